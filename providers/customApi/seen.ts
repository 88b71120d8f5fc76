import type { Task } from '../../core/task/task';

/** What was found at one place of an answer. */
interface Place {
	readonly path: string;
	readonly url: string;
}

/** More addresses than this in one record are a list of search results, not inputs. */
const MOST_PLACES = 200;

/**
 * The addresses that stood in each task's record while it ran: what stands at the same place after its end was
 * an input (AssemblyAI's `audio_url`, D-ID's `source_url`).
 */
export class SeenAddresses {
	private readonly byTask = new Map<string, Set<string>>();

	/** @param known tasks as an earlier turn of a wait saw them; those under way carry their addresses as found */
	constructor(known: readonly Task[]) {
		for (const { taskId, done, details } of known) {
			if (!done) this.add(taskId, details.found?.outputs ?? []);
		}
	}

	/** @returns `path`, a line break and the address, for each that was seen */
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
