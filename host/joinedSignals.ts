/** Several signals joined into one, which can also be aborted by itself. */
export interface JoinedSignals {
	/** Aborts as soon as one of the joined signals does, or `abort` is called. */
	readonly signal: AbortSignal;
	abort(): void;
	/** Removes the listeners. Otherwise a long-lived signal, such as n8n's Stop, keeps every joined one in memory. */
	release(): void;
}

/** Joins signals without `AbortSignal.any`, which is younger than the oldest Node that n8n runs on. */
export function joinedSignals(...signals: ReadonlyArray<AbortSignal | undefined>): JoinedSignals {
	const own = new AbortController();
	const abort = () => own.abort();
	for (const signal of signals) signal?.addEventListener('abort', abort, { once: true });
	if (signals.some((signal) => signal?.aborted === true)) abort();
	return {
		signal: own.signal,
		abort,
		release() {
			for (const signal of signals) signal?.removeEventListener('abort', abort);
		},
	};
}
