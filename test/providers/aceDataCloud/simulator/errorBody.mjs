import { usualError } from '../../../simulator/usualError.mjs';

/** @type {Record<number, [code: string, message: string]>} */
const usualErrors = {
	400: ['bad_request', 'The request is not valid.'],
	401: ['invalid_token', 'The specified token is invalid or wrong.'],
	403: ['used_up', 'Your balance is used up, please recharge.'],
	404: ['no_api', 'API does not exist, please make sure url is correct.'],
	413: ['request_too_large', 'The request is too large.'],
	429: ['too_many_requests', 'You have exceeded the rate limit.'],
	500: ['api_error', 'Internal server error.'],
	504: ['timeout', 'The request timed out.'],
};

/**
 * @param {number} status
 * @param {string} [code]
 * @param {string} [message]
 */
export function errorBody(status, code, message) {
	const [usualCode, usualMessage] = usualError(usualErrors, status) ?? ['', ''];
	return {
		error: { code: code ?? usualCode, message: message ?? usualMessage },
		trace_id: '2efa9340-b21b-4e26-9e14-4aac95f343ab',
	};
}
