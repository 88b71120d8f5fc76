import { jsonIn, jsonOf, unexpectedAnswer } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { completeTask } from '../../core/task/completeTask';
import type { ServiceFacts, Task } from '../../core/task/task';
import { firstText, isObject, quantity, readField } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';
import { errorWordsIn, firstCode } from '../reading/errorCode';
import type { ErrorWords } from '../reading/errorCode';
import { filesIn } from './files';
import { refusalOf } from './refusal';

/**
 * Reads the result of a request that is COMPLETED: what the model made, or the error with which it ended.
 *
 * @returns the task with its files, or with the whole answer as its result where there is no file in it; the task
 * failed for the model's own error; a Problem for anything else, which says nothing about the task
 */
export function readResult(answer: HttpAnswer, task: Task, facts: ServiceFacts): Task | Problem {
	if (answer.status < 200 || answer.status > 299) {
		const words = errorIn(answer);
		if (words === null) return refusalOf(answer);
		const failed = { ...task, status: 'failed', reported: words } as const;
		return judgedByHttp(completeTask(failed, facts, answer.receivedAtMs), answer);
	}
	if (answer.status === 202) return unexpectedAnswer(answer, 'the result is not there yet');
	const json = jsonOf(answer);
	if (isProblem(json)) return json;
	return withContentNote(made(json.value, task, { facts, answer }), json.value);
}

/**
 * Sets the reason of a failure under HTTP 422 that is `unknown` or `provider` so far: `invalid_input`, because with
 * 422 a model refuses its input, whatever it calls the error; but `provider` where a header says that sending the
 * same again can help (fal.ai/docs, errors).
 */
function judgedByHttp(task: Task, { status, headers }: HttpAnswer): Task {
	const { failure } = task;
	if (failure === null || status !== 422) return task;
	if (failure.reason !== 'unknown' && failure.reason !== 'provider') return task;
	const said = headers['x-fal-retryable'] ?? headers['x-fal-needs-retry'] ?? '';
	const canHelp = /^(?:true|1)$/i.test(said.trim());
	const reason = canHelp ? 'provider' : 'invalid_input';
	return { ...task, failure: { ...failure, reason, retryable: canHelp } };
}

/**
 * Reads the error with which a request ended. An error of the model is a list under `detail` (422 for the input, 5xx
 * within the model). An error of the queue is a text there, with `error_type` beside it or in the header. All other
 * refusals say nothing about the task: a 400 "Request is still in progress", 401, 404, 429, a gateway's 5xx.
 *
 * @returns code and message, or null for an answer that is no failure of the task
 */
function errorIn(answer: HttpAnswer): ErrorWords | null {
	const { status, headers } = answer;
	if (status < 400 || NEVER_OF_TASK.has(status)) return null;
	const value = jsonIn(answer);
	if (!isObject(value)) return null;
	const { detail, error_type, error } = inSnakeCase(value);
	if (Array.isArray(detail)) return firstFault(detail);
	const message = firstText(detail, error);
	const code = firstCode(error_type, headers['x-fal-error-type']);
	const isFault = message !== null && (status === 422 || code !== null);
	return isFault ? { code, message } : null;
}

/** Statuses about the key, balance, rights, address or pace: always about the request, never about the task. */
const NEVER_OF_TASK: ReadonlySet<number> = new Set([401, 402, 403, 404, 408, 425, 429]);

export const CONTENT_CODE = 'content_policy_violation';

/** The most errors of one answer that are read. */
const MOST_FAULTS = 100;

/** @returns the error about a content policy where there is one, else the first error; null for none */
function firstFault(detail: readonly unknown[]): ErrorWords | null {
	const faults = detail.slice(0, MOST_FAULTS).filter(isObject).map(faultOf);
	const said = faults.filter(({ code, message }) => code !== null || message !== null);
	return said.find(({ code }) => code === CONTENT_CODE) ?? said[0] ?? null;
}

/** @returns one error, with the field's name put before a message that does not name it, such as "field required" */
function faultOf({ loc, msg, type }: JsonObject): ErrorWords {
	const message = firstText(msg);
	const place = Array.isArray(loc) && loc.length > 1 ? firstText(loc.at(-1)) : null;
	const isOfContent = type === CONTENT_CODE;
	const isBare = !isOfContent && place !== null && message !== null && !message.includes(place);
	return { code: firstCode(type), message: isBare ? `${place}: ${message}` : message };
}

interface Read {
	readonly facts: ServiceFacts;
	readonly answer: HttpAnswer;
}

function made(value: unknown, task: Task, { facts, answer }: Read): Task {
	const media = filesIn(value);
	const view = isObject(value) ? inSnakeCase(value) : {};
	const video = isObject(view.video) ? view.video : {};
	const details = {
		...task.details,
		seed: readField(quantity, view.seed),
		durationSeconds: readField(quantity, video.duration),
		framesPerSecond: readField(quantity, video.fps),
	};
	const reported = errorWordsIn({ error: view.error });
	const isSaid = reported.code !== null || reported.message !== null;
	const isError = isSaid && media.length === 0 && resultIn(value) === null;
	return completeTask(
		{
			...task,
			...(isError ? { status: 'failed', reported } : {}),
			media,
			kind: media.find(({ role }) => role === 'output')?.kind ?? null,
			result: media.length === 0 ? resultIn(value) : null,
			prompt: firstText(view.prompt, task.prompt),
			details,
		},
		facts,
		answer.receivedAtMs,
	);
}

/** Members that are no result: inputs that models repeat, measurements, and the error of models that write texts. */
const BESIDE: ReadonlySet<string> = new Set([
	...['seed', 'prompt', 'timings', 'has_nsfw_concepts', 'error', 'partial'],
]);

/** @returns the whole answer as the result; null where it holds nothing but the members `BESIDE` a result */
function resultIn(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const isEmpty = (one: unknown) =>
		one === null || one === '' || (typeof one === 'object' && Object.keys(one).length === 0);
	const told = Object.entries(value).some(([name, one]) => !BESIDE.has(name) && !isEmpty(one));
	return told ? value : null;
}

/**
 * Adds what the model's safety checker says: a file that it flags is blank. Where all files are blank, the task has
 * failed, although it is COMPLETED; its URLs stay in the item, so that users can check them. Where only some are
 * blank, the task has succeeded in part.
 */
function withContentNote(task: Task, value: unknown): Task {
	const flags = isObject(value) ? inSnakeCase(value).has_nsfw_concepts : null;
	const listed: readonly unknown[] = Array.isArray(flags) ? flags : [flags];
	const found = listed.filter((flag) => flag === true).length;
	if (found === 0) return task;
	if (found < listed.length) {
		const note = `The safety checker flagged ${found} of ${listed.length} files, which are blank.`;
		return { ...task, passingTrouble: note, details: { ...task.details, partialFailure: note } };
	}
	return {
		...task,
		status: 'failed',
		failure: {
			code: 'has_nsfw_concepts',
			message: 'The safety checker of the model flagged what was made, so that it is blank.',
			reason: 'content_policy',
			retryable: null,
		},
	};
}
