// Three items of which the middle one fails, and where tasks and errors come out.
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask } from './videoTaskRun';
import type { Question } from './videoTaskRun';

let simulator: Simulator;
simulateForFile({}, (started) => (simulator = started));

const finished = { createdSecondsAgo: 100 };
const make = (more = {}) =>
	simulator.createTask({ provider: 'aceDataCloud', ...finished, ...more });

interface Failing {
	parameters: Question['parameters'];
	/** What the middle item has that the others have not. */
	middle: object;
	message: RegExp;
	httpCode: string | null;
	/** Requests without Continue On Fail. */
	requests: number;
}

const failing: Record<string, Failing> = {
	'an id that is not found': {
		parameters: { operation: 'getTask' },
		middle: { taskId: 'no-such-task' },
		message: /^Task no-such-task: ./,
		...{ httpCode: '404', requests: 1 },
	},
	'an id that cannot be one': {
		parameters: { operation: 'getTask' },
		middle: { taskId: 'a/b' },
		message: /'Task ID'.*"a\/b"/,
		...{ httpCode: null, requests: 0 },
	},
	'a list with a bad id': {
		parameters: { operation: 'getTasksBatch' },
		middle: { taskId: ['good', '..'] },
		message: /'Task IDs'.*"\.\."/,
		...{ httpCode: null, requests: 0 },
	},
	'an unknown service': {
		parameters: { operation: 'getTask', service: "={{ $json.service || 'seedance' }}" },
		middle: { service: 'opera' },
		message: /'Service'.*"opera"/,
		...{ httpCode: null, requests: 0 },
	},
	'an expression that fails': {
		parameters: {
			operation: 'waitUntilDone',
			routeByStatus: false,
			taskIds: "={{ $json.bad ? $('Nowhere').item.json.id : $json.taskId }}",
		},
		middle: { bad: true },
		message: /Nowhere|node/,
		// A wait asks about the others first.
		...{ httpCode: null, requests: 1 },
	},
};

describe.each(Object.entries(failing))('%s', (_name, { parameters, middle, ...expected }) => {
	async function run(onError?: 'continueRegularOutput' | 'continueErrorOutput') {
		const ids = [make(), make(), make()];
		const items = ids.map((taskId, index) => ({ taskId, row: index, ...(index === 1 && middle) }));
		const node = onError === undefined ? {} : { onError };
		return { ids, answer: await runVideoTask(simulator, { items, parameters, node }) };
	}
	const good = (taskId: string | undefined) => expect.objectContaining({ taskId, done: true });

	it('stops the workflow, and says why', async () => {
		const { answer } = await run();
		expect(answer).toMatchObject({ status: 'error', lastNodeExecuted: 'Video Task' });
		expect(answer.error?.message).toMatch(expected.message);
		expect(answer.error).toMatchObject({ context: { itemIndex: 1 } });
		expect(Object(answer.error).httpCode ?? null).toBe(expected.httpCode);
		expect(answer.error?.description).toMatch(/\w/);
		expect(answer.behind()).toBeNull();
		expect(simulator.counts().total).toBe(expected.requests);
	});

	it('becomes an item between the others', async () => {
		const { ids, answer } = await run('continueRegularOutput');
		expect(answer.error).toBeUndefined();
		const error = { error: expect.stringMatching(expected.message) };
		expect(answer.out()).toEqual([good(ids[0]), error, good(ids[2])]);
		expect(answer.pairs()).toEqual([0, 1, 2]);
		expect(answer.behind()).toEqual(answer.out());
		expect(answer.behind(1)).toBeNull();
	});

	it('goes to the error output', async () => {
		const { ids, answer } = await run('continueErrorOutput');
		expect(answer.error).toBeUndefined();
		expect(answer.behind(0)).toEqual([good(ids[0]), good(ids[2])]);
		expect(answer.pairs(0)).toEqual([0, 2]);
		// n8n itself puts the input's fields beside the error.
		const error = { ...middle, row: 1, error: expect.stringMatching(expected.message) };
		expect(answer.behind(1)).toEqual([expect.objectContaining(error)]);
		expect(answer.pairs(1)).toEqual([1]);
		expect(answer.behind(2)).toBeNull();
	});
});

describe('route by status', () => {
	async function run(parameters: Question['parameters'], node: Question['node'] = {}) {
		const ids = {
			...{ succeeded: make(), running: make({ createdSecondsAgo: 20 }) },
			...{ failed: make({ outcome: 'failed' }), cancelled: make({ outcome: 'cancelled' }) },
			...{ noMedia: make({ outcome: 'noMedia' }), notFound: 'no-such-task', bad: 'a/b' },
			...{ queued: make({ createdSecondsAgo: 1 }), expired: make({ outcome: 'expired' }) },
		};
		const items = Object.values(ids).map((taskId) => ({ taskId }));
		const question = { items, parameters: { maxWaitMinutes: 0, ...parameters }, node };
		const answer = await runVideoTask(simulator, question);
		expect(answer.error).toBeUndefined();
		const byId = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
		const named = (output: number) =>
			answer.behind(output)?.map(({ taskId, error }) => (error ? 'bad' : byId.get(`${taskId}`)));
		return { answer, named };
	}
	const failed = ['failed', 'cancelled', 'noMedia', 'notFound'];
	const onFail = { onError: 'continueRegularOutput' } as const;
	const onErrorOutput = { onError: 'continueErrorOutput' } as const;

	it.each([
		['getTasksBatch', { routeByStatus: true }],
		['waitUntilDone', {}],
	])('has three outputs, errors on Failed (%s)', async (operation, parameters) => {
		const { answer, named } = await run({ operation, ...parameters }, onFail);
		expect(named(0)).toEqual(['succeeded']);
		expect(named(1)).toEqual(['running', 'queued']);
		expect(named(2)).toEqual([...failed, 'bad', 'expired']);
		expect(named(3)).toBeUndefined();
		expect([0, 1, 2].map((output) => answer.pairs(output))).toEqual([
			...[[0], [1, 7], [2, 3, 4, 5, 6, 8]],
		]);
		expect(answer.out(2)[4]).toEqual({ error: expect.stringContaining('"a/b"') });
	});

	it('has the error output as the fourth', async () => {
		const { answer, named } = await run({ operation: 'waitUntilDone' }, onErrorOutput);
		expect([named(0), named(1)]).toEqual([['succeeded'], ['running', 'queued']]);
		expect(named(2)).toEqual([...failed, 'expired']);
		expect(answer.behind(3)).toEqual([{ taskId: 'a/b', error: expect.stringContaining('a/b') }]);
		expect(answer.pairs(3)).toEqual([6]);
	});

	it('has one output for the batch by default, in the order asked', async () => {
		const { answer, named } = await run({ operation: 'getTasksBatch' }, onFail);
		expect(answer.behind()).toHaveLength(9);
		expect(answer.pairs()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
		expect(named(0)?.slice(5)).toEqual(['notFound', 'bad', 'queued', 'expired']);
		expect([named(1), named(2)]).toEqual([undefined, undefined]);
	});

	it('has one output for Get Task, whatever it says', async () => {
		const { answer } = await run({ operation: 'getTask', routeByStatus: true }, onFail);
		expect(answer.behind()).toHaveLength(9);
		expect(answer.out()[5]).toEqual({ error: expect.stringMatching(/^Task no-such-task: /) });
		expect(answer.behind(1)).toBeNull();
	});

	it('takes a word that nobody knows for pending', async () => {
		const id = simulator.createTask({ provider: 'vap', ...finished });
		const mutate = (record: object) => ({ ...record, status: 'Pondering' });
		simulator.addFault({ taskId: id, do: { mutate } });
		const parameters = { maxWaitMinutes: 0 };
		const items = [{ taskId: id }];
		const answer = await runVideoTask(simulator, { provider: 'vap', items, parameters });
		expect(answer.behind(1)).toEqual([
			expect.objectContaining({ status: 'unknown', done: false, pollAfterSeconds: 15 }),
		]);
	});
});
