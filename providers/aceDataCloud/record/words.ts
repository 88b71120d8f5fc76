import type { JsonObject } from '../../../core/text/json';
import { statusOfWord } from '../../../core/task/statusWords';
import type { OwnWords } from '../../../core/task/statusWords';
import type { TaskStatus } from '../../../core/task/task';
import { wordOf } from './parts';
import type { RecordParts } from './parts';

/**
 * Elsewhere `starting` is a word of a queue. What is known of AceData Cloud's services lists it among the words
 * of tasks at work; which of them says it is not known.
 */
const OWN_WORDS: OwnWords = new Map([['starting', 'running']]);

/** @returns the state that a word of AceData's stands for, or undefined for one that is new to us */
export function stateOfWord(word: string): TaskStatus | undefined {
	return statusOfWord(word, OWN_WORDS);
}

/** Whether a state is an end that nobody wanted. */
export function isBad(
	status: TaskStatus | undefined,
): status is 'failed' | 'cancelled' | 'expired' {
	return status === 'failed' || status === 'cancelled' || status === 'expired';
}

export function stateOf(word: string | null): TaskStatus | undefined {
	return word === null ? undefined : stateOfWord(word);
}

/** What the words of a response and of its outputs say. */
export interface Words {
	/** The word of the whole, else the first of an output. */
	readonly word: string | null;
	readonly ofOutputs: readonly (string | null)[];
	/** The state of the whole, then those of the outputs; undefined where there is no word, or a new one. */
	readonly states: readonly (TaskStatus | undefined)[];
	readonly bad: 'failed' | 'cancelled' | 'expired' | undefined;
}

/** @returns the words that are read for a task's state, whole first */
export function wordsOf(
	response: JsonObject,
	{ outputs, recordWord }: Pick<RecordParts, 'outputs' | 'recordWord'>,
): Words {
	const whole = recordWord ?? wordOf(response);
	const ofOutputs = outputs.map(wordOf);
	const states = [whole, ...ofOutputs].map(stateOf);
	return {
		word: whole ?? ofOutputs.find((one) => one !== null) ?? null,
		...{ ofOutputs, states, bad: states.find(isBad) },
	};
}

/** @returns the first word of several outputs that speaks of no failure */
export function goodWord(words: readonly (string | null)[]): string | undefined {
	return words.find((one): one is string => one !== null && !isBad(stateOf(one)));
}
