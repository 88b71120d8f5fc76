// Get Task and Get Tasks Batch: contract "Looks and waits", first sentence, and "Get and Batch".
import { unseenTask } from '../../../core/task/completeTask';
import type { HttpAnswer, Send } from '../../../core/http/wire';
import { LONGEST_LOOK_MS, retriedLook } from '../../../core/look/retriedLook';
import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../virtualClock.mjs';
import { mostWithinASecond } from '../../../bench/figures.mjs';
import { adapterOf, answer } from '../answering';
import { found, idsUpTo, refused, scriptedSend } from './scriptedSend';
import { fast, limited, looked } from './wholeLook';
import { stepsOf } from '../../nodes/VideoTask/core/steps.mjs';

const aceData = adapterOf('aceDataCloud', 'seedance');
const vap = adapterOf('vap');

async function askedWith(replies: ReadonlyArray<HttpAnswer | Problem>) {
	const { send, asked } = scriptedSend((one, count) => replies[count] ?? found(one));
	const { seen, sentAt, endMs } = await looked(send);
	const one = seen.get('a');
	return { sentAt, endMs, asked, kind: one?.outcome.kind, requests: one?.requests };
}

const nothing = problem('noAnswer', 'nothing');

// [when, what comes before the answer, when requests are sent]
test.each([
	['at once', [], [0]],
	['after no answer', [nothing], [0, 1_000]],
	['after two', [nothing, nothing], [0, 1_000, 3_000]],
	['after 408', [answer('', 408)], [0, 1_000]],
	['after 425', [answer('', 425)], [0, 1_000]],
	['after 429', [refused('x', 429)], [0, 1_000]],
	['after 429 twice', [refused('x', 429), refused('x', 429)], [0, 1_000, 3_000]],
	['after 500 and 503', [refused('x', 500), answer('', 503)], [0, 1_000, 3_000]],
	['after a web page', [answer('<html>')], [0, 1_000]],
	['after an answer about another task', [answer({ count: 0 })], [0, 1_000]],
	['after Retry-After: 4', [limited('4')], [0, 4_000]],
	['after Retry-After: 0', [limited('0')], [0, 0]],
	['after Retry-After: 11', [limited('11')], [0, 11_000]],
	['after 503 with Retry-After: 7', [refused('x', 503, { 'retry-after': '7' })], [0, 7_000]],
	['after a long one, then a shorter one', [limited('90'), limited('3')], [0, 90_000, 93_000]],
])('the answer comes %s', async (_when, replies, sentAt) => {
	const learnt = await askedWith(replies);
	expect(learnt).toMatchObject({ sentAt, kind: 'task', requests: replies.length + 1 });
});

test('after two repetitions the problem stands', async () => {
	const learnt = await askedWith([nothing, nothing, nothing, nothing]);
	expect(learnt).toMatchObject({ sentAt: [0, 1_000, 3_000], kind: 'problem', requests: 3 });
	expect(learnt.endMs).toBe(3_000);
});

test.each([
	['invalid_token', 401],
	['x', 402],
	['x', 403],
	['no_api', 404],
	['conflict', 409],
	['too_large', 413],
])('%s %i is sent once', async (code, status) => {
	const learnt = await askedWith([refused(code, status)]);
	expect(learnt).toMatchObject({ sentAt: [0], kind: 'problem', requests: 1 });
});

test('not found is an answer', async () => {
	const learnt = await askedWith([answer({ items: [] })]);
	expect(learnt).toMatchObject({ sentAt: [0], kind: 'notFound', requests: 1 });
});

test('only what has no answer yet is asked for again', async () => {
	const { send, asked } = scriptedSend((one, count) => (count === 1 ? nothing : found(one)));
	const { seen } = await looked(send, { ids: idsUpTo(120) });
	expect(asked.map(({ ids }) => [ids[0], ids.length])).toEqual([
		['task-1', 50],
		['task-51', 50],
		['task-101', 20],
		['task-51', 50],
	]);
	expect([...seen.keys()]).toEqual(idsUpTo(120));
	expect([...seen.values()].every(({ outcome }) => outcome.kind === 'task')).toBe(true);
	expect([seen.get('task-1')?.requests, seen.get('task-51')?.requests]).toEqual([1, 2]);
});

test('what a 429 kept from being asked is asked for after the silence, and before what was asked', async () => {
	const { send, asked } = scriptedSend((one, count) => (count === 0 ? limited('2') : found(one)));
	const { seen, sentAt } = await looked(send, { ids: idsUpTo(60) });
	expect(sentAt).toEqual([0, 2_000, 2_000]);
	expect(asked.map(({ ids }) => [ids[0], ids.length])).toEqual([
		['task-1', 50],
		['task-51', 50],
		['task-41', 10],
	]);
	expect([seen.get('task-1')?.requests, seen.get('task-60')?.requests]).toEqual([2, 1]);
	expect([...seen.values()].every(({ outcome }) => outcome.kind === 'task')).toBe(true);
});

test('tries are counted for each id: what was left unasked ten times still has three', async () => {
	const { send } = scriptedSend(({ ids: [id] }, count) => {
		if (count < 10) return limited('1');
		return id === 'task-12' ? nothing : answer({ task_id: id, status: 'running' });
	});
	const { seen } = await looked(send, { adapter: vap, ids: idsUpTo(12) });
	expect([...seen.values()].map(({ outcome }) => outcome.kind)).toEqual([
		...Array(11).fill('task'),
		'problem',
	]);
	expect(seen.get('task-12')).toMatchObject({ outcome: { problem: nothing }, requests: 3 });
});

test('of several pauses the longest is kept, and nothing is sent before its end', async () => {
	const { send } = scriptedSend((one, count) => {
		if (count === 1) return refused('x', 503, { 'retry-after': '3' });
		return count === 2 ? refused('x', 503, { 'retry-after': '7' }) : found(one);
	});
	const { sentAt } = await looked(send, { ids: idsUpTo(120) });
	expect(sentAt).toEqual([0, 0, 0, 7_000, 7_000]);
});

test('who always asks for fewer requests, and names no pause, is asked ever more seldom', async () => {
	const { send } = scriptedSend(() => refused('x', 429));
	const { seen, sentAt, endMs } = await looked(send, { adapter: vap, ids: idsUpTo(50) });
	expect(sentAt.map((atMs) => atMs / 1_000)).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
	expect(endMs).toBe(91_000);
	expect(seen.get('task-1')?.outcome).toMatchObject({
		kind: 'problem',
		problem: { httpStatus: 429 },
	});
	expect(seen.get('task-50')?.outcome.kind).toBe('notAsked');
});

test('an answer makes the next silence short again', async () => {
	const { send } = scriptedSend(({ ids: [id] }, count) =>
		[0, 1, 2, 4].includes(count) ? refused('x', 429) : answer({ task_id: id, status: 'running' }),
	);
	const { sentAt } = await looked(send, { adapter: vap, ids: idsUpTo(6) });
	expect(sentAt.map((atMs) => atMs / 1_000).slice(0, 5)).toEqual([0, 1, 3, 7, 7]);
	expect(Math.max(...sentAt)).toBe(8_000);
});

test('a silence that ends after the look is not waited for', async () => {
	const { send } = scriptedSend(() => limited('121'));
	const { seen, sentAt, endMs } = await looked(send, { adapter: vap, ids: ['a', 'b'] });
	expect([sentAt, endMs]).toEqual([[0], 0]);
	expect(seen.get('a')).toMatchObject({
		outcome: { kind: 'problem', problem: { httpStatus: 429, retryAfterMs: 121_000 } },
		requests: 1,
	});
	expect(seen.get('b')).toMatchObject({
		outcome: {
			kind: 'notAsked',
			problem: {
				message:
					'it was not asked within the 2 minutes of a look: the provider allows too few requests',
				description: expect.stringContaining("'Wait Until Done'"),
			},
		},
		requests: 0,
	});
});

test('a look at a server that never answers ends in time, and says what was not asked', async () => {
	const virtual = virtualClock();
	const silent: Send = async () => {
		await virtual.clock.sleep(30_000);
		return nothing;
	};
	const { seen, sentAt, endMs } = await looked(silent, {
		...{ adapter: vap, ids: idsUpTo(100), virtual, budget: newRequestBudget(5) },
	});
	expect(Math.max(...sentAt)).toBeLessThan(120_000);
	// What has begun may take its own time.
	expect(endMs).toBeLessThan(150_000);
	expect(seen.size).toBe(100);
	expect(seen.get('task-100')?.outcome).toMatchObject({
		kind: 'notAsked',
		problem: { message: expect.stringContaining('answers took too long') },
	});
});

test('what has its turn within the look is sent, and what has it after it is told at once', async () => {
	const { send } = scriptedSend((one) => found(one));
	const setting = { adapter: vap, ids: idsUpTo(3), budget: newRequestBudget(0.01) };
	const { seen, sentAt, endMs } = await looked(send, setting);
	expect([sentAt, endMs]).toEqual([[0, 100_000], 100_000]);
	expect(seen.get('task-3')?.outcome.kind).toBe('notAsked');
});

test('what cannot be sent for no reason that passes with time is tried once a second, not for ever', async () => {
	const unsent = problem('notSent', 'nobody says why');
	const { seen, sentAt } = await looked(() => Promise.resolve(unsent));
	expect(sentAt).toHaveLength(120);
	expect(seen.get('a')).toMatchObject({ outcome: { kind: 'notAsked' }, requests: 0 });
});

test('what a list leaves out is asked for within the budget too, and is planned for', async () => {
	const { send, asked } = scriptedSend((one) =>
		one.way === 'single' ? found(one) : answer({ items: [] }),
	);
	const ids = idsUpTo(60);
	const { seen, sentAt, planned } = await looked(send, {
		...{ adapter: adapterOf('modelArk'), ids, budget: newRequestBudget(5) },
	});
	expect(asked.filter(({ way }) => way === 'single')).toHaveLength(60);
	expect(planned).toEqual([2, 60]);
	expect(mostWithinASecond(sentAt.map((atMs) => atMs / 1_000))).toBe(5);
	expect([...seen.values()].every(({ outcome }) => outcome.kind === 'task')).toBe(true);
});

test('a silence in the middle of the ways leaves an id asked, and it is gone on with', async () => {
	const { send, asked } = scriptedSend((one, count) => {
		if (one.way !== 'single') return answer({ items: [] });
		return count === 3 ? limited('2') : found(one);
	});
	const { seen } = await looked(send, { adapter: adapterOf('modelArk'), ids: ['a', 'b', 'c'] });
	expect([...seen.values()].map(({ outcome }) => outcome.kind)).toEqual(Array(3).fill('task'));
	expect(asked.map(({ way }) => way).slice(0, 4)).toEqual([
		...['batch', 'flexBatch', 'single', 'single'],
	]);
});

// [the Stop after so many ms, when requests went out]
test.each([
	[0, [0]],
	[500, [0]],
	[1_500, [0, 1_000]],
])('after a Stop at %i ms nothing more is sent', async (stopMs, sent) => {
	const virtual = virtualClock();
	const { send } = scriptedSend(() => nothing);
	const stop = virtual.clock.sleep(stopMs).then(() => virtual.stop());
	const { seen, sentAt } = await looked(send, { virtual });
	await stop;
	expect(sentAt).toEqual(sent);
	expect(seen.get('a')?.outcome.kind).toBe('problem');
});

test('what was not asked before a Stop comes to nothing', async () => {
	const virtual = virtualClock();
	const { send } = scriptedSend(() => limited('60'));
	const stop = virtual.clock.sleep(500).then(() => virtual.stop());
	const { seen } = await looked(send, { virtual, adapter: vap });
	await stop;
	expect([...seen.keys()]).toEqual(['a']);
});

test('a list of 50,000 costs each id the same, however often a 429 comes between', async () => {
	// What reading a record costs is no part of this.
	const parse: typeof vap.parse = (reply, ids) =>
		reply.status === 200 ? ids.map((id) => unseenTask(id, vap)) : vap.parse(reply, ids);
	const stepsFor = async (count: number) => {
		const limitedIds = new Set(idsUpTo(count).filter((_, index) => index % 1_000 === 100));
		const send: Send = async ({ path }) => {
			const id = path.slice(path.lastIndexOf('/') + 1);
			if (limitedIds.delete(id)) return limited('0');
			return answer('');
		};
		const virtual = virtualClock();
		const adapter = { ...vap, parse };
		const question = { adapter, send, ids: idsUpTo(count), untilMs: Infinity, plan: () => 0 };
		let unlearnt = count;
		const steps = await stepsOf(async () => {
			const seen = await virtual.run(retriedLook(question, virtual.clock, fast()));
			unlearnt = [...seen.values()].filter(({ outcome }) => outcome.kind !== 'task').length;
		});
		expect(unlearnt).toBe(0);
		return steps / count;
	};
	expect((await stepsFor(50_000)) / (await stepsFor(10_000))).toBeLessThan(1.5);
});

test('what was asked for in one list is asked for in one list again, however slowly time goes on', async () => {
	const virtual = virtualClock();
	// A real clock moves on while answers are read.
	let readings = 0;
	const clock = { ...virtual.clock, now: () => virtual.clock.now() + (readings += 1) };
	const { send, asked } = scriptedSend((one, count) => (count < 2 ? nothing : found(one)));
	const question = { adapter: aceData, send, ids: ['a', 'b', 'c'], plan: () => undefined };
	const untilMs = virtual.clock.now() + LONGEST_LOOK_MS;
	await virtual.run(retriedLook({ ...question, untilMs }, clock, fast()));
	expect(asked.map(({ ids }) => ids.length)).toEqual([3, 3, 3]);
});
