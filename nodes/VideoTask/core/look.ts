import { atMost } from './atMost';
import type { Limit } from './atMost';
import type { Send } from './http';
import { concernsAccount, isProblem } from './problem';
import type { Problem } from './problem';
import { understood } from './providers/adapter';
import type { ProviderAdapter, Way } from './providers/adapter';
import type { Task } from './task';

/** What one look learnt about one id. */
export type Outcome =
	| { readonly kind: 'task'; readonly task: Task; readonly ageMs: number | null }
	| { readonly kind: 'notFound' }
	/** Asked, without an answer about this id. */
	| { readonly kind: 'problem'; readonly problem: Problem }
	/** Not asked any more, because of what another request of the same look met. */
	| { readonly kind: 'notAsked'; readonly problem: Problem };

export interface Seen {
	readonly outcome: Outcome;
	/** How many requests of this look asked about the id. */
	readonly requests: number;
}

/** Which way each id answered, as an index into the adapter's ways; kept from look to look. */
export type KnownWays = Map<string, number>;

/** Requests that may be under way at once. */
export const MAX_IN_FLIGHT = 8;

/** One look on its way: what it has learnt, and whether it must stop asking. */
interface Progress {
	readonly adapter: ProviderAdapter;
	readonly send: Send;
	readonly outcomes: Map<string, Outcome>;
	readonly requests: Map<string, number>;
	readonly ways: KnownWays;
	/** Holds for all requests of the look, also where refused batches are asked for singly. */
	readonly inTurn: Limit;
	/** A refused key, or "fewer requests": what is not sent yet stays unsent. */
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
	ways: KnownWays = new Map(),
): Promise<ReadonlyMap<string, Seen>> {
	const distinct = [...new Set(ids)];
	const progress: Progress = {
		adapter,
		send,
		outcomes: new Map(),
		requests: new Map(),
		ways,
		inTurn: atMost(MAX_IN_FLIGHT),
		halt: null,
	};
	const lastWay = adapter.ways.length - 1;
	for (const [index, way] of adapter.ways.entries()) {
		const here = distinct.filter((id) => {
			const start = distinct.length === 1 ? lastWay : (ways.get(id) ?? 0);
			return start <= index && !progress.outcomes.has(id);
		});
		await inParallel(chunked(here, way.maxIds), (chunk) => ask(progress, index, chunk));
	}
	return new Map(
		distinct.map((id) => [
			id,
			{
				outcome: progress.outcomes.get(id) ?? { kind: 'notFound' },
				requests: progress.requests.get(id) ?? 0,
			},
		]),
	);
}

/** Sends one request and files what it says about its ids; what it leaves out stays open. */
async function ask(progress: Progress, index: number, ids: readonly string[]): Promise<void> {
	const { adapter, outcomes, requests, ways } = progress;
	const way = adapter.ways[index];
	if (way === undefined) return;
	const answered = await progress.inTurn(
		async () => progress.halt ?? (await question(progress, way, ids)),
	);
	if (isProblem(answered)) return fileAll(progress, ids, 'notAsked', answered);
	const { tasks, atMs } = answered;
	if (isProblem(tasks) && tasks.kind === 'notSent')
		return fileAll(progress, ids, 'notAsked', progress.halt ?? tasks);
	for (const id of ids) requests.set(id, (requests.get(id) ?? 0) + 1);
	if (isProblem(tasks)) return fileProblem(progress, way, ids, tasks);
	for (const task of tasks) {
		if (!ids.includes(task.taskId)) continue;
		ways.set(task.taskId, index);
		const known = outcomes.get(task.taskId);
		// A task that an answer holds twice is as far as its further record.
		if (known?.kind === 'task' && known.task.done) continue;
		outcomes.set(task.taskId, { kind: 'task', task, ageMs: ageOf(task, atMs) });
	}
}

async function question(
	progress: Progress,
	way: Way,
	ids: readonly string[],
): Promise<{ readonly tasks: readonly Task[] | Problem; readonly atMs: number }> {
	const { adapter, send } = progress;
	const answer = await send(way.request(ids), undefined, () => progress.halt !== null);
	if (isProblem(answer)) return { tasks: heeded(progress, answer), atMs: Number.NaN };
	// The provider's own time, where it says it: ages must not depend on this machine's clock.
	const dated = Date.parse(answer.headers.date ?? '');
	const atMs = Number.isNaN(dated) ? answer.receivedAtMs : dated;
	return { tasks: heeded(progress, understood(adapter, answer, ids)), atMs };
}

/** Noted before the next request has its turn. */
function heeded<Tasks extends readonly Task[] | Problem>(progress: Progress, tasks: Tasks): Tasks {
	if (isProblem(tasks) && (concernsAccount(tasks) || tasks.kind === 'rateLimited'))
		progress.halt = tasks;
	return tasks;
}

/** @returns how long ago the task was created, in ms, or null when its provider does not say */
function ageOf({ createdAt }: Task, atMs: number): number | null {
	return createdAt === null ? null : Math.max(0, atMs - Date.parse(createdAt));
}

/** One id that a provider cannot read must not cost the others their answer: they are asked singly, once. */
async function fileProblem(
	progress: Progress,
	way: Way,
	ids: readonly string[],
	problem: Problem,
): Promise<void> {
	const lastWay = progress.adapter.ways.length - 1;
	const byItself = progress.adapter.ways[lastWay] ?? way;
	if (!problem.concernsIds || (ids.length === 1 && isSameQuestion(way, byItself, ids))) {
		fileAll(progress, ids, 'problem', problem);
		return;
	}
	await inParallel(
		ids.map((id) => [id]),
		(single) => ask(progress, lastWay, single),
	);
	// What is not found singly is in no list either.
	for (const id of ids) {
		if (!progress.outcomes.has(id)) progress.outcomes.set(id, { kind: 'notFound' });
	}
}

/** A list of one id may be asked for as the id itself is; the same question gets the same refusal. */
function isSameQuestion(one: Way, other: Way, ids: readonly string[]): boolean {
	return JSON.stringify(one.request(ids)) === JSON.stringify(other.request(ids));
}

function fileAll(
	{ outcomes }: Progress,
	ids: readonly string[],
	kind: 'problem' | 'notAsked',
	problem: Problem,
): void {
	for (const id of ids) outcomes.set(id, { kind, problem });
}

function chunked(ids: readonly string[], size: number): ReadonlyArray<readonly string[]> {
	const count = Math.ceil(ids.length / size);
	return Array.from({ length: count }, (_, index) => ids.slice(index * size, (index + 1) * size));
}

/** The first job goes ahead alone, so that a wrong key is found out once and not eight times. */
async function inParallel<Job>(
	jobs: readonly Job[],
	run: (job: Job) => Promise<void>,
): Promise<void> {
	const [first, ...rest] = jobs;
	if (first !== undefined) await run(first);
	await Promise.all(rest.map(run));
}
