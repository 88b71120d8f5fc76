/**
 * @typedef {object} State
 * @property {string} count such as "3 of 12 tasks done"
 * @property {number} requests
 *
 * @typedef {Pick<NodeJS.WriteStream, 'write' | 'columns'> & { isTTY?: boolean }} Screen
 */

const rewriteEveryMs = 200;
const lineEveryMs = 3000;

/**
 * @param {number} elapsedMs
 * @param {State} state
 */
export function progressLine(elapsedMs, { count, requests }) {
	const seconds = `${Math.floor(elapsedMs / 1000)} s`.padStart(5);
	return [seconds, count, counted(requests, 'request')].join(' · ');
}

/**
 * @param {number} count
 * @param {string} noun
 */
export function counted(count, noun) {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * Shows that something goes on: one line rewritten in place on a terminal, else a line every few
 * seconds, for a log.
 *
 * @param {Screen} screen
 * @param {() => State} read
 * @returns {() => void} to be called once, at the end
 */
export function startProgress(screen, read) {
	const startedAt = performance.now();
	const line = () => progressLine(performance.now() - startedAt, read());
	const inPlace = screen.isTTY === true;
	const show = () => {
		// A line that wraps cannot be rewritten.
		if (inPlace) screen.write(`\r\x1b[2K${line().slice(0, (screen.columns || 80) - 1)}`);
		else screen.write(`${line()}\n`);
	};
	const timer = setInterval(show, inPlace ? rewriteEveryMs : lineEveryMs);
	return () => {
		clearInterval(timer);
		show();
		if (inPlace) screen.write('\n');
	};
}
