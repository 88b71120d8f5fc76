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

/** The parts of a record that its state follows from. */
export interface StatusClues extends Pick<
	RecordParts,
	'record' | 'response' | 'outputs' | 'recordWord'
> {
	readonly startedAt: string | null;
	/** When the record, its response or its output says that the task ended. */
	readonly endedAt: string | null;
	/** Whether there is an output that did not itself fail, and is no work in progress. */
	readonly hasOutput: boolean;
	/** Whether such an output has a URL; a voice has none. */
	readonly hasUrl: boolean;
	/** Whether there is a cover, and not yet what it is for. */
	readonly hasCoverOnly: boolean;
	/** Whether what the record shows may be work in progress: then neither outputs nor success are an end. */
	readonly isUnproven: boolean;
	readonly differs: Pick<Differences, 'failsWithMessage' | 'successOfQuery'>;
}

export interface StatusReading {
	readonly status: TaskStatus;
	/** The word that was read, as sent, or null where there is none. */
	readonly word: string | null;
	/** What the record complains of while the task goes on, or beside the outputs that it made. */
	readonly passingTrouble: string | null;
}

type Verdict = Omit<StatusReading, 'passingTrouble'>;

/** fish answers a failure with a numeric HTTP-like `status` and neither `success` nor `error`. */
const FIRST_FAILING_NUMBER = 400;

/**
 * The state of a task. AceData has no status field of its own, so it follows from rules, one `if` a
 * rule, tried from top to bottom (sources: AceData Cloud Docs and their MCP servers, SDK, front end and n8n
 * node, where they agree). A failure decides before words, which services leave as they were; words decide
 * before `success: true`, which may mean no more than "accepted".
 */
export function statusOf(clues: StatusClues): StatusReading {
	const { status, word } = verdictOf(clues);
	return { status, word, passingTrouble: isBad(status) ? null : troubleOf(clues) };
}

function verdictOf(clues: StatusClues): Verdict {
	const { response, recordWord, startedAt, endedAt } = clues;

	// Some services say it in the record itself, with a result or without one.
	if (recordWord !== null && !isObject(response)) {
		return say(stateOfWord(recordWord) ?? 'unknown', recordWord);
	}

	// Nothing recorded yet: accepted, perhaps started. Finished without a result says nothing.
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

/** Of several outputs one may have failed; what it says is told beside the others. */
function troubleOf({ response, record, outputs }: StatusClues): string | null {
	const places = [response, record].filter(isObject).filter(saysError);
	const place = places[0] ?? outputs.find((output) => isBad(stateOf(wordOf(output))));
	const { message, code } = errorWordsIn(place);
	return message ?? code;
}

/** `success: false` is final with a structured error, without any, or once the task has ended. */
function isRefused({ success, error }: JsonObject, endedAt: string | null): boolean {
	return success === false && (isObject(error) || error === undefined || endedAt !== null);
}

/**
 * A failure says so in a refusal, or in an error that no `success: false` makes a passing one. Where `success`
 * is that of the question, a refusal without a reason is one only where no word says more.
 */
function saysFailure(response: JsonObject, { record, endedAt, differs }: StatusClues): boolean {
	const isError = saysError(response) || saysError(record);
	if (differs.successOfQuery === true && !isError) return false;
	return isRefused(response, endedAt) || (response.success !== false && isError);
}

/** @returns null when the task has not failed, as far as words and errors say */
function fromFailure(response: JsonObject, clues: StatusClues, words: Words): Verdict | null {
	const { word, ofOutputs, states, bad } = words;

	// The whole failed, or its only output did.
	if (isBad(states[0])) return say(states[0], word);
	if (bad !== undefined && ofOutputs.length === 1) return say(bad, word);

	// A failure with nothing to show: the busy words beside it were never updated.
	const isFailure = saysFailure(response, clues);
	if (isFailure && !clues.hasUrl) return say(bad ?? 'failed', word);

	// What was made is there, and no more will come.
	if (isFailure && response.success === false) return say('succeeded', goodWord(ofOutputs) ?? word);
	return null;
}

/** @returns null when no word of the response, or of its outputs, decides */
function fromWords(response: JsonObject, clues: StatusClues, words: Words): Verdict | null {
	const { endedAt, hasOutput } = clues;
	const { word, ofOutputs, states, bad } = words;

	// Any busy output keeps the task going, whatever the flags say.
	if (states.includes('running')) return say('running', word);
	const queued = states.filter((state) => state === 'queued').length;
	const known = states.filter((state) => state !== undefined).length;
	if (queued > 0) return say(queued < known ? 'running' : 'queued', word);

	// Of several outputs the failed ones are left out while another has something to show.
	if (bad !== undefined && hasOutput) return say('succeeded', goodWord(ofOutputs) ?? word);
	if (bad !== undefined) return say(bad, word);

	// Done; but a refusal with nothing to show is a failure whose word was never updated.
	if (states.includes('succeeded')) {
		const isEmpty = isRefused(response, endedAt) && !hasOutput;
		return say(isEmpty ? 'failed' : 'succeeded', word);
	}

	// A word that nobody has seen yet decides nothing: only the flags do, where they are clear.
	if (word !== null && response.success !== false) {
		return say(response.success === true && hasOutput ? 'succeeded' : 'unknown', word);
	}
	return null;
}

function fromFlags(response: JsonObject, clues: StatusClues): Verdict {
	const { differs, endedAt, hasCoverOnly, hasOutput, hasUrl, isUnproven } = clues;
	const { success, status, data, message } = response;

	// A bare text under `error` is a hiccup that the task survives, unless its output is there already.
	if (success === false && hasUrl) return say('succeeded');
	if (success === false) return say(isRefused(response, endedAt) ? 'failed' : 'running');

	// A failure without a flag: fish's number.
	if (typeof status === 'number' && status >= FIRST_FAILING_NUMBER) return say('failed');

	// A picture that is still being painted.
	if (isUnproven) return say('running');
	if (hasOutput) return say('succeeded');

	// An end, or an answer with something in it that has no URL.
	const isAnswer = holdsSomething(data) && !hasCoverOnly;
	if (success === true) return say(isAnswer || endedAt !== null ? 'succeeded' : 'running');
	if (endedAt !== null && isAnswer) return say('succeeded');

	// The create answer, recorded.
	if (isAcknowledgement(response)) return say(endedAt === null ? 'running' : 'unknown');

	// A place for outputs was made, and nothing put into it.
	if (typeof data === 'object' && data !== null && Object.keys(data).length === 0)
		return say('queued');

	// Words where an output should be; but a number under `status` already said that all is well.
	const isComplaint = differs.failsWithMessage === true && typeof status !== 'number';
	return say(isComplaint && nonEmpty(message) !== null ? 'failed' : 'unknown');
}
