import type { Clock } from '../clock';

/** How many ids may wait to be looked at; if there are more, a provider is told to call again later. */
const MOST_WAITING = 10_000;

/** How many looks may begin within a minute, however many callbacks come. */
const MOST_LOOKS = 60;
const MINUTE_MS = 60_000;

/** An id that a callback has named, and when one first named it, in ms since 1970. */
export interface Called {
	readonly id: string;
	readonly atMs: number;
}

/**
 * The ids that callbacks of one trigger have named and that are still to be looked at. Of the callbacks that come
 * while ids are being collected, only the first goes on to look; the others have left their ids and are done.
 */
export class Inbox {
	private waiting = new Map<string, number>();

	private isCollecting = false;

	/** When the looks of the last minute began, in ms since 1970. */
	private begun: number[] = [];

	/** @returns whether there is room for the ids; if not, none of them is taken */
	put(ids: readonly string[], nowMs: number): boolean {
		const fresh = ids.filter((id) => !this.waiting.has(id));
		if (this.waiting.size + fresh.length > MOST_WAITING) return false;
		for (const id of fresh) this.waiting.set(id, nowMs);
		return true;
	}

	/**
	 * Waits for `windowMs`, and then until the looks of the last minute are few enough, while more ids come in.
	 *
	 * @returns all ids that came in, for one look; none if another callback is collecting already, or after a Stop
	 */
	async collect(clock: Clock, windowMs: number): Promise<readonly Called[]> {
		if (this.isCollecting || this.waiting.size === 0) return [];
		this.isCollecting = true;
		try {
			if (windowMs > 0) await clock.sleep(windowMs);
			while (!clock.isStopped()) {
				const pauseMs = this.pauseMs(clock.now());
				if (pauseMs <= 0) break;
				await clock.sleep(pauseMs);
			}
			if (clock.isStopped()) return [];
			this.begun.push(clock.now());
			const called = [...this.waiting].map(([id, atMs]) => ({ id, atMs }));
			this.waiting = new Map();
			return called;
		} finally {
			this.isCollecting = false;
		}
	}

	/** @returns how long the next look has to wait, in ms */
	private pauseMs(nowMs: number): number {
		this.begun = this.begun.filter((atMs) => nowMs - atMs < MINUTE_MS);
		const first = this.begun[0];
		return first === undefined || this.begun.length < MOST_LOOKS ? 0 : first + MINUTE_MS - nowMs;
	}
}
