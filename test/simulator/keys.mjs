import { errorBody } from './errorBody.mjs';

/** Plain words, so that nobody takes one for a secret. */
export const keys = {
	valid: 'simulator-key',
	otherService: 'simulator-key-of-another-service',
	emptyBalance: 'simulator-key-without-balance',
};

const emptyBalanceStatus = { aceDataCloud: 403, modelArk: 403, vap: 402 };

/**
 * @param {import('./task.mjs').Provider} provider
 * @returns {import('fastify').preHandlerAsyncHookHandler}
 */
export function keyCheck(provider) {
	return async (request, reply) => {
		const given = request.headers.authorization;
		if (given === `Bearer ${keys.valid}`) return;
		if (given === `Bearer ${keys.emptyBalance}`) {
			const status = emptyBalanceStatus[provider];
			return reply.code(status).send(errorBody(provider, status));
		}
		// Only AceData Cloud sells keys for one service.
		const mismatched = provider === 'aceDataCloud' && given === `Bearer ${keys.otherService}`;
		const body = mismatched
			? errorBody(provider, 401, 'token_mismatched', 'token and api does not match.')
			: errorBody(provider, 401);
		return reply.code(401).send(body);
	};
}
