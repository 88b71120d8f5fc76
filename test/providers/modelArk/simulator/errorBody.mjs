import { usualError } from '../../../simulator/usualError.mjs';

/** @type {Record<number, [code: string, message: string]>} */
const usualErrors = {
	400: ['InvalidParameter', 'A parameter specified in the request is not valid.'],
	401: ['AuthenticationError', 'The API key in the request is missing or invalid.'],
	403: ['AccountOverdueError', 'The account has an overdue balance.'],
	404: ['ResourceNotFound', 'The specified resource is not found'],
	429: ['ServerOverloaded', 'The service is currently overloaded. Please retry later.'],
	500: ['InternalServiceError', 'The service encountered an unexpected internal error.'],
};

/**
 * @param {number} status
 * @param {string} [code]
 * @param {string} [message]
 */
export function errorBody(status, code, message) {
	const [usualCode, usualMessage] = usualError(usualErrors, status) ?? ['', ''];
	return { error: { code: code ?? usualCode, message: message ?? usualMessage } };
}
