import { createdMs } from '../look/recent/readList';
import type { Task } from '../task/task';
import { isObject } from '../text/json';

/** How far a trigger has read its account's list. `newestMs` is by the provider's clock, other times by this one. */
export interface ListCursor {
	/** When the newest listed task was created, in ms since 1970; null if no task says when. */
	readonly newestMs: number | null;
	/** The tasks that had not ended, or only just, by id, with when a poll first noted them, in ms since 1970. */
	readonly open: ReadonlyMap<string, number>;
	/** When the list was read last, in ms since 1970. */
	readonly readAtMs: number;
}

/** How much of the list is read again each time: it may show tasks late, and not in order to the second. */
const OVERLAP_MS = 600_000;

/** After so long without a poll the list begins anew, because what was given out is forgotten by then. */
const LONGEST_PAUSE_MS = 7 * 24 * 3_600_000;

/** How many open tasks are watched, and for how long. */
const MOST_OPEN = 1_000;
const WATCHED_MS = 7 * 24 * 3_600_000;

/** @returns whether the list begins anew, without a cursor or with one too old, so that what it shows is not new */
export function isFirst(cursor: ListCursor | null, nowMs: number): boolean {
	return cursor === null || nowMs - cursor.readAtMs > LONGEST_PAUSE_MS;
}

/** @returns from when on tasks are listed, in ms since 1970; null to list all that there are */
export function sinceOf(cursor: ListCursor | null): number | null {
	const newestMs = cursor?.newestMs ?? null;
	return newestMs === null ? null : newestMs - OVERLAP_MS;
}

/** @returns the ids of open tasks that the list did not show, because they were created before those that it listed */
export function unlisted(cursor: ListCursor | null, listed: readonly Task[]): readonly string[] {
	const shown = new Set(listed.map(({ taskId }) => taskId));
	return [...(cursor?.open.keys() ?? [])].filter((id) => !shown.has(id));
}

/** What one poll has seen. */
export interface Polled {
	readonly listed: readonly Task[];
	/** The tasks that were looked at beside the list. */
	readonly looked: readonly Task[];
	/** The ids that could not be looked at this time. */
	readonly lost: Iterable<string>;
	/** The ids for which executions are started; looked at once more, because a kill may keep these from beginning. */
	readonly started: Iterable<string>;
	/** False if a problem ended the reading of the list: the next poll reads from the same time again. */
	readonly isWhole: boolean;
}

/** @returns how far the list is read after the poll */
export function advanced(
	cursor: ListCursor | null,
	{ listed, looked, lost, started, isWhole }: Polled,
	nowMs: number,
): ListCursor {
	const times = listed.flatMap((task) => createdMs(task) ?? []);
	const beforeMs = cursor?.newestMs ?? Number.NEGATIVE_INFINITY;
	const newestMs = times.reduce((newest, timeMs) => Math.max(newest, timeMs), beforeMs);
	const going = [...listed, ...looked].filter(({ done }) => !done).map(({ taskId }) => taskId);
	const open = [...new Set([...lost, ...started, ...going])]
		.map((id) => [id, cursor?.open.get(id) ?? nowMs] as const)
		.filter(([, sinceMs]) => nowMs - sinceMs <= WATCHED_MS)
		.sort(([, one], [, other]) => one - other)
		.slice(-MOST_OPEN);
	const kept = isWhole ? newestMs : beforeMs;
	return {
		newestMs: Number.isFinite(kept) ? kept : null,
		open: new Map(open),
		readAtMs: nowMs,
	};
}

/** @returns plain data, to be read by `cursorIn` */
export function storedCursor({ newestMs, open, readAtMs }: ListCursor) {
	return { newestMs, readAtMs, open: [...open].map(([id, atMs]) => [id, atMs] as const) };
}

/** @returns the cursor that was stored; null where there is none */
export function cursorIn(stored: unknown): ListCursor | null {
	if (!isObject(stored) || typeof stored.readAtMs !== 'number' || !Array.isArray(stored.open))
		return null;
	const open = (stored.open as readonly unknown[]).flatMap((entry) => {
		const [id, atMs] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
		return typeof id === 'string' && typeof atMs === 'number' ? [[id, atMs] as const] : [];
	});
	const newestMs = typeof stored.newestMs === 'number' ? stored.newestMs : null;
	return { newestMs, open: new Map(open), readAtMs: stored.readAtMs };
}
