import { answerOfLook, answerOfWait } from './answer';
import type { Answer } from './answer';
import type { Clock } from '../../../core/clock';
import { LONGEST_LOOK_MS, retriedLook } from '../../../core/look/retriedLook';
import { concernsAccount } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { ProviderAdapter } from '../../../core/look/adapter';
import type { SavedWait } from '../../../core/wait/savedWait';
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
import type { Settings } from '../input/settings';
import { learntDurations } from '../../../host/learntDurations';
import type { Transport } from '../../../host/transport/transport';

/** What every operation needs to run. */
export interface Means {
	readonly settings: Settings;
	readonly transport: Transport;
	readonly clock: Clock;
	/** Whether the other services go on when one refuses the key. */
	readonly continues: boolean;
	readonly observer: Observer;
	/** The wait that an earlier turn suspended; null for a new one. */
	readonly stored: StoredWait | null;
	/** The key's budget; the same for all that a run asks, and for other runs that share it. */
	readonly budget: RequestBudget;
	/** @returns the waits of all runs that ask the same of a service; null, or absent, where the run asks by itself */
	poolFor?(service: string): LookPool | null;
	/** How long a wait stays in memory before it is suspended between looks, in ms; Infinity for always. */
	readonly suspendAfterMs: number;
}

/** The ids that are asked for at one service. */
export interface ServiceQuestion {
	readonly adapter: ProviderAdapter;
	/** As the items ask for it; the adapter's own name for it may differ. */
	readonly service: string;
	readonly ids: readonly string[];
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** What an earlier turn of the wait knew; null in the first. */
	readonly saved: SavedWait | null;
}

/** What the services of one run share, because the key, its budget and the items are the same. */
export interface Common {
	readonly shared: SharedEnd;
	/** Until when a look may send requests, in ms since 1970. */
	readonly lookUntilMs: number;
	/** Notes how many requests the looks of the run take, so that those of a long list are sent in time. */
	plan(requests: number): void;
}

/** @param questions what is asked at each service */
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
	/** The id as it was asked for: of a status address the address. */
	readonly id: string;
	readonly answer: Answer;
	/** Whether the key was refused, so that nothing more can be learnt with it. */
	readonly refusal: boolean;
}

export interface ServiceAnswers {
	readonly answers: readonly Answered[];
	/** What the wait came to; null for the operations that look once. */
	readonly turn: Turn | null;
}

/** @returns what is known of each id that has an answer */
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
		// 0 means at once, also where the clock was set back to before the wait began.
		maySuspendFromMs:
			suspendAfterMs === 0 ? Number.NEGATIVE_INFINITY : startedAtMs + suspendAfterMs,
	};
	// An agent waits again and again for the same task, long after it was created.
	const pool = poolFor?.(service) ?? null;
	const learning = { memory: learntDurations, beginsWithTasks: !settings.isTool };
	const question = { adapter, send, ids, observer, saved, shared, pool, ...learning };
	const spread = sharedBudget(budget, gapShareFor(adapter.ways[0].maxIds));
	const turn = await waitTurn(question, patience, clock, spread);
	// By the system clock, which a later execution reads.
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
