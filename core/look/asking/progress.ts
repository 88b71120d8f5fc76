import type { Send } from '../../http/wire';
import { concernsAccount, passesByItself } from '../../problem';
import type { Problem } from '../../problem';
import type { Task } from '../../task/task';
import type { ProviderAdapter } from '../adapter';
import type { Along } from '../along';
import type { KnownWays } from '../ways';

/** What one look learnt about one id. */
export type Outcome =
	| {
			readonly kind: 'task';
			readonly task: Task;
			readonly ageMs: number | null;
			/** Why what the task made could not be fetched; set only if asking again can help. */
			readonly unfetched?: Unanswered;
			/** Set if the answer to the second request said that the task has failed, as it may with `mayFail`. */
			readonly failedAtResult?: true;
	  }
	| { readonly kind: 'notFound' }
	| Unanswered;

/** Why there is no answer about an id. */
export type Unanswered =
	/** Asked without an answer about this id, or not asked because it would be refused as others were. */
	| { readonly kind: 'problem'; readonly problem: Problem }
	/** Not asked, because of the problem that another request of the same look met. */
	| { readonly kind: 'notAsked'; readonly problem: Problem };

export interface Seen {
	readonly outcome: Outcome;
	/** How many requests of this look asked about the id. */
	readonly requests: number;
	/** How long the provider asks to wait before the next look at the id, in ms; absent where it does not. */
	readonly pauseMs?: number;
}

/** What the looks of one wait or one run share. */
export interface LookContext {
	readonly ways: KnownWays;
	/** Called with each problem as soon as it is met, before anything else is sent. */
	heed?(problem: Problem): void;
	/** Called with how many requests the answers make necessary in addition to the one for each list of ids. */
	plan?(requests: number): void;
	/** How ids of other waits are taken along; absent where they are not. */
	readonly along?: Along;
}

/** The state of one look: what it has learnt, and whether it must stop asking. */
export interface Progress {
	readonly adapter: ProviderAdapter;
	readonly send: Send;
	readonly context: LookContext;
	readonly outcomes: Map<string, Outcome>;
	readonly requests: Map<string, number>;
	/** By id, the pause that the last answer about it asks for, in ms. */
	readonly pauses: Map<string, number>;
	/** Why no more requests are sent: a refused key, "fewer requests" or a wrong address; null while they are sent. */
	halt: Problem | null;
}

export function newProgress(adapter: ProviderAdapter, send: Send, context: LookContext): Progress {
	const [outcomes, requests, pauses] = [new Map(), new Map(), new Map()];
	return { adapter, send, context, outcomes, requests, pauses, halt: null };
}

/** @returns what the look learnt about an id: `notFound` if no way has brought an outcome for it */
export function seenOf({ outcomes, requests, pauses }: Progress, id: string): Seen {
	const outcome = outcomes.get(id) ?? ({ kind: 'notFound' } as const);
	const pauseMs = pauses.get(id);
	const seen = { outcome, requests: requests.get(id) ?? 0 };
	return pauseMs === undefined ? seen : { ...seen, pauseMs };
}

/** Counts a request that asked about these ids. */
export function countRequest({ requests }: Progress, ids: readonly string[]): void {
	for (const id of ids) requests.set(id, (requests.get(id) ?? 0) + 1);
}

/** @returns `tasks` as given. Passes a Problem to `heed`; it may halt the look before the next request has its turn */
export function heeded<Tasks extends readonly Task[] | Problem>(
	progress: Progress,
	tasks: Tasks,
): Tasks {
	if (!('concernsIds' in tasks)) return tasks;
	progress.context.heed?.(tasks);
	const isForAll = concernsAccount(tasks) || progress.context.ways.isWrongAddress();
	if (isForAll || asksForSilence(tasks)) progress.halt ??= tasks;
	return tasks;
}

export function asksForSilence({ kind, retryAfterMs }: Problem): boolean {
	return kind === 'rateLimited' || (retryAfterMs !== null && retryAfterMs > 0);
}

/**
 * Files ids that a halt left unasked: as not asked if asking later or with another key can help, else with the
 * problem, because they would meet it too.
 */
export function fileHalted(progress: Progress, ids: readonly string[], halt: Problem): void {
	const isUnasked = passesByItself(halt) || concernsAccount(halt);
	fileAll(progress, ids, isUnasked ? 'notAsked' : 'problem', halt);
}

export function fileAll(
	{ outcomes }: Progress,
	ids: readonly string[],
	kind: Unanswered['kind'],
	problem: Problem,
): void {
	for (const id of ids) outcomes.set(id, { kind, problem });
}

/** @returns the problem because of which the id may be asked about again; null if nothing is missing in the outcome */
export function lackOf(outcome: Outcome): Unanswered | null {
	if (outcome.kind === 'task') return outcome.unfetched ?? null;
	return outcome.kind === 'notFound' ? null : outcome;
}

/** Whether the task succeeded, or its second request said that it failed: no other answer counts more than these. */
export function isFinal(outcome: Outcome): boolean {
	if (outcome.kind !== 'task') return false;
	return outcome.task.status === 'succeeded' || outcome.failedAtResult === true;
}

/**
 * @param isUnasked whether the id was not asked about this time; then it keeps the problem that it met before
 * @returns whether `outcome` replaces `known`: a final one always does, any other never a task that was seen succeeded
 */
export function isNews(outcome: Outcome, known: Outcome | undefined, isUnasked: boolean): boolean {
	if (isFinal(outcome)) return true;
	return !isUnasked && !(known?.kind === 'task' && known.task.status === 'succeeded');
}
