import { look } from '../../../core/look/look';
import type { Seen } from '../../../core/look/look';
import { problem } from '../../../core/problem';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { inPlace } from '../../../core/wait/pacing/turns';
import { adapterOf, answer } from '../answering';
import { found, idsUpTo, refused, scriptedSend } from './scriptedSend';

const aceData = adapterOf('aceDataCloud', 'seedance');
const vap = adapterOf('vap');

const kinds = (seen: ReadonlyMap<string, Seen>) =>
	[...seen].map(([id, { outcome, requests }]) => [id, outcome.kind, requests]);

const byKind = (seen: ReadonlyMap<string, Seen>, kind: string) =>
	[...seen].filter(([, { outcome }]) => outcome.kind === kind).map(([id]) => id);

test('ids go in chunks of 50, each once, and come back in the order asked', async () => {
	const { send, asked } = scriptedSend((one) => found(one));
	const ids = idsUpTo(120);
	const seen = await look(aceData, send, [...ids, ...ids.slice(0, 7)]);
	expect(asked.map(({ ids: { length } }) => length)).toEqual([50, 50, 20]);
	expect(asked.flatMap((one) => one.ids)).toEqual(ids);
	expect([...seen.keys()]).toEqual(ids);
	expect(new Set([...seen.values()].map(({ requests }) => requests))).toEqual(new Set([1]));
});

test('answers are joined by id, whatever their order', async () => {
	const { send } = scriptedSend(() =>
		answer({
			items: [
				{ id: 'b', response: null },
				{ id: 'a', response: { success: true } },
			],
		}),
	);
	const seen = await look(aceData, send, ['a', 'b']);
	const statuses = [...seen].map(([id, { outcome }]) => [
		id,
		outcome.kind === 'task' ? outcome.task.status : outcome.kind,
	]);
	expect(statuses).toEqual([
		['a', 'running'],
		['b', 'queued'],
	]);
});

test('one id is asked for singly, and none is not asked for', async () => {
	const { send, asked } = scriptedSend((one) => found(one));
	expect(kinds(await look(aceData, send, ['a', 'a']))).toEqual([['a', 'task', 1]]);
	expect(asked).toEqual([{ way: 'single', ids: ['a'] }]);
	expect((await look(aceData, send, [])).size).toBe(0);
	expect(asked).toHaveLength(1);
});

test('what AceData leaves out is not found, without another request', async () => {
	const { send, asked } = scriptedSend((one) => found(one, ['b']));
	expect(kinds(await look(aceData, send, ['a', 'b', 'c']))).toEqual([
		['a', 'task', 1],
		['b', 'notFound', 1],
		['c', 'task', 1],
	]);
	expect(asked).toHaveLength(1);
});

test('tasks that nobody asked for are dropped', async () => {
	const { send } = scriptedSend(() => answer({ items: [{ id: 'x' }, { id: 'a' }] }));
	expect(kinds(await look(aceData, send, ['a', 'b']))).toEqual([
		['a', 'task', 1],
		['b', 'notFound', 1],
	]);
});

const queued = { id: 'a' };
const done = { id: 'a', response: { success: true, data: { video_url: 'https://x/v.mp4' } } };

test.each([
	['the old one last', [done, queued]],
	['the old one first', [queued, done]],
])('a task that an answer holds twice stands as far as it got: %s', async (_order, items) => {
	const { send } = scriptedSend(() => answer({ items }));
	const seen = await look(aceData, send, ['a', 'b']);
	expect(seen.get('a')?.outcome).toMatchObject({ task: { status: 'succeeded' } });
});

test.each([
	['bad_request', 400],
	['not_found', 404],
	['invalid', 422],
])(
	'a batch refused with %s %i is asked singly, once, so that only the bad one suffers',
	async (code, status) => {
		const { send, asked } = scriptedSend((one) =>
			one.ids.includes('bad') ? refused(code, status) : found(one),
		);
		const seen = await look(aceData, send, ['a', 'bad', 'c']);
		expect(asked.map(({ ids }) => ids)).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
		expect(kinds(seen)).toEqual([
			['a', 'task', 2],
			['bad', status === 404 ? 'notFound' : 'problem', 2],
			['c', 'task', 2],
		]);
	},
);

// Codes that speak of key, account or path, and statuses that speak of no id.
test.each([
	['no_token', 400],
	['token_mismatched', 400],
	['token_expired', 401],
	['authorization_missing', 400],
	['disabled', 400],
	['api_not_implemented', 400],
	['no_api', 404],
	['used_up', 400],
	['payment', 402],
	['forbidden', 403],
	['conflict', 409],
	['request_too_large', 413],
	['api_error', 500],
])('a batch refused with %s %i is not asked singly', async (code, status) => {
	const { send, asked } = scriptedSend(() => refused(code, status));
	const seen = await look(aceData, send, ['a', 'b']);
	expect(asked).toHaveLength(1);
	expect(kinds(seen)).toEqual([
		['a', 'problem', 1],
		['b', 'problem', 1],
	]);
});

test.each([
	['invalid_token', 401],
	['x', 402],
	['x', 403],
	['too_many_requests', 429],
])('after %s %i nothing more is sent', async (code, status) => {
	const { send, asked } = scriptedSend(() => refused(code, status));
	const ids = idsUpTo(120);
	const seen = await look(aceData, send, ids);
	expect(asked).toHaveLength(1);
	expect(byKind(seen, 'problem')).toEqual(ids.slice(0, 50));
	expect(byKind(seen, 'notAsked')).toEqual(ids.slice(50));
	expect(seen.get('task-50')?.requests).toBe(1);
	expect(seen.get('task-51')).toMatchObject({
		requests: 0,
		outcome: { problem: { httpStatus: status } },
	});
});

test('a 429 in the middle stops what is not on its way yet', async () => {
	const { send, asked } = scriptedSend(({ ids }, count) =>
		count === 4
			? refused('too_many_requests', 429)
			: answer({ task_id: ids[0], status: 'running' }),
	);
	const seen = await look(vap, send, idsUpTo(40));
	expect(byKind(seen, 'problem')).toEqual(['task-5']);
	expect(asked).toHaveLength(9);
	expect(byKind(seen, 'notAsked')).toHaveLength(40 - asked.length);
	expect(byKind(seen, 'task')).toHaveLength(asked.length - 1);
});

test.each([
	['no answer', problem('noAnswer', 'nothing')],
	['a fault', refused('api_error', 500)],
	['a web page', answer('<html>')],
	['a refusal', refused('conflict', 409)],
])('%s to one chunk is of no harm to the others', async (_what, reply) => {
	const { send, asked } = scriptedSend((one, count) => (count === 1 ? reply : found(one)));
	const ids = idsUpTo(120);
	const seen = await look(aceData, send, ids);
	expect(asked).toHaveLength(3);
	expect(byKind(seen, 'problem')).toEqual(ids.slice(50, 100));
	expect(byKind(seen, 'task')).toHaveLength(70);
});

test('at most 8 singles are in flight where there is no batch', async () => {
	const { send, asked, inFlight } = scriptedSend(({ ids: [id] }) =>
		answer({ task_id: id, status: 'running' }),
	);
	const seen = await look(vap, send, idsUpTo(40));
	expect(inFlight.most).toBe(8);
	expect(asked).toHaveLength(40);
	expect(byKind(seen, 'task')).toEqual(idsUpTo(40));
});

test('at most 8 singles are in flight when batches are refused', async () => {
	const { send, inFlight } = scriptedSend((one) =>
		one.way === 'batch' ? refused('bad_request', 400) : found(one),
	);
	// Places are the run's: several lists are asked for singly at the same time.
	const seen = await look(aceData, inPlace(send, newRequestBudget(5)), idsUpTo(250));
	expect(byKind(seen, 'task')).toHaveLength(250);
	expect(inFlight.most).toBe(8);
});

test('an adapter that throws is a problem, and nothing that ends the wait', async () => {
	const broken = {
		...vap,
		parse: () => {
			throw new RangeError('Invalid time value');
		},
	};
	const { send } = scriptedSend((one) => found(one));
	const seen = await look(broken, send, ['a']);
	expect(seen.get('a')?.outcome).toMatchObject({
		kind: 'problem',
		problem: {
			kind: 'unexpectedAnswer',
			message: "the answer is not this provider's: it cannot be read",
		},
	});
});
