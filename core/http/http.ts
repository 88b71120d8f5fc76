import { isObject, nonEmpty, readScannedJson } from '../text/json';
import { problem } from '../problem';
import type { Problem, ProblemKind } from '../problem';
import { factsOf, quotable, wordsOf } from './providerWords';
import { retryAfterMs } from './retryAfter';
import type { HttpAnswer } from './wire';

/** What a provider says in the body of a refusal. */
export interface ApiError {
	readonly code: string | null;
	readonly message: string | null;
	readonly traceId: string | null;
	/** For providers that put the pause into the body. */
	readonly retryAfterSeconds?: number | null;
}

/** The kinds of problem that an answer, or no answer, can mean. */
type AnswerKind = Exclude<ProblemKind, 'invalidInput' | 'notSent'>;

/** What a provider's own code means, where it says more than the HTTP status. */
export interface CodeRule {
	readonly code: RegExp;
	readonly kind: AnswerKind;
	readonly advice: string;
}

const STATUS_KINDS: Readonly<Record<number, AnswerKind>> = {
	401: 'unauthorized',
	402: 'paymentRequired',
	403: 'forbidden',
	404: 'wrongAddress',
	408: 'providerFault',
	425: 'providerFault',
	429: 'rateLimited',
};

/** Statuses of refusals that may be about one id of several. */
const CONCERNING_IDS: ReadonlySet<number> = new Set([400, 404, 422]);

const ADVICE: Readonly<Record<AnswerKind, string>> = {
	noAnswer: 'The task may still be running. Look again.',
	rateLimited: "Ask less often: raise 'Poll Interval', or run fewer executions at once.",
	providerFault: 'The provider had an internal fault; the task may still be running. Look again.',
	unexpectedAnswer:
		'Check the base URL in the credential: another service, a proxy or a sign-in page may be answering under it.',
	unauthorized: 'Check the API key in the credential.',
	paymentRequired: "Top up the account's balance at the provider.",
	forbidden: "Check the account's rights and balance at the provider.",
	wrongAddress: 'Check the base URL in the credential.',
	refused: 'Check the task id, and that it was created with this provider and this account.',
};

const HAPPENED: Readonly<Record<AnswerKind, string>> = {
	noAnswer: 'the provider did not answer',
	rateLimited: 'the provider asks for fewer requests',
	providerFault: 'the provider could not answer',
	unexpectedAnswer: "the answer is not this provider's",
	unauthorized: 'the provider refused the API key',
	paymentRequired: 'the provider asks for payment',
	forbidden: 'the provider forbids this request',
	wrongAddress: 'nothing is served under this address',
	refused: 'the provider refused the request',
};

/** The longest part of a host's name that a message shows; more tells a reader nothing. */
const LONGEST_HOST = 100;

/**
 * @param rules the provider's codes that count more than the status; the first that fits wins
 * @returns the problem of a refusal, which is an HTTP status outside 200-299 or an error body under 200
 */
export function refusalProblem(
	answer: HttpAnswer,
	error: ApiError,
	rules: readonly CodeRule[],
): Problem {
	if (answer.status >= 300 && answer.status < 400) return redirectProblem(answer);
	const rule = rules.find(({ code }) => code.test(error.code ?? ''));
	const kind = rule?.kind ?? kindOfStatus(answer.status);
	const quoted = nonEmpty(error.message);
	const own = quoted === null ? '' : `: ${quotable(quoted)}`;
	const message = `${HAPPENED[kind]} (HTTP ${answer.status})`;
	const advice = rule?.advice ?? ADVICE[kind];
	return problem(kind, `${message}${own}`, {
		apart: { message, description: advice, said: wordsOf({ ...error, message: quoted }) },
		description: `${advice}${factsOf(error)}`,
		httpStatus: answer.status,
		retryAfterMs: retryAfterMs(answer.headers, answer.receivedAtMs) ?? pauseOf(error),
		concernsIds: rule === undefined && mayConcernIds(answer, error),
	});
}

/** Whether a refusal may be about an id. A web page, or a 404 that says nothing, is not the API's word about one. */
function mayConcernIds({ status, body }: HttpAnswer, { code, message }: ApiError): boolean {
	const speaks = code !== null || message !== null;
	return CONCERNING_IDS.has(status) && (speaks || (status !== 404 && !/^\s*</.test(body)));
}

function kindOfStatus(status: number): AnswerKind {
	const known = STATUS_KINDS[status];
	if (known !== undefined) return known;
	if (status >= 500) return 'providerFault';
	// A refusal under a good status is a fault of the gateway, not of the request.
	return status >= 400 ? 'refused' : 'providerFault';
}

/**
 * @returns the problem of a redirect. It is not followed, because the key would go along, and it would come again, so
 * that asking again is of no use
 */
function redirectProblem(answer: HttpAnswer): Problem {
	const target = /^https?:\/\/([^/?#]+)/i.exec(answer.headers.location ?? '')?.[1];
	const host = target?.split('@').at(-1)?.slice(0, LONGEST_HOST);
	const where = host === undefined ? 'elsewhere' : `to ${host}`;
	const description =
		'Redirects are not followed, because the API key would go along. Put the final address into the base URL of the credential.';
	return problem('wrongAddress', `the base URL redirects ${where} (HTTP ${answer.status})`, {
		apart: {
			message: `the base URL redirects elsewhere (HTTP ${answer.status})`,
			description,
			said: host === undefined ? {} : { host },
		},
		description,
		httpStatus: answer.status,
	});
}

/** @returns the problem of an answer that is not one of this API; `what` says what is wrong with it */
export function unexpectedAnswer(answer: HttpAnswer, what: string): Problem {
	return problem('unexpectedAnswer', `${HAPPENED.unexpectedAnswer}: ${what}`, {
		description: ADVICE.unexpectedAnswer,
		httpStatus: answer.status,
	});
}

/** @returns the problem of a request that got no complete answer; system codes belong into `cause` */
export function noAnswer(what: string, cause: string): Problem {
	const why = cause === '' ? '' : ` (${cause})`;
	const message = `${HAPPENED.noAnswer}: ${what}`;
	return problem('noAnswer', message, {
		// The cause may hold words that the other side has chosen, so it is kept apart too.
		...(cause === '' ? {} : { apart: { message, description: ADVICE.noAnswer, said: { cause } } }),
		description: `${ADVICE.noAnswer}${why}`,
	});
}

/** @returns the problem with advice to check the address, for use if no request has ever got an answer */
export function withoutAnyAnswer(met: Problem): Problem {
	const address = 'Check the network and the base URL in the credential.';
	if (met.kind !== 'noAnswer') return met;
	return { ...met, description: met.description.replace(ADVICE.noAnswer, address) };
}

/** The values that were read from answers; each is freed together with its answer. */
const READ = new WeakMap<HttpAnswer, { readonly value: unknown }>();

/**
 * Reads an answer once for all callers, because several rules look into each and a large one takes long to read. All
 * callers get the same value, and nobody may change it.
 *
 * @returns what the answer holds; undefined if it is not JSON
 */
export function jsonIn(answer: HttpAnswer): unknown {
	const read = READ.get(answer) ?? { value: readScannedJson(answer.body) };
	READ.set(answer, read);
	return read.value;
}

/** @returns what an answer with a good status holds, or the Problem that it is not JSON */
export function jsonOf(answer: HttpAnswer): { readonly value: unknown } | Problem {
	const value = jsonIn(answer);
	if (value !== undefined) return { value };
	const html = /^\s*<(!doctype|html|head|body)/i.test(answer.body);
	return unexpectedAnswer(answer, html ? 'it is a web page' : 'it is not JSON');
}

/** @returns the body of a refusal as an object; `{}` if it is not a JSON object */
export function refusalBody(answer: HttpAnswer): Readonly<Record<string, unknown>> {
	const value = jsonIn(answer);
	return isObject(value) ? value : {};
}

function pauseOf({ retryAfterSeconds = null }: ApiError): number | null {
	return retryAfterSeconds !== null && retryAfterSeconds >= 0 ? retryAfterSeconds * 1000 : null;
}
