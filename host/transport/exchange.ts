import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Limit as Turns } from '../../core/look/atMost';
import type { Clock } from '../../core/clock';
import { noAnswer } from '../../core/http/http';
import type { HttpAnswer, HttpRequest } from '../../core/http/http';
import { isObject, nonEmpty } from '../../core/text/json';
import type { Problem } from '../../core/problem';
import { withoutCallbacks, withoutKey } from '../../core/text/secrets/secrets';
import type { KeySearch } from '../../core/text/secrets/secrets';
import { joinedSignals } from '../joinedSignals';
import { readBody, responseCarriedBy, responseIn, stepByStep } from './response';

/** Where and how requests of one credential go. */
export interface Way {
	readonly context: IExecuteFunctions;
	readonly clock: Pick<Clock, 'now'>;
	readonly credentialType: string;
	readonly baseUrl: string;
	readonly timeoutMs: number;
	/** Finds the key in a text. */
	readonly secret: KeySearch | null;
	/** Addresses of callbacks that answers have named so far. */
	readonly callbacks: Set<string>;
	/** In which large bodies are read. */
	readonly inTurn: Turns;
}

/** Sends one request through n8n and reads its whole answer against one deadline and one size limit. */
export async function exchange(
	way: Way,
	request: HttpRequest,
	answerByMs: number | undefined,
): Promise<HttpAnswer | Problem> {
	const timeoutMs = Math.min(way.timeoutMs, (answerByMs ?? Infinity) - way.clock.now());
	if (timeoutMs <= 0) return noAnswer('the time was up', '');
	const limit = limitedTo(timeoutMs, way.context.getExecutionCancelSignal?.());
	try {
		return await Promise.race([converse(way, request, limit), limit.reached]);
	} catch (error) {
		return lost(error, way);
	} finally {
		limit.release();
	}
}

/** Timers hold 32 bits; what is longer would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The time-out of one request and the Stop of its execution, as one signal. */
interface Limit {
	readonly signal: AbortSignal;
	/** Comes with the Problem when either fires; never rejects. */
	readonly reached: Promise<Problem>;
	release(): void;
}

function limitedTo(timeoutMs: number, stop: AbortSignal | undefined): Limit {
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
	way: Way,
	request: HttpRequest,
	limit: Limit,
): Promise<HttpAnswer | Problem> {
	const { context, clock, credentialType, baseUrl, secret } = way;
	const options = optionsFor(`${baseUrl}${request.path}`, request);
	// n8n puts the execution's signal over the one in the options; this way it is ours that it finds.
	const limited: IExecuteFunctions = Object.create(context, {
		getExecutionCancelSignal: { value: () => limit.signal },
	});
	const response = await context.helpers.httpRequestWithAuthentication
		.call(limited, credentialType, options)
		.then(responseIn, (error: unknown) => responseCarriedBy(error) ?? Promise.reject(error));
	const body = await readBody(response.body, limit.signal, way.inTurn);
	if (typeof body !== 'string') return body;
	return {
		status: response.statusCode,
		// A key that a server echoes must not reach messages, items and logs.
		headers: lowerCased(response.headers, secret),
		body: await stepByStep(body, [
			(text) => withoutKey(text, secret),
			(text) => withoutCallbacks(text, way.callbacks),
		]),
		receivedAtMs: clock.now(),
	};
}

function optionsFor(url: string, request: HttpRequest): IHttpRequestOptions {
	const options: IHttpRequestOptions = {
		url,
		method: request.method,
		headers: { Accept: 'application/json' },
		// A stream, so that a body without end ends at our limit and not in memory.
		encoding: 'stream',
		returnFullResponse: true,
		// A refusal is an answer too; and n8n sends a 401 twice unless told that it is none.
		ignoreHttpStatusErrors: true,
		// A redirect would take the key along.
		disableFollowRedirect: true,
	};
	if (request.body !== undefined) {
		options.body = JSON.stringify(request.body);
		options.headers = { ...options.headers, 'Content-Type': 'application/json' };
	}
	return options;
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

/** What system codes mean; n8n rewrites messages that contain them, so they go into the description. */
const SYSTEM_CODES: ReadonlyArray<readonly [RegExp, string]> = [
	[/^ECONNREFUSED$/, 'the connection was refused'],
	[/^(ENOTFOUND|EAI_AGAIN)$/, 'the host name of the base URL is not known'],
	[/^(ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT)$/, 'the connection timed out'],
	[/^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, 'the connection broke'],
	[/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'the host cannot be reached'],
	[/CERT|SSL|TLS|SIGNED|ISSUER/, 'the certificate of the base URL is not trusted'],
	[/^Z_/, 'the answer could not be unpacked'],
];

/** A library may put the whole request into its message. */
const LONGEST_CAUSE = 300;

function lost(error: unknown, { secret }: Way): Problem {
	const code = codeOf(error);
	const known = SYSTEM_CODES.find(([pattern]) => pattern.test(code))?.[1];
	const text = nonEmpty((error as { message?: unknown } | null)?.message) ?? '';
	const cause = [code, text].filter((part) => part !== '').join(': ');
	return noAnswer(
		known ?? 'the connection broke',
		withoutKey(cause, secret).slice(0, LONGEST_CAUSE),
	);
}

/** n8n wraps what the network said, once or twice. */
function codeOf(error: unknown, depth = 0): string {
	if (!isObject(error) || depth > 4) return '';
	const own = nonEmpty(error.code);
	return own ?? (codeOf(error.cause, depth + 1) || (nonEmpty(error.httpCode) ?? ''));
}
