import type { CodeRule } from '../../core/http/http';

/**
 * @returns rules for codes that are about the account or the path and not about an id. The rules match words in the
 * codes, because providers and gateways add new codes and put names of products before them. After such a
 * refusal no id is asked for by itself, because every other id would be refused, too. (Volcengine Ark, document
 * 1299023, has all of these families of codes.)
 *
 * @param where where the account is managed, as in "top it up in the console"
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
