// Second requests at their borders: whom they are made for, what keeps them back, and in which words that is told.
import type { Send } from '../../../../core/http/wire';
import { look } from '../../../../core/look/look';
import { KnownWays } from '../../../../core/look/ways';
import { problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import type { Task } from '../../../../core/task/task';
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { inTurn } from '../../../../core/wait/pacing/turns';
import { virtualClock } from '../../../virtualClock.mjs';
import { answer } from '../../answering';
import { provider, taskIn } from '../resultProvider';
import { scriptedProvider } from '../scriptedProvider';

test('of a list only the tasks that it holds are asked for what they made', async () => {
	const { adapter, send, results } = provider(
		{ standing: (id) => (id === 'gone' ? 'absent' : 'succeeded') },
		(id) => answer(`made by ${id}`),
	);
	const seen = await look(adapter, send, ['gone', 'a']);
	expect(results).toEqual(['a']);
	expect(taskIn(seen, 'a').task.result).toBe('made by a');
	expect(seen.get('gone')?.outcome).toEqual({ kind: 'notFound' });
});

test('where nothing is behind one more request, none is planned', async () => {
	const planned: number[] = [];
	const context = { ways: new KnownWays(), plan: (count: number) => planned.push(count) };
	const { adapter, send } = provider({ standing: () => 'running' }, () => answer('x'));
	await look(adapter, send, ['a', 'b'], context);
	expect(planned).toEqual([]);
});

test('at a provider without second requests a task is whole as it is read', async () => {
	const { clock, run } = virtualClock();
	const about = () => ({ media: [], result: 'made' });
	const { adapter, send } = scriptedProvider(clock, { standing: () => 'succeeded', about });
	const { task } = taskIn(await run(look(adapter, send, ['a'])), 'a');
	expect([task.result, task.failure, task.passingTrouble]).toEqual(['made', null, null]);
});

test('a task that succeeded with its result has not failed at it', async () => {
	const { adapter, send } = provider({}, () => answer('made'), { mayFail: true });
	const seen = taskIn(await look(adapter, send, ['a']), 'a');
	expect(seen.task.result).toBe('made');
	expect(seen).not.toHaveProperty('failedAtResult');
});

/** What a look comes to that sends one request a second, none after so many seconds. */
async function slowly(
	{ adapter, send }: { adapter: Parameters<typeof look>[0]; send: Send },
	ids: readonly string[],
	seconds: number,
) {
	const { clock, run } = virtualClock();
	const paced = inTurn(send, newRequestBudget(1), clock, clock.now() + seconds * 1_000);
	return await run(look(adapter, paced, ids));
}

test('a result whose turn does not come in time is not asked for, and not counted', async () => {
	const asked = provider({}, (id) => answer(`made by ${id}`));
	const seen = await slowly(asked, ['a', 'b'], 1.5);
	expect(asked.results).toEqual(['a']);
	expect(taskIn(seen, 'a').task.result).toBe('made by a');
	expect(taskIn(seen, 'b').unfetched).toMatchObject({
		kind: 'notAsked',
		problem: { kind: 'notSent', message: 'the time was up before its turn came' },
	});
	expect([...seen.values()].map(({ requests }) => requests)).toEqual([2, 1]);
});

test('a result whose turn comes after a 429 on another is not asked for, because of the 429', async () => {
	const limited = problem('rateLimited', 'fewer');
	const asked = provider({}, (id) => (id === 'b' ? limited : answer('made')));
	const seen = await slowly(asked, ['a', 'b', 'c'], 60);
	expect(asked.results).toEqual(['a', 'b']);
	expect(taskIn(seen, 'b').unfetched).toEqual({ kind: 'problem', problem: limited });
	expect(taskIn(seen, 'c').unfetched).toEqual({ kind: 'notAsked', problem: limited });
	expect([...seen.values()].map(({ requests }) => requests)).toEqual([2, 2, 1]);
});

const broken = () => {
	throw new Error('a fault of the adapter');
};
const isNoResult = "the answer is not this provider's: it does not hold what the task made";

describe('what is missing is told', () => {
	test('where its request cannot be made', async () => {
		const { adapter, send } = provider({}, () => answer('made'), { request: broken });
		const { task } = taskIn(await look(adapter, send, ['a']), 'a');
		expect(task.passingTrouble).toBe(
			'The task succeeded, but its result could not be fetched: no request can be made for its result. Look again.',
		);
	});

	test('where its request cannot be sent', async () => {
		const { adapter, send } = provider({}, () => Promise.reject(new Error('broken')));
		const { unfetched } = taskIn(await look(adapter, send, ['a']), 'a');
		expect(unfetched?.problem).toMatchObject({
			message: 'the provider did not answer: the request could not be sent',
			description: 'The task may still be running. Look again.',
		});
	});

	// [what its answer is read as, why it adds nothing]
	test.each<readonly [string, (task: Task) => Task | Problem, string]>([
		['a problem', () => problem('refused', 'no right'), 'no right'],
		['another task', (task) => ({ ...task, taskId: 'b' }), isNoResult],
		['a task that runs', (task) => ({ ...task, status: 'running' }), isNoResult],
		['nothing', broken, "the answer is not this provider's: it cannot be read"],
	])('where its answer is read as %s', async (_, read, message) => {
		const told: Problem[] = [];
		const context = { ways: new KnownWays(), heed: (met: Problem) => told.push(met) };
		const { adapter, send } = provider({}, () => answer('made'), {
			parse: (_answer, task) => read(task),
		});
		await look(adapter, send, ['a'], context);
		expect(told.map((met) => met.message)).toEqual([message]);
	});
});
