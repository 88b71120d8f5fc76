import type { Clock } from '../clock';
import { DurationEstimate } from './pacing/durationEstimate';
import type { Send } from '../http/http';
import type { Seen } from '../look/look';
import type { ProviderAdapter } from '../look/adapter';
import { OpenTasks } from './pacing/openTasks';
import { Schedule } from './pacing/schedule';
import type { Task } from '../task/task';
import { newSharedEnd } from './sharedEnd';
import type { SharedEnd } from './sharedEnd';
import { inTurn } from './pacing/requestBudget';
import type { RequestBudget } from './pacing/requestBudget';
import { newPendingTask } from './pendingTask';
import type { PendingTask } from './pendingTask';
import { KnownWays } from '../look/ways';

/** The tasks of one provider's service that are waited for together. */
export interface WaitQuestion {
	readonly adapter: ProviderAdapter;
	readonly send: Send;
	readonly ids: readonly string[];
	readonly observer: Observer;
	/** What this wait has in common with those for other services. */
	readonly shared?: SharedEnd;
}

export interface WaitSettings {
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** 0 looks once. */
	readonly maxWaitMs: number;
	/** 0 is automatic. */
	readonly pollIntervalSeconds: number;
	/** Looks in a row without an answer about an id that end the wait for it. */
	readonly maxConsecutiveErrors: number;
	/** How long tasks take, as the user expects; 0 leaves it to the node. */
	readonly expectedSeconds: number;
	/** Whether one finished task ends the wait for all. */
	readonly endsWithFirst: boolean;
	/** Whether the media are fetched as tasks end, so that their URLs may die during the wait. */
	readonly keepsMedia: boolean;
	/** From when on the wait is suspended between looks instead of sleeping, in ms since 1970; never if absent. */
	readonly maySuspendFromMs?: number;
}

/** What one look came to, as the observer is told. */
export interface LookReport {
	readonly asked: number;
	/** Ids that the answers said something about. */
	readonly answered: number;
	/** Tasks that this look saw at their end. */
	readonly done: number;
	/** Ids that are still waited for. */
	readonly open: number;
	/** The text of a problem that this look met, or null. */
	readonly problem: string | null;
}

/** @returns what a look came to, as the observer is told */
export function reportOf(
	seen: ReadonlyMap<string, Seen>,
	counts: Pick<LookReport, 'done' | 'open'>,
): LookReport {
	const outcomes = [...seen.values()].map(({ outcome }) => outcome);
	const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? outcome.problem : []));
	return {
		asked: seen.size,
		answered: seen.size - problems.length,
		...counts,
		problem: problems[0]?.message ?? null,
	};
}

/** Is told of the looks of a wait and of its tasks while it goes on. */
export interface Observer {
	looked(report: LookReport): void;
	/** A task has come to its end. */
	done(task: Task): void;
}

/** Calls the observer, and ignores what it throws, so that a fault of it cannot cost the wait its answers. */
export function tell(what: () => void): void {
	try {
		what();
	} catch {
		// There is no other place to report it to.
	}
}

/** A wait under way. */
export interface WaitState {
	readonly adapter: ProviderAdapter;
	/** Waits for its turn and gives up at the deadline. */
	readonly send: Send;
	/** The same for a look that is owed when the deadline has passed. */
	readonly sendLate: Send;
	readonly settings: WaitSettings;
	readonly observer: Observer;
	readonly clock: Clock;
	readonly budget: RequestBudget;
	readonly all: readonly PendingTask[];
	readonly schedule: Schedule<PendingTask>;
	readonly open: OpenTasks;
	readonly ways: KnownWays;
	readonly deadlineAtMs: number;
	/** Since when this wait has known its ids, in ms since 1970: no task is younger. */
	knownSinceMs: number;
	/** Whether the deadline was slept through, so that what is open is looked at once more. */
	isOvertime: boolean;
	readonly shared: SharedEnd;
	slowestAnswerMs: number;
	openCount: number;
	/** Looks that were sent and have not come back. */
	looksUnderWay: number;
	/** Whether any answer has come about any id. */
	hasAnswer: boolean;
	/** Whether a record's age fits what this wait has seen, so that the provider's clock can be believed. */
	isClockVouchedFor: boolean;
	readonly estimate: DurationEstimate;
	/** Drawn once a wait: what is asked about together stays together. */
	chance: number;
	/** Looks that gave an answer, and how many of them saw a task too young to be done. */
	seenCount: number;
	seenYoungCount: number;
	/** How many requests a look at everything that is open takes. */
	requestsForAll: number;
	/** When the open task was created that calls for the shortest pause, in ms since 1970, by its record. */
	paceSetterBornAtMs: number;
}

/** Whether each id is looked at once and then ends, whatever the time is. */
export function looksOnce({ isOvertime, settings }: WaitState): boolean {
	return isOvertime || settings.maxWaitMs === 0;
}

/** @returns a wait before its first look, with nothing on its schedule yet */
export function newWaitState(
	{ adapter, ids, observer, send, shared = newSharedEnd() }: WaitQuestion,
	settings: WaitSettings,
	clock: Clock,
	budget: RequestBudget,
): WaitState {
	const deadlineAtMs = settings.startedAtMs + settings.maxWaitMs;
	const answerByMs = settings.maxWaitMs > 0 ? deadlineAtMs : undefined;
	const nowMs = clock.now();
	const sinceMs = Math.min(nowMs, settings.startedAtMs);
	const all = [...new Set(ids)].map((id) => newPendingTask(id, sinceMs));
	return {
		adapter,
		send: inTurn(send, budget, clock, answerByMs),
		sendLate: inTurn(send, budget, clock, undefined),
		settings,
		observer,
		clock,
		budget,
		all,
		schedule: new Schedule(),
		open: new OpenTasks(),
		ways: new KnownWays(),
		deadlineAtMs,
		knownSinceMs: nowMs,
		isOvertime: false,
		shared,
		slowestAnswerMs: 0,
		openCount: all.length,
		looksUnderWay: 0,
		hasAnswer: false,
		isClockVouchedFor: false,
		estimate: estimateFor(adapter, settings, all.length),
		chance: clock.random(),
		seenCount: 0,
		seenYoungCount: 0,
		requestsForAll: 0,
		paceSetterBornAtMs: sinceMs,
	};
}

function estimateFor({ facts }: ProviderAdapter, own: WaitSettings, count: number) {
	return new DurationEstimate(own.expectedSeconds, facts.expectedSeconds, count);
}
