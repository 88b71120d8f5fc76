// The three ways in which ModelArk is asked: its list, the list of the flex tier, and the single task.
import type { Send } from '../../../core/http/wire';
import { look } from '../../../core/look/look';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { inTurn } from '../../../core/wait/pacing/turns';
import { KnownWays } from '../../../core/look/ways';
import { virtualClock } from '../../virtualClock.mjs';
import { adapterOf, answer } from '../answering';
import { found, idsUpTo, refused, scriptedSend } from './scriptedSend';
import type { Asked } from './scriptedSend';

const ark = adapterOf('modelArk');

/** cgt-… names say which way shows the task; `gone` is nowhere. */
function byName(one: Asked) {
	if (one.way === 'single' && !one.ids[0]?.startsWith('single'))
		return refused('ResourceNotFound', 404);
	const hidden = one.ids.filter((id) => !id.startsWith(one.way === 'flexBatch' ? 'flex' : one.way));
	return found(one, one.way === 'single' ? [] : hidden);
}

const IDS = ['batch-1', 'flex-1', 'single-1', 'gone', 'batch-2'];

const asPairs = (asked: readonly Asked[]) => asked.map(({ way, ids }) => [way, [...ids]]);

test('each way is asked only for what the ways before left out', async () => {
	const { send, asked } = scriptedSend(byName);
	const seen = await look(ark, send, IDS);
	expect(asPairs(asked)).toEqual([
		['batch', IDS],
		['flexBatch', ['flex-1', 'single-1', 'gone']],
		['single', ['single-1']],
		['single', ['gone']],
	]);
	expect([...seen].map(([id, { outcome, requests }]) => [id, outcome.kind, requests])).toEqual([
		['batch-1', 'task', 1],
		['flex-1', 'task', 2],
		['single-1', 'task', 3],
		['gone', 'notFound', 3],
		['batch-2', 'task', 1],
	]);
});

test('the way that an id answers is remembered, and gone on with', async () => {
	const { send, asked } = scriptedSend(byName);
	const ways = new KnownWays();
	await look(ark, send, IDS, { ways });
	expect([...ways]).toEqual([
		['batch-1', 0],
		['batch-2', 0],
		['flex-1', 1],
		['single-1', 2],
	]);
	asked.length = 0;
	await look(ark, send, IDS, { ways });
	expect(asPairs(asked)).toEqual([
		['batch', ['batch-1', 'gone', 'batch-2']],
		['flexBatch', ['flex-1', 'gone']],
		['single', ['single-1']],
		['single', ['gone']],
	]);
});

test('a lone id is asked for singly at once', async () => {
	const { send, asked } = scriptedSend(byName);
	const seen = await look(ark, send, ['single-1']);
	expect(asPairs(asked)).toEqual([['single', ['single-1']]]);
	expect(seen.get('single-1')?.outcome.kind).toBe('task');
});

test('an id that vanishes from its way is asked for in the ways after it', async () => {
	const { send, asked } = scriptedSend(byName);
	const ways = new KnownWays([['single-1', 1]]);
	const seen = await look(ark, send, ['flex-1', 'single-1'], { ways });
	expect(asPairs(asked)).toEqual([
		['batch', ['flex-1']],
		['flexBatch', ['flex-1', 'single-1']],
		['single', ['single-1']],
	]);
	expect(seen.get('single-1')).toMatchObject({ outcome: { kind: 'task' }, requests: 2 });
});

test('a problem with the list is filed, not worked around', async () => {
	const { send, asked } = scriptedSend(() => refused('InternalServiceError', 500));
	const seen = await look(ark, send, ['a', 'b']);
	expect(asked).toHaveLength(1);
	expect(seen.get('a')?.outcome).toMatchObject({ problem: { kind: 'providerFault' } });
});

test('a problem in a later way leaves what was found before', async () => {
	const { send } = scriptedSend((one) =>
		one.way === 'flexBatch' ? refused('ServerOverloaded', 429) : byName(one),
	);
	const seen = await look(ark, send, IDS);
	expect([...seen.values()].map(({ outcome }) => outcome.kind)).toEqual([
		...['task', 'problem', 'problem', 'problem', 'task'],
	]);
});

test.each([
	['AuthenticationError', 401, 1],
	['AccountOverdueError', 403, 1],
	['ModelNotOpen', 404, 1],
	['InvalidEndpoint.NotFound', 404, 1],
	['InvalidParameter', 400, 3],
])('a list refused with %s %i takes %i requests', async (code, status, requests) => {
	const { send, asked } = scriptedSend((one) =>
		one.way === 'single' ? found(one) : refused(code, status),
	);
	const seen = await look(ark, send, ['a', 'b']);
	expect(asked).toHaveLength(requests);
	expect(seen.get('a')?.outcome.kind).toBe(requests === 1 ? 'problem' : 'task');
});

test('a list of one is asked for singly too where it is refused', async () => {
	const { send, asked } = scriptedSend((one) =>
		one.way === 'flexBatch' ? refused('InvalidParameter', 400) : byName(one),
	);
	const seen = await look(ark, send, ['batch-1', 'single-1', 'batch-2']);
	expect(asPairs(asked)).toEqual([
		['batch', ['batch-1', 'single-1', 'batch-2']],
		['flexBatch', ['single-1']],
		['single', ['single-1']],
	]);
	expect([...seen.values()].map(({ outcome }) => outcome.kind)).toEqual(['task', 'task', 'task']);
});

test('what is asked for as the id itself is refused once', async () => {
	const { send, asked } = scriptedSend((one) =>
		one.way === 'single' ? refused('bad_request', 400) : found(one),
	);
	const seen = await look(adapterOf('aceDataCloud', 'maestro'), send, ['a']);
	expect(asked).toHaveLength(1);
	expect(seen.get('a')?.outcome.kind).toBe('problem');
	asked.length = 0;
	// The 51st is alone in its list, which AceData Cloud is asked for as a single task.
	const all = await look(adapterOf('aceDataCloud', 'kling'), send, idsUpTo(51));
	expect(asPairs(asked).map(([way, ids]) => [way, ids?.length])).toEqual([
		['batch', 50],
		['single', 1],
	]);
	expect(all.get('task-51')).toMatchObject({ outcome: { kind: 'problem' }, requests: 1 });
});

// [what a single look meets, whether it ends the others]
test.each([
	['too_many_requests', 429],
	['AuthenticationError', 401],
])('%s %i keeps back what waits for its turn', async (code, status) => {
	const virtual = virtualClock(0);
	const singles: string[] = [];
	const reply: Send = async (request) => {
		await virtual.clock.sleep(300);
		if (request.path.includes('?')) return answer({ items: [] });
		const id = singles.push(request.path) === 2 ? null : request.path.split('/').at(-1);
		return id === null ? refused(code, status) : answer({ id, status: 'running' });
	};
	const send = inTurn(reply, newRequestBudget(5, 1), virtual.clock, undefined);
	const seen = await virtual.run(look(ark, send, idsUpTo(12)));
	// The second's answer takes 300 ms, in which one more has its turn.
	expect(singles).toHaveLength(3);
	const kinds = [...seen.values()].map(({ outcome }) => outcome.kind);
	expect(kinds).toEqual(['task', 'problem', 'task', ...Array(9).fill('notAsked')]);
	expect(seen.get('task-12')?.outcome).toMatchObject({ problem: { httpStatus: status } });
});

test('what is not found singly after a refused list is not looked for in the other lists', async () => {
	const { send, asked } = scriptedSend((one) => {
		if (one.way !== 'single') return refused('InvalidParameter', 400);
		return one.ids[0] === 'gone' ? refused('ResourceNotFound', 404) : found(one);
	});
	const seen = await look(ark, send, ['a', 'gone']);
	expect(asPairs(asked)).toEqual([
		['batch', ['a', 'gone']],
		['single', ['a']],
		['single', ['gone']],
	]);
	expect(seen.get('gone')).toEqual({ outcome: { kind: 'notFound' }, requests: 2 });
});

test('more than 50 go in several lists of one way', async () => {
	const { send, asked } = scriptedSend((one) => found(one));
	await look(ark, send, idsUpTo(101));
	expect(asked.map(({ way, ids }) => [way, ids.length])).toEqual([
		['batch', 50],
		['batch', 50],
		['batch', 1],
	]);
});
