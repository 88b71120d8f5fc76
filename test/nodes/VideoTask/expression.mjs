/**
 * Evaluates an expression as far as the node's own go: one that is the whole text, made of plain JavaScript.
 *
 * @param {string} text as in `={{ $credentials.baseUrl }}`
 * @param {Record<string, unknown>} values what `$credentials`, `$parameter` and the like stand for
 * @returns {unknown}
 */
export function valueOf(text, values) {
	const inner = /^=\{\{([\s\S]*)\}\}$/.exec(text)?.[1];
	if (inner === undefined) throw new Error(`This is no expression: ${text}`);
	return new Function(...Object.keys(values), `return (${inner});`)(...Object.values(values));
}
