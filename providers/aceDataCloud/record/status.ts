import { isObject, nonEmpty } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import type { TaskStatus } from '../../../core/task/task';
import { holdsSomething, isAcknowledgement } from './acknowledgement';
import { wordOf } from './parts';
import type { RecordParts } from './parts';
import type { Differences } from '../services/service';
import { goodWord, isBad, stateOf, stateOfWord, wordsOf } from './words';
import type { Words } from './words';
import { errorWordsIn, saysError } from '../../reading/errorCode';

/** The parts of a record from which its state is derived. */
export interface StatusClues extends Pick<
	RecordParts,
	'record' | 'response' | 'outputs' | 'recordWord'
> {
	readonly startedAt: string | null;
	/** When the record, its response or its output says that the task ended. */
	readonly endedAt: string | null;
	/** Whether there is an output that did not itself fail and is not work in progress. */
	readonly hasOutput: boolean;
	/** Whether such an output has a URL. A cloned voice, for example, has none. */
	readonly hasUrl: boolean;
	/** Whether there are only media such as a cover, without the output that they belong to. */
	readonly hasCoverOnly: boolean;
	/** Whether the record may show work in progress: then neither outputs nor `success: true` mean the end. */
	readonly isUnproven: boolean;
	readonly differs: Pick<Differences, 'failsWithMessage' | 'successOfQuery'>;
}

export interface StatusReading {
	readonly status: TaskStatus;
	/** The word that was read, as sent; null where there is none. */
	readonly word: string | null;
	/** An error in the record of a task that did not fail: it goes on, or has outputs all the same; null for none. */
	readonly passingTrouble: string | null;
}

type Verdict = Omit<StatusReading, 'passingTrouble'>;

/** fish answers a failure with a numeric HTTP-like `status` and neither `success` nor `error`. */
const FIRST_FAILING_NUMBER = 400;

/**
 * Derives the state of a task. AceData has no status field of its own, so the state follows from rules, one `if`
 * a rule, tried from top to bottom (sources: AceData Cloud Docs and their MCP servers, SDK, front end and n8n
 * node, where they agree). A failure is tested before words, because services may not update their words. Words
 * are tested before `success: true`, which may mean no more than "accepted".
 */
export function statusOf(clues: StatusClues): StatusReading {
	const { status, word } = verdictOf(clues);
	return { status, word, passingTrouble: isBad(status) ? null : troubleOf(clues) };
}

function verdictOf(clues: StatusClues): Verdict {
	const { response, recordWord, startedAt, endedAt } = clues;

	// Some services have a word for the state in the record itself. Without a response it alone decides.
	if (recordWord !== null && !isObject(response)) {
		return say(stateOfWord(recordWord) ?? 'unknown', recordWord);
	}

	// Without a response the task is accepted, perhaps started. An end without a response says nothing about success.
	if (response === null || response === undefined) {
		if (endedAt !== null) return say('unknown');
		return say(startedAt === null ? 'queued' : 'running');
	}
	if (!isObject(response)) return say('unknown');
	const words = wordsOf(response, clues);
	return (
		fromFailure(response, clues, words) ??
		fromWords(response, clues, words) ??
		fromFlags(response, clues)
	);
}

function say(status: TaskStatus, word: string | null = null): Verdict {
	return { status, word };
}

/** @returns the error in the response or the record, else that of a failed output among several; null for none */
function troubleOf({ response, record, outputs }: StatusClues): string | null {
	const places = [response, record].filter(isObject).filter(saysError);
	const place = places[0] ?? outputs.find((output) => isBad(stateOf(wordOf(output))));
	const { message, code } = errorWordsIn(place);
	return message ?? code;
}

/** Whether `success: false` is final: beside an error object, beside no error, or once the task has ended. */
function isRefused({ success, error }: JsonObject, endedAt: string | null): boolean {
	return success === false && (isObject(error) || error === undefined || endedAt !== null);
}

/**
 * Whether flags and errors say that the task failed: by a final `success: false`, or by an error without
 * `success: false`, beside which an error may be passing. Where `success` is about the request
 * (`successOfQuery`), a response without an error is no failure yet: words are read first.
 */
function saysFailure(response: JsonObject, { record, endedAt, differs }: StatusClues): boolean {
	const isError = saysError(response) || saysError(record);
	if (differs.successOfQuery === true && !isError) return false;
	return isRefused(response, endedAt) || (response.success !== false && isError);
}

/** @returns the state that words and errors of a failure give, or null when they show no failure */
function fromFailure(response: JsonObject, clues: StatusClues, words: Words): Verdict | null {
	const { word, ofOutputs, states, bad } = words;

	// The word of the whole says a bad end, or that of its only output does.
	if (isBad(states[0])) return say(states[0], word);
	if (bad !== undefined && ofOutputs.length === 1) return say(bad, word);

	// A failure without a URL. Words such as "processing" beside it were never updated.
	const isFailure = saysFailure(response, clues);
	if (isFailure && !clues.hasUrl) return say(bad ?? 'failed', word);

	// `success: false`, but there are outputs: the task made them, and will make no more.
	if (isFailure && response.success === false) return say('succeeded', goodWord(ofOutputs) ?? word);
	return null;
}

/** @returns the state that words of the response or of its outputs give, or null when no word decides */
function fromWords(response: JsonObject, clues: StatusClues, words: Words): Verdict | null {
	const { endedAt, hasOutput } = clues;
	const { word, ofOutputs, states, bad } = words;

	// While a word says that something is running, the task is running, whatever the flags say.
	if (states.includes('running')) return say('running', word);
	const queued = states.filter((state) => state === 'queued').length;
	const known = states.filter((state) => state !== undefined).length;
	if (queued > 0) return say(queued < known ? 'running' : 'queued', word);

	// Where some outputs failed and another one is there, the failed ones are left out.
	if (bad !== undefined && hasOutput) return say('succeeded', goodWord(ofOutputs) ?? word);
	if (bad !== undefined) return say(bad, word);

	// The word says success. Beside a final `success: false` without outputs, the word was never updated.
	if (states.includes('succeeded')) {
		const isEmpty = isRefused(response, endedAt) && !hasOutput;
		return say(isEmpty ? 'failed' : 'succeeded', word);
	}

	// An unknown word decides nothing. The task is done only where `success: true` and an output say so.
	if (word !== null && response.success !== false) {
		return say(response.success === true && hasOutput ? 'succeeded' : 'unknown', word);
	}
	return null;
}

function fromFlags(response: JsonObject, clues: StatusClues): Verdict {
	const { differs, endedAt, hasCoverOnly, hasOutput, hasUrl, isUnproven } = clues;
	const { success, status, data, message } = response;

	// `success: false` with a bare text under `error` is passing, so the task runs on, unless its output is there.
	if (success === false && hasUrl) return say('succeeded');
	if (success === false) return say(isRefused(response, endedAt) ? 'failed' : 'running');

	// A failure without `success`: the numeric `status` of fish.
	if (typeof status === 'number' && status >= FIRST_FAILING_NUMBER) return say('failed');

	// What the record shows may be work in progress, such as a picture that is not finished.
	if (isUnproven) return say('running');
	if (hasOutput) return say('succeeded');

	// Success needs the end of the task, or an answer with content that has no URL.
	const isAnswer = holdsSomething(data) && !hasCoverOnly;
	if (success === true) return say(isAnswer || endedAt !== null ? 'succeeded' : 'running');
	if (endedAt !== null && isAnswer) return say('succeeded');

	// The response is only the answer of the create call.
	if (isAcknowledgement(response)) return say(endedAt === null ? 'running' : 'unknown');

	// `data` is there for the outputs, but still empty.
	if (typeof data === 'object' && data !== null && Object.keys(data).length === 0)
		return say('queued');

	// A message in place of an output is a failure, unless a number under `status` says that all is well.
	const isComplaint = differs.failsWithMessage === true && typeof status !== 'number';
	return say(isComplaint && nonEmpty(message) !== null ? 'failed' : 'unknown');
}
