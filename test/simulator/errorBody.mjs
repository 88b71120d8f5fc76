/**
 * @typedef {import('./task.mjs').Provider} Provider
 */

/** What each provider says when nothing more precise is known: `[code, message]`. */
/** @type {Record<'aceDataCloud' | 'modelArk', Record<number, [string, string]>>} */
const usualErrors = {
	aceDataCloud: {
		400: ['bad_request', 'The request is not valid.'],
		401: ['invalid_token', 'The specified token is invalid or wrong.'],
		403: ['used_up', 'Your balance is used up, please recharge.'],
		404: ['no_api', 'API does not exist, please make sure url is correct.'],
		413: ['request_too_large', 'The request is too large.'],
		429: ['too_many_requests', 'You have exceeded the rate limit.'],
		500: ['api_error', 'Internal server error.'],
		504: ['timeout', 'The request timed out.'],
	},
	modelArk: {
		400: ['InvalidParameter', 'A parameter specified in the request is not valid.'],
		401: ['AuthenticationError', 'The API key in the request is missing or invalid.'],
		403: ['AccountOverdueError', 'The account has an overdue balance.'],
		404: ['ResourceNotFound', 'The specified resource is not found'],
		429: ['ServerOverloaded', 'The service is currently overloaded. Please retry later.'],
		500: ['InternalServiceError', 'The service encountered an unexpected internal error.'],
	},
};

/** @type {Record<number, [text: string, more: object]>} */
const vapErrors = {
	400: ['Invalid request', { errors: [] }],
	401: ['Invalid API key', {}],
	402: ['Insufficient balance', { balance: '0.00', required: '0.18' }],
	404: ['Task not found', {}],
	429: ['Rate limit exceeded', { retry_after: 1, limit_type: 'requests_per_minute' }],
	500: ['Internal server error', {}],
	503: ['Service unavailable', {}],
};

/**
 * The provider's own JSON for an HTTP status that is an error.
 *
 * @param {Provider} provider
 * @param {number} status
 * @param {string} [code]
 * @param {string} [message]
 */
export function errorBody(provider, status, code, message) {
	const group = status >= 500 ? 500 : 400;
	if (provider === 'vap') {
		const [text, more] = vapErrors[status] ?? vapErrors[group] ?? ['Error', {}];
		return { error: message ?? text, ...more };
	}
	const table = usualErrors[provider];
	const [usualCode, usualMessage] = table[status] ?? table[group] ?? ['', ''];
	const error = { code: code ?? usualCode, message: message ?? usualMessage };
	return provider === 'modelArk'
		? { error }
		: { error, trace_id: '2efa9340-b21b-4e26-9e14-4aac95f343ab' };
}
