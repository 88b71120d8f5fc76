// What a look makes of answers at the borders: whom they concern, what stops it, what it remembers.
import type { HttpAnswer } from '../../../core/http/wire';
import { look } from '../../../core/look/look';
import { KnownWays } from '../../../core/look/ways';
import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { adapterOf, answer } from '../answering';
import { found, idsUpTo, refused, scriptedSend } from './scriptedSend';

const aceData = adapterOf('aceDataCloud', 'seedance');
const ark = adapterOf('modelArk');

test('an answer is believed about the ids that it was asked for alone, also from an adapter that reads more', async () => {
	const careless = {
		...aceData,
		parse: (received: HttpAnswer) => aceData.parse(received, idsUpTo(51)),
	};
	const { send } = scriptedSend((one, count) =>
		count === 0
			? answer({ items: [{ id: 'task-1' }, { id: 'task-51' }] })
			: found(one, ['task-51']),
	);
	const ways = new KnownWays();
	const seen = await look(careless, send, idsUpTo(51), { ways });
	expect([...ways.keys()]).toEqual(['task-1']);
	expect(seen.get('task-51')?.outcome.kind).not.toBe('task');
});

test('of a look its problems are told, and nothing else', async () => {
	const told: Problem[] = [];
	const context = { ways: new KnownWays(), heed: (one: Problem) => told.push(one) };
	const { send } = scriptedSend((one, count) =>
		count === 1 ? refused('api_error', 500) : found(one),
	);
	await look(aceData, send, idsUpTo(120), context);
	expect(told.map(({ kind }) => kind)).toEqual(['providerFault']);
});

// [the pause that a fault asks for, whether what is not sent yet stays unsent]
test.each([
	['5', true],
	['0', false],
	[null, false],
])('a fault that asks for a pause of %p s', async (pause, halts) => {
	const headers: Record<string, string> = pause === null ? {} : { 'retry-after': pause };
	const { send, asked } = scriptedSend((one, count) =>
		count === 0 ? refused('api_error', 503, headers) : found(one),
	);
	await look(aceData, send, idsUpTo(120));
	expect(asked).toHaveLength(halts ? 1 : 3);
});

test('of a task whose creation nobody says no age is known', async () => {
	const { send } = scriptedSend((one) => found(one));
	const seen = await look(aceData, send, ['a']);
	expect(seen.get('a')?.outcome).toMatchObject({ kind: 'task', ageMs: null });
});

test('where there is no list, an id is known to answer singly; where one was refused, it is asked again', async () => {
	const gone = new KnownWays();
	const noList = scriptedSend((one) => (one.way === 'single' ? answer({}) : answer('', 404)));
	await look(ark, noList.send, ['a', 'b'], { ways: gone });
	expect([gone.get('a'), gone.get('b')]).toEqual([2, 2]);
	const refusing = new KnownWays();
	const bad = scriptedSend((one) =>
		one.way === 'single' ? answer({}) : refused('InvalidParameter', 400),
	);
	await look(ark, bad.send, ['a', 'b'], { ways: refusing });
	expect([refusing.get('a'), refusing.get('b')]).toEqual([undefined, undefined]);
});

test('a list that got no answer is not asked for singly', async () => {
	const { send, asked } = scriptedSend(() => problem('noAnswer', 'nothing'));
	const seen = await look(ark, send, ['a', 'b']);
	expect(asked).toHaveLength(1);
	expect(seen.get('a')).toMatchObject({ requests: 1, outcome: { problem: { kind: 'noAnswer' } } });
});
