// Waits and looks that meet a provider or a network in trouble.
import type { Simulator } from '../simulator/asking';
import { pausesOf, runVideoTask, waitFor } from './videoTaskRun';
import type { Provider, Question } from './videoTaskRun';
import { asks, endless, finished, make as makeAt, simulator } from './waitSimulator';

type FaultAction = Parameters<Simulator['addFault']>[0]['do'];

function make(more = {}, provider: Provider = 'vap') {
	return makeAt(more, provider);
}

async function wait(ids: string[], parameters: Question['parameters'] = {}, more: Question = {}) {
	return await waitFor(simulator, ids, { provider: 'vap', ...more, parameters });
}

const passing: Record<string, FaultAction> = {
	'HTTP 408': { status: 408 },
	'HTTP 425': { status: 425 },
	'HTTP 500': { status: 500 },
	'HTTP 503': { status: 503 },
	'HTTP 502 in HTML': { status: 502, body: '<h1>Bad Gateway</h1>', contentType: 'text/html' },
	'a connection that breaks': { drop: 'beforeHeaders' },
	'a body that breaks': { drop: 'midBody' },
	'a web page': { html: true },
	'half an answer': { truncated: true },
	'a body that is empty': { raw: '' },
	'a list': { raw: '[]' },
	'an answer that is nothing': { emptyObject: true },
	'a body that cannot be unpacked': { badGzip: true },
	'a huge body': { hugeBytes: 17 * 1024 * 1024 },
	'a silent server': { never: true },
	'a body that trickles in': { trickle: true },
};

export const waitProblems = {
	'a wait rides out': Object.fromEntries(
		Object.entries(passing).map(([name, action]) => [
			name,
			async () => {
				const id = make(finished);
				simulator.addFault({ taskId: id, times: 1, do: action });
				// Only what never ends is waited for to its time-out, which a busy machine must not reach by itself.
				const requestTimeoutSeconds = 'never' in action || 'trickle' in action ? 3 : 30;
				const { out, error } = await wait([id], { options: { requestTimeoutSeconds } });
				expect(error).toBeUndefined();
				expect(out()).toMatchObject([{ taskId: id, status: 'succeeded' }]);
				expect(out()[0]?.['wait']).toMatchObject({
					...{ ended: 'done', timedOut: false, polls: 1, requests: 2 },
					lastProblem: expect.stringMatching(/\w/),
				});
			},
		]),
	),

	'a wait in trouble': {
		'rides out batches that are nothing': async () => {
			const providers = ['aceDataCloud', 'modelArk'] as const;
			await Promise.all(
				providers.map(async (provider) => {
					const ids = [make(finished, provider), make(finished, provider)];
					simulator.addFault({ taskId: ids[0] ?? '', times: 1, do: { emptyObject: true } });
					const { out } = await wait(ids, {}, { provider });
					const wanted = { polls: 1, lastProblem: expect.stringMatching(/\w/) };
					expect(out()).toMatchObject(
						ids.map((taskId) => ({ taskId, status: 'succeeded', wait: wanted })),
					);
				}),
			);
		},

		'keeps what a provider says while the task goes on': async () => {
			const id = make(finished, 'aceDataCloud');
			const response = { success: false, error: 'a hiccup' };
			const mutate = (record: object) => ({ ...record, finished_at: undefined, response });
			simulator.addFault({ taskId: id, times: 1, do: { mutate } });
			const { out } = await wait([id], {}, { provider: 'aceDataCloud' });
			expect(out()).toMatchObject([{ status: 'succeeded', wait: { lastProblem: 'a hiccup' } }]);
		},

		'without answers gives out how a task stood': async () => {
			const id = make(endless);
			simulator.addFault({ taskId: id, after: 1, do: { status: 500 } });
			const { out, error } = await wait([id], { options: { maxConsecutiveErrors: 2 } });
			expect(error).toBeUndefined();
			expect(out()).toMatchObject([{ taskId: id, status: 'running', done: false }]);
			expect(out()[0]?.['wait']).toMatchObject({
				...{ ended: 'no_answer', timedOut: false, polls: 1, requests: 3 },
				lastProblem: expect.stringContaining('500'),
			});
		},

		'without answers raises that, if a time-out is to be one': async () => {
			const id = make(endless);
			simulator.addFault({ taskId: id, after: 1, do: { status: 503 } });
			const options = { maxConsecutiveErrors: 1 };
			const { error } = await wait([id], { onTimeout: 'throwError', options });
			expect(error?.message).toMatch(new RegExp(`^Task ${id} \\(last seen running\\): .`));
		},

		'that never had an answer raises, once the others are done': async () => {
			const [silent, busy] = [make(endless), make(finished)];
			simulator.addFault({ taskId: silent, do: { status: 500 } });
			const busyFor = (record: object) => ({ ...record, status: 'executing', result: null });
			simulator.addFault({ taskId: busy, times: 3, do: { mutate: busyFor } });
			const options = { maxConsecutiveErrors: 2 };
			const { error, behind } = await wait([silent, busy], { options });
			expect(error?.message).toMatch(new RegExp(`^Task ${silent}: .*500`));
			expect(error).toMatchObject({ httpCode: '500', context: { itemIndex: 0 } });
			expect(error?.description).toContain('Nothing is lost: run again');
			expect(behind()).toBeNull();
			expect([asks(silent), asks(busy)]).toEqual([2, 4]);
		},

		'that never had an answer gives an error item beside the others': async () => {
			const [silent, busy] = [make(endless), make(finished)];
			simulator.addFault({ taskId: silent, do: { drop: 'beforeHeaders' } });
			const options = { maxConsecutiveErrors: 2 };
			const node = { onError: 'continueRegularOutput' } as const;
			const { out, pairs } = await wait([silent, busy], { options }, { node });
			// n8n rewrites messages with system codes.
			const error = expect.stringMatching(new RegExp(`^Task ${silent}: [^A-Z]*$`));
			expect(out()).toMatchObject([{ error }, { taskId: busy, status: 'succeeded' }]);
			expect(pairs()).toEqual([0, 0]);
		},
	},

	'Get Task and Get Tasks Batch': {
		'look again after a problem that passes': async () => {
			const id = make(finished);
			simulator.addFault({ taskId: id, times: 2, do: { status: 500 } });
			const question = { provider: 'vap' as const, items: [{ taskId: id }] };
			const parameters = { operation: 'getTask' };
			const { out } = await runVideoTask(simulator, { ...question, parameters });
			expect(out()).toMatchObject([{ status: 'succeeded' }]);
			expect(out()[0]).not.toHaveProperty('wait');
			expect(pausesOf(simulator, id)).toHaveLength(2);
			expect(pausesOf(simulator, id)[0]).toBeGreaterThanOrEqual(990);
			expect(pausesOf(simulator, id)[1]).toBeGreaterThanOrEqual(1990);
		},

		'raise after the second time': async () => {
			const ids = [make(finished, 'aceDataCloud'), make(finished, 'aceDataCloud')];
			simulator.addFault({ taskId: ids[1] ?? '', do: { status: 429, retryAfter: '1' } });
			const parameters = { operation: 'getTasksBatch' };
			const { error } = await runVideoTask(simulator, { items: [{ taskId: ids }], parameters });
			expect(error?.message).toMatch(new RegExp(`^Task ${ids[0]}: .*429`));
			expect(error).toMatchObject({ httpCode: '429' });
			expect(error?.description).toContain("Ask less often: raise 'Poll Interval'");
			expect(ids.map(asks)).toEqual([3, 3]);
		},
	},
};
