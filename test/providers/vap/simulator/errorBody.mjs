import { usualError } from '../../../simulator/usualError.mjs';

/** @type {Record<number, [text: string, more: object]>} */
const usualErrors = {
	400: ['Invalid request', { errors: [] }],
	401: ['Invalid API key', {}],
	402: ['Insufficient balance', { balance: '0.00', required: '0.18' }],
	404: ['Task not found', {}],
	429: ['Rate limit exceeded', { retry_after: 1, limit_type: 'requests_per_minute' }],
	500: ['Internal server error', {}],
	503: ['Service unavailable', {}],
};

/**
 * @param {number} status
 * @param {string} [_code]  VAP's errors have none
 * @param {string} [message]
 */
export function errorBody(status, _code, message) {
	const [text, more] = usualError(usualErrors, status) ?? ['Error', {}];
	return { error: message ?? text, ...more };
}
