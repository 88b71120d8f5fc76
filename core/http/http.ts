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

/** What an answer, or none, can come to. */
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

/** Statuses with which a provider may mean one id of many. */
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

/** More of a host's name tells a reader nothing. */
const LONGEST_HOST = 100;

/**
 * @param rules the provider's codes that decide against the status; the first that fits wins
 * @returns what a refusal means: an HTTP status outside 200-299, or an error body under 200
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

/** A page, or a 404 that says nothing, is no word of the API about an id. */
function mayConcernIds({ status, body }: HttpAnswer, { code, message }: ApiError): boolean {
	const speaks = code !== null || message !== null;
	return CONCERNING_IDS.has(status) && (speaks || (status !== 404 && !/^\s*</.test(body)));
}

function kindOfStatus(status: number): AnswerKind {
	const known = STATUS_KINDS[status];
	if (known !== undefined) return known;
	if (status >= 500) return 'providerFault';
	// Under a good status a refusal is a fault of the gateway, not of the question.
	return status >= 400 ? 'refused' : 'providerFault';
}

/** A redirect is not followed: the key would go along. It would come again, so asking again is of no use. */
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

/** @returns the problem of an answer that is not what this API says */
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
		// What the network says, the other side may have put into its mouth.
		...(cause === '' ? {} : { apart: { message, description: ADVICE.noAnswer, said: { cause } } }),
		description: `${ADVICE.noAnswer}${why}`,
	});
}

/** @returns the same problem where no request has ever got an answer: then the address is to be checked first */
export function withoutAnyAnswer(met: Problem): Problem {
	const address = 'Check the network and the base URL in the credential.';
	if (met.kind !== 'noAnswer') return met;
	return { ...met, description: met.description.replace(ADVICE.noAnswer, address) };
}

/** What answers hold, for as long as somebody has them. */
const READ = new WeakMap<HttpAnswer, { readonly value: unknown }>();

/**
 * Reads an answer once, whoever asks: several rules look into each, and a large one takes long to read. What is
 * returned is the same for all, and nobody may change it.
 *
 * @returns what the answer holds, undefined where it is no JSON
 */
export function jsonIn(answer: HttpAnswer): unknown {
	const read = READ.get(answer) ?? { value: readScannedJson(answer.body) };
	READ.set(answer, read);
	return read.value;
}

/** @returns what an answer with a good status holds, or the Problem that it is no JSON */
export function jsonOf(answer: HttpAnswer): { readonly value: unknown } | Problem {
	const value = jsonIn(answer);
	if (value !== undefined) return { value };
	const html = /^\s*<(!doctype|html|head|body)/i.test(answer.body);
	return unexpectedAnswer(answer, html ? 'it is a web page' : 'it is not JSON');
}

/** @returns the body of a refusal as an object; `{}` where it is none */
export function refusalBody(answer: HttpAnswer): Readonly<Record<string, unknown>> {
	const value = jsonIn(answer);
	return isObject(value) ? value : {};
}

function pauseOf({ retryAfterSeconds = null }: ApiError): number | null {
	return retryAfterSeconds !== null && retryAfterSeconds >= 0 ? retryAfterSeconds * 1000 : null;
}
