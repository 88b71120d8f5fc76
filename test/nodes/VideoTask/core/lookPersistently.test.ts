// Get Task and Get Tasks Batch: contract "Looks and waits", first sentence.
import type { Clock } from '../../../../nodes/VideoTask/core/clock';
import type { HttpAnswer } from '../../../../nodes/VideoTask/core/http';
import { lookPersistently } from '../../../../nodes/VideoTask/core/lookPersistently';
import { problem } from '../../../../nodes/VideoTask/core/problem';
import type { Problem } from '../../../../nodes/VideoTask/core/problem';
import { adapterOf, answer } from './answering';
import { found, idsUpTo, refused, scriptedSend } from './scriptedSend';

const aceData = adapterOf('aceDataCloud', 'seedance');

/** A clock that only notes how long it was to sleep. */
function sleeplessClock(stopAfter = Number.POSITIVE_INFINITY) {
	const sleeps: number[] = [];
	const clock: Clock = {
		now: () => 0,
		random: () => 0.5,
		isStopped: () => sleeps.length >= stopAfter,
		async sleep(ms) {
			sleeps.push(ms);
		},
	};
	return { clock, sleeps };
}

async function askedWith(replies: ReadonlyArray<HttpAnswer | Problem>, stopAfter?: number) {
	const { send, asked } = scriptedSend((one, count) => replies[count] ?? found(one));
	const { clock, sleeps } = sleeplessClock(stopAfter);
	const seen = await lookPersistently(aceData, send, ['a', 'b'], clock);
	const one = seen.get('a');
	return { sleeps, asked, kind: one?.outcome.kind, requests: one?.requests };
}

const nothing = problem('noAnswer', 'nothing');
const limited = (retryAfter: string) =>
	refused('too_many_requests', 429, { 'retry-after': retryAfter });

test.each([
	['at once', [], []],
	['after no answer', [nothing], [1_000]],
	['after two', [nothing, nothing], [1_000, 2_000]],
	['after 408', [answer('', 408)], [1_000]],
	['after 425', [answer('', 425)], [1_000]],
	['after 429', [refused('x', 429)], [1_000]],
	['after 500 and 503', [refused('x', 500), answer('', 503)], [1_000, 2_000]],
	['after a web page', [answer('<html>')], [1_000]],
	['after an answer about another task', [answer({ count: 0 })], [1_000]],
	['after Retry-After: 4', [limited('4')], [4_000]],
	['after Retry-After: 0', [limited('0')], [0]],
	['after Retry-After: 10', [limited('10')], [10_000]],
	['after a longer Retry-After', [limited('11')], [1_000]],
	['after a longer one, then a shorter one', [limited('300'), limited('3')], [1_000, 3_000]],
])('the answer comes %s', async (_when, replies, sleeps) => {
	const learnt = await askedWith(replies);
	expect(learnt).toMatchObject({ sleeps, kind: 'task', requests: replies.length + 1 });
});

test('after two repetitions the problem stands', async () => {
	const learnt = await askedWith([nothing, nothing, nothing, nothing]);
	expect(learnt).toMatchObject({ sleeps: [1_000, 2_000], kind: 'problem', requests: 3 });
	expect(learnt.asked).toHaveLength(3);
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
	expect(learnt).toMatchObject({ sleeps: [], kind: 'problem', requests: 1 });
	expect(learnt.asked).toHaveLength(1);
});

test('not found is an answer', async () => {
	const learnt = await askedWith([answer({ items: [] })]);
	expect(learnt).toMatchObject({ sleeps: [], kind: 'notFound', requests: 1 });
});

test('only what has no answer yet is asked for again', async () => {
	const { send, asked } = scriptedSend((one, count) => (count === 1 ? nothing : found(one)));
	const { clock } = sleeplessClock();
	const seen = await lookPersistently(aceData, send, idsUpTo(120), clock);
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

test('what a 429 kept from being asked is asked for afterwards', async () => {
	const { send, asked } = scriptedSend((one, count) => (count === 0 ? limited('2') : found(one)));
	const { clock, sleeps } = sleeplessClock();
	const seen = await lookPersistently(aceData, send, idsUpTo(60), clock);
	expect(sleeps).toEqual([2_000]);
	expect(asked.map(({ ids }) => ids.length)).toEqual([50, 50, 10]);
	expect([seen.get('task-1')?.requests, seen.get('task-60')?.requests]).toEqual([2, 1]);
	expect([...seen.values()].every(({ outcome }) => outcome.kind === 'task')).toBe(true);
});

test('of several pauses the longest counts', async () => {
	const { send } = scriptedSend((one, count) => {
		if (count === 1) return refused('x', 503, { 'retry-after': '3' });
		return count === 2 ? refused('x', 503, { 'retry-after': '7' }) : found(one);
	});
	const { clock, sleeps } = sleeplessClock();
	await lookPersistently(aceData, send, idsUpTo(120), clock);
	expect(sleeps).toEqual([7_000]);
});

test.each([
	[0, [], 1],
	[1, [1_000], 1],
	[2, [1_000, 2_000], 2],
])('after a Stop (%#) nothing more is sent', async (stopAfter, sleeps, requests) => {
	const learnt = await askedWith([nothing, nothing, nothing], stopAfter);
	expect(learnt).toMatchObject({ sleeps, requests, kind: 'problem' });
});
