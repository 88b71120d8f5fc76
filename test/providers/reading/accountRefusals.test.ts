// Codes that speak of the account or of the path: no id is to blame, so none is asked for by itself.
import { accountRefusals } from '../../../providers/reading/accountRefusals';
import { adapterOf, answer, problemOf } from '../../core/answering';

const ADAPTERS = [adapterOf('aceDataCloud', 'veo'), adapterOf('modelArk'), adapterOf('vap')];

// [code, kind, what the advice speaks of]
test.each([
	['AccountOverdueError', 'forbidden', /payment is overdue/],
	['OperationDenied.ServiceOverdue', 'forbidden', /payment is overdue/],
	['account_in_arrears', 'forbidden', /payment is overdue/],
	['UserInArrearsError', 'forbidden', /payment is overdue/],
	['InsufficientBalance', 'forbidden', /balance is used up/],
	['insufficient_credits', 'forbidden', /balance is used up/],
	['BalanceInsufficient', 'forbidden', /balance is used up/],
	['balance_insufficient', 'forbidden', /balance is used up/],
	['BalanceNotEnough', 'forbidden', /balance is used up/],
	['balance_not_enough', 'forbidden', /balance is used up/],
	['InvalidSubscription', 'forbidden', /plan has expired/],
	['SubscriptionExpired', 'forbidden', /plan has expired/],
	['InvalidSubscription.Expired', 'forbidden', /plan has expired/],
	['subscription_expired', 'forbidden', /plan has expired/],
	['UnsupportedModel', 'forbidden', /plan/],
	['InvalidAccountStatus', 'forbidden', /account is not in order/],
	['InvalidAccount', 'forbidden', /account is not in order/],
	['AccountSuspended', 'forbidden', /account is not in order/],
	['account_suspended', 'forbidden', /account is not in order/],
	['AccessDenied', 'forbidden', /account has no right/],
	['AccessDenied.Model', 'forbidden', /account has no right/],
	['OperationDenied.PermissionDenied', 'forbidden', /account has no right/],
	['ModelNotOpen', 'wrongAddress', /account has no access to this model/],
	['OperationDenied.ServiceNotOpen', 'wrongAddress', /account has no access to this model/],
	['InvalidEndpoint.ClosedEndpoint', 'wrongAddress', /account has no access to this model/],
	['InvalidEndpointOrModel.NotFound', 'wrongAddress', /account has no access to this model/],
])('%s is %s at every provider, whatever the HTTP status', (code, kind, advice) => {
	for (const adapter of ADAPTERS) {
		for (const status of [400, 401, 403, 404, 422]) {
			// VAP's 404 in JSON always says that there is no such task.
			if (adapter.provider === 'vap' && status === 404) continue;
			for (const ids of [['a'], ['a', 'b']]) {
				const body = { error: { code, message: 'Words.', type: 'Forbidden' } };
				const problem = problemOf(adapter, answer(body, status), ids);
				expect(problem).toMatchObject({ kind, httpStatus: status, concernsIds: false });
				expect(problem.description).toMatch(advice);
				expect(problem.description).toContain(code);
			}
		}
	}
});

test.each([
	...['InvalidParameter', 'OperationDenied.InvalidState', 'ResourceNotFound', 'AccountName'],
	// What a parameter is called is no word on the account.
	...['InvalidParameter.UnsupportedModel', 'InvalidParameter.InvalidEndpoint'],
])('%s is about the ids', (code) => {
	for (const adapter of ADAPTERS) {
		const problem = problemOf(adapter, answer({ error: { code } }, 400), ['a', 'b']);
		expect(problem).toMatchObject({ kind: 'refused', concernsIds: true });
	}
});

const ruleFor = (code: string) => accountRefusals('there').find((rule) => rule.code.test(code));

const FAMILIES = [
	{
		kind: 'forbidden',
		advice: "The account's payment is overdue: top it up there.",
		codes: ['Overdue', 'my_overdue_x', 'arrear', 'AccountArrears'],
	},
	{
		kind: 'forbidden',
		advice: "The account's balance is used up: top it up there.",
		codes: [
			...['insufficient_balance', 'insufficient_credit', 'insufficient_fund', 'insufficient_quota'],
			...['InsufficientBalance', 'InsufficientCredits', 'InsufficientFunds', 'InsufficientQuota'],
			...['balance_insufficient', 'BalanceInsufficient', 'balance_notenough', 'balance_not_enough'],
			...['BalanceNotEnough', 'balanceNot_Enough', 'User.InsufficientBalance.Now'],
		],
	},
	{
		kind: 'forbidden',
		advice: 'The account has no plan for this, or its plan has expired: check the plan there.',
		codes: [
			...['invalid_subscription', 'InvalidSubscription', 'My.InvalidSubscription'],
			...['subscription_invalid', 'SubscriptionExpired', 'subscription_required'],
			...['SubscriptionRequired', 'unsupported_model', 'UnsupportedModel'],
		],
	},
	{
		kind: 'forbidden',
		advice: 'The account is not in order: check its state there, or ask the provider.',
		codes: [
			...['invalid_account', 'InvalidAccount', 'account_abnormal', 'AccountBanned'],
			...['account_blocked', 'AccountDisabled', 'account_frozen', 'AccountInactive'],
			...['account_locked', 'AccountSuspended'],
		],
	},
	{
		kind: 'forbidden',
		advice: 'The account has no right to this: check its rights and its plan there.',
		codes: [
			'access_denied',
			'AccessDenied',
			'permission_denied',
			'PermissionDenied',
			'X.AccessDenied',
		],
	},
	{
		kind: 'wrongAddress',
		advice: 'The account has no access to this model or endpoint: activate it there.',
		codes: [
			...['ModelNotOpen', 'model_not_open', 'Model_NotOpen', 'ServiceNotOpen', 'X.ModelNotOpen'],
			...['invalid_endpoint', 'InvalidEndpoint', 'InvalidEndpointOrModel.NotFound'],
		],
	},
];

const CODES = FAMILIES.flatMap(({ kind, advice, codes }) =>
	codes.map((code) => [code, kind, advice] as const),
);

test.each(CODES)('%s is %s, and the advice is whole', (code, kind, advice) => {
	expect(ruleFor(code)).toMatchObject({ kind, advice });
	expect(ruleFor(code.toUpperCase())).toMatchObject({ kind, advice });
});

test.each([
	...['insufficient', 'insufficient_', 'insufficient_time', 'balance', 'balance_enough'],
	...['subscription', 'X.unsupported_model', 'account', 'account_unknown', 'denied', 'access'],
	...['permission', 'not_open', 'SupermodelNotOpen', 'X.invalid_endpoint', 'endpoint', ''],
])('%j is of no family', (code) => {
	expect(ruleFor(code)).toBeUndefined();
});
