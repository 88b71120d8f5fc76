/**
 * Runs jobs side by side and begins them in order. The first job runs alone, so that a wrong key is found out once and
 * not eight times.
 *
 * @param most how many may be under way at once
 * @param run must not reject
 */
export async function inParallel<Job>(
	jobs: readonly Job[],
	most: number,
	run: (job: Job) => Promise<void>,
): Promise<void> {
	const waiting = jobs.values();
	const first = waiting.next();
	if (first.done === true) return;
	await run(first.value);
	const workOn = async () => {
		for (const job of waiting) await run(job);
	};
	await Promise.all(Array.from({ length: most }, workOn));
}

/** @returns the ids in their order, in lists of at most `size` */
export function chunked(ids: readonly string[], size: number): ReadonlyArray<readonly string[]> {
	const count = Math.ceil(ids.length / size);
	return Array.from({ length: count }, (_, index) => ids.slice(index * size, (index + 1) * size));
}
