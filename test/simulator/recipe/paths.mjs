import { decoded } from '../address.mjs';
import { isRecord, textsOf } from '../json.mjs';

/**
 * @typedef {import('../provider.mjs').Asked} Asked
 *
 * @typedef {object} Place  where a request names its tasks; in the path, as `{id}`, where both are absent
 * @property {string} [query]  the name of a part of the query: one id, or several, repeated or with commas
 * @property {string} [body]  a dotted path in the JSON body: one id, or a list
 *
 * @typedef {(path: string) => Record<string, string> | null} Matcher  the parts of a path by name, decoded
 */

/**
 * @param {string} template  such as `/jobs/{id}`; `{+id}` takes slashes too
 * @returns {Matcher}
 */
export function matcherOf(template) {
	const pattern = new RegExp(
		`^${template
			.split(/(\{\+?\w+\})/)
			.map((part) => {
				const [, slashes, name] = /^\{(\+?)(\w+)\}$/.exec(part) ?? [];
				if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
				return slashes === '+' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`;
			})
			.join('')}$`,
	);
	return (path) => {
		const found = pattern.exec(path);
		if (found === null) return null;
		const parts = Object.entries(found.groups ?? {});
		return Object.fromEntries(parts.map(([name, text]) => [name, decoded(text)]));
	};
}

/**
 * @param {string} template
 * @returns {string} as fastify writes it, which takes slashes at the end of a path only
 */
export function fastifyPath(template) {
	return template
		.replaceAll(':', '::')
		.replace(/\{\+\w+\}.*$/, '*')
		.replace(/\{(\w+)\}/g, ':$1');
}

/**
 * @param {unknown} body
 * @param {string} path  dotted
 * @returns {unknown}
 */
function memberOf(body, path) {
	return path
		.split('.')
		.reduce((/** @type {unknown} */ at, name) => (isRecord(at) ? at[name] : undefined), body);
}

/**
 * @param {Asked} asked
 * @param {Record<string, string>} parts  of its path
 * @param {Place} place
 * @returns {string[]} the ids that a request asks about
 */
export function idsIn({ query, body }, parts, place) {
	if (place.query !== undefined) {
		return query
			.getAll(place.query)
			.flatMap((text) => text.split(','))
			.filter((id) => id !== '');
	}
	if (place.body !== undefined) {
		const named = memberOf(body, place.body);
		return textsOf(Array.isArray(named) ? named : [named]);
	}
	return parts.id === undefined ? [] : [parts.id];
}
