// Executions in one n8n process that use the same key ask as one; with different keys never.
import { sleep } from 'n8n-workflow';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { sharedInProcess } from '../../host/sharing/sharing';
import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask, startVideoTask } from './videoTaskRun';

/** What n8n adds to a credential that may be used for one host alone; its address is within. */
const RULES = {
	allowedHttpRequestDomains: 'domains',
	allowedDomains: '127.0.0.1,localhost',
};

let simulator: Simulator;
/** A second of the provider is 10 ms. */
beforeAll(async () => {
	simulator = await start({ timeScale: 0.01 });
	// The first run of a process is slower than the others.
	await wait('first', {}, { maxWaitMinutes: 0 });
});
beforeEach(() => simulator.reset());
afterEach(() => expect(sharedInProcess.size).toBe(0));
afterAll(async () => await simulator.close());

async function wait(
	taskId: string,
	credential: IDataObject,
	{ options, ...parameters }: INodeParameters & { options?: object } = {},
) {
	return await runVideoTask(simulator, {
		items: [{ taskId }],
		credential,
		parameters: {
			...{ maxWaitMinutes: 2, routeByStatus: false, ...parameters },
			options: { waitMode: 'inMemory', shareRequests: true, ...options },
		},
	});
}

const make = (seconds: number) =>
	simulator.createTask({ provider: 'aceDataCloud', queuedSeconds: 0, runSeconds: 100 * seconds });

const asked = () => simulator.requests.map(({ taskIds }) => taskIds);

describe('two executions', () => {
	const options = { expectedSeconds: 3 };

	it('with the same key share their looks, and each gets its own task', async () => {
		const ids = [make(4), make(4)];
		const answers = await Promise.all(ids.map(async (id) => await wait(id, {}, { options })));
		expect(answers.map(({ out }) => out().map(({ taskId, status }) => [taskId, status]))).toEqual(
			ids.map((id) => [[id, 'succeeded']]),
		);
		expect(asked().filter((one) => one.length === 2).length).toBeGreaterThan(0);
		for (const [index, { executionData }] of answers.entries()) {
			expect(JSON.stringify(executionData)).not.toContain(ids[1 - index]);
		}
	});

	it.each([
		['with different keys', {}, { apiKey: 'simulator-key-of-another-account' }, true],
		['with other rules for where the key may go', {}, RULES, true],
		['with sharing off', {}, {}, false],
	])('%s share none', async (_case, one, other, shareRequests) => {
		const ids = [make(4), make(4)];
		const parameters = { options: { ...options, shareRequests } };
		const answers = await Promise.all([
			wait(ids[0] ?? '', one, parameters),
			wait(ids[1] ?? '', other, parameters),
		]);
		expect(answers.map(({ out }) => out()[0]?.status)).toEqual(['succeeded', 'succeeded']);
		expect(asked().filter((ids) => ids.length !== 1)).toEqual([]);
	});

	it('go on alone when the one that has asked for both is stopped', async () => {
		const [stopped, goesOn] = [make(1000), make(4)];
		simulator.addFault({ taskId: stopped, do: { delaySeconds: 1 } });
		const credential = {};
		const parameters = {
			...{ maxWaitMinutes: 2, routeByStatus: false },
			options: { waitMode: 'inMemory', shareRequests: true, ...options },
		};
		const first = startVideoTask(simulator, {
			items: [{ taskId: stopped }],
			credential,
			parameters,
		});
		const second = wait(goesOn, credential, { options });
		await bothAskedFor();
		first.stop();
		await first.finished;
		const answer = await second;
		expect(answer.out()[0]).toMatchObject({ taskId: goesOn, status: 'succeeded' });
		expect(answer.out()[0]?.wait).toMatchObject({ lastProblem: null });
	});
});

const bothAskedFor = async () => {
	while (!asked().some((ids) => ids.length === 2)) await sleep(5);
};

test('looks once of the same key go through one budget, and take along what waits have due', async () => {
	const ids = Array.from({ length: 12 }, () => make(0));
	const parameters = { operation: 'getTask', options: { shareRequests: true } };
	const answers = await Promise.all(
		ids.map(async (taskId) => {
			const question = { items: [{ taskId }], credential: {}, parameters };
			return await runVideoTask(simulator, question);
		}),
	);
	expect(answers.map(({ out }) => out()[0]?.taskId)).toEqual(ids);
	// By themselves all would come in at once.
	expect(mostWithinASecond()).toBeLessThan(ids.length);
});

test('200 executions with one task each ask as few as one with 200', async () => {
	const ids = Array.from({ length: 200 }, (_, index) => make(5 + (25 * index) / 200));
	const answers = await Promise.all(ids.map(async (id) => await wait(id, {}, {})));
	expect(answers.map(({ out }) => out()[0]?.status)).toEqual(ids.map(() => 'succeeded'));
	expect(simulator.requests.length).toBeLessThan(60);
	expect(mostWithinASecond()).toBeLessThan(20);
});

/** More than the budget may come in within a second: what was sent before it arrives late on a busy machine. */
function mostWithinASecond(): number {
	const times = simulator.requests.map(({ at }) => at);
	return Math.max(
		...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
	);
}
