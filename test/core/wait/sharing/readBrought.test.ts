// What a wait makes of the answer to a request of another's that asked about its id too.
import { noAnswer } from '../../../../core/http/http';
import type { HttpAnswer } from '../../../../core/http/wire';
import type { Brought } from '../../../../core/look/along';
import type { ProviderAdapter } from '../../../../core/look/adapter';
import { KnownWays } from '../../../../core/look/ways';
import { problem } from '../../../../core/problem';
import { readBrought } from '../../../../core/wait/sharing/readBrought';
import { adapterOf, answer, tasksOf } from '../../answering';

const list = adapterOf('modelArk');
const single = adapterOf('vap');

const record = (id: string, status = 'running') => ({
	id,
	status,
	created_at: 1,
	content: { video_url: 'https://cdn.example/a.mp4' },
});
const body = { items: [record('a'), record('b')] };
const tasks = tasksOf(list, body, ['a', 'b']);
const received = answer(body);

function read(brought: Partial<Brought>, adapter: ProviderAdapter = list) {
	const ways = new KnownWays();
	const whole = { answer: received, tasks, isSendersEnd: false, ...brought };
	const state = { question: { adapter }, list: { ways } } as Parameters<typeof readBrought>[0];
	return { ways, result: readBrought(state, whole, 'a') };
}

const nothing: Pick<Brought, 'answer'> = { answer: null };
const asBefore = { seen: null, isDue: false, goesAlone: false };
const alone = { seen: null, isDue: false, goesAlone: true };

test('takes its own task alone, as a copy, and notes that the list holds it', () => {
	const { result, ways } = read({});
	expect(result).toMatchObject({
		isDue: false,
		goesAlone: false,
		seen: { requests: 1, outcome: { kind: 'task', task: { taskId: 'a', status: 'running' } } },
	});
	expect(result.seen).not.toHaveProperty('pauseMs');
	expect(Object(result.seen?.outcome).task).not.toBe(tasks[0]);
	expect([...ways]).toEqual([['a', 0]]);
});

test('keeps the pause that the answer asks for', () => {
	const paced: HttpAnswer = answer(body, 200, { 'retry-after': '7' });
	expect(read({ answer: paced }).result.seen?.pauseMs).toBe(7_000);
});

test('reads the answer by itself where the sender read none of it', () => {
	const own = answer({ task_id: 'a', status: 'processing' });
	const { result } = read({ answer: own, tasks: null }, single);
	expect(result.seen?.outcome).toMatchObject({ kind: 'task', task: { status: 'running' } });
});

// [what was met, what becomes of it, the problem]
test.each([
	['a refused key', 'seen', problem('unauthorized', 'no')],
	['a rate limit', 'seen', problem('rateLimited', 'slow')],
	['what may be about the id of another', 'left to the wait alone', problem('refused', 'bad id')],
	['no answer', 'left to the wait alone', noAnswer('nothing', '')],
])('%s is %s', (_what, becomes, met) => {
	const { result } = read({ ...nothing, tasks: met });
	const seen = { ...asBefore, seen: { requests: 1, outcome: { kind: 'problem', problem: met } } };
	expect(result).toEqual(becomes === 'seen' ? seen : alone);
});

test("the sender's end without an answer says nothing; with one it does", () => {
	const met = noAnswer('stopped', '');
	expect(read({ ...nothing, tasks: met, isSendersEnd: true }).result).toEqual(asBefore);
	expect(read({ tasks: met, isSendersEnd: true }).result).toEqual(alone);
});

test('what the list leaves out is asked for singly, at once', () => {
	for (const brought of [{ tasks: tasks.slice(1) }, { ...nothing, tasks: null }]) {
		const { result, ways } = read(brought);
		expect(result).toEqual({ ...asBefore, isDue: true });
		expect(ways.isLeftOut('a')).toBe(true);
	}
});

test('what no other way is left for is not found', () => {
	const ofOther = tasksOf(single, { task_id: 'b', status: 'processing' }, ['b']);
	const { result, ways } = read({ answer: answer({}), tasks: ofOther }, single);
	expect(result).toMatchObject({ isDue: false, seen: { outcome: { kind: 'notFound' } } });
	expect(ways.isLeftOut('a')).toBe(false);
});

test('a list that is not there is left to the wait itself, which asks the next way', () => {
	const absent = answer('<h1>Not Found</h1>', 404);
	const { result, ways } = read({ answer: absent, tasks: problem('refused', 'no page') });
	expect(result).toEqual(asBefore);
	expect(ways.isMissing(0, 2)).toBe(true);
});

// [the status, whether its result is behind a second request, what becomes of it]
test.each([
	['succeeded', true, { ...alone, isDue: true }],
	['running', true, { isDue: false, goesAlone: false }],
	['succeeded', false, { isDue: false, goesAlone: false }],
])('a task that is %s, with a second request: %p', (status, isBehind, expected) => {
	const outcome = { request: () => null, parse: () => problem('refused', 'none') };
	const adapter = isBehind ? { ...list, outcome } : list;
	const own = tasksOf(list, { items: [record('a', status)] }, ['a']);
	expect(read({ tasks: own }, adapter).result).toMatchObject(expected);
});
