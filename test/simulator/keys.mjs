import { addressOf } from './address.mjs';

/** Plain words, so that nobody takes one for a secret. */
export const keys = {
	valid: 'simulator-key',
	otherAccount: 'simulator-key-of-another-account',
	otherService: 'simulator-key-of-another-service',
	emptyBalance: 'simulator-key-without-balance',
};

/**
 * @typedef {{ url: string, headers: import('node:http').IncomingHttpHeaders }} KeyedRequest
 * @typedef {(request: KeyedRequest) => string | undefined} KeyIn  the key in a request, if there is one where the
 *   API looks for it
 */

/**
 * @param {string} name  of the header, in lower case
 * @param {string} [prefix]  with the space behind it
 * @returns {KeyIn}
 */
export function keyInHeader(name, prefix = '') {
	return ({ headers }) => {
		const given = headers[name];
		if (typeof given !== 'string' || !given.startsWith(prefix)) return undefined;
		return given.slice(prefix.length);
	};
}

/**
 * @param {string} name
 * @returns {KeyIn}
 */
export function keyInQuery(name) {
	return (request) => addressOf(request).query.get(name) ?? undefined;
}

/**
 * The password of basic authentication.
 *
 * @param {string} user
 * @returns {KeyIn}
 */
export function keyInBasic(user) {
	const encoded = keyInHeader('authorization', 'Basic ');
	return (request) => {
		const text = Buffer.from(encoded(request) ?? '', 'base64').toString();
		return text.startsWith(`${user}:`) ? text.slice(user.length + 1) : undefined;
	};
}

const bearer = keyInHeader('authorization', 'Bearer ');

/**
 * All keys of the simulator have one beginning.
 *
 * @param {KeyedRequest} request
 * @returns {boolean} whether it carries a key, right or wrong, wherever that stands
 */
export function carriesKey({ url, headers }) {
	if (headers.authorization !== undefined) return true;
	return [url, ...Object.values(headers)].some((text) => String(text).includes(keys.valid));
}

/**
 * @param {import('./provider.mjs').SimulatedProvider} provider
 * @returns {import('fastify').preHandlerAsyncHookHandler}
 */
export function keyCheck({ errorBody, emptyBalanceStatus, otherServiceRefusal, keyIn = bearer }) {
	return async (request, reply) => {
		const given = keyIn(request);
		if (given === keys.valid || given === keys.otherAccount) return;
		if (given === keys.emptyBalance) {
			return reply.code(emptyBalanceStatus).send(errorBody(emptyBalanceStatus));
		}
		const isMismatched = given === keys.otherService;
		const [code, message] = (isMismatched && otherServiceRefusal) || [];
		return reply.code(401).send(errorBody(401, code, message));
	};
}
