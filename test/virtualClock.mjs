/**
 * @typedef {object} VirtualClock
 * @property {import('../core/clock.js').Clock} clock
 * @property {() => void} stop what n8n's Stop does: sleeps come back, nothing more is to be asked
 * @property {<Value>(work: Promise<Value>) => Promise<Value>} run lets time pass until the work is done
 * @property {<Value>(work: Promise<Value>) => Promise<Value>} outside work that takes real time, such as a
 *   request over a socket: the clock stands still until it is done
 */

/** Work that sleeps this often without an end is a loop without an end. */
const MOST_SLEEPS = 200_000;

/**
 * A clock that stands still while there is something to do and then jumps to the next sleeper, so that
 * an hour of waiting takes milliseconds and every run is the same.
 *
 * @param {number} [startMs]
 * @param {() => number} [random] without jitter if absent
 * @returns {VirtualClock}
 */
export function virtualClock(startMs = Date.parse('2026-11-22T10:00:00.000Z'), random = () => 0.5) {
	/** @type {{ atMs: number, order: number, wakeUp: () => void }[]} */
	const sleepers = [];
	/** @type {Set<Promise<unknown>>} */
	const underWay = new Set();
	let nowMs = startMs;
	let order = 0;
	let stopped = false;

	return {
		clock: {
			now: () => nowMs,
			random,
			isStopped: () => stopped,
			async sleep(ms, wake) {
				if (stopped || wake?.aborted) return;
				await new Promise((resolve) => {
					const wakeUp = () => {
						const index = sleepers.indexOf(sleeper);
						if (index >= 0) sleepers.splice(index, 1);
						resolve(undefined);
					};
					const sleeper = { atMs: nowMs + Math.max(0, ms), order: order++, wakeUp };
					sleepers.push(sleeper);
					wake?.addEventListener('abort', wakeUp, { once: true });
				});
			},
		},
		stop() {
			stopped = true;
			for (const { wakeUp } of [...sleepers]) wakeUp();
		},
		async outside(work) {
			const noted = work.catch(() => undefined).finally(() => underWay.delete(noted));
			underWay.add(noted);
			return await work;
		},
		async run(work) {
			let done = false;
			work.finally(() => (done = true)).catch(() => undefined);
			for (let count = 0; ; count += 1) {
				// Everything that can go on without time passing goes on first.
				await new Promise((resolve) => setImmediate(resolve));
				if (done) return await work;
				if (underWay.size > 0) {
					await Promise.race(underWay);
					continue;
				}
				if (count > MOST_SLEEPS) throw new Error('The work sleeps for ever');
				const next = sleepers.reduce(
					(first, one) =>
						first && (first.atMs - one.atMs || first.order - one.order) <= 0 ? first : one,
					sleepers[0],
				);
				if (next === undefined) throw new Error('The work waits for something that is not time');
				if (next.atMs === Infinity) throw new Error('The work sleeps until nothing');
				nowMs = Math.max(nowMs, next.atMs);
				next.wakeUp();
			}
		},
	};
}
