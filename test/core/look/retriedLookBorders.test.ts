// When a look asks again, at its borders: which ids of a round, after which silence, and what it says in the end.
import type { Send } from '../../../core/http/wire';
import { problem } from '../../../core/problem';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../virtualClock.mjs';
import { adapterOf, answer } from '../answering';
import { companions } from './companions';
import { found, idsUpTo, refused, scriptedSend } from './scriptedSend';
import type { Asked } from './scriptedSend';
import { fast, limited, looked } from './wholeLook';

const vap = adapterOf('vap');
const nothing = problem('noAnswer', 'nothing');
const unnamed = refused('x', 429);

const running = ({ ids: [id] }: Asked) => answer({ task_id: id, status: 'running' });

test('after a Stop in a pause no other wait is taken along any more', async () => {
	const virtual = virtualClock();
	const { along, offered } = companions(['x', 'y']);
	const { send } = scriptedSend(() => nothing);
	const stop = virtual.clock.sleep(500).then(() => virtual.stop());
	await looked(send, { virtual, along });
	await stop;
	expect(offered).toHaveLength(1);
});

// [ids, how many requests are under way beside that about the last id]
test.each([
	[400, 6],
	[401, 0],
])(
	'a round is 400 requests: the last of %i ids is asked for beside %i others',
	async (count, beside) => {
		const { send, inFlight } = scriptedSend(running);
		const besides: number[] = [];
		const noting: Send = async (request) => {
			if (request.path.endsWith(`task-${count}`)) besides.push(inFlight.now);
			return await send(request);
		};
		await looked(noting, { adapter: vap, ids: idsUpTo(count) });
		expect(besides).toEqual([beside]);
	},
);

test('an id whose pause has not passed is not asked for with one that is due earlier', async () => {
	const { send, asked } = scriptedSend((one, count) => {
		if (count === 0) return refused('api_error', 503, { 'retry-after': '0' });
		return count === 1 ? nothing : found(one);
	});
	const { sentAt } = await looked(send, { ids: idsUpTo(60) });
	expect(sentAt).toEqual([0, 0, 0, 1_000]);
	expect(asked.map(({ ids }) => ids.length)).toEqual([50, 10, 50, 10]);
});

test('an id that may be asked for again at once does not stand behind one that may not', async () => {
	const { send, asked } = scriptedSend((one, count) => {
		if (count === 0) return nothing;
		return count === 1 ? refused('api_error', 503, { 'retry-after': '0' }) : found(one);
	});
	const { sentAt } = await looked(send, { ids: idsUpTo(60) });
	expect(sentAt).toEqual([0, 0, 0, 1_000]);
	expect(asked.map(({ ids }) => ids.length)).toEqual([50, 10, 10, 50]);
});

test('what is left unasked by the third problem of another, which asks for no pause, is asked at once', async () => {
	const replies = [nothing, nothing, nothing, nothing, limited('0')];
	const { send } = scriptedSend((one, count) => replies[count] ?? running(one));
	const { seen, sentAt } = await looked(send, { adapter: vap });
	expect(sentAt).toEqual([0, 0, 1_000, 1_000, 3_000, 3_000]);
	expect([...seen.values()].map(({ outcome }) => outcome.kind)).toEqual(['problem', 'task']);
});

test('who does not answer has not asked for silence', async () => {
	const budget = fast();
	const { send } = scriptedSend(() => nothing);
	await looked(send, { budget });
	expect(budget.quietUntilMs).toBe(0);
});

test('a round in which one of several 429 names a time does not make the next silence longer', async () => {
	const replies = [nothing, limited('1'), unnamed, unnamed];
	const { send } = scriptedSend((one, count) => replies[count] ?? running(one));
	const { sentAt } = await looked(send, { adapter: vap, ids: idsUpTo(3) });
	expect(sentAt).toEqual([0, 0, 0, 1_000, 2_000, 2_000, 3_000]);
});

test('what finds no turn in a limited minute is told so', async () => {
	const { send } = scriptedSend(running);
	const budget = { ...newRequestBudget(5), requestsPerMinute: 1 };
	const { seen, sentAt } = await looked(send, { adapter: vap, ids: idsUpTo(3), budget });
	expect(sentAt).toEqual([0, 60_000]);
	expect(seen.get('task-3')?.outcome).toMatchObject({
		kind: 'notAsked',
		problem: { message: expect.stringContaining('the provider allows too few requests') },
	});
});
