import type { HttpAnswer, Send } from '../http/wire';
import { pauseAskedMs } from '../http/retryAfter';
import { chunked, inParallel } from './inParallel';
import { isProblem } from '../problem';
import type { Problem } from '../problem';
import { answerTo, isSameQuestion, understood } from './adapter';
import type { ProviderAdapter, Way } from './adapter';
import { atMost } from './atMost';
import { countRequest, fileAll, fileHalted, heeded, newProgress, seenOf } from './progress';
import type { LookContext, Progress, Seen } from './progress';
import { fetchResults } from './secondRequest';
import type { Task } from '../task/task';
import { MAX_IN_FLIGHT } from '../wait/pacing/requestBudget';
import { KnownWays } from './ways';

export type { LookContext, Outcome, Seen } from './progress';

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
	const progress = newProgress(adapter, sendFor(adapter, send), context);
	const { outcomes } = progress;
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
	return new Map(distinct.map((id) => [id, seenOf(progress, id)]));
}

/** Second requests go out beside the looks at other ids, so both share their places. */
function sendFor({ outcome }: ProviderAdapter, send: Send): Send {
	if (outcome === undefined) return send;
	const inPlace = atMost(MAX_IN_FLIGHT);
	return (...asked) => inPlace(() => send(...asked));
}

/** Sends one request and files what it says about its ids; what it leaves out stays open. */
async function ask(progress: Progress, index: number, ids: readonly string[]): Promise<void> {
	const { adapter, halt } = progress;
	const { ways } = progress.context;
	const lastWay = adapter.ways.length - 1;
	const way = adapter.ways[index];
	if (way === undefined || ways.isMissing(index, lastWay)) return;
	if (halt !== null) return fileHalted(progress, ids, halt);
	const { tasks, answer, isAbsent } = await question(progress, index, ids);
	if (isProblem(tasks) && tasks.kind === 'notSent')
		return fileHalted(progress, ids, progress.halt ?? tasks);
	// Where no request could be made, none is counted.
	if (!isProblem(tasks) || tasks.kind !== 'invalidInput') countRequest(progress, ids);
	if (isAbsent && index < lastWay) return await askSingly(progress, ids);
	if (isProblem(tasks)) return await fileProblem(progress, way, ids, tasks);
	fileTasks(progress, index, ids, { tasks, answer });
	await fetchResults(progress, ids);
}

/** Files what an answer says about its ids. */
function fileTasks(
	{ context: { ways }, outcomes, pauses }: Progress,
	index: number,
	ids: readonly string[],
	{ tasks, answer }: { readonly tasks: readonly Task[]; readonly answer: HttpAnswer | null },
): void {
	const pauseMs = answer === null ? null : pauseAskedMs(answer);
	for (const id of ids) {
		if (pauseMs === null) pauses.delete(id);
		else pauses.set(id, pauseMs);
	}
	const asked = new Set(ids);
	for (const task of tasks) {
		if (!asked.has(task.taskId)) continue;
		ways.set(task.taskId, index);
		const known = outcomes.get(task.taskId);
		// Where an answer holds two records of a task, the one that is done counts.
		if (known?.kind === 'task' && known.task.done) continue;
		const paced = pauseMs === null ? task : askedAgainAfter(task, pauseMs);
		outcomes.set(task.taskId, { kind: 'task', task: paced, ageMs: ageOf(task, answer) });
	}
}

function askedAgainAfter(task: Task, pauseMs: number): Task {
	return task.done ? task : { ...task, pollAfterSeconds: Math.ceil(pauseMs / 1000) };
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
