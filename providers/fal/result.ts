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
 * The result of a request that is COMPLETED: what the model made, or the error with which it ended.
 *
 * @returns the task with its files, or with the whole answer as its result where there is no file in it; failed
 * for the model's own error; a Problem for anything else, which costs the task nothing
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
 * With HTTP 422 a model refuses what it was sent, whatever it calls the fault; where sending the same again can
 * help, a header says so (fal.ai/docs, errors).
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
 * An error of the model is a list under `detail` (422 for the input, 5xx within the model); one of the queue is a
 * text there, with `error_type` beside it or in the header. Whatever else is refused says nothing of the task:
 * a 400 "Request is still in progress", 401, 404, 429, a gateway's 5xx.
 *
 * @returns null for what is no failure of the task
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

/** Key, balance, rights, address and pace are of the question, in whatever words. */
const NEVER_OF_TASK: ReadonlySet<number> = new Set([401, 402, 403, 404, 408, 425, 429]);

export const CONTENT_CODE = 'content_policy_violation';

/** More faults than these in one request are not read. */
const MOST_FAULTS = 100;

/** @returns the fault for its content where there is one, else the first; null for a list without any */
function firstFault(detail: readonly unknown[]): ErrorWords | null {
	const faults = detail.slice(0, MOST_FAULTS).filter(isObject).map(faultOf);
	const said = faults.filter(({ code, message }) => code !== null || message !== null);
	return said.find(({ code }) => code === CONTENT_CODE) ?? said[0] ?? null;
}

/** A field's place tells what a bare "field required" is about. */
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

/** What models repeat or measure beside what they made, and the error of those that write. */
const BESIDE: ReadonlySet<string> = new Set([
	...['seed', 'prompt', 'timings', 'has_nsfw_concepts', 'error', 'partial'],
]);

/** @returns the whole answer as the result; null for one with nothing in it but what stands beside a result */
function resultIn(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const isEmpty = (one: unknown) =>
		one === null || one === '' || (typeof one === 'object' && Object.keys(one).length === 0);
	const told = Object.entries(value).some(([name, one]) => !BESIDE.has(name) && !isEmpty(one));
	return told ? value : null;
}

/**
 * Where the safety checker of a model found something, the file is blank. With all of them blank the task was
 * refused, though COMPLETED: its URLs stay in the item to be looked at. With some of them it is partly done.
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
