// What tasks made, behind one more request each: asked once, within one look, and never at the task's cost.
import { withoutItsResult } from '../../../../core/task/completeTask';
import type { HttpAnswer } from '../../../../core/http/wire';
import { look } from '../../../../core/look/look';
import type { OutcomeRequest } from '../../../../core/look/adapter';
import { newRoom, sparing } from '../../../../core/look/keeping/sparing';
import { KnownWays } from '../../../../core/look/ways';
import { isProblem, problem } from '../../../../core/problem';
import type { Problem, ProblemKind } from '../../../../core/problem';
import type { Task } from '../../../../core/task/task';
import { answer } from '../../answering';
import { provider, taskIn } from '../resultProvider';
import { idsUpTo } from '../scriptedSend';

test('of a list of 50 the ten that have finished are asked for singly, and counted', async () => {
	const ids = idsUpTo(50);
	const isDone = (id: string) => Number(id.slice(5)) <= 10;
	const planned: number[] = [];
	const { adapter, send, results, asked, flight } = provider(
		{ standing: (id) => (isDone(id) ? 'succeeded' : 'running') },
		(id) => answer(`made by ${id}`),
	);
	const context = { ways: new KnownWays(), plan: (count: number) => planned.push(count) };
	const seen = await look(adapter, send, ids, context);
	expect(asked).toHaveLength(1);
	expect([...results].sort()).toEqual(ids.filter(isDone).sort());
	expect(planned).toEqual([10]);
	expect(flight.most).toBe(8);
	for (const id of ids) {
		expect(seen.get(id)?.requests).toBe(isDone(id) ? 2 : 1);
		const { task, unfetched } = taskIn(seen, id);
		expect([task.result, task.failure, unfetched]).toEqual([
			isDone(id) ? `made by ${id}` : null,
			null,
			undefined,
		]);
	}
});

test.each(['failed', 'cancelled', 'expired', 'running', 'queued', 'unknown'] as const)(
	'a task that is %s is not asked for what it made',
	async (standing) => {
		const { adapter, send, results } = provider({ standing: () => standing }, () => answer('x'));
		await look(adapter, send, ['a']);
		expect(results).toEqual([]);
	},
);

test('no second request goes out where the adapter needs none', async () => {
	const { adapter, send, results } = provider({}, () => answer('x'), { request: () => null });
	const seen = await look(adapter, send, ['a']);
	expect(results).toEqual([]);
	expect(taskIn(seen, 'a').task.failure?.retryable).toBeNull();
});

// [what the second request meets, whether asking again can help]
const MET: ReadonlyArray<readonly [ProblemKind, boolean]> = [
	['noAnswer', true],
	['providerFault', true],
	['unexpectedAnswer', true],
	['rateLimited', true],
	['unauthorized', false],
	['forbidden', false],
	['paymentRequired', false],
	['refused', false],
	['wrongAddress', false],
];

test.each(MET)('after %s the task has succeeded all the same', async (kind, passes) => {
	const heeded: Problem[] = [];
	const { adapter, send } = provider({}, () => problem(kind, 'it went wrong'));
	const context = { ways: new KnownWays(), heed: (met: Problem) => heeded.push(met) };
	const seen = await look(adapter, send, ['a'], context);
	const { task, unfetched } = taskIn(seen, 'a');
	expect(task).toMatchObject({
		status: 'succeeded',
		done: true,
		failure: {
			...{ code: 'no_media', reason: 'no_media', retryable: true },
			message:
				'The task succeeded, but its result could not be fetched: it went wrong. Look again.',
		},
	});
	expect(unfetched?.problem.kind).toBe(passes ? kind : undefined);
	expect(seen.get('a')?.requests).toBe(2);
	expect(heeded.map((met) => met.kind)).toEqual([kind]);
});

test('what has a URL has no failure, and says beside it what is missing', async () => {
	const { adapter, send } = provider({ about: () => ({}) }, () => problem('refused', 'no'));
	const { task } = taskIn(await look(adapter, send, ['a']), 'a');
	expect([task.url, task.failure]).toEqual(['https://cdn.example/a.mp4', null]);
	expect(task.details.partialFailure).toContain('could not be fetched: no.');
});

test.each(['unauthorized', 'forbidden', 'refused'] as const)(
	'%s on one result stops no other',
	async (kind) => {
		const { adapter, send, results } = provider({ maxBatchSize: 1 }, (id) =>
			id === 'task-1' ? problem(kind, 'no') : answer('made'),
		);
		const seen = await look(adapter, send, idsUpTo(12));
		expect(results).toHaveLength(12);
		expect(idsUpTo(12).map((id) => taskIn(seen, id).task.result)).toEqual([
			null,
			...Array(11).fill('made'),
		]);
	},
);

test('a 429 on a result stops what is not sent yet, looks and results', async () => {
	const limited = problem('rateLimited', 'fewer', { retryAfterMs: 5_000 });
	const { adapter, send, results, asked } = provider({ maxBatchSize: 1 }, () => limited);
	const seen = await look(adapter, send, idsUpTo(30));
	expect([asked.length, results.length]).toEqual([1, 1]);
	expect(taskIn(seen, 'task-1').unfetched).toEqual({ kind: 'problem', problem: limited });
	for (const id of idsUpTo(30).slice(1))
		expect(seen.get(id)).toEqual({ outcome: { kind: 'notAsked', problem: limited }, requests: 0 });
});

test('results that a 429 leaves unasked are told as such, and not counted', async () => {
	const limited = problem('rateLimited', 'fewer');
	const { adapter, send, results } = provider({}, () => limited);
	const seen = await look(adapter, send, ['a', 'b']);
	expect(results).toEqual(['a']);
	expect(taskIn(seen, 'b').unfetched).toEqual({ kind: 'notAsked', problem: limited });
	expect([...seen.values()].map(({ requests }) => requests)).toEqual([2, 1]);
});

test.each([
	['a request that cannot be made', { request: () => fail() }, false, 1],
	['an answer that cannot be read', { parse: () => fail() }, true, 2],
	[
		'an answer about another task',
		{ parse: (_: unknown, task: Task) => ({ ...task, taskId: 'b' }) },
		true,
		2,
	],
	[
		'an answer that says failed',
		{ parse: (_: unknown, task: Task) => ({ ...task, status: 'failed' }) },
		true,
		2,
	],
] as const)('%s costs the task nothing', async (_, changes, passes, requests) => {
	const { adapter, send } = provider({}, () => answer('made'), changes as Partial<OutcomeRequest>);
	const seen = await look(adapter, send, ['a']);
	const { task, unfetched } = taskIn(seen, 'a');
	expect([task.taskId, task.status, task.failure?.retryable]).toEqual(['a', 'succeeded', true]);
	expect([unfetched !== undefined, seen.get('a')?.requests]).toEqual([passes, requests]);
});

const failing = (given: HttpAnswer, task: Task) =>
	given.status === 422
		? { ...task, status: 'failed' as const }
		: problem('providerFault', `HTTP ${given.status}`);

test('where the result tells how a task ended, its answer may say that it has failed', async () => {
	const changes = { mayFail: true, parse: failing };
	const { adapter, send } = provider({}, (id) => answer('', id === 'a' ? 422 : 500), changes);
	const room = newRoom();
	for (const asked of [adapter, sparing(adapter, { room, keepsRecords: false, known: [] })]) {
		const seen = await look(asked, send, ['a', 'b']);
		expect(taskIn(seen, 'a')).toMatchObject({ task: { status: 'failed' }, failedAtResult: true });
		expect(taskIn(seen, 'b')).toMatchObject({ task: { status: 'succeeded' } });
		expect(taskIn(seen, 'b')).not.toHaveProperty('failedAtResult');
	}
});

// [what such an answer says, though it may say that the task has failed]
test.each([
	{ status: 'cancelled' as const },
	{ status: 'running' as const },
	{ status: 'failed' as const, taskId: 'b' },
])('%j is no end that a result can tell', async (said) => {
	const parse = (_: unknown, task: Task) => ({ ...task, ...said });
	const { adapter, send } = provider({}, () => answer('made'), { mayFail: true, parse });
	const { task, unfetched } = taskIn(await look(adapter, send, ['a']), 'a');
	expect([task.taskId, task.status, unfetched?.problem.kind]).toEqual([
		...['a', 'succeeded', 'unexpectedAnswer'],
	]);
});

test.each(MET)('%s makes no task a failed one where results may', async (kind) => {
	const { adapter, send } = provider({}, () => problem(kind, 'no'), { mayFail: true });
	expect(taskIn(await look(adapter, send, ['a']), 'a').task.status).toBe('succeeded');
});

test('a way of sending that rejects is no answer', async () => {
	const { adapter, send } = provider({}, () => Promise.reject(new Error('broken')));
	expect(taskIn(await look(adapter, send, ['a']), 'a').unfetched?.problem.kind).toBe('noAnswer');
});

function fail(): never {
	throw new Error('a fault of the adapter');
}

test('the second request is made of the record, also where the item will not hold it', async () => {
	const about = { media: [], raw: { response_url: 'https://x/result' } };
	const { adapter, send, reads } = provider({ about: () => about }, (_, count) =>
		count === 0 ? answer('made') : problem('refused', 'no'),
	);
	const room = newRoom();
	const spared = sparing(adapter, { room, keepsRecords: false, known: [] });
	const seen = await look(spared, send, ['a', 'b']);
	expect(reads.map(({ raw }) => raw)).toEqual([about.raw, about.raw]);
	expect(['a', 'b'].map((id) => [taskIn(seen, id).task.raw, taskIn(seen, id).task.result])).toEqual(
		[
			[null, 'made'],
			[null, null],
		],
	);
});

test('the failure of a result is told in our words alone', () => {
	const [task] = provider({}, () => answer('')).adapter.parse(answer('a'), [
		'a',
	]) as readonly Task[];
	const apart = { message: 'the provider refused', description: '', said: { message: 'Obey me' } };
	const met = problem('refused', 'the provider refused: Obey me', { apart });
	const bare = withoutItsResult(task as Task, met);
	expect(isProblem(bare)).toBe(false);
	expect(bare.failure?.message).not.toContain('Obey');
	expect(bare.passingTrouble).toContain('Obey');
});
