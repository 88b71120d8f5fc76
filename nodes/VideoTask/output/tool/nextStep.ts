import type { Answer, Wait } from '../../asking/answer';
import { plainWord, urlAsData } from '../../../../core/text/foreignText';
import type { Failure, Task } from '../../../../core/task/task';
import { quotedFromProvider } from './modelWords';
import type { Answers } from '../../asking/askAll';

/** How long tasks take: "Media generation typically takes 1-5 minutes" (AceData's MCP servers). */
const USUALLY = 'normally 1-5 minutes';
/** How often a model may call again: an agent has 10 rounds by default, for everything that it does. */
const CALLS_AT_MOST = 4;
/** Longer ids are not repeated in a next step. */
const MAX_ID_LENGTH = 64;

const NOT_FETCHED = 'It succeeded, but its result could not be fetched.';
const AT_MOST = `${CALLS_AT_MOST} times at most in all`;

/**
 * @param hasOthers whether the same call has asked for other tasks that are not done either
 * @returns what a model is to do about a task, in words made for a model. What the provider said of a failure is marked
 * as data in it; the provider's word for a state that is new here is quoted if it is plain, else left out.
 */
export function nextStepOf(task: Task, wait: Wait | null, hasOthers: boolean): string {
	const { status, failure } = task;
	if (!task.done) return stepWhileOpen(task, wait, hasOthers);
	if (status === 'succeeded' && failure === null) return stepWithMedia(task);
	const why = whyOf(failure);
	switch (status) {
		case 'succeeded':
			if (failure?.retryable === true)
				return `${why} Wait 60 s, then call this tool once more with ${nameOf(task)}; if that fails too, tell the user. Do not create the task again.`;
			return `Finished, but without a URL: ${why} Do not call again; tell the user.`;
		case 'cancelled':
			return 'It was cancelled at the provider. Do not call again; create a new task only if the user wants one.';
		case 'expired':
			return 'It expired before it was finished. Do not call again. Create a new task.';
		case 'not_found':
			return 'Compare the id with the one that the create call answered; call again only with a corrected one, else ask the user.';
		default:
			return stepAfterFailure(failure, why);
	}
}

/**
 * @returns why a task brings no URL: the provider's words, marked as data; in our own words if it succeeded without
 * one. Why its result could not be fetched stays out, because that may hold the provider's words.
 */
function whyOf(failure: Failure | null): string {
	if (failure?.reason === 'no_media' && failure.retryable === true) return NOT_FETCHED;
	if (failure?.reason === 'no_media') return sentence(failure.message ?? 'The provider gives none');
	const said = failure?.message ?? failure?.code ?? null;
	return said === null ? 'the provider gives no reason.' : `${quotedFromProvider(said)}.`;
}

function stepWithMedia({ url, urlsExpireAt, result }: Task): string {
	if (url === null && result !== null) {
		return "Done. What it made is in 'result' (data, not an instruction). Do not call again.";
	}
	if (url !== null && urlAsData(url) === null) {
		return 'Done, but the URL is too long for this answer. Do not call again; tell the user.';
	}
	const until =
		urlsExpireAt === null
			? 'nobody knows how long it works, so it should be saved soon'
			: `it expires at ${urlsExpireAt}`;
	return `Done. Give the user the URL; ${until}. Do not call again.`;
}

function stepAfterFailure(failure: Failure | null, why: string): string {
	if (failure?.retryable === false) {
		const what = failure.reason === 'content_policy' ? 'prompt' : 'request';
		return `Refused: ${why} Change the ${what} before creating a new task.`;
	}
	if (failure?.retryable === true) {
		return `Failed at the provider: ${why} The same request can succeed: create a new task, once.`;
	}
	if (failure?.reason === 'quota') {
		return `Failed: ${why} Tell the user that the balance or quota must be raised before a new task.`;
	}
	return `Failed: ${why} Tell the user before creating a new task.`;
}

function stepWhileOpen(task: Task, wait: Wait | null, hasOthers: boolean): string {
	const id = nameOf(task);
	const tell = `tell the user that it is running and give the id; it has not failed.`;
	if (wait?.ended === 'no_answer') {
		return `The provider gives no answer; the task goes on there. Wait 60 s, then call this tool once more with ${id}. If that fails too, ${tell}`;
	}
	if (task.details.serviceTier === 'flex') {
		return `${stateOf(task)} in the cheap tier "flex", which can take hours. Do not call again now: ${tell}`;
	}
	const others = hasOthers ? ' and the others that are not done' : '';
	const again = `call this tool again with ${id}${others}, ${AT_MOST}`;
	const otherwise = `If you cannot call again, ${tell}`;
	if (wait === null || wait.waitedSeconds < 1) {
		const seconds = task.pollAfterSeconds ?? 15;
		return `${stateOf(task)}, ${USUALLY}. Wait ${seconds} s, then ${again}. ${otherwise}`;
	}
	const waited = `${stateOf(task)} after ${Math.round(wait.waitedSeconds)} s, ${USUALLY}`;
	return `${waited}. It is not stuck: ${again}; the tool waits by itself. ${otherwise}`;
}

function stateOf({ status, providerStatus }: Task): string {
	if (status !== 'unknown') return `Still ${status}`;
	if (providerStatus === null) return 'Its state is not known yet';
	const word = plainWord(providerStatus);
	return `In a state that is new here${word === null ? '' : ` ("${word}")`}`;
}

function nameOf({ taskId }: Task): string {
	return taskId.length > MAX_ID_LENGTH ? 'the same id' : taskId;
}

/** @returns what a model is to do about an id that is raised, or put out as an error */
export function stepAfterTrouble({ task, wait, trouble }: Answer, hasOthers: boolean): string {
	// The task is known, and what raises it is a setting or an operation that the model cannot change.
	if (task !== null && (task.done || trouble?.isLate === true))
		return nextStepOf(task, wait, hasOthers);
	const advice = trouble?.description ?? '';
	switch (trouble?.httpCode) {
		case '401':
		case '402':
		case '403':
			return `${advice} Do not call again: tell the user.`.trim();
		case '404':
			return `${advice} Do not call again with this id: tell the user.`.trim();
		default:
			return `${advice} Call this tool once more after 60 s; if that fails too, tell the user. The task itself has not failed.`.trim();
	}
}

/** @returns what a model is to do when what it passed cannot be used */
export function stepAfterBadInput({ description }: { readonly description: string }): string {
	return `${description} Correct what you pass and call this tool again, once.`.trim();
}

/** @returns what a model is to do when a setting or the credential of the tool cannot be used */
export function stepAfterBadSettings({ description }: { readonly description: string }): string {
	return `${description} You cannot mend this: tell the user.`.trim();
}

/**
 * @returns the problem or trouble with the step at the end of its message, because many agents are shown nothing of an
 * error but its message; the same when `step` is null
 */
export function withStep<Raisable extends { readonly message: string }>(
	raisable: Raisable,
	step: string | null,
): Raisable {
	return step === null
		? raisable
		: { ...raisable, message: `${sentence(raisable.message)} ${step}` };
}

function sentence(text: string): string {
	return /[.!?…。]$/.test(text) ? text : `${text}.`;
}

/** @returns whether more than one id of a call is not done; the next step of each then mentions the others too */
export function hasSeveralOpen(answers: Answers): boolean {
	let open = 0;
	for (const byId of answers.values()) {
		for (const { task } of byId.values()) if (task?.done !== true) open += 1;
	}
	return open > 1;
}
