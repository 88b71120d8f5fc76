// What a wait does next: the rules, one row each, in their order; then each reason to end at its borders.
import { decide, owesLastLook } from '../../../core/wait/decide';
import type { Decision } from '../../../core/wait/decide';
import { putBackOrEnd } from '../../../core/wait/tasks/ending';
import { end } from '../../../core/wait/tasks/pendingTask';
import type { WaitState } from '../../../core/wait/waitState';
import { after, done, entryOf, handMadeWait, START_MS } from './handMadeWait';
import type { Setting } from './handMadeWait';

const THREE = ['a', 'b', 'c'];

/** A wait whose ids `a`, `b` … are due so many seconds after its start. */
function due(seconds: readonly number[], setting: Setting = {}): WaitState {
	const ids = seconds.map((_, index) => String.fromCharCode(97 + index));
	const state = handMadeWait({ ids, ...setting });
	seconds.forEach((dueAt, index) => {
		const pending = entryOf(state, ids[index]);
		pending.dueAtMs = after(dueAt);
		state.list.schedule.put(pending);
	});
	return state;
}

/** The same, with what a test changes of the state. */
function but(state: WaitState, change: (state: WaitState) => void): WaitState {
	change(state);
	return state;
}

const anyDone = { settings: { endsWithFirst: true } };
const setInterval = (seconds: number) => ({ settings: { pollIntervalSeconds: seconds } });
const suspendable = { settings: { maySuspendFromMs: START_MS } };
const isDone = (state: WaitState) => (state.limits.shared.hasDone = true);
const quiet = (seconds: number) => (state: WaitState) =>
	(state.limits.budget.quietUntilMs = after(seconds));
const justSent = (state: WaitState) => state.limits.budget.beganAtMs.push(after(10));
const sleep = (seconds: number): Decision => ({ kind: 'sleep', untilMs: after(seconds) });
const look = (seconds: number): Decision => ({ kind: 'look', dueByMs: after(seconds) });
const suspend = (seconds: number): Decision => ({ kind: 'suspend', untilMs: after(seconds) });
const ends = (why: 'any_done' | 'timeout' | 'urls_expiring'): Decision => ({ kind: 'end', why });

// [rule, the wait, seconds since its start, what it does next]
const RULES: ReadonlyArray<readonly [string, () => WaitState, number, Decision]> = [
	[
		'nothing is open',
		() => but(due([10], { ...anyDone, state: { openCount: 0 } }), isDone),
		...([10, { kind: 'over' }] as const),
	],
	['one is done, which is enough', () => but(due([10], anyDone), isDone), 10, ends('any_done')],
	[
		'in 0 minutes nothing is asked into a silence',
		() => but(due([0], { settings: { maxWaitMs: 0 } }), quiet(60)),
		...([59, ends('timeout')] as const),
	],
	[
		'in 0 minutes URLs and the clock end nothing',
		() =>
			due([0], { settings: { maxWaitMs: 0, pollIntervalSeconds: 100 }, urlsExpireAtMs: after(-1) }),
		...([10, look(15)] as const),
	],
	[
		'URLs come to their end, at the deadline too',
		() => due([10], { urlsExpireAtMs: after(1_800) }),
		...([1_800, ends('urls_expiring')] as const),
	],
	['the time is up', () => due([1_801]), 1_800, ends('timeout')],
	[
		'silence lasts until the deadline',
		() => but(due([10]), quiet(1_800)),
		...([10, ends('timeout')] as const),
	],
	[
		'a wait that may be suspended has a minute until its next look',
		() => due([120], suspendable),
		...([10, suspend(120)] as const),
	],
	[
		'but not while a look is under way',
		() => due([120], { ...suspendable, state: { looksUnderWay: 1 } }),
		...([10, sleep(120)] as const),
	],
	['nothing is due', () => due([120]), 10, sleep(120)],
	['the budget allows nothing yet', () => but(due([10]), justSent), 10, sleep(10.02)],
	['URLs come to their end first', () => due([120], { urlsExpireAtMs: after(99) }), 10, sleep(99)],
	[
		'the first look has not come back',
		() => due([10], { state: { hasAnswer: false, looksUnderWay: 1 } }),
		...([10, sleep(1_800)] as const),
	],
	[
		'eight looks are under way',
		() => due([10], { state: { looksUnderWay: 8 } }),
		...([10, sleep(1_800)] as const),
	],
	[
		'seven looks are under way',
		() => due([10], { ...setInterval(100), state: { looksUnderWay: 7 } }),
		...([10, look(15)] as const),
	],
	[
		'the first look takes nothing along',
		() => due([0, 10], { ...setInterval(100), state: { hasAnswer: false } }),
		...([0, look(0)] as const),
	],
	[
		'with an interval, what is due within 1/20 of it rides along',
		() => due([10, 12], setInterval(100)),
		...([10, look(15)] as const),
	],
];

test.each(RULES)('%s', (_rule, stateOf, seconds, decision) => {
	const state = stateOf();
	expect(decide(state, after(seconds))).toEqual(decision);
	// Deciding changes nothing.
	expect(decide(state, after(seconds))).toEqual(decision);
});

test('without an interval, what is due within six tenths of the pause rides along', () => {
	const state = due([10], { state: { togetherSeconds: 10 } });
	expect(decide(state, after(10))).toEqual(look(16));
});

test('before a pause was decided on, only what is due goes', () => {
	expect(decide(due([10]), after(10))).toEqual(look(10));
});

// [why the wait would end, seconds since its start, ids on the schedule, whether it looks once more]
test.each([
	['timeout', 1_805, 1, false],
	['timeout', 1_805.001, 1, true],
	['timeout', 1_805.001, 0, false],
	['urls_expiring', 9_000, 1, false],
	['any_done', 9_000, 1, false],
] as const)('%s at %p s with %p scheduled looks once more: %p', (why, seconds, scheduled, owes) => {
	const state = scheduled === 1 ? due([1_000]) : handMadeWait();
	expect(owesLastLook(state, why, after(seconds))).toBe(owes);
});

test('a last look is owed once', () => {
	const state = due([1_000], { state: { isOvertime: true } });
	expect(owesLastLook(state, 'timeout', after(9_000))).toBe(false);
	expect(decide(state, after(9_000))).toMatchObject({ kind: 'look' });
});

function reasonOf(state: WaitState, seconds: number) {
	const decision = decide(state, after(seconds));
	return decision.kind === 'end' ? decision.why : null;
}

// [minutes of the wait, when the first URLs come too close to their end, when the wait ends at the latest]
test.each([
	[30, Infinity, 1_800],
	[30, 600, 600],
	[30, 3_000, 1_800],
	[0, Infinity, Infinity],
	[0, -600, Infinity],
])(
	'a wait of %p minutes with nothing due, URLs expiring at %p s: sleeps until %p s',
	(minutes, urls, latest) => {
		const state = handMadeWait({
			settings: { maxWaitMs: 60_000 * minutes },
			urlsExpireAtMs: after(urls),
		});
		expect(decide(state, START_MS)).toEqual({ kind: 'sleep', untilMs: after(latest) });
	},
);

describe('the reason to end', () => {
	const reasonAt = (seconds: number, setting: Setting) => reasonOf(handMadeWait(setting), seconds);

	test('is the deadline, or silence that lasts until then', () => {
		expect(reasonAt(1_799, {})).toBeNull();
		expect(reasonAt(1_800, {})).toBe('timeout');
		const silent = handMadeWait();
		silent.limits.budget.quietUntilMs = after(1_799.9);
		expect(reasonOf(silent, 1)).toBeNull();
		silent.limits.budget.quietUntilMs = after(1_800);
		expect(reasonOf(silent, 1)).toBe('timeout');
	});

	test('is the URLs of a finished task that come too close to their end', () => {
		const urlsExpireAtMs = after(60);
		expect(reasonAt(59, { urlsExpireAtMs })).toBeNull();
		expect(reasonAt(60, { urlsExpireAtMs })).toBe('urls_expiring');
	});

	test('is not the clock in a wait of 0 minutes', () => {
		const settings = { maxWaitMs: 0 };
		expect(reasonAt(100, { settings, urlsExpireAtMs: after(60) })).toBeNull();
	});

	test('is silence in a wait of 0 minutes, which looks once and waits for nobody', () => {
		const state = handMadeWait({ settings: { maxWaitMs: 0 } });
		state.limits.budget.quietUntilMs = after(60);
		expect(reasonOf(state, 59)).toBe('timeout');
		expect(reasonOf(state, 60)).toBeNull();
	});

	test('is the first task that is done, where the user wants that', () => {
		const state = handMadeWait({ ids: THREE, settings: { endsWithFirst: true } });
		expect(reasonOf(state, 1)).toBeNull();
		const late = entryOf(state, 'a');
		end(late, 'no_answer', after(1), { startedAtMs: START_MS });
		putBackOrEnd(state, late, after(1));
		expect(reasonOf(state, 1)).toBeNull();
		putBackOrEnd(state, done(entryOf(state, 'b'), 1), after(1));
		expect(reasonOf(state, 1)).toBe('any_done');
		const patient = handMadeWait({ ids: THREE });
		putBackOrEnd(patient, done(entryOf(patient, 'b'), 1), after(1));
		expect(reasonOf(patient, 1)).toBeNull();
	});
});
