/** Several signals as one, which can be aborted by itself too. */
export interface JoinedSignals {
	/** Aborts with the first of them. */
	readonly signal: AbortSignal;
	abort(): void;
	/** Lets go of the others: one that lives on would keep this one alive. */
	release(): void;
}

/** `AbortSignal.any` would do for the signal, but is younger than the oldest Node that n8n runs on. */
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
