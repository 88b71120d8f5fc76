import type { CodeRule } from '../../core/http/http';

/**
 * Codes that speak of the account or of the path and not of an id, by the words in them and not one by one:
 * providers and gateways add to them and put names of products before them. No other id would fare better, so
 * none is asked for by itself after them. (Volcengine Ark, document 1299023, has all of these families.)
 *
 * @param where where the account is looked after, as in "top it up in the console"
 */
export function accountRefusals(where: string): readonly CodeRule[] {
	return [
		{
			code: /overdue|arrear/i,
			kind: 'forbidden',
			advice: `The account's payment is overdue: top it up ${where}.`,
		},
		{
			code: /insufficient_?(balance|credit|fund|quota)|balance_?(insufficient|not_?enough)/i,
			kind: 'forbidden',
			advice: `The account's balance is used up: top it up ${where}.`,
		},
		{
			code: /invalid_?subscription|subscription_?(invalid|expired|required)|^unsupported_?model/i,
			kind: 'forbidden',
			advice: `The account has no plan for this, or its plan has expired: check the plan ${where}.`,
		},
		{
			code: /invalid_?account|account_?(abnormal|banned|blocked|disabled|frozen|inactive|locked|suspended)/i,
			kind: 'forbidden',
			advice: `The account is not in order: check its state ${where}, or ask the provider.`,
		},
		{
			code: /access_?denied|permission_?denied/i,
			kind: 'forbidden',
			advice: `The account has no right to this: check its rights and its plan ${where}.`,
		},
		{
			code: /(^|\.)(model|service)_?not_?open|^invalid_?endpoint/i,
			kind: 'wrongAddress',
			advice: `The account has no access to this model or endpoint: activate it ${where}.`,
		},
	];
}
