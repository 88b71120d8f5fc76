import type { JsonObject } from '../../../core/text/json';
import { statusOfWord } from '../../../core/task/statusWords';
import type { OwnWords } from '../../../core/task/statusWords';
import type { TaskStatus } from '../../../core/task/task';
import { wordOf } from './parts';
import type { RecordParts } from './parts';

/**
 * AceData Cloud's meaning of `starting`: running. For other providers it means queued. AceData's sources list
 * it among the words of running tasks, without saying which service uses it.
 */
const OWN_WORDS: OwnWords = new Map([['starting', 'running']]);

/** @returns the state that a word of AceData's stands for, or undefined for an unknown word */
export function stateOfWord(word: string): TaskStatus | undefined {
	return statusOfWord(word, OWN_WORDS);
}

/** Whether a state is an end without success: failed, cancelled or expired. */
export function isBad(
	status: TaskStatus | undefined,
): status is 'failed' | 'cancelled' | 'expired' {
	return status === 'failed' || status === 'cancelled' || status === 'expired';
}

export function stateOf(word: string | null): TaskStatus | undefined {
	return word === null ? undefined : stateOfWord(word);
}

/** The words of a response and of its outputs, and their states. */
export interface Words {
	/** The word of the record or the response, else the first word of an output. */
	readonly word: string | null;
	readonly ofOutputs: readonly (string | null)[];
	/** The state of the record or the response, then those of the outputs; undefined for no word or an unknown one. */
	readonly states: readonly (TaskStatus | undefined)[];
	readonly bad: 'failed' | 'cancelled' | 'expired' | undefined;
}

/** @returns the words that are read for a task's state: that of the record or the response before those of outputs */
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

/** @returns the first word that means no bad end, or undefined where there is none */
export function goodWord(words: readonly (string | null)[]): string | undefined {
	return words.find((one): one is string => one !== null && !isBad(stateOf(one)));
}
