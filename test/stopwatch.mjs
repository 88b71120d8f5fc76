import process from 'node:process';

const TICK_MS = 5;
/** Timers are late by so much on an idle machine too. */
const USUAL_LATENESS_MS = 2;

/** @returns the processor time that this process has used so far, in ms */
export function cpuUsedMs() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/**
 * A stopwatch that leaves out what the machine did for others, so that a test may bound how long something
 * takes on a machine of any speed and load.
 *
 * While it runs, a timer tells how late this process's event loop is. Lateness in which this process itself
 * used a processor is its own doing and counts; the rest is time for which it was not given one.
 *
 * @returns {{ read(): { tookMs: number, heldUpMs: number }, stop(): { tookMs: number, heldUpMs: number } }}
 * `tookMs` is the time since the start without `heldUpMs`, the time for which this process had to wait
 */
export function startStopwatch() {
	const startedAtMs = performance.now();
	const usedBeforeMs = cpuUsedMs();
	let lateMs = 0;
	let dueAtMs = startedAtMs + TICK_MS;
	const latenessAt = (/** @type {number} */ atMs) => {
		const late = atMs - dueAtMs;
		return late > USUAL_LATENESS_MS ? late : 0;
	};
	const timer = setInterval(() => {
		const atMs = performance.now();
		lateMs += latenessAt(atMs);
		dueAtMs = atMs + TICK_MS;
	}, TICK_MS);
	timer.unref();
	const read = () => {
		const atMs = performance.now();
		const usedMs = cpuUsedMs() - usedBeforeMs;
		const heldUpMs = Math.max(0, lateMs + latenessAt(atMs) - usedMs);
		return { tookMs: atMs - startedAtMs - heldUpMs, heldUpMs };
	};
	return {
		read,
		stop() {
			clearInterval(timer);
			return read();
		},
	};
}
