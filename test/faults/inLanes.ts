/** Shares no factor with the number of cells, so that a step of it comes by every cell once. */
const STRIDE = 7919;

/**
 * Runs all jobs, so many side by side, and those that stand together far apart: they are of one kind, and
 * many of the heavy ones at one time would keep the others from being in time.
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
	for (let step = 0; step < jobs.length; step += 1) {
		const index = (step * STRIDE) % jobs.length;
		const job = jobs[index] as Job;
		const lane = step % laneCount;
		const result = Promise.resolve(lanes[lane]).then(async () => await run(job));
		// Reported by its own test; unheard until then, a failure would end the process.
		lanes[lane] = result.catch(() => undefined);
		results[index] = result;
	}
	return results;
}
