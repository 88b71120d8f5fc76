// Stop in the middle of a run, and Retry On Fail.
import { sleep } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { startStopwatch } from '../stopwatch.mjs';
import { runVideoTask, sideBySide, startVideoTask } from './videoTaskRun';
import type { Question } from './videoTaskRun';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await start({});
});
afterAll(async () => await simulator.close());

type Fault = Parameters<Simulator['addFault']>[0];

interface Moment {
	fault?: Omit<Fault, 'taskId'>;
	/** Requests about the first id that have begun when Stop is pressed. */
	begun: number;
	/** And how long after that, so that it is in the middle of what follows. */
	afterMs?: number;
	ids?: number;
	question?: Question;
	node?: Partial<INode>;
}

const asks = (ids: readonly string[]) =>
	simulator.requests.filter(({ taskIds }) => taskIds.some((id) => ids.includes(id))).length;

async function stopAt({ fault, begun, afterMs = 200, ids = 1, question = {}, node }: Moment) {
	const task = { provider: 'vap', queuedSeconds: 0, runSeconds: 1e6 } as const;
	const all = Array.from({ length: ids }, () => simulator.createTask(task));
	if (fault !== undefined) simulator.addFault({ ...fault, taskId: all[0] ?? '' });
	const { parameters, ...rest } = question;
	const run = startVideoTask(simulator, {
		provider: 'vap',
		items: [{ taskId: all }],
		node,
		...rest,
		parameters: { options: { pollIntervalSeconds: 1 }, ...parameters },
	});
	for (let tries = 0; asks(all.slice(0, 1)) < begun && tries < 500; tries++) await sleep(10);
	await sleep(afterMs);
	const stopwatch = startStopwatch();
	run.stop();
	const answer = await run.finished;
	expect(stopwatch.stop().tookMs).toBeLessThan(1000);
	expect(answer).toMatchObject({ status: 'canceled', cancelled: true });
	expect(answer.pushed).toContainEqual({ hook: 'workflowExecuteAfter', status: 'canceled' });
	expect([0, 1, 2, 3].map(answer.behind)).toEqual([null, null, null, null]);
	// What was on its way when Stop was pressed may still come in.
	await sleep(300);
	const asked = asks(all);
	await sleep(1200);
	expect(asks(all)).toBe(asked);
}

const silent = { do: { never: true } };
const failing = { do: { status: 500 } };
const batch = { parameters: { operation: 'getTasksBatch' } };
const get = { parameters: { operation: 'getTask', options: { pauseWhenNotDoneSeconds: 30 } } };
const regular = { onError: 'continueRegularOutput' } as const;
const errorOutput = { onError: 'continueErrorOutput' } as const;
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

sideBySide({
	'Stop ends a wait': {
		'between two looks': async () => await stopAt({ begun: 1 }),
		'between two looks that are far apart': async () =>
			await stopAt({ begun: 1, question: { parameters: { options: {} } } }),
		'before the first answer': async () => await stopAt({ begun: 1, fault: silent }),
		'while a later answer is slow': async () =>
			await stopAt({ begun: 2, fault: { after: 1, do: { delaySeconds: 5 } } }),
		'while a body trickles in': async () =>
			await stopAt({ begun: 1, fault: { do: { trickle: true } } }),
		'in the silence that a 429 asked for': async () =>
			await stopAt({ begun: 1, fault: { do: { status: 429, retryAfter: '20' } } }),
		'in the pause after a problem': async () => await stopAt({ begun: 1, fault: failing }),
		'while ids wait for their turn': async () => await stopAt({ begun: 1, afterMs: 100, ids: 20 }),
		'with Continue On Fail': async () => await stopAt({ begun: 1, node: regular }),
		'with Continue On Fail, before the first answer': async () =>
			await stopAt({ begun: 1, fault: silent, node: regular }),
		'with the error output': async () => await stopAt({ begun: 1, node: errorOutput }),
		'with the error output, while an answer is slow': async () =>
			await stopAt({ begun: 1, fault: silent, node: errorOutput }),
		'with Retry On Fail': async () => await stopAt({ begun: 1, node: retry }),
		'with Retry On Fail, before the first answer': async () =>
			await stopAt({ begun: 1, fault: silent, node: retry }),
		'with Retry On Fail and Continue On Fail': async () =>
			await stopAt({ begun: 1, fault: silent, node: { ...retry, ...regular } }),
	},

	'Stop ends Get Tasks Batch': {
		'before the first answer': async () =>
			await stopAt({ begun: 1, fault: silent, question: batch }),
		'before it looks again': async () =>
			await stopAt({ begun: 1, fault: failing, question: batch }),
		'with Continue On Fail': async () =>
			await stopAt({ begun: 1, fault: failing, question: batch, node: regular }),
	},

	'Stop ends the pause when a task is not done': {
		'of Get Task': async () => await stopAt({ begun: 1, question: get }),
		'of Get Tasks Batch': async () =>
			await stopAt({
				begun: 1,
				question: { parameters: { ...get.parameters, ...batch.parameters } },
			}),
	},

	'Retry On Fail': {
		'does not repeat the node for a task that failed': async () => {
			for (const operation of ['getTask', 'getTasksBatch', 'waitUntilDone']) {
				for (const simplify of [true, false]) {
					const task = { provider: 'aceDataCloud', outcome: 'failed' } as const;
					const taskId = simulator.createTask({ ...task, createdSecondsAgo: 100 });
					const options = { includeInputFields: true };
					const answer = await runVideoTask(simulator, {
						items: [{ taskId, error: 'of yesterday', message: 'of yesterday' }],
						parameters: { operation, simplify, routeByStatus: false, options },
						node: { ...retry, ...regular },
					});
					expect(answer.out()).toMatchObject([{ taskId, status: 'failed' }]);
					expect(asks([taskId])).toBe(1);
				}
			}
		},

		'repeats it for what could not be learnt': async () => {
			const taskId = simulator.createTask({ provider: 'vap', createdSecondsAgo: 100 });
			simulator.addFault({ taskId, times: 1, do: { status: 401 } });
			const items = [{ taskId }];
			const answer = await runVideoTask(simulator, { provider: 'vap', items, node: retry });
			expect(answer.out()).toMatchObject([{ taskId, status: 'succeeded' }]);
			expect(asks([taskId])).toBe(2);
		},
	},
});
