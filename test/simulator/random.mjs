/**
 * @typedef {() => number} Random a number from 0 up to but not 1
 */

/**
 * The same seed gives the same ids, order and chance faults, so that a failing run can be repeated.
 *
 * @param {number} seed
 * @returns {Random}
 */
export function seededRandom(seed) {
	let state = seed >>> 0;
	return () => {
		// mulberry32
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {Random} random
 * @returns {Item[]}
 */
export function shuffled(items, random) {
	return items
		.map((item) => ({ item, order: random() }))
		.sort((left, right) => left.order - right.order)
		.map(({ item }) => item);
}

/**
 * @param {string} alphabet
 * @param {number} length
 * @param {Random} random
 */
function randomText(alphabet, length, random) {
	return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

/**
 * @param {number} length
 * @param {Random} random
 */
export function randomHex(length, random) {
	return randomText('0123456789abcdef', length, random);
}

/**
 * @param {Random} random
 */
export function randomUuid(random) {
	const hex = randomHex(30, random);
	const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(12, 15)}`];
	return [...groups, `a${hex.slice(15, 18)}`, hex.slice(18, 30)].join('-');
}

/**
 * Ark writes the time of creation into the id, in China's time.
 *
 * @param {number} createdAtMs
 * @param {Random} random
 */
export function randomArkId(createdAtMs, random) {
	const digits = chinaTime(createdAtMs).replace(/\D/g, '');
	return `cgt-${digits}-${randomText('abcdefghijklmnopqrstuvwxyz0123456789', 5, random)}`;
}

/**
 * `2025-07-25 17:19:20`, UTC+8, without saying so: the form of Veo's inner dates.
 *
 * @param {number} timeMs
 */
export function chinaTime(timeMs) {
	const offsetMs = 8 * 3600 * 1000;
	return new Date(timeMs + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}
