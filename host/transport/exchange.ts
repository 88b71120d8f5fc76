import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Limit as Turns } from '../../core/look/parallel/atMost';
import type { Clock } from '../../core/clock';
import { noAnswer } from '../../core/http/http';
import type { HttpAnswer, HttpRequest } from '../../core/http/wire';
import { isObject, nonEmpty } from '../../core/text/json';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { withoutCallbacks, withoutKey } from '../../core/text/secrets/secrets';
import type { KeySearch } from '../../core/text/secrets/secrets';
import type { HostContext } from '../hostContext';
import { joinedSignals } from '../joinedSignals';
import type { BaseUrl } from './baseUrl';
import { optionsFor, targetOf } from './request';
import { readBody, responseCarriedBy, responseIn, stepByStep } from './response';

/** Where and how the requests of one credential are sent. */
export interface Connection {
	readonly context: HostContext;
	readonly clock: Pick<Clock, 'now'>;
	readonly credentialType: string;
	readonly baseUrl: BaseUrl;
	/** The header that carries the key; null where none does, or where it is `Authorization`. */
	readonly keyHeader: string | null;
	readonly timeoutMs: number;
	/** Finds the key in a text. */
	readonly secret: KeySearch | null;
	/** Addresses of callbacks that answers have named so far. */
	callbacks: Set<string>;
	/** Reads large bodies one after the other. */
	readonly inTurn: Turns;
}

/**
 * Sends one request through n8n and reads its whole answer, within one deadline and one size limit.
 *
 * @param answerByMs when the answer has to be there at the latest, in ms since 1970
 * @returns the answer, whatever its status, or the Problem that none came or that the request must not be sent
 */
export async function exchange(
	connection: Connection,
	request: HttpRequest,
	answerByMs: number | undefined,
): Promise<HttpAnswer | Problem> {
	const timeoutMs = Math.min(
		connection.timeoutMs,
		(answerByMs ?? Infinity) - connection.clock.now(),
	);
	if (timeoutMs <= 0) return noAnswer('the time was up', '');
	const deadline = deadlineAfter(timeoutMs, connection.context.getExecutionCancelSignal?.());
	try {
		return await Promise.race([converse(connection, request, deadline), deadline.reached]);
	} catch (error) {
		return lost(error, connection);
	} finally {
		deadline.release();
	}
}

/** The longest that a timer can run: Node.js keeps the time in 32 bits and fires a longer timer at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The time-out of one request and the Stop of its execution, as one signal. */
interface Deadline {
	readonly signal: AbortSignal;
	/** Resolves with the Problem once the time is up or the execution was stopped; never rejects. */
	readonly reached: Promise<Problem>;
	release(): void;
}

function deadlineAfter(timeoutMs: number, stop: AbortSignal | undefined): Deadline {
	const timeOut = AbortSignal.timeout(Math.min(LONGEST_TIMER_MS, Math.ceil(timeoutMs)));
	const { signal, release } = joinedSignals(timeOut, stop);
	const problemNow = () =>
		stop?.aborted === true
			? noAnswer('the execution was stopped', '')
			: noAnswer(`no complete answer within ${Math.round(timeoutMs / 100) / 10} s`, '');
	return {
		signal,
		reached: new Promise((resolve) => {
			const report = () => resolve(problemNow());
			if (signal.aborted) report();
			else signal.addEventListener('abort', report, { once: true });
		}),
		release,
	};
}

async function converse(
	connection: Connection,
	request: HttpRequest,
	deadline: Deadline,
): Promise<HttpAnswer | Problem> {
	const { context, clock, credentialType, baseUrl, keyHeader, secret } = connection;
	const target = targetOf(request, baseUrl);
	if (isProblem(target)) return target;
	const options = optionsFor(target.url, request, keyHeader);
	// n8n replaces the signal in the options by the one that the context gives it, so the context gives this one.
	const limited = Object.create(context, {
		getExecutionCancelSignal: { value: () => deadline.signal },
	}) as IAllExecuteFunctions;
	const { httpRequest, httpRequestWithAuthentication } = context.helpers;
	const sent = target.withKey
		? httpRequestWithAuthentication.call(limited, credentialType, options)
		: httpRequest.call(limited, { ...options, abortSignal: deadline.signal });
	const response = await sent.then(
		responseIn,
		(error: unknown) => responseCarriedBy(error) ?? Promise.reject(error),
	);
	const body = await readBody(response.body, deadline.signal, connection.inTurn);
	if (typeof body !== 'string') return body;
	return {
		status: response.statusCode,
		// A key that a server echoes must not reach messages, items and logs.
		headers: lowerCased(response.headers, secret),
		body: await stepByStep(body, [
			(text) => withoutKey(text, secret),
			(text) => withoutCallbacks(text, connection.callbacks),
		]),
		receivedAtMs: clock.now(),
	};
}

function lowerCased(headers: unknown, secret: KeySearch | null): Readonly<Record<string, string>> {
	if (!isObject(headers)) return {};
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name.toLowerCase(),
			withoutKey(String(value), secret),
		]),
	);
}

/** What the system's codes mean. A code itself goes into the description: n8n rewrites messages that contain one. */
const SYSTEM_CODES: ReadonlyArray<readonly [RegExp, string]> = [
	[/^ECONNREFUSED$/, 'the connection was refused'],
	[/^(ENOTFOUND|EAI_AGAIN)$/, 'the host name of the base URL is not known'],
	[/^(ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT)$/, 'the connection timed out'],
	[/^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, 'the connection broke'],
	[/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'the host cannot be reached'],
	[/CERT|SSL|TLS|SIGNED|ISSUER/, 'the certificate of the base URL is not trusted'],
	[/^Z_/, 'the answer could not be unpacked'],
];

/** The most characters of an error's message that are quoted: a library may put the whole request into it. */
const LONGEST_CAUSE = 300;

function lost(error: unknown, { secret }: Connection): Problem {
	const code = codeOf(error);
	const known = SYSTEM_CODES.find(([pattern]) => pattern.test(code))?.[1];
	const text = nonEmpty((error as { message?: unknown } | null)?.message) ?? '';
	const cause = [code, text].filter((part) => part !== '').join(': ');
	return noAnswer(
		known ?? 'the connection broke',
		withoutKey(cause, secret).slice(0, LONGEST_CAUSE),
	);
}

/** @returns the system's code of an error, or ''; n8n wraps the network's error in one or two of its own */
function codeOf(error: unknown, depth = 0): string {
	if (!isObject(error) || depth > 4) return '';
	const own = nonEmpty(error.code);
	return own ?? (codeOf(error.cause, depth + 1) || (nonEmpty(error.httpCode) ?? ''));
}
