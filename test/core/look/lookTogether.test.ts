// A look that takes ids of other waits along: what it asks, what it learns, and what the others are brought.
import { look } from '../../../core/look/look';
import type { Seen } from '../../../core/look/look';
import { KnownWays } from '../../../core/look/ways';
import { problem } from '../../../core/problem';
import { adapterOf, answer } from '../answering';
import { companions } from './companions';
import { found, idsUpTo, refused, scriptedSend } from './scriptedSend';
import type { Asked, Reply } from './scriptedSend';

const ark = adapterOf('modelArk');
const [, , single] = ark.ways;
const singlyOnly = { ...ark, ways: [single ?? ark.ways[0]] as const };

const asPairs = (asked: readonly Asked[]) => asked.map(({ way, ids }) => [way, [...ids]]);
const kinds = (seen: ReadonlyMap<string, Seen>) =>
	[...seen].map(([id, { outcome, requests }]) => [id, outcome.kind, requests]);

/** A look at own ids beside which others wait. */
async function lookedBeside(
	own: readonly string[],
	others: readonly string[],
	reply: Reply,
	{ adapter = ark, ways = new KnownWays(), isOver = false } = {},
) {
	const { along, offered, brought } = companions(others, isOver);
	const { send, asked } = scriptedSend(reply);
	const seen = await look(adapter, send, own, { ways, along });
	return { seen, asked: asPairs(asked), offered, brought };
}

const nothing = problem('noAnswer', 'nothing');
const unsent = problem('notSent', 'its turn did not come');

test('a lone id goes in a list where others go along, and their owners are brought the whole list', async () => {
	const { seen, asked, brought } = await lookedBeside(['a'], ['x', 'y'], (one) => found(one));
	expect(asked).toEqual([['batch', ['a', 'x', 'y']]]);
	expect(kinds(seen)).toEqual([['a', 'task', 1]]);
	expect([...brought.keys()]).toEqual(['x', 'y']);
	expect(brought.get('y')).toMatchObject({
		answer: { status: 200 },
		tasks: [{ taskId: 'a' }, { taskId: 'x' }, { taskId: 'y' }],
		isSendersEnd: false,
	});
});

test('a lone id that the list leaves out is then asked for singly, in no other list', async () => {
	const { seen, asked } = await lookedBeside(['a'], ['x'], (one) =>
		found(one, one.way === 'batch' ? ['a'] : []),
	);
	expect(asked).toEqual([
		['batch', ['a', 'x']],
		['single', ['a']],
	]);
	expect(kinds(seen)).toEqual([['a', 'task', 2]]);
});

// [the own ids, how they are asked about without the others]
test.each([
	[['a'], 'single'],
	[['a', 'b'], 'batch'],
])('%p are asked about once more without the others where these spoil it', async (own, way) => {
	for (const reply of [refused('InvalidParameter', 400), refused('InternalServiceError', 500)]) {
		const { seen, asked, brought } = await lookedBeside(own, ['bad'], (one) =>
			one.ids.includes('bad') ? reply : found(one),
		);
		expect(asked).toEqual([
			['batch', [...own, 'bad']],
			[way, own],
		]);
		expect(kinds(seen)).toEqual(own.map((id) => [id, 'task', 2]));
		expect(brought.get('bad')).toMatchObject({ tasks: { httpStatus: reply.status } });
	}
});

// [what the request meets, what the own ids come to, in how many requests]
test.each([
	['no answer', nothing, 'problem', 1],
	['no turn', unsent, 'notAsked', 0],
	['a refused key', refused('AuthenticationError', 401), 'problem', 1],
	['"fewer requests"', refused('ServerOverloaded', 429), 'problem', 1],
] as const)(
	'after %s nothing is asked without the others',
	async (_what, reply, kind, requests) => {
		const { seen, asked } = await lookedBeside(['a', 'b'], ['x'], () => reply);
		expect(asked).toEqual([['batch', ['a', 'b', 'x']]]);
		expect(kinds(seen)).toEqual([
			['a', kind, requests],
			['b', kind, requests],
		]);
	},
);

test('where the provider has no list, the own ids are asked for singly at once', async () => {
	const { seen, asked } = await lookedBeside(['a', 'b'], ['x'], (one) =>
		one.way === 'single' ? found(one) : answer('', 405),
	);
	expect(asked).toEqual([
		['batch', ['a', 'b', 'x']],
		['single', ['a']],
		['single', ['b']],
	]);
	expect(kinds(seen)).toEqual([
		['a', 'task', 2],
		['b', 'task', 2],
	]);
});

test('where the others wait for the same ids, a fault is not met a second time', async () => {
	const { seen, asked, brought } = await lookedBeside(['a', 'b'], ['a'], () => answer('', 500));
	expect(asked).toEqual([['batch', ['a', 'b']]]);
	expect(kinds(seen)).toEqual([
		['a', 'problem', 1],
		['b', 'problem', 1],
	]);
	expect(brought.get('a')).toMatchObject({ tasks: { kind: 'providerFault' } });
});

// [who goes along with task-1, what is told]
test.each([
	[['task-1'], 'nothing about task-1'],
	[['task-10'], 'nothing about …'],
])('with %p along a problem names ids only where all are own', async (others, message) => {
	const met = problem('noAnswer', 'nothing about task-1');
	const { seen, brought } = await lookedBeside(['task-1'], others, () => met);
	expect(seen.get('task-1')?.outcome).toMatchObject({ problem: { message } });
	expect([...brought.values()]).toMatchObject([{ answer: null, tasks: { message } }]);
});

test('once a key is refused nobody is taken along any more', async () => {
	const { asked, offered, brought } = await lookedBeside(idsUpTo(120), ['x'], () =>
		refused('AuthenticationError', 401),
	);
	expect(asked).toHaveLength(1);
	expect(offered).toEqual([{ ids: idsUpTo(50), room: 0 }]);
	expect(brought.size).toBe(0);
});

// [whether the sender's time is up, what its request meets, whether that is the sender's end]
test.each([
	[false, 'an answer', null, false],
	[true, 'an answer', null, true],
	[false, 'no answer', nothing, false],
	[true, 'no answer', nothing, true],
	[false, 'no turn', unsent, true],
])('time up: %p, met: %s', async (isOver, _what, met, isSendersEnd) => {
	const reply: Reply = (one) => met ?? found(one);
	const { brought } = await lookedBeside(['a'], ['x'], reply, { isOver });
	expect(brought.get('x')?.isSendersEnd).toBe(isSendersEnd);
});

describe('where a request asks about one id', () => {
	test('who waits for it too reads the answer by itself', async () => {
		const adapter = singlyOnly;
		const { brought } = await lookedBeside(['a'], ['a', 'x'], (one) => found(one), { adapter });
		expect([...brought]).toMatchObject([['a', { answer: { status: 200 }, tasks: null }]]);
	});

	test('who waits for it too is told why no answer came', async () => {
		const { brought } = await lookedBeside(['a'], ['a'], () => nothing, { adapter: singlyOnly });
		expect(brought.get('a')).toEqual({ answer: null, tasks: nothing, isSendersEnd: false });
	});
});

describe('an id that a list left out', () => {
	const gone: Reply = (one) =>
		one.way === 'single' ? refused('ResourceNotFound', 404) : found(one, ['b']);

	test.each([[['b']], [['a', 'b']]])('takes nobody along from then on: %p', async (own) => {
		const ways = new KnownWays();
		await lookedBeside(['a', 'b'], [], gone, { ways });
		const { offered, seen } = await lookedBeside(own, ['x'], gone, { ways });
		expect(offered).toEqual([]);
		expect(seen.get('b')?.outcome.kind).toBe('notFound');
	});

	test('is none that was asked for singly alone', async () => {
		const ways = new KnownWays();
		const { seen } = await lookedBeside(['b'], [], gone, { ways });
		expect(seen.get('b')?.outcome.kind).toBe('notFound');
		const { asked } = await lookedBeside(['b'], ['x'], (one) => found(one), { ways });
		expect(asked).toEqual([['batch', ['b', 'x']]]);
	});
});
