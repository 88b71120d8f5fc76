/** The time, as an argument: the core reads no clock of its own, so that tests and the benchmark bring theirs. */
export interface Clock {
	/** In ms since 1970. Only goes forward, also where the system clock is set back. */
	now(): number;
	/** A count of ms that goes on alike in all clocks of a process; `now` where it is absent. */
	steadyMs?(): number;
	/** How far the system clock has been set forward since this clock was made, in ms; not at all if absent. */
	steppedMs?(): number;
	/**
	 * Comes back after `ms`, or earlier when `wake` fires or the execution is stopped. Even after 0 ms other work of
	 * the process has had its turn. Never rejects.
	 */
	sleep(ms: number, wake?: AbortSignal): Promise<void>;
	/** A number from 0 to 1, for what must not happen in step. */
	random(): number;
	/** Whether the user stopped the execution: nothing more is to be asked. */
	isStopped(): boolean;
}
