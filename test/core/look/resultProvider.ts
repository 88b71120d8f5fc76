// A provider that shows what its tasks made behind one more request each.
import { completeTask } from '../../../core/task/completeTask';
import type { HttpAnswer, HttpRequest, Send } from '../../../core/http/wire';
import type { look } from '../../../core/look/look';
import type { OutcomeRequest, ProviderAdapter } from '../../../core/look/adapter';
import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { Task } from '../../../core/task/task';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from './scriptedProvider';
import type { Script } from './scriptedProvider';

const RESULT_PATH = '/result/';
const idOf = ({ path }: HttpRequest) => path.slice(RESULT_PATH.length);

/** A provider whose results are behind `/result/<id>`. */
export function provider(
	script: Partial<Script>,
	reply: (id: string, count: number) => HttpAnswer | Problem | Promise<never>,
	changes: Partial<OutcomeRequest> = {},
) {
	const scripted = scriptedProvider(
		{ ...virtualClock().clock, sleep: async () => undefined },
		{
			standing: () => 'succeeded',
			about: () => ({ media: [] }),
			...script,
		},
	);
	const results: string[] = [];
	const flight = { now: 0, most: 0 };
	const reads: Task[] = [];
	const send: Send = async (request, ...rest) => {
		if (!request.path.startsWith(RESULT_PATH)) return await scripted.send(request, ...rest);
		const count = results.push(idOf(request)) - 1;
		flight.most = Math.max(flight.most, (flight.now += 1));
		for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
		flight.now -= 1;
		return await reply(idOf(request), count);
	};
	const outcome: OutcomeRequest = {
		request(task) {
			reads.push(task);
			return { method: 'GET', path: `${RESULT_PATH}${task.taskId}` };
		},
		parse: (given, task) =>
			given.status === 200
				? completeTask({ ...task, result: given.body }, scripted.adapter.facts, 0)
				: problem('providerFault', `HTTP ${given.status}`),
		...changes,
	};
	const adapter: ProviderAdapter = { ...scripted.adapter, outcome };
	return { adapter, send, results, reads, flight, asked: scripted.asked };
}

export const taskIn = (seen: Awaited<ReturnType<typeof look>>, id: string) => {
	const outcome = seen.get(id)?.outcome;
	expect(outcome?.kind).toBe('task');
	return outcome as Extract<typeof outcome, { kind: 'task' }>;
};
