import { createRequire } from 'node:module';

/**
 * @import { Clock } from '../core/clock.js'
 * @typedef {{ baseMs: number, factor: number }} FastTime so many times as fast as real time, from `baseMs` on
 */

const require = createRequire(import.meta.url);

/** @param {FastTime} time */
export function nowOf(time) {
	return fastTimeOf(Date.now(), time);
}

/** @param {number} realMs since 1970 @param {FastTime} time @returns {number} in ms since 1970 */
export function fastTimeOf(realMs, { baseMs, factor }) {
	return baseMs + (realMs - baseMs) * factor;
}

/**
 * Puts the shipped node on a clock that runs faster, so that its automatic pace is what is measured; the
 * sleeps are still its own, only shorter.
 *
 * @param {FastTime} time
 */
export function speedUpNode(time) {
	const shipped = require('../dist/host/clock.js');
	/** @type {(stop: AbortSignal | undefined) => Clock} */
	const n8nClock = shipped.n8nClock;
	shipped.n8nClock = (/** @type {AbortSignal | undefined} */ stop) => {
		const clock = n8nClock(stop);
		/** @type {Clock} */
		const faster = {
			...clock,
			now: () => nowOf(time),
			sleep: async (ms, wake) => await clock.sleep(ms / time.factor, wake),
		};
		return faster;
	};
}
