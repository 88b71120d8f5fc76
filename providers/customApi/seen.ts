import type { Task } from '../../core/task/task';

/** An address in an answer, and its path. */
interface Place {
	readonly path: string;
	readonly url: string;
}

/** How many addresses of a task are kept. More in one record are a list of search results, not inputs. */
const MOST_PLACES = 200;

/**
 * Remembers the addresses in each task's record while it runs: an address that is still at the same place after the
 * end was an input (AssemblyAI's `audio_url`, D-ID's `source_url`).
 */
export class SeenAddresses {
	private readonly byTask = new Map<string, Set<string>>();

	/** @param known tasks as an earlier turn of a wait saw them; running ones have addresses in `details.found` */
	constructor(known: readonly Task[]) {
		for (const { taskId, done, details } of known) {
			if (!done) this.add(taskId, details.found?.outputs ?? []);
		}
	}

	/** @returns the path, a line break and the address, for each address that was seen; empty for none */
	of(taskId: string): ReadonlySet<string> {
		return this.byTask.get(taskId) ?? new Set();
	}

	add(taskId: string, places: readonly Place[]): void {
		if (places.length === 0) return;
		const seen = this.byTask.get(taskId) ?? new Set();
		for (const { path, url } of places.slice(0, MOST_PLACES)) {
			if (seen.size < MOST_PLACES) seen.add(`${path}\n${url}`);
		}
		this.byTask.set(taskId, seen);
	}
}
