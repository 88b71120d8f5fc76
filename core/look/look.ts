import type { Send } from '../http/wire';
import { chunked, inParallel } from './parallel/inParallel';
import { isProblem } from '../problem';
import type { Problem } from '../problem';
import { isSameQuestion } from './adapter';
import type { ProviderAdapter, Way } from './adapter';
import type { Brought, Passenger } from './along';
import { atMost } from './parallel/atMost';
import { countRequest, fileAll, fileHalted, newProgress, seenOf } from './asking/progress';
import type { LookContext, Progress, Seen } from './asking/progress';
import { fileTasks, question } from './asking/question';
import type { Answered } from './asking/question';
import { fetchResults } from './asking/secondRequest';
import { MAX_IN_FLIGHT } from '../wait/pacing/requestBudget';
import { KnownWays } from './ways';

export type { LookContext, Outcome, Seen } from './asking/progress';

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
	const isLone = distinct.length === 1;
	const company = isLone ? boarded(progress, distinct) : [];
	const startOf = (id: string) => {
		if (isLone) return company.length > 0 ? 0 : lastWay;
		return context.ways.get(id) ?? 0;
	};
	for (const [index, way] of adapter.ways.entries()) {
		if (context.ways.isMissing(index, lastWay)) continue;
		if (isLone && index > 0 && index < lastWay) continue;
		const here = distinct.filter((id) => startOf(id) <= index && !outcomes.has(id));
		const chunks = chunked(here, way.maxIds);
		if (index > 0) context.plan?.(chunks.length);
		await inParallel(chunks, MAX_IN_FLIGHT, async (chunk) => {
			if (index > 0) return await ask(progress, index, chunk);
			await askTogether(progress, chunk, isLone ? company : boarded(progress, chunk));
		});
	}
	return new Map(distinct.map((id) => [id, seenOf(progress, id)]));
}

/** Lets looks and second requests share `MAX_IN_FLIGHT` places, because both may be under way at the same time. */
function sendFor({ outcome }: ProviderAdapter, send: Send): Send {
	if (outcome === undefined) return send;
	const inPlace = atMost(MAX_IN_FLIGHT);
	return (...asked) => inPlace(() => send(...asked));
}

/** Sends one request and files what the answer says about the ids; ids that the answer leaves out stay open. */
async function ask(progress: Progress, index: number, ids: readonly string[]): Promise<void> {
	const { halt, context, adapter } = progress;
	if (context.ways.isMissing(index, adapter.ways.length - 1)) return;
	if (halt !== null) return fileHalted(progress, ids, halt);
	await settle(progress, index, ids, await question(progress, index, ids));
}

/** @returns the ids of other waits that a request about these ids in the first way asks about too */
function boarded(
	{ adapter, context: { along, ways }, halt }: Progress,
	ids: readonly string[],
): readonly Passenger[] {
	if (along === undefined || halt !== null || ways.isMissing(0, adapter.ways.length - 1)) return [];
	if (ids.some((id) => ways.isLeftOut(id))) return [];
	return along.take(ids, adapter.ways[0].maxIds - ids.length);
}

/**
 * Asks about ids together with ids of other waits, whose owners are handed what comes of the request. If the request
 * is refused, perhaps because of an id of another wait, the own ids are asked about once more without the others.
 */
async function askTogether(
	progress: Progress,
	ids: readonly string[],
	company: readonly Passenger[],
): Promise<void> {
	if (company.length === 0) return await ask(progress, 0, ids);
	const all = [...new Set([...ids, ...company.map(({ taskId }) => taskId)])];
	const answered = await question(progress, 0, all, ids);
	handOut(progress, company, answered);
	const { tasks } = answered;
	const isRefused = isProblem(tasks) && !['noAnswer', 'notSent'].includes(tasks.kind);
	if (isRefused && all.length > ids.length && progress.halt === null && !answered.isAbsent) {
		countRequest(progress, ids);
		return ids.length === 1 ? await askSingly(progress, ids) : await ask(progress, 0, ids);
	}
	await settle(progress, 0, ids, answered);
}

/** Hands the other waits what came of the request, and says whether only the sender's own end stopped it. */
function handOut(
	{ adapter, context: { along } }: Progress,
	company: readonly Passenger[],
	{ answer, whole }: Answered,
): void {
	const isSendersEnd = along?.isOver() === true || (isProblem(whole) && whole.kind === 'notSent');
	const isList = adapter.ways[0].maxIds > 1 || answer === null;
	const brought: Brought = { answer, tasks: isList ? whole : null, isSendersEnd };
	for (const passenger of company) passenger.bring(brought);
}

/** Files what came of a request, and sends single looks and second requests if they are needed. */
async function settle(
	progress: Progress,
	index: number,
	ids: readonly string[],
	{ tasks, answer, isAbsent }: Answered,
): Promise<void> {
	const { adapter, outcomes, context } = progress;
	const lastWay = adapter.ways.length - 1;
	const way = adapter.ways[index] ?? adapter.ways[0];
	if (isProblem(tasks) && tasks.kind === 'notSent')
		return fileHalted(progress, ids, progress.halt ?? tasks);
	// A request that could not be made is not counted.
	if (!isProblem(tasks) || tasks.kind !== 'invalidInput') countRequest(progress, ids);
	if (isAbsent && index < lastWay) return await askSingly(progress, ids);
	if (isProblem(tasks)) return await fileProblem(progress, way, ids, tasks);
	fileTasks(progress, index, ids, { tasks, answer });
	if (index < lastWay) for (const id of ids) if (!outcomes.has(id)) context.ways.noteLeftOut(id);
	await fetchResults(progress, ids);
}

/**
 * Files a problem for all ids of its request. If the problem may be about one of them, each id is asked about singly
 * instead, once, so that the other ids get their answers.
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
	// An id that is not found singly is in no list either.
	for (const id of ids) if (!outcomes.has(id)) outcomes.set(id, { kind: 'notFound' });
}
