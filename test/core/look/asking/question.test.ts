// What an answer says of its tasks beside their state: when to ask again, and how old they are.
import { look } from '../../../../core/look/look';
import { fileTasks } from '../../../../core/look/asking/question';
import type { Outcome } from '../../../../core/look/look';
import { KnownWays } from '../../../../core/look/ways';
import { adapterOf, answer, taskOf } from '../../answering';
import { scriptedSend } from '../scriptedSend';

const vap = adapterOf('vap');

// [the task's state, the pause asked for in s, after how many s the task says to ask again, the pause told in ms]
test.each([
	['processing', '7', 7, 7_000],
	['processing', '7.2', 8, 7_200],
	['processing', undefined, vap.facts.pollAfterSeconds, undefined],
])('a task that is %s, with Retry-After %p', async (status, pause, seconds, pauseMs) => {
	const headers: Record<string, string> = pause === undefined ? {} : { 'retry-after': pause };
	const { send } = scriptedSend(() => answer({ task_id: 'a', status }, 200, headers));
	const seen = (await look(vap, send, ['a'])).get('a');
	expect(seen?.outcome).toMatchObject({ task: { pollAfterSeconds: seconds } });
	expect(seen?.pauseMs).toBe(pauseMs);
});

test('a task that is done is not to be asked about again, whatever pause the answer names', async () => {
	const body = { task_id: 'a', status: 'completed', output: { url: 'https://x/v.mp4' } };
	const { send } = scriptedSend(() => answer(body, 200, { 'retry-after': '7' }));
	const seen = (await look(vap, send, ['a'])).get('a');
	expect(seen?.outcome).toMatchObject({ task: { done: true } });
	expect(seen?.outcome).not.toMatchObject({ task: { pollAfterSeconds: 7 } });
});

test('tasks that came without an answer have no age, and ask for no pause', () => {
	const created = { task_id: 'a', status: 'processing', created_at: '2026-11-22T09:58:30Z' };
	const task = taskOf(vap, created, 'a');
	const outcomes = new Map<string, Outcome>();
	const pauses = new Map([['a', 7_000]]);
	const progress = { context: { ways: new KnownWays() }, outcomes, pauses };
	fileTasks(progress, 0, ['a'], { tasks: [task], answer: null });
	expect(outcomes.get('a')).toEqual({ kind: 'task', task, ageMs: null });
	expect(pauses.size).toBe(0);
});
