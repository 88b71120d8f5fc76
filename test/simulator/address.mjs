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

/**
 * @param {string} path  of a file that is named after a task
 * @returns {string} the task's id
 */
export function taskIdOfFile(path) {
	return decoded(path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z0-9]+$/, ''));
}
