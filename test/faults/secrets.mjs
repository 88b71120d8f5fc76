// Looks for a secret in everything that a run left behind, however it may be written there.
import { inspect } from 'node:util';

import { stringify } from 'flatted';

/**
 * @param {string} secret letters, digits and hyphens only
 * @param {object} left what a run gave back: items, errors, hints, log lines, stored execution data
 * @returns {boolean} whether the secret stands in it: as it is, in a URL, or in JSON within JSON
 */
export function isSeen(secret, left) {
	// What n8n would store, and what only an inspector sees: causes, stacks, hidden members.
	const texts = [
		stringify(left),
		inspect(left, {
			depth: Infinity,
			maxStringLength: null,
			maxArrayLength: null,
			showHidden: true,
		}),
	];
	return texts.some((text) => plain(text).includes(secret));
}

/**
 * @param {string} text
 * @returns {string} without the ways in which JSON and URLs write characters
 */
function plain(text) {
	return text
		.replace(/\\+(u00|x)([0-9a-f]{2})/gi, '%$2')
		.replace(/%(25)*([2-7][0-9a-f])/gi, (_whole, _again, hex) =>
			String.fromCharCode(Number.parseInt(hex, 16)),
		);
}
