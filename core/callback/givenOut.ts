import type { Task } from '../task/task';

/** For which of a task's changes a workflow is started. */
export type TriggerEvent = 'taskEnded' | 'taskSucceeded' | 'everyChange';

/** How long a task is remembered, and how many of them. */
const REMEMBERED_MS = 7 * 24 * 3_600_000;
const MOST_REMEMBERED = 10_000;

/**
 * How long n8n may take until it has begun the execution for a task. n8n stores what the trigger remembers at the same
 * time as it begins the execution, not after (n8n 2.41, `live-webhooks.js`): if the task were stored at once, a kill
 * between the two would lose it.
 */
const BEGUN_AFTER_MS = 30_000;

/** How a task stood when a workflow was started for it the last time. */
interface GivenOut {
	readonly status: string;
	/** Whether it had ended, so that nothing more comes. */
	readonly isEnd: boolean;
	readonly atMs: number;
	/** Whether the task may be stored: it was stored already, or no workflow is started for it. */
	readonly isCertain: boolean;
}

/** A task as it is stored: a short list without names, because n8n writes all entries each time. */
type StoredEntry = readonly [key: string, status: string, isEnd: 0 | 1, atSeconds: number];

/**
 * Remembers for which tasks a workflow was started, so that each task starts it once for each event, however often its
 * provider calls. It is bounded to 7 days and 10,000 tasks; the oldest are forgotten first.
 */
export class GivenOutTasks {
	private readonly byKey = new Map<string, GivenOut>();

	/** Whether something was noted that `stored` has not returned yet. */
	isChanged = false;

	/** @returns whether the task has ended, so that nothing more comes of it */
	hasEnded(key: string): boolean {
		return this.byKey.get(key)?.isEnd === true;
	}

	/**
	 * Notes a task as it was seen.
	 *
	 * @returns whether a workflow is to be started for it
	 */
	note(key: string, { status, done }: Task, event: TriggerEvent, nowMs: number): boolean {
		const known = this.byKey.get(key);
		if (known?.isEnd === true) return false;
		if (!done && (event !== 'everyChange' || known?.status === status)) return false;
		this.put(key, { status, isEnd: done, atMs: nowMs, isCertain: false });
		this.isChanged = true;
		this.forget(nowMs);
		return event !== 'taskSucceeded' || status === 'succeeded';
	}

	/** Marks all that was noted as certain, because no workflow is started for it. */
	confirm(): void {
		for (const [key, one] of this.byKey) this.byKey.set(key, { ...one, isCertain: true });
	}

	/** Adds what another process, or this one before a restart, has stored. */
	add(stored: unknown, nowMs: number): void {
		if (!Array.isArray(stored)) return;
		for (const entry of stored as readonly unknown[]) {
			const read = entryOf(entry);
			if (read === null) continue;
			const [key, one] = read;
			const known = this.byKey.get(key);
			if (known === undefined || (!known.isEnd && known.atMs < one.atMs)) this.put(key, one);
		}
		this.forget(nowMs);
	}

	/**
	 * @returns plain data, to be read by `add`, without the tasks whose executions may not have begun yet: after a
	 * kill they are handed out again, and the execution itself finds out whether there was one before
	 */
	stored(nowMs: number): readonly StoredEntry[] {
		const certain = [...this.byKey].filter(
			([, { isCertain, atMs }]) => isCertain || nowMs - atMs >= BEGUN_AFTER_MS,
		);
		this.isChanged = certain.length < this.byKey.size;
		return certain.map(
			([key, { status, isEnd, atMs }]): StoredEntry => [
				...([key, status] as const),
				...([isEnd ? 1 : 0, Math.floor(atMs / 1000)] as const),
			],
		);
	}

	get size(): number {
		return this.byKey.size;
	}

	/** Puts a task last, so that the one that was seen last is forgotten last. */
	private put(key: string, one: GivenOut): void {
		this.byKey.delete(key);
		this.byKey.set(key, one);
	}

	private forget(nowMs: number): void {
		for (const [key, { atMs }] of this.byKey) {
			const isOld = nowMs - atMs > REMEMBERED_MS;
			if (!isOld && this.byKey.size <= MOST_REMEMBERED) break;
			this.byKey.delete(key);
		}
	}
}

function entryOf(entry: unknown): readonly [string, GivenOut] | null {
	if (!Array.isArray(entry)) return null;
	const [key, status, isEnd, atSeconds] = entry as readonly unknown[];
	if (typeof key !== 'string' || typeof status !== 'string' || typeof atSeconds !== 'number')
		return null;
	return [key, { status, isEnd: isEnd === 1, atMs: atSeconds * 1000, isCertain: true }];
}

/** @returns the key for a task; with the service, because another service may have a task with the same id */
export function keyOf(provider: string, service: string, taskId: string): string {
	return `${provider}/${service}/${taskId}`;
}
