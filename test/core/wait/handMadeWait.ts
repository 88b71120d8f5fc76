// A wait under way, set up by hand at the moment that a test is about.
import { unseenTask } from '../../../core/task/completeTask';
import { WaitDurations } from '../../../core/wait/pacing/durations/waitDurations';
import { problem } from '../../../core/problem';
import type { ProviderAdapter, Way } from '../../../core/look/adapter';
import { OpenTasks } from '../../../core/wait/pacing/openTasks';
import { Schedule } from '../../../core/wait/pacing/schedule';
import { isDone } from '../../../core/task/task';
import type { Task, TaskStatus } from '../../../core/task/task';
import { newSharedEnd } from '../../../core/wait/sharedEnd';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { end, newPendingTask } from '../../../core/wait/tasks/pendingTask';
import type { PendingTask } from '../../../core/wait/tasks/pendingTask';
import type { WaitState, WaitSettings } from '../../../core/wait/waitState';
import { KnownWays } from '../../../core/look/ways';
import { virtualClock } from '../../virtualClock.mjs';

export const START_MS = Date.parse('2026-11-22T10:00:00.000Z');

/** So many seconds after the start of the wait, in ms since 1970. */
export const after = (seconds: number) => START_MS + 1000 * seconds;

export interface Setting {
	readonly ids?: readonly string[];
	readonly maxIds?: number;
	/** Ways of asking: lists, and a last one for single ids. */
	readonly wayCount?: number;
	readonly expectedSeconds?: number | null;
	readonly settings?: Partial<WaitSettings>;
	/** What differs in any of the groups of the state. */
	readonly state?: Partial<Members>;
	/** When the first URL of a finished task comes too close to its end, in ms since 1970. */
	readonly urlsExpireAtMs?: number;
}

/** The members of all groups of a wait's state. */
export type Members = WaitState['question'] &
	WaitState['list'] &
	WaitState['pace'] &
	WaitState['limits'];

/** A wait of half an hour for `a`, asked about in batches, as it is before the first look. */
export function handMadeWait(setting: Setting = {}): WaitState {
	const { ids = ['a'], maxIds = 50, wayCount = 1, expectedSeconds = null } = setting;
	const settings: WaitSettings = {
		startedAtMs: START_MS,
		maxWaitMs: 1_800_000,
		pollIntervalSeconds: 0,
		maxConsecutiveErrors: 5,
		expectedSeconds: 0,
		endsWithFirst: false,
		keepsMedia: false,
		...setting.settings,
	};
	const all = ids.map((id) => newPendingTask(id, START_MS));
	const state: WaitState = {
		clock: virtualClock(START_MS).clock,
		question: {
			adapter: handMadeAdapter(maxIds, wayCount),
			send: () => Promise.resolve(problem('noAnswer', 'nobody is there')),
			sendLate: () => Promise.resolve(problem('noAnswer', 'nobody is there')),
			settings,
			observer: { looked: () => undefined, done: () => undefined },
		},
		list: {
			all,
			schedule: new Schedule(),
			open: new OpenTasks(),
			ways: new KnownWays(),
			openCount: all.length,
			looksUnderWay: 0,
			ridesUnderWay: 0,
			requestsForAll: 1,
		},
		pace: {
			knownSinceMs: START_MS,
			slowestAnswerMs: 0,
			hasAnswer: true,
			isClockVouchedFor: false,
			durations: new WaitDurations({
				...{ provider: 'scripted', service: 'scripted', setSeconds: 0 },
				serviceSeconds: expectedSeconds,
			}),
			chance: 0.5,
			seenCount: 0,
			seenYoungCount: 0,
			head: null,
			togetherSeconds: null,
		},
		limits: {
			budget: newRequestBudget(5, maxIds),
			deadlineAtMs: START_MS + settings.maxWaitMs,
			isOvertime: false,
			shared: { ...newSharedEnd(), urlsExpireAtMs: setting.urlsExpireAtMs ?? Infinity },
		},
	};
	for (const [name, value] of Object.entries(setting.state ?? {})) {
		const { question, list, pace, limits } = state;
		const group = [question, list, pace, limits].find((one) => name in one);
		Object.assign(group ?? {}, { [name]: value });
	}
	return state;
}

export function handMadeAdapter(maxIds = 50, wayCount = 1): ProviderAdapter {
	const request: Way['request'] = (ids) => ({ method: 'GET', path: ids.join(',') });
	const first: Way = { name: maxIds === 1 ? 'single' : 'batch', maxIds, request };
	const others = Array.from({ length: wayCount - 1 }, (_, index): Way => {
		const isLast = index === wayCount - 2;
		return { name: isLast ? 'single' : 'flexBatch', maxIds: isLast ? 1 : maxIds, request };
	});
	return {
		provider: 'scripted',
		service: 'scripted',
		facts: {
			...{ provider: 'scripted', pollAfterSeconds: 15, expectedSeconds: null },
			...{ urlLifetimeSeconds: null, urlsClearedAfterSeconds: null, contentPolicyCodes: [] },
		},
		ways: [first, ...others],
		parse: () => [],
		hintForUnknownId: (id) => `Nobody knows ${id}.`,
	};
}

/** The wait's entry for an id, changed to how a test needs it. */
export function entryOf(
	state: WaitState,
	id = 'a',
	changes: Partial<PendingTask> = {},
): PendingTask {
	const found = state.list.all.find(({ taskId }) => taskId === id);
	expect(found).toBeDefined();
	return Object.assign(found as PendingTask, changes);
}

export function taskThatIs(status: TaskStatus, rest: Partial<Task> = {}): Task {
	const origin = { provider: 'scripted', service: 'scripted', facts: { pollAfterSeconds: 15 } };
	return { ...unseenTask('a', origin), status, done: isDone(status), ...rest };
}

/** Ends the wait for an id as if a look had seen its task done. */
export function done(
	pending: PendingTask,
	seconds: number,
	task: Task = taskThatIs('succeeded'),
): PendingTask {
	pending.task = task;
	end(pending, 'done', after(seconds), { startedAtMs: START_MS });
	return pending;
}

/** How the wait for each id ended; undefined for what is open. */
export const endings = ({ list }: WaitState) => list.all.map(({ ending }) => ending?.ended);
