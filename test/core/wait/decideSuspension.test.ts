// Whether a wait is suspended, and until when, at the moments where that changes.
import { decide } from '../../../core/wait/decide';
import type { WaitState } from '../../../core/wait/waitState';
import { after, entryOf, handMadeWait, START_MS } from './handMadeWait';
import type { Setting } from './handMadeWait';

const suspendable = ({ settings, ...setting }: Setting = {}) =>
	handMadeWait({ ...setting, settings: { maySuspendFromMs: START_MS, ...settings } });

/** Until how many seconds after its start a wait is suspended whose next look is due then; null where it is not. */
function secondsSuspended(state: WaitState, nextSeconds: number, nowSeconds = 0): number | null {
	if (state.list.schedule.size === 0) {
		entryOf(state).dueAtMs = after(nextSeconds);
		state.list.schedule.put(entryOf(state));
	}
	const decision = decide(state, after(nowSeconds));
	return decision.kind === 'suspend' ? (decision.untilMs - START_MS) / 1000 : null;
}

describe('a wait is suspended until', () => {
	test('its next look, and no shorter than n8n can wake it', () => {
		expect(secondsSuspended(suspendable(), 120)).toBe(120);
		expect(secondsSuspended(suspendable(), 66)).toBe(66);
		expect(secondsSuspended(suspendable(), 10)).toBe(65);
	});

	test('the moment has come from which it may be', () => {
		const state = suspendable({ settings: { maySuspendFromMs: after(30) } });
		expect(secondsSuspended(state, 200, 29)).toBeNull();
		expect(secondsSuspended(state, 200, 30)).toBe(200);
		expect(secondsSuspended(handMadeWait(), 200)).toBeNull();
	});

	// [when the URLs come too close to their end, until when it is suspended]
	test.each([
		[100, 100],
		[65, 65],
		[64, null],
	])('the URLs of finished tasks come too close to their end: %p s', (urls, until) => {
		const state = suspendable({ urlsExpireAtMs: after(urls) });
		expect(secondsSuspended(state, 120)).toBe(until);
	});

	test('the last look before the deadline', () => {
		expect(secondsSuspended(suspendable(), 5_000)).toBe(1_799.9);
		expect(secondsSuspended(suspendable(), 5_000, 1_736)).toBeNull();
	});

	test('never, where something is due and the provider may be asked', () => {
		const state = suspendable();
		entryOf(state).dueAtMs = after(10);
		state.list.schedule.put(entryOf(state));
		expect(secondsSuspended(state, 10, 9)).toBe(74);
		expect(secondsSuspended(state, 10, 10)).toBeNull();
		state.limits.budget.quietUntilMs = after(10);
		expect(secondsSuspended(state, 10, 10)).toBeNull();
		state.limits.budget.quietUntilMs = after(200);
		expect(secondsSuspended(state, 200, 10)).toBe(200);
	});

	// [whether anything has answered, when the next look is due, until when it is suspended]
	test.each([
		[false, 64.9, null],
		[false, 65, 65],
		[true, 64.9, 65],
	])('a first contact is over: answered %p, due at %p s', (hasAnswer, due, until) => {
		expect(secondsSuspended(suspendable({ state: { hasAnswer } }), due)).toBe(until);
	});

	test('with an interval that the user set, also before the first answer', () => {
		const setting = { settings: { pollIntervalSeconds: 10 }, state: { hasAnswer: false } };
		expect(secondsSuspended(suspendable(setting), 10)).toBe(65);
	});

	test('never, in a wait that looks once', () => {
		expect(secondsSuspended(suspendable({ settings: { maxWaitMs: 0 } }), 120)).toBeNull();
	});

	// [looks under way, ids that requests of others ask about]
	test.each([
		[1, 0],
		[0, 1],
		[1, 1],
		[1, 2],
	])('never, while answers are awaited: to %p looks of its own, %p of others', (own, others) => {
		const state = suspendable({ state: { looksUnderWay: own, ridesUnderWay: others } });
		expect(secondsSuspended(state, 120)).toBeNull();
	});
});
