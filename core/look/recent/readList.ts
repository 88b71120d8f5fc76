import type { Clock } from '../../clock';
import type { HttpAnswer, Send } from '../../http/wire';
import { isProblem, problem } from '../../problem';
import type { Problem } from '../../problem';
import type { Task } from '../../task/task';
import type { RequestBudget } from '../../wait/pacing/requestBudget';
import type { ProviderAdapter } from '../adapter';
import { LONGEST_LOOK_MS, retriedLook } from '../retriedLook';
import type { ListedTasks, TaskList, Wanted } from './taskList';

/** Which tasks a provider's lists are asked for, and by what means. */
export interface RecentQuestion {
	readonly adapter: ProviderAdapter;
	readonly send: Send;
	readonly wanted: Wanted;
	/** Until when requests may begin, in ms since 1970. */
	readonly untilMs: number;
	/** @returns the tasks with as much of each as is to be kept; if absent, tasks are kept whole */
	keep?(tasks: readonly Task[]): readonly Task[];
}

/** What was read of one list. */
export interface ListRead {
	/** The wanted tasks by id, in the order of the list. */
	readonly tasks: ReadonlyMap<string, Task>;
	/** Why the list was not read further; null where that was not needed, and after a Stop. */
	readonly problem: Problem | null;
	/** Whether reading stopped although the list names a next page: too many pages, or pages that repeat. */
	readonly isCut: boolean;
}

/** Most pages that are read of one list. */
export const MOST_PAGES = 100;

/** Reading ends after so many pages in a row without a task not seen before, whatever next page the last one names. */
const MOST_IDLE_PAGES = 3;

/** The longest text that names a next page: a longer one is no cursor, and would not fit into an address. */
const LONGEST_CURSOR = 4_000;

/** What has been read of one list so far. */
interface Reading {
	readonly seen: Set<string>;
	readonly found: Map<string, Task>;
	/** When the first and the last task so far that have a date were created, in ms since 1970. */
	firstMs: number | null;
	lastMs: number | null;
	idlePages: number;
}

/**
 * Reads a list page by page, until it has as many wanted tasks as are asked for, a page holds only older tasks, or the
 * list ends. A list that runs from the oldest to the newest is read to its end. A page that meets a problem is asked
 * for again by the rules of looks, within the same budget.
 */
export async function readList(
	list: TaskList,
	question: RecentQuestion,
	clock: Clock,
	budget: RequestBudget,
): Promise<ListRead> {
	const reading: Reading = {
		...{ seen: new Set(), found: new Map() },
		...{ firstMs: null, lastMs: null, idlePages: 0 },
	};
	const asked = new Set<string | null>();
	let cursor: string | null = null;
	for (let pages = 0; pages < MOST_PAGES; pages += 1) {
		asked.add(cursor);
		const page = await pageOf(list, cursor, question, { clock, budget });
		if (page === null || isProblem(page)) return readSo(reading, page);
		const isEnough = take(reading, page, question);
		const { next } = page;
		if (isEnough || next === null) return readSo(reading, null);
		if (next.length > LONGEST_CURSOR) return readSo(reading, noCursor());
		if (asked.has(next) || reading.idlePages >= MOST_IDLE_PAGES) break;
		cursor = next;
	}
	return { ...readSo(reading, null), isCut: true };
}

function readSo({ found }: Reading, met: Problem | null): ListRead {
	return { tasks: found, problem: met, isCut: false };
}

function noCursor(): Problem {
	return problem('unexpectedAnswer', 'what it names as the next page of the list is none', {
		description: 'Check the base URL in the credential: this is not how the API answers.',
	});
}

/** Takes the wanted tasks of a page. @returns whether the list need not be read further */
function take(reading: Reading, { tasks }: ListedTasks, { wanted, keep }: RecentQuestion): boolean {
	const fresh = tasks.filter(({ taskId }) => !reading.seen.has(taskId));
	reading.idlePages = fresh.length === 0 ? reading.idlePages + 1 : 0;
	for (const { taskId } of tasks) reading.seen.add(taskId);
	const matching = tasks.filter((task) => isWanted(task, wanted));
	for (const task of keep?.(matching) ?? matching) {
		// A list that changes while it is read can show a task twice: the record of its end counts.
		if (reading.found.get(task.taskId)?.done !== true) reading.found.set(task.taskId, task);
	}
	const timesMs = tasks.flatMap((task) => createdMs(task) ?? []);
	reading.firstMs ??= timesMs[0] ?? null;
	reading.lastMs = timesMs.at(-1) ?? reading.lastMs;
	if ((reading.lastMs ?? 0) > (reading.firstMs ?? 0)) return false;
	return reading.found.size >= wanted.limit || isOlder(tasks, wanted);
}

/** @returns when a task was created, in ms since 1970; null where its provider does not say */
export function createdMs({ createdAt }: Pick<Task, 'createdAt'>): number | null {
	const atMs = createdAt === null ? Number.NaN : Date.parse(createdAt);
	return Number.isNaN(atMs) ? null : atMs;
}

/** @returns whether a task is wanted; one whose creation time is not known may be new, so it counts as new */
function isWanted(task: Task, { sinceMs, statuses }: Wanted): boolean {
	if (statuses.length > 0 && !statuses.includes(task.status)) return false;
	return sinceMs === null || (createdMs(task) ?? sinceMs) >= sinceMs;
}

/** @returns whether a page holds only tasks from before the wanted time; not if it is empty */
function isOlder(tasks: readonly Task[], { sinceMs }: Wanted): boolean {
	if (sinceMs === null || tasks.length === 0) return false;
	return tasks.every((task) => (createdMs(task) ?? sinceMs) < sinceMs);
}

/** The id that stands for a page, which is read by a look so that the rules for asking again hold for it too. */
const ONE_PAGE = 'page';

/** @returns the page, the Problem why it could not be read, or null after a Stop */
async function pageOf(
	list: TaskList,
	cursor: string | null,
	{ adapter, send, wanted, untilMs }: RecentQuestion,
	{ clock, budget }: { readonly clock: Clock; readonly budget: RequestBudget },
): Promise<ListedTasks | Problem | null> {
	const read: ListedTasks[] = [];
	const { provider, service, facts } = adapter;
	const pageAdapter: ProviderAdapter = {
		...{ provider, service, facts },
		ways: [{ name: 'single', maxIds: 1, request: () => list.request(cursor, wanted) }],
		parse(answer: HttpAnswer) {
			const page = list.parse(answer, cursor, wanted);
			if (isProblem(page)) return page;
			read.push(page);
			return [];
		},
		hintForUnknownId: () => '',
	};
	const look = { adapter: pageAdapter, send, ids: [ONE_PAGE], untilMs, plan: () => undefined };
	const outcome = (await retriedLook(look, clock, budget)).get(ONE_PAGE)?.outcome;
	const page = read.at(-1);
	if (page !== undefined) return page;
	if (outcome === undefined || !('problem' in outcome)) return null;
	return outcome.kind === 'notAsked' && outcome.problem.kind === 'notSent'
		? notReadInTime()
		: outcome.problem;
}

function notReadInTime(): Problem {
	const minutes = LONGEST_LOOK_MS / 60_000;
	return problem('notSent', `the list was not read within the ${minutes} minutes of a look`, {
		description: "Ask for less: lower 'Limit', or set a later time in 'Since'.",
	});
}
