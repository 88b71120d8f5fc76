/** So that many executions do not beat together. */
const JITTER_SHARE = 0.1;

const LONGEST_BACKOFF_S = 60;

export interface Situation {
	/** As the user set it; 0 is automatic. */
	readonly pollIntervalSeconds: number;
	/** Looks in a row that brought no answer. */
	readonly looksWithoutAnswer: number;
	/** Whether any look of this wait has brought an answer yet. */
	readonly hasAnswer: boolean;
	/** What the provider wants to be left alone for, in seconds; 0 where it does not say. */
	readonly shortestSeconds: number;
	/** A random number from 0 to 1. */
	readonly chance: number;
}

/**
 * @param automaticSeconds after how many seconds the next look pays, asked only where the user leaves it to the
 * node and something has answered
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

/** Nothing has answered yet: the address is as likely wrong as the provider is slow, and should be told soon. */
const FIRST_CONTACT_S = 1;

/** After k looks in a row without an answer the pause × 2^(k−1), at most a minute, never less than the pause. */
function backedOff(pauseSeconds: number, { looksWithoutAnswer }: Situation): number {
	const doubled = pauseSeconds * 2 ** Math.max(0, looksWithoutAnswer - 1);
	return Math.max(pauseSeconds, Math.min(LONGEST_BACKOFF_S, doubled));
}
