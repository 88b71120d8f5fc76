import { untilTimeToSpare } from './spareTime.mjs';

/** Shares no factor with the number of cells, so that a step of it comes by every cell once. */
const STRIDE = 7919;

/** So many jobs are under way whatever else the process does. */
const AT_LEAST = 4;

/**
 * Runs all jobs, at most so many side by side, and those that stand together far apart: they are of one kind, and
 * many of the heavy ones at one time would keep the others from being in time. For the same reason a job begins
 * only when the process has time for it, so that a slow machine has fewer under way, each as quick as on another.
 *
 * @returns their promises, in order and at once
 */
export function inLanes<Job, Result>(
	laneCount: number,
	jobs: readonly Job[],
	run: (job: Job) => Promise<Result>,
): Array<Promise<Result>> {
	const lanes: Array<Promise<unknown>> = Array.from({ length: laneCount }, async () => undefined);
	const results: Array<Promise<Result>> = [];
	let underWay = 0;
	let beginning: Promise<unknown> = Promise.resolve();
	const begun = async (job: Job) => {
		// One after the other: what begins takes of the time that the next one looks for.
		const turn = beginning.then(() => untilTimeToSpare(() => underWay < AT_LEAST));
		beginning = turn;
		await turn;
		underWay += 1;
		return await run(job).finally(() => (underWay -= 1));
	};
	for (let step = 0; step < jobs.length; step += 1) {
		const index = (step * STRIDE) % jobs.length;
		const job = jobs[index] as Job;
		const lane = step % laneCount;
		const result = Promise.resolve(lanes[lane]).then(async () => await begun(job));
		// Reported by its own test; unheard until then, a failure would end the process.
		lanes[lane] = result.catch(() => undefined);
		results[index] = result;
	}
	return results;
}
