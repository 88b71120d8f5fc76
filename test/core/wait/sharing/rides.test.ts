// Ids of a wait that requests of other waits ask about.
import { noAnswer } from '../../../../core/http/http';
import type { Brought, Passenger } from '../../../../core/look/along';
import type { Outcome } from '../../../../core/look/look';
import { problem } from '../../../../core/problem';
import { answer } from '../../answering';
import { after, done, endings, entryOf, taskThatIs } from '../handMadeWait';
import type { Setting } from '../handMadeWait';
import { RIDE_ALONG_MS, ridingWait } from './ridingWait';

const received = answer({});
const running: Brought = { answer: received, tasks: [taskThatIs('running')], isSendersEnd: false };
const succeeded: Brought = { ...running, tasks: [taskThatIs('succeeded')] };
const nothingCame: Brought = { answer: null, tasks: noAnswer('nothing', ''), isSendersEnd: false };
const senderEnded: Brought = { ...nothingCame, isSendersEnd: true };

const idsOf = (passengers: readonly (Passenger | null)[]) =>
	passengers.map((passenger) => passenger?.taskId);

/** A wait of 60 s, whose last look is a tenth of a second before its end. */
const MINUTE_LONG: Setting = { settings: { maxWaitMs: 60_000 } };

type Riding = ReturnType<typeof ridingWait>;

/** Why nothing of a wait rides, each once just so and once just not. */
const REASONS: ReadonlyArray<[string, boolean, Setting, (riding: Riding) => void]> = [
	['it is stopped', true, {}, ({ time }) => (time.isStopped = true)],
	['it makes its last look late', true, { state: { isOvertime: true } }, () => undefined],
	['nothing of it is open', true, { state: { openCount: 0 } }, () => undefined],
	['one is open', false, { state: { openCount: 1 } }, () => undefined],
	['it looks once', false, { settings: { maxWaitMs: 0 } }, () => undefined],
	[
		'the first that is done ends it, and one is',
		true,
		{ settings: { endsWithFirst: true } },
		({ state }) => (state.limits.shared.hasDone = true),
	],
	['the first that is done ends it', false, { settings: { endsWithFirst: true } }, () => undefined],
	['one is done', false, {}, ({ state }) => (state.limits.shared.hasDone = true)],
	['its URLs end now', true, { urlsExpireAtMs: after(0) }, () => undefined],
	['its URLs end in a moment', false, { urlsExpireAtMs: after(0) + 1 }, () => undefined],
	['its last look is now', true, MINUTE_LONG, ({ time }) => (time.nowMs = after(59.9))],
	['its last look is in a moment', false, MINUTE_LONG, ({ time }) => (time.nowMs = after(59.899))],
	[
		'its list is not there',
		true,
		{ wayCount: 2 },
		({ state }) => state.list.ways.note(answer('<h1>Not Found</h1>', 404), 0, 1),
	],
	['it has a list and single looks', false, { wayCount: 2 }, () => undefined],
	[
		'it can be asked in one way alone, which answered 404',
		false,
		{},
		({ state }) => state.list.ways.note(answer('<h1>Not Found</h1>', 404), 0, 0),
	],
];

describe('when its next id is due for others', () => {
	test.each([
		[300, 300],
		[-2_000, -2_000],
		[0, 0],
		[RIDE_ALONG_MS, RIDE_ALONG_MS],
		[RIDE_ALONG_MS + 1, Infinity],
	])('due in %p ms: %p', (dueMs, expected) => {
		expect(ridingWait({ b: 60_000, a: dueMs }).rides.dueInMs()).toBe(expected);
	});

	test('reckoned from now', () => {
		const { rides, time } = ridingWait({ a: 300 });
		time.nowMs += 100;
		expect(rides.dueInMs()).toBe(200);
	});

	test('never where nothing is on its schedule', () => {
		expect(ridingWait({ a: null }).rides.dueInMs()).toBe(Infinity);
	});

	test.each(REASONS)('%s: never %p', (_when, isNever, setting, prepare) => {
		const riding = ridingWait({ a: -120_000 }, setting);
		prepare(riding);
		const { rides, state } = riding;
		if (isNever) expect(rides.dueInMs()).toBe(Infinity);
		else expect(rides.dueInMs()).toBeLessThanOrEqual(-120_000);
		expect(rides.handOverAny(['a'])).toHaveLength(isNever ? 0 : 1);
		expect(state.list.schedule.size).toBe(isNever ? 1 : 0);
	});

	test.each(REASONS)('%s: hands over nothing %p', (_when, isNever, setting, prepare) => {
		const riding = ridingWait({ a: -120_000 }, setting);
		prepare(riding);
		expect(riding.rides.handOver()?.taskId).toBe(isNever ? undefined : 'a');
	});
});

describe('handing over what is due next', () => {
	test('the earliest first, off the schedule, and asked about from now on', () => {
		const { rides, state, time, scheduled } = ridingWait({ a: 400, b: 200, c: 501 });
		time.nowMs += 50;
		state.list.schedule.take(1, 0);
		expect(rides.handOver()?.taskId).toBe('b');
		expect(state.list.ridesUnderWay).toBe(1);
		expect(entryOf(state, 'b').askedAtMs).toBe(after(0.05));
		expect(entryOf(state, 'a').askedAtMs).toBe(-Infinity);
		expect(rides.handOver()?.taskId).toBe('a');
		expect(state.list.ridesUnderWay).toBe(2);
		expect(scheduled()).toEqual(['c']);
	});

	test('nothing where the next is due later than may be', () => {
		const { rides, scheduled } = ridingWait({ a: RIDE_ALONG_MS + 1 });
		expect(rides.handOver()).toBeNull();
		expect(scheduled()).toEqual(['a']);
	});

	// [what is known of the id, whether it rides]
	test.each<[string, (riding: Riding) => void, boolean]>([
		['has ended', ({ state }) => done(entryOf(state), 0), false],
		['was left out by the list', ({ state }) => state.list.ways.noteLeftOut('a'), false],
		['is to be left alone', ({ state }) => entryOf(state, 'a', { pauseAskedMs: 7_000 }), false],
		[
			'was to be left alone until now',
			({ state, time }) => {
				entryOf(state, 'a', { pauseAskedMs: 7_000 });
				time.nowMs = after(0.2);
			},
			true,
		],
		['is like any other', () => undefined, true],
	])('an id that %s', (_what, prepare, mayRide) => {
		for (const way of ['handOver', 'handOverAny'] as const) {
			const riding = ridingWait({ a: 200 });
			prepare(riding);
			const { rides, scheduled } = riding;
			const given = way === 'handOver' ? [rides.handOver()] : rides.handOverAny(['a']);
			expect(idsOf(given).filter((id) => id !== undefined)).toEqual(mayRide ? ['a'] : []);
			expect(scheduled()).toEqual(mayRide ? [] : ['a']);
		}
	});

	test('one that rides does not ride twice, also where it stands on the schedule again', () => {
		const { rides, state, scheduled } = ridingWait({ a: 0 });
		rides.handOver();
		state.list.schedule.put(entryOf(state));
		expect(rides.handOver()).toBeNull();
		expect(rides.handOverAny(['a'])).toEqual([]);
		expect(scheduled()).toEqual(['a']);
	});
});

describe('handing over what another asks about anyway', () => {
	test('of its own ids those that are due soon, in the order of the request', () => {
		const { rides, state, scheduled } = ridingWait({ a: 100, b: 0, c: 600, d: 500, e: 500 });
		expect(idsOf(rides.handOverAny(['x', 'd', 'c', 'a']))).toEqual(['d', 'a']);
		expect(state.list.ridesUnderWay).toBe(2);
		expect(scheduled()).toEqual(['b', 'e', 'c']);
	});

	test('one that is not on the schedule is under way already', () => {
		const { rides, state } = ridingWait({ a: null, b: 0 });
		expect(rides.handOverAny(['a'])).toEqual([]);
		expect(state.list.ridesUnderWay).toBe(0);
		expect(idsOf(rides.handOverAny(['b']))).toEqual(['b']);
	});

	test('one without a time is left', () => {
		const { rides, state } = ridingWait({ a: 0 });
		entryOf(state, 'a', { dueAtMs: Number.NaN });
		expect(rides.handOverAny(['a'])).toEqual([]);
	});
});

describe('what is brought', () => {
	test('waits until the wait takes it in, and wakes it', () => {
		const { rides, state, wake, time, scheduled } = ridingWait({ a: 0 });
		const ride = rides.handOver();
		time.nowMs = after(1);
		expect(wake).not.toHaveBeenCalled();
		ride?.bring(running);
		expect(wake).toHaveBeenCalledTimes(1);
		expect(entryOf(state).polls).toBe(0);
		expect(state.list.ridesUnderWay).toBe(1);
		rides.takeIn(time.nowMs);
		expect(entryOf(state)).toMatchObject({ polls: 1, requests: 1, dueAtMs: after(11) });
		expect(state.list.ridesUnderWay).toBe(0);
		expect(scheduled()).toEqual(['a']);
		rides.takeIn(time.nowMs);
		expect(entryOf(state).polls).toBe(1);
		expect(scheduled()).toEqual(['a']);
	});

	test('of several ids each its own, reported as one look', () => {
		const looked = jest.fn();
		const { rides, state } = ridingWait(
			{ a: 0, b: 0 },
			{ state: { observer: { looked, done: () => undefined } } },
		);
		const tasks = [taskThatIs('succeeded'), taskThatIs('running', { taskId: 'b' })];
		for (const passenger of rides.handOverAny(['a', 'b'])) passenger.bring({ ...running, tasks });
		rides.takeIn(after(1));
		expect(endings(state)).toEqual(['done', undefined]);
		expect(looked).toHaveBeenCalledTimes(1);
		expect(looked.mock.calls[0][0]).toMatchObject({ asked: 2, done: 1, open: 1 });
	});

	test('nothing brought is no look', () => {
		const looked = jest.fn();
		const observer = { looked, done: () => undefined };
		const { rides } = ridingWait({ a: 0 }, { state: { observer } });
		rides.handOver();
		rides.takeIn(after(1));
		expect(looked).not.toHaveBeenCalled();
	});

	test('about an id that has ended meanwhile is thrown away', () => {
		const { rides, state, scheduled } = ridingWait({ a: 0 });
		const ride = rides.handOver();
		const ended = done(entryOf(state), 1);
		ride?.bring(running);
		rides.takeIn(after(2));
		expect(ended.polls).toBe(0);
		expect(scheduled()).toEqual([]);
	});

	test('counts once, and after the id was taken back not at all', () => {
		const { rides, state, wake } = ridingWait({ a: 0 });
		const first = rides.handOver();
		first?.bring(running);
		first?.bring(succeeded);
		expect(wake).toHaveBeenCalledTimes(1);
		rides.takeIn(after(1));
		expect(endings(state)).toEqual([undefined]);
		state.list.schedule.take(1, Infinity);
		first?.bring(succeeded);
		rides.takeIn(after(2));
		expect(endings(state)).toEqual([undefined]);
	});

	test('by a request that it was taken back from is not taken for that of its next ride', () => {
		const { rides, state, time, wake } = ridingWait({ a: 0 });
		const first = rides.handOver();
		time.nowMs = after(30);
		rides.takeIn(time.nowMs);
		rides.noteLook([{ kind: 'notFound' }], false);
		const second = rides.handOver();
		expect(second?.taskId).toBe('a');
		first?.bring(succeeded);
		expect(wake).not.toHaveBeenCalled();
		expect(state.list.ridesUnderWay).toBe(1);
		second?.bring(running);
		rides.takeIn(after(31));
		expect(endings(state)).toEqual([undefined]);
		expect(entryOf(state).polls).toBe(1);
	});

	test('which says nothing puts the id back where it was due', () => {
		const { rides, state, scheduled } = ridingWait({ a: 400 });
		rides.handOver()?.bring(senderEnded);
		rides.takeIn(after(0.1));
		expect(entryOf(state)).toMatchObject({ dueAtMs: after(0.4), requests: 0 });
		expect(scheduled()).toEqual(['a']);
		expect(rides.takesAlong()).toBe(true);
	});

	test('which leads on to another request makes the id due at once, not later than it was', () => {
		const leftOut: Brought = { ...running, tasks: [] };
		const { rides, state, scheduled } = ridingWait({ a: 400, b: -3_000 }, { wayCount: 2 });
		for (const ride of rides.handOverAny(['a', 'b'])) ride.bring(leftOut);
		rides.takeIn(after(0.1));
		expect(entryOf(state, 'a').dueAtMs).toBe(after(0.1));
		expect(entryOf(state, 'b').dueAtMs).toBe(after(-3));
		expect(scheduled()).toEqual(['b', 'a']);
	});
});

describe('asking without the others', () => {
	/** The wait once a request about ids of several has failed. */
	function alone(setting: Setting = {}) {
		const riding = ridingWait({ a: 0, b: 0 }, setting);
		riding.rides.handOver()?.bring(nothingCame);
		riding.rides.takeIn(after(0));
		return riding;
	}
	const task: Outcome = { kind: 'task', task: taskThatIs('running'), ageMs: null };
	const failed: Outcome = { kind: 'problem', problem: noAnswer('nothing', '') };
	const refused: Outcome = { kind: 'problem', problem: problem('refused', 'bad id') };

	test('begins where nothing came to a request about ids of several', () => {
		const { rides, scheduled } = alone();
		expect(rides.takesAlong()).toBe(false);
		expect(rides.dueInMs()).toBe(Infinity);
		expect(rides.handOver()).toBeNull();
		expect(scheduled()).toEqual(['b', 'a']);
	});

	test('goes on where the next answer to others has come', () => {
		const { rides } = ridingWait({ a: 0, b: 0 });
		const [first, second] = rides.handOverAny(['a', 'b']);
		first?.bring(nothingCame);
		rides.takeIn(after(0));
		second?.bring({ ...running, tasks: [taskThatIs('running', { taskId: 'b' })] });
		rides.takeIn(after(0));
		expect(rides.takesAlong()).toBe(false);
	});

	// [what its own looks came to, whether others were along, whether it asks with others before and after]
	test.each<[readonly Outcome[], boolean, boolean, boolean]>([
		[[task], false, false, true],
		[[failed, task], true, false, true],
		[[{ kind: 'notFound' }], false, false, true],
		[[failed], false, false, false],
		[[failed], false, true, true],
		[[failed], true, true, false],
		[[refused], true, true, true],
		[[refused], true, false, true],
		[[refused, failed], true, true, false],
		[[refused], false, false, false],
		[[], true, false, true],
		[[], false, false, false],
	])('own look %#', (outcomes, hadCompany, before, afterwards) => {
		const { rides } = before ? ridingWait() : alone();
		expect(rides.takesAlong()).toBe(before);
		rides.noteLook(outcomes, hadCompany);
		expect(rides.takesAlong()).toBe(afterwards);
	});

	test('is what a late last look does', () => {
		const { rides, state } = ridingWait();
		expect(rides.takesAlong()).toBe(true);
		state.limits.isOvertime = true;
		expect(rides.takesAlong()).toBe(false);
	});
});

describe('taking back', () => {
	const never = Number.POSITIVE_INFINITY;

	test('after half a minute, the earliest ride first', () => {
		const { rides, time } = ridingWait({ a: 0, b: 300 });
		expect(rides.takenBackAtMs()).toBe(never);
		rides.handOver();
		time.nowMs = after(0.2);
		rides.handOver();
		expect(rides.takenBackAtMs()).toBe(after(30));
	});

	test('before the own last look; where that is the only one, after half a minute', () => {
		const { rides } = ridingWait({ a: 0 }, { settings: { maxWaitMs: 20_000 } });
		rides.handOver();
		expect(rides.takenBackAtMs()).toBe(after(19.9));
		const once = ridingWait({ a: 0 }, { settings: { maxWaitMs: 0 } });
		once.rides.handOver();
		expect(once.rides.takenBackAtMs()).toBe(after(30));
	});

	test('an id that nothing was brought about is due, and the wait asks alone', () => {
		const { rides, state, scheduled } = ridingWait({ a: 400, b: 500 });
		const [, b] = [rides.handOver(), rides.handOver()];
		rides.takeIn(after(29.999));
		expect(scheduled()).toEqual([]);
		expect(state.list.ridesUnderWay).toBe(2);
		expect(rides.takesAlong()).toBe(true);
		b?.bring(senderEnded);
		rides.takeIn(after(30));
		expect(scheduled()).toEqual(['a', 'b']);
		expect(entryOf(state).dueAtMs).toBe(after(0.4));
		expect(state.list.ridesUnderWay).toBe(0);
		expect(rides.takesAlong()).toBe(false);
		expect(rides.takenBackAtMs()).toBe(never);
	});

	test('one that was due later than now is due now', () => {
		const { rides, state } = ridingWait({ a: 400 }, { settings: { maxWaitMs: 1_000 } });
		rides.handOver();
		entryOf(state).dueAtMs = after(5);
		rides.takeIn(after(0.9));
		expect(entryOf(state).dueAtMs).toBe(after(0.9));
	});

	test('for the own last look the wait does not ask alone', () => {
		const { rides, scheduled } = ridingWait({ a: 0 }, { settings: { maxWaitMs: 20_000 } });
		rides.handOver();
		rides.takeIn(after(19.899));
		expect(scheduled()).toEqual([]);
		rides.takeIn(after(19.9));
		expect(scheduled()).toEqual(['a']);
		expect(rides.takesAlong()).toBe(true);
	});

	test('one that has ended meanwhile is not put back', () => {
		const { rides, state, scheduled } = ridingWait({ a: 0 });
		rides.handOver();
		done(entryOf(state), 1);
		rides.takeIn(after(30));
		expect(scheduled()).toEqual([]);
		expect(state.list.ridesUnderWay).toBe(0);
	});
});
