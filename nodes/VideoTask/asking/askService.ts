import { answerOfLook, answerOfWait } from './answer';
import type { Answer } from './answer';
import type { Clock } from '../../../core/clock';
import { LONGEST_LOOK_MS, retriedLook } from '../../../core/look/retriedLook';
import { concernsAccount } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { ProviderAdapter } from '../../../core/look/adapter';
import type { SavedWait } from '../../../core/wait/saving/savedWait';
import { newSharedEnd } from '../../../core/wait/sharedEnd';
import type { SharedEnd } from '../../../core/wait/sharedEnd';
import {
	gapShareFor,
	limitPerMinute,
	planRequests,
	sharedBudget,
	TOGETHER,
} from '../../../core/wait/pacing/requestBudget';
import type { RequestBudget } from '../../../core/wait/pacing/requestBudget';
import { remember } from '../../../core/wait/pacing/durations/taskKind';
import type { LookPool } from '../../../core/wait/sharing/lookPool';
import { waitTurn } from '../../../core/wait/wait';
import type { Turn } from '../../../core/wait/wait';
import { reportOf } from '../../../core/wait/observer';
import type { Observer } from '../../../core/wait/observer';
import type { StoredWait } from '../input/storedWait';
import type { Settings } from '../input/settings/settings';
import { learntDurations } from '../../../host/learntDurations';
import type { Transport } from '../../../host/transport/transport';

/** What every operation needs to run. */
export interface Means {
	readonly settings: Settings;
	readonly transport: Transport;
	readonly clock: Clock;
	/** Whether the other services are still asked when one of them refuses the key. */
	readonly continues: boolean;
	readonly observer: Observer;
	/** The wait that an earlier turn suspended; null for a new one. */
	readonly stored: StoredWait | null;
	/** The request budget of the key: the same for all services of a run, and for other runs that share it. */
	readonly budget: RequestBudget;
	/**
	 * @returns the pool of all waits that ask the same of a service, so that they send requests together; null, or no
	 * such function, when the run asks by itself
	 */
	poolFor?(service: string): LookPool | null;
	/** How long a wait stays in memory before it is suspended between looks, in ms; Infinity for always. */
	readonly suspendAfterMs: number;
}

/** The ids that are asked for at one service. */
export interface ServiceQuestion {
	readonly adapter: ProviderAdapter;
	/** The service's name as the items give it; `adapter.service` may be another. */
	readonly service: string;
	readonly ids: readonly string[];
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** What an earlier turn of the wait saved for this service; null if there is nothing. */
	readonly saved: SavedWait | null;
}

/** What the services of one run share, because the key, its budget and the items are the same. */
export interface Common {
	readonly shared: SharedEnd;
	/** Until when a look may send requests, in ms since 1970. */
	readonly lookUntilMs: number;
	/** Notes that the looks of the run take so many more requests, so that those of a long list are sent in time. */
	plan(requests: number): void;
}

/**
 * Limits the request budget to what the providers allow, and plans the requests of single looks.
 *
 * @param questions what is asked at each service
 * @returns what the services of the run share
 */
export function commonOf(
	{ clock, settings, budget }: Means,
	questions: readonly ServiceQuestion[],
): Common {
	for (const { adapter } of questions)
		limitPerMinute(budget, adapter.facts.requestsPerMinute ?? null);
	const plan = (requests: number) => planRequests(budget, requests);
	if (settings.operation !== 'waitUntilDone') {
		for (const { adapter, ids } of questions) plan(Math.ceil(ids.length / adapter.ways[0].maxIds));
	}
	return { shared: newSharedEnd(), lookUntilMs: clock.now() + LONGEST_LOOK_MS, plan };
}

export interface Answered {
	/** The id as it was asked for, which can be a status address. */
	readonly id: string;
	readonly answer: Answer;
	/** Whether the key was refused (HTTP 401, 402, 403), so that further requests with it cannot learn anything. */
	readonly refusal: boolean;
}

export interface ServiceAnswers {
	readonly answers: readonly Answered[];
	/** How the turn of the wait ended; null for the operations that look once. */
	readonly turn: Turn | null;
}

/** @returns the answers of one service. When the wait is suspended or the run stopped, only ids that have one */
export async function answersOf(
	question: ServiceQuestion,
	means: Means,
	common: Common,
): Promise<ServiceAnswers> {
	return means.settings.operation === 'waitUntilDone'
		? await answersOfWait(question, means, common)
		: await answersOfLook(question, means, common);
}

async function answersOfLook(
	{ adapter, ids, service }: ServiceQuestion,
	{ settings, clock, observer, budget, transport: { send }, poolFor }: Means,
	{ lookUntilMs: untilMs, plan }: Common,
): Promise<ServiceAnswers> {
	const along = poolFor?.(service)?.alongWithLook(clock);
	const question = {
		...{ adapter, send, ids, untilMs, plan },
		...(along === undefined ? {} : { along }),
	};
	const seen = await retriedLook(question, clock, sharedBudget(budget, TOGETHER));
	const tasks = [...seen.values()].flatMap(({ outcome }) =>
		outcome.kind === 'task' && outcome.task.done ? outcome.task : [],
	);
	for (const task of tasks) {
		observer.done(task);
		remember(learntDurations, adapter, task);
	}
	observer.looked(reportOf(seen, { done: tasks.length, open: seen.size - tasks.length }));
	const answers = [...seen].map(([id, one]) => ({
		id,
		answer: answerOfLook(id, one, adapter, settings),
		refusal: 'problem' in one.outcome && isRefusal(one.outcome.problem),
	}));
	return { answers, turn: null };
}

async function answersOfWait(
	{ adapter, ids, saved, startedAtMs, service }: ServiceQuestion,
	{ settings, clock, observer, suspendAfterMs, budget, transport: { send }, poolFor }: Means,
	{ shared }: Common,
): Promise<ServiceAnswers> {
	const { maxWaitMinutes, pollIntervalSeconds, maxConsecutiveErrors } = settings;
	const patience = {
		startedAtMs,
		// A wait that is resumed after its deadline still looks once.
		maxWaitMs: startedAtMs + maxWaitMinutes * 60_000 <= clock.now() ? 0 : maxWaitMinutes * 60_000,
		pollIntervalSeconds,
		maxConsecutiveErrors,
		keepsMedia: settings.downloadMedia,
		expectedSeconds: settings.expectedSeconds,
		endsWithFirst: settings.returnWhen === 'anyDone',
		// With `suspendAfterMs` 0 at once, even if the clock was set back to before the wait began.
		maySuspendFromMs:
			suspendAfterMs === 0 ? Number.NEGATIVE_INFINITY : startedAtMs + suspendAfterMs,
	};
	// An agent waits for the same task several times, so its waits do not begin when the task is created.
	const pool = poolFor?.(service) ?? null;
	const learning = { memory: learntDurations, beginsWithTasks: !settings.isTool };
	const question = { adapter, send, ids, observer, saved, shared, pool, ...learning };
	const spread = sharedBudget(budget, gapShareFor(adapter.ways[0].maxIds));
	const turn = await waitTurn(question, patience, clock, spread);
	// In system time, because a later execution, which has a clock of its own, reads it.
	const since = new Date(startedAtMs + (clock.steppedMs?.() ?? 0)).toISOString();
	const answers = turn.results.map((result) => ({
		id: result.taskId,
		answer: answerOfWait(result, adapter, { settings, since }),
		refusal: isRefusal(result.problem),
	}));
	return { answers, turn };
}

function isRefusal(problem: Problem | null): boolean {
	return problem !== null && concernsAccount(problem);
}
