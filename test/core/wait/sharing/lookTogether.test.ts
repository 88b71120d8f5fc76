// One look of a wait by itself: what it asks about, whom it takes along, and what becomes of what it brings.
import type { HttpRequest, Send } from '../../../../core/http/wire';
import { noAnswer } from '../../../../core/http/http';
import type { Brought, Passenger } from '../../../../core/look/along';
import type { ProviderAdapter } from '../../../../core/look/adapter';
import { problem } from '../../../../core/problem';
import { LookPool } from '../../../../core/wait/sharing/lookPool';
import type { Member } from '../../../../core/wait/sharing/lookPool';
import { lookAtDue, Waking } from '../../../../core/wait/sharing/lookTogether';
import { answer } from '../../answering';
import {
	after,
	endings,
	entryOf,
	handMadeAdapter,
	handMadeWait,
	START_MS,
	taskThatIs,
} from '../handMadeWait';
import type { Setting } from '../handMadeWait';
import { ridingWait } from './ridingWait';

interface Scene {
	readonly dueInMs?: Readonly<Record<string, number>>;
	readonly setting?: Setting;
	readonly adapter?: Partial<ProviderAdapter>;
	/** Ids of another wait, of which as many go along as there is room for. */
	readonly others?: readonly string[];
	readonly isShared?: boolean;
	/** What a request comes to; an answer about all its ids if absent. */
	reply?(riding: ReturnType<typeof ridingWait>): Awaited<ReturnType<Send>>;
	prepare?(riding: ReturnType<typeof ridingWait>): void;
	/** How far the look reaches ahead, in ms. */
	readonly aheadMs?: number;
}

const busy = (taskId: string) => taskThatIs('running', { taskId });

/** One look, and all that went out and came in during it. */
async function looked(scene: Scene = {}) {
	const { dueInMs = { a: 0, b: 0 }, others = [], isShared = true } = scene;
	const parse: ProviderAdapter['parse'] = (_answer, ids) => ids.map(busy);
	const maxIds = scene.setting?.maxIds ?? 50;
	const adapter = { ...handMadeAdapter(maxIds), parse, ...scene.adapter };
	const asked: string[] = [];
	const looksUnderWay: number[] = [];
	const askedBy = (sender: string) => async (request: HttpRequest) => {
		asked.push(`${sender} ${request.path}`);
		looksUnderWay.push(riding.state.list.looksUnderWay);
		return scene.reply?.(riding) ?? answer({});
	};
	const [send, sendLate] = [askedBy('send'), askedBy('sendLate')];
	const state = { adapter, send, sendLate, ...scene.setting?.state };
	const riding = ridingWait(dueInMs, { ...scene.setting, state });
	const { offered, brought, member } = otherWait(others);
	const pool = new LookPool();
	pool.join(member);
	pool.join(riding.rides);
	scene.prepare?.(riding);
	const nowMs = riding.time.nowMs;
	const together = { rides: riding.rides, pool: isShared ? pool : null, waking: new Waking() };
	await lookAtDue(riding.state, together, { nowMs, dueByMs: nowMs + (scene.aheadMs ?? 0) });
	return { ...riding, asked, looksUnderWay, offered, brought };
}

/** Another wait of the pool, with ids that are due. */
function otherWait(ids: readonly string[]) {
	const left = [...ids];
	const brought: Array<Brought & { taskId: string }> = [];
	const offered: Array<readonly string[]> = [];
	const passenger = (taskId: string): Passenger => ({
		taskId,
		bring: (what) => void brought.push({ taskId, ...what }),
	});
	const member: Member = {
		dueInMs: () => (left.length > 0 ? 0 : Number.POSITIVE_INFINITY),
		handOver: () => passenger(left.shift() ?? ''),
		handOverAny: (asked) => {
			offered.push(asked);
			return [];
		},
	};
	return { member, offered, brought };
}

const nothing = noAnswer('nothing', '');

describe('what is asked about', () => {
	test('is what is due by then, and what is not stays on the schedule', async () => {
		const { asked, state, scheduled } = await looked({
			dueInMs: { late: 301, soon: 300, now: 0, over: -5 },
			aheadMs: 300,
		});
		expect(asked).toEqual(['send over,now,soon']);
		const seen = ['over', 'now', 'soon'].map((id) => entryOf(state, id));
		expect(seen.map(({ polls }) => polls)).toEqual([1, 1, 1]);
		expect(entryOf(state, 'late')).toMatchObject({ polls: 0, askedAtMs: -Infinity });
		expect(scheduled()).toEqual(['late', 'over', 'now', 'soon']);
	});

	test('is no more than one request holds', async () => {
		const { asked, scheduled } = await looked({
			dueInMs: { a: 0, b: 1, c: 2 },
			aheadMs: 9,
			setting: { maxIds: 2 },
		});
		expect(asked).toEqual(['send a,b']);
		expect(scheduled()).toEqual(['c', 'a', 'b']);
	});

	test('counts as asked about from when the look began, and as under way until it ends', async () => {
		const { state, looksUnderWay } = await looked({
			reply: ({ time }) => {
				time.nowMs += 700;
				return answer({});
			},
		});
		expect(entryOf(state)).toMatchObject({ askedAtMs: START_MS, dueAtMs: after(10.7) });
		expect(state.pace.slowestAnswerMs).toBe(700);
		expect(looksUnderWay).toEqual([1]);
		expect(state.list.looksUnderWay).toBe(0);
	});

	// [how long the provider asked for, when it is due, whether it is asked about in a look 300 ms ahead]
	test.each([
		[7_000, 1, false],
		[7_000, 0, true],
		[7_000, -1, true],
		[0, 1, true],
	])(
		'where %p ms were asked for, one due in %p ms: %p',
		async (pauseAskedMs, dueMs, isAskedAbout) => {
			const { asked, state, scheduled } = await looked({
				dueInMs: { a: dueMs, b: 0 },
				prepare: (riding) => entryOf(riding.state, 'a', { pauseAskedMs }),
				aheadMs: 300,
			});
			expect(asked.join(' ').includes('a')).toBe(isAskedAbout);
			expect(asked).toHaveLength(1);
			expect(entryOf(state, 'b').polls).toBe(1);
			expect(entryOf(state, 'a').polls).toBe(isAskedAbout ? 1 : 0);
			expect(scheduled().sort()).toEqual(['a', 'b']);
		},
	);

	test('is nothing where all that is due is to be left alone', async () => {
		for (const maxIds of [1, 50]) {
			const { asked, scheduled } = await looked({
				dueInMs: { a: 200 },
				setting: { maxIds },
				prepare: (riding) => entryOf(riding.state, 'a', { pauseAskedMs: 7_000 }),
				aheadMs: 300,
			});
			expect(asked).toEqual([]);
			expect(scheduled()).toEqual(['a']);
		}
	});
});

describe('a first look that does not pay yet', () => {
	const head = { seenCount: 5, seenYoungCount: 5 };
	const young = (maxIds: number): Scene => ({
		dueInMs: { tail: 0 },
		setting: { ids: ['tail', 'head'], maxIds, state: head },
		prepare({ state }) {
			state.pace.head = entryOf(state, 'head', { dueAtMs: after(20) });
		},
	});

	test('is put off where each task takes a request', async () => {
		const { asked, state, scheduled } = await looked(young(1));
		expect(asked).toEqual([]);
		expect(entryOf(state, 'tail')).toMatchObject({ askedAtMs: -Infinity, dueAtMs: after(20) });
		expect(scheduled()).toEqual(['tail']);
		expect(state.list.looksUnderWay).toBe(0);
	});

	test('is made where a list holds many', async () => {
		expect((await looked(young(2))).asked).toEqual(['send tail']);
	});

	test('is made of what has been asked about before', async () => {
		const scene = young(1);
		const { asked } = await looked({
			...scene,
			prepare(riding) {
				scene.prepare?.(riding);
				entryOf(riding.state, 'tail', { requests: 1 });
			},
		});
		expect(asked).toEqual(['send tail']);
	});
});

describe('ids of others', () => {
	test('go along as far as there is room, and their owner is brought the answer', async () => {
		const { asked, offered, brought } = await looked({
			others: ['x', 'y'],
			setting: { maxIds: 3 },
		});
		expect(asked).toEqual(['send a,b,x']);
		expect(offered).toEqual([['a', 'b']]);
		expect(brought).toMatchObject([{ taskId: 'x', isSendersEnd: false, answer: { status: 200 } }]);
	});

	test('do not where the wait asks by itself, or makes its last look late', async () => {
		const apart = await looked({ others: ['x'], isShared: false });
		expect(apart.asked).toEqual(['send a,b']);
		const late = await looked({ others: ['x'], setting: { state: { isOvertime: true } } });
		expect(late.asked).toEqual(['sendLate a,b']);
		const alone = await looked({
			others: ['x'],
			prepare({ rides }) {
				rides.noteLook([{ kind: 'problem', problem: nothing }], true);
			},
			reply: () => nothing,
		});
		expect(alone.asked).toEqual(['send a,b']);
	});

	// [the ids of the others, what the request came to, whether the wait goes on with others]
	test.each([
		['x', 'nothing', false],
		['', 'nothing', true],
		['x', 'an answer', true],
		['', 'an answer', true],
	])('along: %p, what came: %s', async (other, came, goesOn) => {
		const { rides } = await looked({
			others: other === '' ? [] : [other],
			reply: () => (came === 'nothing' ? nothing : answer({})),
		});
		expect(rides.takesAlong()).toBe(goesOn);
	});

	test('an answer ends asking by itself', async () => {
		const { rides } = await looked({
			prepare: (riding) => riding.rides.noteLook([{ kind: 'problem', problem: nothing }], true),
		});
		expect(rides.takesAlong()).toBe(true);
	});

	// [the longest the wait takes, after how long nothing came, whether that is the sender's end]
	test.each([
		[20_000, 20_000, true],
		[20_000, 19_999, false],
		[0, 5_000, false],
	])('with a time of %p ms, nothing after %p ms', async (maxWaitMs, afterMs, isSendersEnd) => {
		const { brought } = await looked({
			others: ['x'],
			setting: { settings: { maxWaitMs } },
			reply({ time }) {
				time.nowMs += afterMs;
				return nothing;
			},
		});
		expect(brought).toMatchObject([{ taskId: 'x', isSendersEnd, tasks: { kind: 'noAnswer' } }]);
	});

	test("what comes of a stop is the sender's end", async () => {
		const { brought } = await looked({
			others: ['x'],
			reply({ time }) {
				time.isStopped = true;
				return nothing;
			},
		});
		expect(brought).toMatchObject([{ isSendersEnd: true }]);
	});
});

describe('what it brings', () => {
	test('is thrown away after a stop, but the silence that was asked for is kept', async () => {
		const limited = { ...problem('rateLimited', 'too many'), retryAfterMs: 40_000 };
		const { state } = await looked({
			reply({ time }) {
				time.isStopped = true;
				return limited;
			},
		});
		expect(entryOf(state)).toMatchObject({ polls: 0, requests: 0 });
		expect(state.limits.budget.quietUntilMs).toBe(after(40));
	});

	test('asks for no silence where none is named', async () => {
		const { state } = await looked({ reply: () => nothing });
		expect(state.limits.budget.quietUntilMs).toBeLessThanOrEqual(START_MS);
		expect(entryOf(state)).toMatchObject({ looksWithoutAnswer: 1, requests: 1 });
	});

	test('is a problem of the ids that were due where the look throws, and no end of the others', async () => {
		const adapter = {
			ways: [
				{
					...handMadeAdapter().ways[0],
					request: () => {
						throw new TypeError('no such member');
					},
				},
			] as const,
		};
		const { state } = await looked({ dueInMs: { a: 0, b: 60_000 }, adapter });
		expect(endings(state)[1]).toBeUndefined();
		expect(entryOf(state).lastProblem).not.toBeNull();
		expect(entryOf(state, 'b').lastProblem).toBeNull();
	});

	test('is the end of all ids where it cannot be taken in, so that none is lost', async () => {
		const state = handMadeWait({ ids: ['a', 'b'] });
		const clock = Object.assign(state.clock, {
			isStopped: () => {
				throw new TypeError('broken');
			},
		});
		state.list.schedule.put(entryOf(state));
		const { rides } = ridingWait();
		const together = { rides, pool: null, waking: new Waking() };
		await lookAtDue(state, together, { nowMs: clock.now(), dueByMs: clock.now() });
		expect(endings(state)).toEqual(['no_answer', 'no_answer']);
		expect(entryOf(state, 'b').ending?.problem).toMatchObject({
			message: 'the look could not be finished',
			description: expect.stringContaining('TypeError'),
		});
		expect(state.list.looksUnderWay).toBe(0);
	});
});

test('waking ends the sleep that is under way', () => {
	const waking = new Waking();
	const { signal } = waking.sleeper;
	waking.sleeper = new AbortController();
	waking.wake();
	expect(signal.aborted).toBe(false);
	expect(waking.sleeper.signal.aborted).toBe(true);
});
