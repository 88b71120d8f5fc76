/** Plain words, so that nobody takes one for a secret. */
export const keys = {
	valid: 'simulator-key',
	otherService: 'simulator-key-of-another-service',
	emptyBalance: 'simulator-key-without-balance',
};

/**
 * @param {import('./provider.mjs').SimulatedProvider} provider
 * @returns {import('fastify').preHandlerAsyncHookHandler}
 */
export function keyCheck({ errorBody, emptyBalanceStatus, otherServiceRefusal }) {
	return async (request, reply) => {
		const given = request.headers.authorization;
		if (given === `Bearer ${keys.valid}`) return;
		if (given === `Bearer ${keys.emptyBalance}`) {
			return reply.code(emptyBalanceStatus).send(errorBody(emptyBalanceStatus));
		}
		const isMismatched = given === `Bearer ${keys.otherService}`;
		const [code, message] = (isMismatched && otherServiceRefusal) || [];
		return reply.code(401).send(errorBody(401, code, message));
	};
}
