/** What ends the waits of one run together: each is for another service, but their tasks come out in one run. */
export interface SharedEnd {
	/** Whether any task is done. */
	hasDone: boolean;
	/** When the first URL of a finished task comes too close to its expiry, in ms since 1970; Infinity for never. */
	urlsExpireAtMs: number;
	/** The sleeps of waits: aborted when a task is done or `urlsExpireAtMs` comes earlier. */
	readonly sleepers: Set<AbortController>;
}

export function newSharedEnd(): SharedEnd {
	return { hasDone: false, urlsExpireAtMs: Number.POSITIVE_INFINITY, sleepers: new Set() };
}

export function noteDone(shared: SharedEnd): void {
	shared.hasDone = true;
	wake(shared);
}

/** @param atMs when the URLs of a finished task come too close to their expiry, in ms since 1970 */
export function noteUrlsExpireAt(shared: SharedEnd, atMs: number): void {
	if (atMs >= shared.urlsExpireAtMs) return;
	shared.urlsExpireAtMs = atMs;
	wake(shared);
}

function wake({ sleepers }: SharedEnd): void {
	for (const sleeper of sleepers) sleeper.abort();
}
