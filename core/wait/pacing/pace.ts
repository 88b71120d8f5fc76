/** How far a pause varies at random, as a share of it, so that many executions do not ask in step. */
const JITTER_SHARE = 0.1;

const LONGEST_BACKOFF_S = 60;

export interface Situation {
	/** 'Poll Interval (Seconds)' as the user set it; 0 is automatic. */
	readonly pollIntervalSeconds: number;
	/** Looks in a row that brought no answer. */
	readonly looksWithoutAnswer: number;
	/** Whether any look of this wait has brought an answer yet. */
	readonly hasAnswer: boolean;
	/** The shortest pause that the provider wants, in seconds; 0 if it does not say. */
	readonly shortestSeconds: number;
	/** A random number from 0 to 1. */
	readonly chance: number;
}

/**
 * @param automaticSeconds returns after how many seconds the next look is worth its request; called only if pauses
 * are automatic, and not after looks without an answer while nothing has answered yet
 * @returns the pause before the next look, in ms
 */
export function pauseMs(situation: Situation, automaticSeconds: () => number): number {
	const { pollIntervalSeconds, chance } = situation;
	if (pollIntervalSeconds > 0) return 1000 * backedOff(pollIntervalSeconds, situation);
	const jitter = 1 + JITTER_SHARE * (2 * chance - 1);
	const isFirstContact = !situation.hasAnswer && situation.looksWithoutAnswer > 0;
	const seconds = isFirstContact ? FIRST_CONTACT_S : automaticSeconds();
	return 1000 * Math.max(situation.shortestSeconds, jitter * backedOff(seconds, situation));
}

/** While nothing has answered, the address is as likely wrong as the provider is slow: the user should know soon. */
const FIRST_CONTACT_S = 1;

/** @returns the pause × 2^(k−1) after k looks in a row without an answer, at most a minute, never below the pause */
function backedOff(pauseSeconds: number, { looksWithoutAnswer }: Situation): number {
	const doubled = pauseSeconds * 2 ** Math.max(0, looksWithoutAnswer - 1);
	return Math.max(pauseSeconds, Math.min(LONGEST_BACKOFF_S, doubled));
}
