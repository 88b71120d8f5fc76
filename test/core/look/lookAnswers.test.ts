// What a look makes of single answers: how old a task is, and what was not sent at all.
import { look } from '../../../core/look/look';
import { problem } from '../../../core/problem';
import { KnownWays } from '../../../core/look/ways';
import { adapterOf, answer } from '../answering';
import { found, scriptedSend } from './scriptedSend';

const aceData = adapterOf('aceDataCloud', 'seedance');
const vap = adapterOf('vap');

const SUNDAY_NOON = 'Sun, 22 Nov 2026 12:00:00 GMT';

// [created at, the answer's own Date, age in s]; by this machine's clock the answer comes in at 10:00:00.
test.each([
	['2026-11-22T09:58:30Z', undefined, 90],
	['2026-11-22T09:58:30Z', 'nonsense', 90],
	['2026-11-22T11:58:30Z', SUNDAY_NOON, 90],
	['2026-11-22T12:00:07Z', SUNDAY_NOON, 0],
	[undefined, SUNDAY_NOON, null],
])('a task created at %p, answered at %p, is %p s old', async (created, date, age) => {
	const headers = date === undefined ? {} : { date };
	const body = { task_id: 'a', status: 'processing', created_at: created };
	const { send } = scriptedSend(() => answer(body, 200, headers));
	const seen = await look(vap, send, ['a']);
	expect(seen.get('a')?.outcome).toMatchObject({ ageMs: age === null ? null : 1000 * age });
});

test('a request whose turn did not come asked about nothing', async () => {
	const late = problem('notSent', 'the time was up before its turn came');
	const { send } = scriptedSend(() => late);
	expect([...(await look(aceData, send, ['a', 'b']))]).toEqual([
		['a', { outcome: { kind: 'notAsked', problem: late }, requests: 0 }],
		['b', { outcome: { kind: 'notAsked', problem: late }, requests: 0 }],
	]);
});

test('the way of a task that nobody asked for is not remembered', async () => {
	const { send } = scriptedSend(() => answer({ items: [{ id: 'stranger' }, { id: 'a' }] }));
	const ways = new KnownWays();
	await look(aceData, send, ['a', 'b'], { ways });
	expect([...ways]).toEqual([['a', 0]]);
});

test('a list of exactly one request, and one more than it', async () => {
	const ids = Array.from({ length: 51 }, (_, index) => `t${index}`);
	const { send, asked } = scriptedSend((one) => found(one));
	await look(aceData, send, ids.slice(0, 50));
	await look(aceData, send, ids);
	expect(asked.map(({ ids: { length } }) => length)).toEqual([50, 50, 1]);
});
