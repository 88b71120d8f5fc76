import type { HttpAnswer, Send } from '../http/wire';
import { chunked, inParallel } from './inParallel';
import { concernsAccount, isProblem, passesByItself } from '../problem';
import type { Problem } from '../problem';
import { answerTo, isSameQuestion, understood } from './adapter';
import type { ProviderAdapter, Way } from './adapter';
import type { Task } from '../task/task';
import { MAX_IN_FLIGHT } from '../wait/pacing/requestBudget';
import { KnownWays } from './ways';

/** What one look learnt about one id. */
export type Outcome =
	| { readonly kind: 'task'; readonly task: Task; readonly ageMs: number | null }
	| { readonly kind: 'notFound' }
	/** Asked without an answer about this id, or not asked because it would be refused as others were. */
	| { readonly kind: 'problem'; readonly problem: Problem }
	/** Not asked, because of the problem that another request of the same look met. */
	| { readonly kind: 'notAsked'; readonly problem: Problem };

export interface Seen {
	readonly outcome: Outcome;
	/** How many requests of this look asked about the id. */
	readonly requests: number;
}

/** What the looks of one wait or one run share. */
export interface LookContext {
	readonly ways: KnownWays;
	/** Told of each problem as it is met, before anything else is sent. */
	heed?(problem: Problem): void;
	/** Told how many requests the answers make necessary beyond one for each list. */
	plan?(requests: number): void;
}

/** One look on its way: what it has learnt, and whether it must stop asking. */
interface Progress {
	readonly adapter: ProviderAdapter;
	readonly send: Send;
	readonly context: LookContext;
	readonly outcomes: Map<string, Outcome>;
	readonly requests: Map<string, number>;
	/** A refused key, "fewer requests", a wrong address: what is not sent yet stays unsent. */
	halt: Problem | null;
}

/**
 * Asks once about each distinct id, in as few requests as the provider's ways allow.
 *
 * @returns one entry for each distinct id; never rejects
 */
export async function look(
	adapter: ProviderAdapter,
	send: Send,
	ids: readonly string[],
	context: LookContext = { ways: new KnownWays() },
): Promise<ReadonlyMap<string, Seen>> {
	const distinct = [...new Set(ids)];
	const outcomes = new Map<string, Outcome>();
	const requests = new Map<string, number>();
	const progress: Progress = { adapter, send, context, outcomes, requests, halt: null };
	const lastWay = adapter.ways.length - 1;
	for (const [index, way] of adapter.ways.entries()) {
		if (context.ways.isMissing(index, lastWay)) continue;
		const here = distinct.filter((id) => {
			const start = distinct.length === 1 ? lastWay : (context.ways.get(id) ?? 0);
			return start <= index && !outcomes.has(id);
		});
		const chunks = chunked(here, way.maxIds);
		if (index > 0) context.plan?.(chunks.length);
		await inParallel(chunks, MAX_IN_FLIGHT, (chunk) => ask(progress, index, chunk));
	}
	return new Map(
		distinct.map((id) => {
			const outcome = outcomes.get(id) ?? ({ kind: 'notFound' } as const);
			return [id, { outcome, requests: requests.get(id) ?? 0 }];
		}),
	);
}

/** Sends one request and files what it says about its ids; what it leaves out stays open. */
async function ask(progress: Progress, index: number, ids: readonly string[]): Promise<void> {
	const { adapter, halt, outcomes, requests } = progress;
	const { ways } = progress.context;
	const lastWay = adapter.ways.length - 1;
	const way = adapter.ways[index];
	if (way === undefined || ways.isMissing(index, lastWay)) return;
	if (halt !== null) return fileHalted(progress, ids, halt);
	const { tasks, answer, isAbsent } = await question(progress, index, ids);
	if (isProblem(tasks) && tasks.kind === 'notSent')
		return fileHalted(progress, ids, progress.halt ?? tasks);
	// Where no request could be made, none is counted.
	if (!isProblem(tasks) || tasks.kind !== 'invalidInput')
		for (const id of ids) requests.set(id, (requests.get(id) ?? 0) + 1);
	if (isAbsent && index < lastWay) return await askSingly(progress, ids);
	if (isProblem(tasks)) return await fileProblem(progress, way, ids, tasks);
	const asked = new Set(ids);
	for (const task of tasks) {
		if (!asked.has(task.taskId)) continue;
		ways.set(task.taskId, index);
		const known = outcomes.get(task.taskId);
		// Where an answer holds two records of a task, the one that is done counts.
		if (known?.kind === 'task' && known.task.done) continue;
		outcomes.set(task.taskId, { kind: 'task', task, ageMs: ageOf(task, answer) });
	}
}

interface Answered {
	readonly tasks: readonly Task[] | Problem;
	/** Null where none came. */
	readonly answer: HttpAnswer | null;
	/** Whether nothing is served under the address that was asked. */
	readonly isAbsent: boolean;
}

async function question(
	progress: Progress,
	index: number,
	ids: readonly string[],
): Promise<Answered> {
	const { adapter, send, context } = progress;
	const way = adapter.ways[index] ?? adapter.ways[0];
	const answer = await answerTo(way, ids, (request) =>
		send(request, undefined, () => progress.halt !== null),
	);
	if (isProblem(answer)) return { tasks: heeded(progress, answer), answer: null, isAbsent: false };
	const isAbsent = context.ways.note(answer, index, adapter.ways.length - 1);
	return { tasks: heeded(progress, understood(adapter, answer, ids)), answer, isAbsent };
}

/** Passes on what an answer came to; a Problem is told and may halt the look before the next request has its turn. */
function heeded<Tasks extends readonly Task[] | Problem>(progress: Progress, tasks: Tasks): Tasks {
	if (!isProblem(tasks)) return tasks;
	progress.context.heed?.(tasks);
	const isForAll = concernsAccount(tasks) || progress.context.ways.isWrongAddress();
	if (isForAll || asksForSilence(tasks)) progress.halt ??= tasks;
	return tasks;
}

function asksForSilence({ kind, retryAfterMs }: Problem): boolean {
	return kind === 'rateLimited' || (retryAfterMs !== null && retryAfterMs > 0);
}

/**
 * @returns how long ago the task was created, in ms, or null when its provider does not say; by the `Date` of
 * the answer where it has one, so that ages do not depend on this machine's clock
 */
function ageOf({ createdAt }: Task, answer: HttpAnswer | null): number | null {
	if (createdAt === null || answer === null) return null;
	const dated = Date.parse(answer.headers.date ?? '');
	return Math.max(0, (Number.isNaN(dated) ? answer.receivedAtMs : dated) - Date.parse(createdAt));
}

/**
 * Files a problem for all its ids; where it may be about one of them, asks about each singly first, once, so
 * that the others get their answers.
 */
async function fileProblem(
	progress: Progress,
	way: Way,
	ids: readonly string[],
	problem: Problem,
): Promise<void> {
	const byItself = progress.adapter.ways.at(-1) ?? way;
	if (problem.concernsIds && (ids.length > 1 || !isSameQuestion(way, byItself, ids)))
		await askSingly(progress, ids);
	else fileAll(progress, ids, 'problem', problem);
}

async function askSingly(progress: Progress, ids: readonly string[]): Promise<void> {
	const { adapter, context, outcomes } = progress;
	const lastWay = adapter.ways.length - 1;
	if (context.ways.isMissing(0, lastWay)) for (const id of ids) context.ways.set(id, lastWay);
	const singles = chunked(ids, 1);
	context.plan?.(singles.length);
	await inParallel(singles, MAX_IN_FLIGHT, (single) => ask(progress, lastWay, single));
	// What is not found singly is in no list either.
	for (const id of ids) if (!outcomes.has(id)) outcomes.set(id, { kind: 'notFound' });
}

/**
 * Files ids that were not asked about after a halt: as not asked where asking later or with another key can
 * help, else with the problem, which they would meet too.
 */
function fileHalted(progress: Progress, ids: readonly string[], halt: Problem): void {
	const isUnasked = passesByItself(halt) || concernsAccount(halt);
	fileAll(progress, ids, isUnasked ? 'notAsked' : 'problem', halt);
}

function fileAll(
	{ outcomes }: Progress,
	ids: readonly string[],
	kind: 'problem' | 'notAsked',
	problem: Problem,
): void {
	for (const id of ids) outcomes.set(id, { kind, problem });
}
