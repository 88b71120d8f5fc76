/**
 * Where a request goes, taken apart by hand: `new URL` takes a path that begins with two slashes, as
 * a client makes it out of a base URL with a slash at its end, for a host.
 *
 * @param {{ url: string }} request
 * @returns {{ path: string, query: URLSearchParams }}
 */
export function addressOf({ url }) {
	const queryStart = url.indexOf('?');
	if (queryStart === -1) return { path: url, query: new URLSearchParams() };
	return {
		path: url.slice(0, queryStart),
		query: new URLSearchParams(url.slice(queryStart + 1)),
	};
}

/**
 * @param {string} text
 * @returns {string} the text itself where its percent signs encode nothing
 */
export function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
