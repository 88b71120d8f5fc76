import { Queue } from './queue';

/** Runs work in the order of the calls, each as soon as fewer than the allowed number are under way. */
export type Limit = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** @param count how much work may be under way at once */
export function atMost(count: number): Limit {
	let free = count;
	const waiting = new Queue<() => void>();
	return async (work) => {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.put(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.take();
			if (next === undefined) free += 1;
			else next();
		}
	};
}
