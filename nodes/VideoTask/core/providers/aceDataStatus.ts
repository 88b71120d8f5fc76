import { isObject, nonEmpty } from '../json';
import type { JsonObject } from '../json';
import { statusOfWord } from '../statusWords';
import type { OwnWords } from '../statusWords';
import type { TaskStatus } from '../task';
import { wordOf } from './aceDataParts';
import type { RecordParts } from './aceDataParts';
import type { Differences } from './aceDataService';

/** The parts of a record that its state follows from. */
export interface StatusClues extends Pick<RecordParts, 'response' | 'outputs' | 'recordWord'> {
	readonly startedAt: string | null;
	readonly finishedAt: string | null;
	/** Whether there is an output that did not itself fail. */
	readonly hasOutput: boolean;
	/** Whether what the record shows may be work in progress: then neither outputs nor success are an end. */
	readonly isUnproven: boolean;
	readonly differs: Pick<Differences, 'failsWithMessage'>;
}

export interface StatusReading {
	readonly status: TaskStatus;
	/** The word that was read, as sent, or null where there is none. */
	readonly word: string | null;
	/** A text under `error` while the task goes on. */
	readonly passingTrouble: string | null;
}

/** Maestro says `starting` once it is at work (maestro/docs/maestro_tasks.md). */
const OWN_WORDS: OwnWords = new Map([['starting', 'running']]);

/** @returns the state that a word of AceData's stands for, or undefined for one that is new to us */
export function stateOfWord(word: string): TaskStatus | undefined {
	return statusOfWord(word, OWN_WORDS);
}

/** fish answers a failure with a numeric HTTP-like `status` and neither `success` nor `error`. */
const FIRST_FAILING_NUMBER = 400;

/**
 * The state of a task. AceData has no status field of its own, so it follows from rules, one `if` a
 * rule, tried from top to bottom (sources: AceData Cloud Docs and their MCP servers, SDK and n8n node,
 * where they agree). Words decide before flags, since `success: true` may mean no more than "accepted".
 */
export function statusOf(clues: StatusClues): StatusReading {
	const { response, recordWord, startedAt, finishedAt } = clues;

	// Some services say it in the record itself, with a result or without one.
	if (recordWord !== null && !isObject(response)) {
		return say(stateOfWord(recordWord) ?? 'unknown', recordWord);
	}

	// Nothing recorded yet: accepted, perhaps started. Finished without a result says nothing.
	if (response === null || response === undefined) {
		if (finishedAt !== null) return say('unknown');
		return say(startedAt === null ? 'queued' : 'running');
	}
	if (!isObject(response)) return say('unknown');
	return fromWords(response, clues) ?? fromFlags(response, clues);
}

function say(status: TaskStatus, word: string | null = null): StatusReading {
	return { status, word, passingTrouble: null };
}

function isBad(status: TaskStatus | undefined): status is 'failed' | 'cancelled' | 'expired' {
	return status === 'failed' || status === 'cancelled' || status === 'expired';
}

function stateOf(word: string | null): TaskStatus | undefined {
	return word === null ? undefined : stateOfWord(word);
}

/** `success: false` is final with a structured error, without any, or once the task has ended. */
function isRefused({ success, error }: JsonObject, finishedAt: string | null): boolean {
	return success === false && (isObject(error) || error === undefined || finishedAt !== null);
}

/** @returns null when no word of the response, or of its outputs, decides */
function fromWords(
	response: JsonObject,
	{ finishedAt, hasOutput, outputs, recordWord }: StatusClues,
): StatusReading | null {
	const whole = recordWord ?? wordOf(response);
	const outputWords = outputs.map(wordOf);
	const word = whole ?? outputWords.find((one) => one !== null) ?? null;
	const states = [whole, ...outputWords].map(stateOf);
	const bad = states.find(isBad);

	// The whole failed, or its only output did.
	if (isBad(states[0])) return say(states[0], word);
	if (bad !== undefined && outputWords.length === 1) return say(bad, word);

	// Any busy output keeps the task going, whatever the flags say.
	if (states.includes('running')) return say('running', word);
	const queued = states.filter((state) => state === 'queued').length;
	const known = states.filter((state) => state !== undefined).length;
	if (queued > 0) return say(queued < known ? 'running' : 'queued', word);

	// Of several outputs the failed ones are left out while another has something to show.
	if (bad !== undefined && hasOutput) {
		return say(
			'succeeded',
			outputWords.find((one) => one !== null && !isBad(stateOf(one))) ?? word,
		);
	}
	if (bad !== undefined) return say(bad, word);

	// Done; but a refusal with nothing to show is a failure whose word was never updated.
	if (states.includes('succeeded')) {
		return say(isRefused(response, finishedAt) && !hasOutput ? 'failed' : 'succeeded', word);
	}

	// A word that nobody has seen yet decides nothing: only the flags do, where they are clear.
	if (word !== null && response.success !== false) {
		return say(response.success === true && hasOutput ? 'succeeded' : 'unknown', word);
	}
	return null;
}

function fromFlags(response: JsonObject, clues: StatusClues): StatusReading {
	const { differs, finishedAt, hasOutput, isUnproven } = clues;
	const { success, error, status, data, message } = response;

	// A bare text under `error` is a hiccup that the task survives; the text is kept.
	if (isRefused(response, finishedAt)) return say('failed');
	if (success === false) return { ...say('running'), passingTrouble: nonEmpty(error) };

	// Failures without a flag: fish's number, or an error object on its own.
	if (typeof status === 'number' && status >= FIRST_FAILING_NUMBER) return say('failed');
	if (success !== true && isObject(error)) return say('failed');

	// A picture that is still being painted.
	if (isUnproven) return say('running');

	// `success: true` with nothing to show and no end is the create answer, recorded.
	if (success === true) return say(hasOutput || finishedAt !== null ? 'succeeded' : 'running');
	if (hasOutput) return say('succeeded');

	// A place for outputs was made, and nothing put into it.
	if (typeof data === 'object' && data !== null && Object.keys(data).length === 0)
		return say('queued');

	// Words where an output should be; but a number under `status` already said that all is well.
	const isComplaint = differs.failsWithMessage === true && typeof status !== 'number';
	return say(isComplaint && nonEmpty(message) !== null ? 'failed' : 'unknown');
}
