/**
 * What went wrong, as a value. The core raises nothing: whoever looks at tasks gets tasks or problems.
 *
 * - `invalidInput`     a parameter or a setting cannot be used; no request went out
 * - `notSent`          its turn did not come in time, or the execution was stopped before
 * - `noAnswer`         no connection, a time-out, a connection that broke, an answer that is too large
 * - `rateLimited`      HTTP 429
 * - `providerFault`    HTTP 408, 425 and 5xx
 * - `unexpectedAnswer` an answer that is not this API's: HTML, broken JSON, somebody else's task
 * - `unauthorized`     HTTP 401, or a refusal that speaks of the key
 * - `paymentRequired`  HTTP 402
 * - `forbidden`        HTTP 403
 * - `wrongAddress`     nothing is served under this address, or a redirect to another
 * - `refused`          any other 4xx: about the ids that were asked for
 */
export type ProblemKind =
	| 'invalidInput'
	| 'notSent'
	| 'noAnswer'
	| 'rateLimited'
	| 'providerFault'
	| 'unexpectedAnswer'
	| 'unauthorized'
	| 'paymentRequired'
	| 'forbidden'
	| 'wrongAddress'
	| 'refused';

/** A problem in our words alone, with the provider's words apart from them. */
export interface Apart {
	readonly message: string;
	readonly description: string;
	/** The provider's own words, each under what it is, such as `code`. */
	readonly said: Readonly<Record<string, string>>;
}

export interface Problem {
	readonly kind: ProblemKind;
	/** What happened: a sentence that can follow `Task <id>: `, without a full stop. */
	readonly message: string;
	/** What to do about it, the provider's own code and trace id included. */
	readonly description: string;
	readonly httpStatus: number | null;
	/** How long the provider asked for silence, in ms; null if it did not. */
	readonly retryAfterMs: number | null;
	/** Whether the refusal may be about one of the ids, so that the others are worth asking for singly. */
	readonly concernsIds: boolean;
	/** The problem for readers that would take the provider's words for ours; absent if it has none of them. */
	readonly apart?: Apart;
}

const PASSING: ReadonlySet<ProblemKind> = new Set([
	'notSent',
	'noAnswer',
	'rateLimited',
	'providerFault',
	'unexpectedAnswer',
]);

const CONCERNING_ACCOUNT: ReadonlySet<ProblemKind> = new Set([
	'unauthorized',
	'paymentRequired',
	'forbidden',
]);

/** @returns a problem in which everything that is not given is "nothing known" */
export function problem(
	kind: ProblemKind,
	message: string,
	rest: Partial<Omit<Problem, 'kind' | 'message'>> = {},
): Problem {
	return {
		kind,
		message,
		description: '',
		httpStatus: null,
		retryAfterMs: null,
		concernsIds: false,
		...rest,
	};
}

/** Tells a Problem from tasks, lists and answers: only a Problem has `concernsIds` beside its `kind`. */
export function isProblem(value: object): value is Problem {
	return 'kind' in value && 'concernsIds' in value;
}

/** Whether the same question, asked again later, may well get an answer. */
export function passesByItself({ kind }: Problem): boolean {
	return PASSING.has(kind);
}

/** Whether no further question with this key can get an answer (HTTP 401, 402, 403). */
export function concernsAccount({ kind }: Problem): boolean {
	return CONCERNING_ACCOUNT.has(kind);
}
