import type { Clock } from '../clock';
import { WaitDurations } from './pacing/durations/waitDurations';
import type { Learning } from './pacing/durations/waitDurations';
import type { Send } from '../http/wire';
import type { ProviderAdapter } from '../look/adapter';
import { OpenTasks } from './pacing/openTasks';
import { Schedule } from './pacing/schedule';
import type { Observer } from './observer';
import { newSharedEnd } from './sharedEnd';
import type { SharedEnd } from './sharedEnd';
import type { RequestBudget } from './pacing/requestBudget';
import { inTurn } from './pacing/turns';
import { newPendingTask } from './tasks/pendingTask';
import type { PendingTask } from './tasks/pendingTask';
import type { LookPool } from './sharing/lookPool';
import { KnownWays } from '../look/ways';

/** The tasks of one provider's service that are waited for together. */
export interface WaitQuestion extends Learning {
	readonly adapter: ProviderAdapter;
	readonly send: Send;
	readonly ids: readonly string[];
	readonly observer: Observer;
	/** What ends this wait together with those for other services. */
	readonly shared?: SharedEnd;
	/** The waits of the same key that ask together with this one; absent or null if this one asks by itself. */
	readonly pool?: LookPool | null;
}

export interface WaitSettings {
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** 'Max Wait (Minutes)' in ms; 0 looks once. */
	readonly maxWaitMs: number;
	/** 'Poll Interval (Seconds)'; 0 is automatic. */
	readonly pollIntervalSeconds: number;
	/** How many looks in a row without an answer about an id end the wait for it. */
	readonly maxConsecutiveErrors: number;
	/** How long tasks take, as the user expects, in seconds; 0 leaves it to the node. */
	readonly expectedSeconds: number;
	/** Whether one finished task ends the wait for all. */
	readonly endsWithFirst: boolean;
	/** Whether the media are fetched as tasks end, so that their URLs may expire while the wait goes on. */
	readonly keepsMedia: boolean;
	/** From when on the wait is suspended between looks instead of sleeping, in ms since 1970; never if absent. */
	readonly maySuspendFromMs?: number;
}

/** What a wait asks and how, its settings, and who is told. */
interface Question {
	readonly adapter: ProviderAdapter;
	/** Waits for the turn of a request, and gives up at the deadline. */
	readonly send: Send;
	/** As `send`, but without a deadline, for a look that is owed when the deadline has passed. */
	readonly sendLate: Send;
	readonly settings: WaitSettings;
	readonly observer: Observer;
}

/** The tasks that are waited for, and when each is looked at next. */
interface List {
	readonly all: readonly PendingTask[];
	readonly schedule: Schedule<PendingTask>;
	readonly open: OpenTasks;
	readonly ways: KnownWays;
	openCount: number;
	/** Looks that were sent and have not come back. */
	looksUnderWay: number;
	/** Ids of this wait that requests of other waits ask about now. */
	ridesUnderWay: number;
	/** How many requests a look at everything that is open takes. */
	requestsForAll: number;
}

/** What sets the pauses between looks, learnt while the wait goes on. */
export interface Pace {
	readonly durations: WaitDurations;
	/** A random number from 0 to 1, drawn once a wait, so that ids that are asked about together stay together. */
	chance: number;
	/** Whether any answer has come about any id. */
	hasAnswer: boolean;
	/** Whether the age in a record was plausible when the wait saw it, so that the provider's clock is believed. */
	isClockVouchedFor: boolean;
	/** Since when this wait has known its ids, in ms since 1970: no task is younger. */
	knownSinceMs: number;
	slowestAnswerMs: number;
	/** Answers about an id, and how many of them showed a task too young to be done. */
	seenCount: number;
	seenYoungCount: number;
	/** The oldest open task among those that were seen too young to be done; null while there is none. */
	head: PendingTask | null;
	/** The automatic pause for all ids that one request has asked about, in seconds; null while there is none. */
	togetherSeconds: number | null;
}

/** What ends the wait or holds it up. */
interface Limits {
	readonly budget: RequestBudget;
	/** In ms since 1970. */
	readonly deadlineAtMs: number;
	/** Whether the deadline was slept through, so that what is open is looked at once more. */
	isOvertime: boolean;
	readonly shared: SharedEnd;
}

/** A wait under way. */
export interface WaitState {
	readonly clock: Clock;
	readonly question: Question;
	readonly list: List;
	readonly pace: Pace;
	readonly limits: Limits;
}

/** @returns whether each id is looked at once and then ends, whatever the time is */
export function looksOnce({ limits, question }: Pick<WaitState, 'limits' | 'question'>): boolean {
	return limits.isOvertime || question.settings.maxWaitMs === 0;
}

/** @returns a wait before its first look, with nothing on its schedule yet */
export function newWaitState(
	{ adapter, ids, observer, send, shared = newSharedEnd(), ...learning }: WaitQuestion,
	settings: WaitSettings,
	clock: Clock,
	budget: RequestBudget,
): WaitState {
	const deadlineAtMs = settings.startedAtMs + settings.maxWaitMs;
	const answerByMs = settings.maxWaitMs > 0 ? deadlineAtMs : undefined;
	const sinceMs = Math.min(clock.now(), settings.startedAtMs);
	const all = [...new Set(ids)].map((id) => newPendingTask(id, sinceMs));
	const { provider, service, facts } = adapter;
	const durations = new WaitDurations(
		{
			...{ provider, service, serviceSeconds: facts.expectedSeconds },
			setSeconds: settings.expectedSeconds,
		},
		learning,
	);
	return {
		clock,
		question: {
			adapter,
			send: inTurn(send, budget, clock, answerByMs),
			sendLate: inTurn(send, budget, clock, undefined),
			settings,
			observer,
		},
		list: newList(all),
		pace: newPace(durations, clock),
		limits: { budget, deadlineAtMs, isOvertime: false, shared },
	};
}

function newList(all: readonly PendingTask[]): List {
	return {
		all,
		schedule: new Schedule(),
		open: new OpenTasks(),
		ways: new KnownWays(),
		openCount: all.length,
		looksUnderWay: 0,
		ridesUnderWay: 0,
		requestsForAll: 0,
	};
}

function newPace(durations: WaitDurations, clock: Clock): Pace {
	return {
		durations,
		chance: clock.random(),
		hasAnswer: false,
		isClockVouchedFor: false,
		knownSinceMs: clock.now(),
		slowestAnswerMs: 0,
		seenCount: 0,
		seenYoungCount: 0,
		head: null,
		togetherSeconds: null,
	};
}
