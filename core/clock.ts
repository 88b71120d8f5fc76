/** The time, as an argument: the core reads no clock itself, so that tests and the benchmark bring their own. */
export interface Clock {
	/** In ms since 1970. It only goes forward, even if the system clock is set back. */
	now(): number;
	/** A count of ms that goes on alike in all clocks of a process; if absent, `now` is used. */
	steadyMs?(): number;
	/** How far the system clock has been set since this clock was made, in ms; below 0 if back, 0 if absent. */
	steppedMs?(): number;
	/**
	 * Resolves after `ms`, or earlier when `wake` fires or the execution is stopped. Even after 0 ms other work of the
	 * process has had its turn. Never rejects.
	 */
	sleep(ms: number, wake?: AbortSignal): Promise<void>;
	/** A random number from 0 to 1, for times that must not be the same in several places. */
	random(): number;
	/** Whether the user stopped the execution: nothing more is to be asked. */
	isStopped(): boolean;
}
