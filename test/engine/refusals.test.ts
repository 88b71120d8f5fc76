// What a provider refuses: keys, accounts, addresses, single ids; and tasks that failed, as errors.
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { providers, runVideoTask } from './videoTaskRun';
import type { Provider, Question } from './videoTaskRun';

let simulator: Simulator;
simulateForFile({}, (started) => (simulator = started));

const operations = ['getTask', 'getTasksBatch', 'waitUntilDone'];
const everyWay = providers.flatMap((provider) =>
	operations.map((operation) => [provider, operation] as const),
);
const onFail = { onError: 'continueRegularOutput' } as const;

function make(count: number, provider: Provider = 'aceDataCloud', more = {}) {
	const task = { provider, createdSecondsAgo: 100, ...more };
	return Array.from({ length: count }, () => simulator.createTask(task));
}

async function ask(ids: string[], { parameters, ...question }: Question = {}) {
	return await runVideoTask(simulator, {
		items: ids.map((taskId) => ({ taskId })),
		...question,
		parameters: { operation: 'getTasksBatch', routeByStatus: false, ...parameters },
	});
}

describe('a key that is refused', () => {
	it.each(everyWay)('raises at once and is sent once (%s, %s)', async (provider, operation) => {
		const ids = make(60, provider);
		simulator.addFault({ do: { delaySeconds: 0.1 } });
		const credential = { apiKey: 'no-such-key' };
		const answer = await ask(ids, { provider, credential, parameters: { operation } });
		expect(simulator.counts().total).toBe(1);
		expect(answer.error?.message).toMatch(new RegExp(`^Task ${ids[0]}: .*401`));
		expect(answer.error).toMatchObject({ httpCode: '401', context: { itemIndex: 0 } });
		expect(answer.error?.description).toContain('Check the API key');
	});

	it('is one error for each id with Continue On Fail', async () => {
		const ids = make(3);
		const credential = { apiKey: 'no-such-key' };
		const { out } = await ask(ids, { credential, node: onFail });
		expect(out()).toEqual(ids.map((id) => ({ error: expect.stringContaining(`Task ${id}: `) })));
		expect(simulator.counts().total).toBe(1);
	});

	it.each([
		['getTasksBatch', 'seedance', 401],
		['waitUntilDone', 'veo', 401],
		['getTasksBatch', 'veo', 400],
	])('because it is for another service says so (%s, %s, %s)', async (operation, service, code) => {
		const ids = make(2, 'aceDataCloud', { service });
		const error = { code: 'token_mismatched', message: 'token and api does not match.' };
		if (code === 400) simulator.addFault({ do: { status: 400, body: { error } } });
		const parameters = { operation, service };
		const credential = { apiKey: simulator.keys.otherService };
		const answer = await ask(ids, { credential, parameters });
		expect(answer.error).toMatchObject({ httpCode: String(code) });
		expect(answer.error?.description).toContain(
			`This API key belongs to another service than '${service}'. Use that service's key or a global one.`,
		);
		expect(answer.error?.description).toContain('token_mismatched');
		expect(simulator.counts().total).toBe(1);
	});

	it.each([
		['aceDataCloud', '403', /balance/],
		['modelArk', '403', /overdue/],
		['vap', '402', /balance/],
	] as const)('because %s has no balance left', async (provider, httpCode, advice) => {
		for (const operation of operations) {
			simulator.reset();
			const ids = make(2, provider);
			const credential = { apiKey: simulator.keys.emptyBalance };
			const answer = await ask(ids, { provider, credential, parameters: { operation } });
			expect(answer.error).toMatchObject({ httpCode });
			expect(answer.error?.description).toMatch(advice);
			expect(simulator.counts().total).toBe(1);
		}
	});

	it.each(operations)('for two services leaves no id out (%s)', async (operation) => {
		const [one = ''] = make(1);
		const [other = ''] = make(1, 'aceDataCloud', { service: 'veo' });
		const items = [one, other].map((taskId, index) => ({ taskId, veo: index === 1 }));
		const parameters = { operation, service: "={{ $json.veo ? 'veo' : 'seedance' }}" };
		const { error } = await ask([], { items, parameters, credential: { apiKey: 'no-such-key' } });
		expect(error?.message).toContain(`Task ${one}: `);
		expect(error?.description).toContain(other);
	});

	it('in the middle of a wait ends it for all, with the state last seen', async () => {
		const ids = make(2, 'aceDataCloud', { createdSecondsAgo: 20 });
		simulator.addFault({ after: 1, do: { status: 401 } });
		const options = { pollIntervalSeconds: 1 };
		const parameters = { operation: 'waitUntilDone', options };
		const { error } = await ask(ids, { parameters });
		expect(error?.message).toMatch(new RegExp(`^Task ${ids[0]} \\(last seen running\\): .*401`));
		expect(error?.description).toMatch(new RegExp(`${ids[0]}.*running.*${ids[1]}.*running`));
		expect(error?.description).toContain('Nothing is lost: run again');
		expect(simulator.counts().total).toBe(2);
	});
});

describe('one id that a batch is refused for', () => {
	it.each([
		['aceDataCloud', 'getTasksBatch', 400],
		['aceDataCloud', 'waitUntilDone', 422],
		['modelArk', 'getTasksBatch', 400],
		['modelArk', 'waitUntilDone', 400],
	] as const)('suffers alone (%s, %s, %s)', async (provider, operation, status) => {
		const [first, bad, last] = make(3, provider) as [string, string, string];
		simulator.addFault({ taskId: bad, do: { status } });
		const question = { provider, parameters: { operation } };
		const { error } = await ask([first, bad, last], question);
		expect(simulator.counts().byKind).toMatchObject({ batch: 1, single: 3 });
		expect(error?.message).toMatch(new RegExp(`^Task ${bad}: .*${status}`));
		expect(error).toMatchObject({ httpCode: String(status), context: { itemIndex: 1 } });
		const { out } = await ask([first, bad, last], { ...question, node: onFail });
		expect(out()).toEqual([
			expect.objectContaining({ taskId: first, status: 'succeeded' }),
			{ error: expect.stringContaining(`Task ${bad}: `) },
			expect.objectContaining({ taskId: last, status: 'succeeded' }),
		]);
	});
});

it.each([409, 413, 422])('ends a wait at HTTP %s, for the ids it is about', async (status) => {
	const [good, bad] = make(2, 'vap') as [string, string];
	simulator.addFault({ taskId: bad, do: { status } });
	const question = { provider: 'vap', parameters: { operation: 'waitUntilDone' } } as const;
	const { out } = await ask([good, bad], { ...question, node: onFail });
	expect(out()).toMatchObject([
		{ taskId: good, status: 'succeeded' },
		{ error: expect.stringMatching(new RegExp(`^Task ${bad}: .*${status}`)) },
	]);
	expect(simulator.counts().asksById[bad]).toBe(1);
});

describe('what a provider says in a refusal', () => {
	it('comes with its code and trace id, and cannot cancel the execution', async () => {
		const error = { code: 'odd_code', message: 'The call was canceled: ECONNREFUSED' };
		simulator.addFault({ do: { status: 409, body: { error, trace_id: 'trace-7' } } });
		const answer = await ask(['a-1']);
		expect(answer.status).toBe('error');
		expect(answer.pushed.at(-1)).toMatchObject({ status: 'error' });
		expect(answer.error?.message).toMatch(/^Task a-1: .*The call was cancelled/);
		expect(answer.error?.message).not.toContain('ECONNREFUSED');
		expect(answer.error?.description).toMatch(/odd_code.*trace-7/);
		expect(answer.error?.description).toContain('ECONNREFUSED');
	});
});

describe('On Task Failure: Stop With Error', () => {
	it.each(operations)('raises for tasks that failed, and for no others (%s)', async (operation) => {
		const good = [...make(1), ...make(1, 'aceDataCloud', { outcome: 'noMedia' })];
		const parameters = { operation, options: { onTaskFailure: 'throwError' } };
		expect((await ask(good, { parameters })).error).toBeUndefined();
		for (const outcome of ['failed', 'cancelled', 'expired']) {
			const [bad = ''] = make(1, 'aceDataCloud', { outcome });
			const { error, status } = await ask([...good, bad], { parameters });
			expect(status).toBe('error');
			expect(error?.message).toMatch(new RegExp(`^Task ${bad}.*: .`));
			expect(error).toMatchObject({ context: { itemIndex: 2 } });
			const { out } = await ask([bad, ...good], { parameters, node: onFail });
			expect(out()).toMatchObject([
				{ error: error?.message },
				...good.map((taskId) => ({ taskId })),
			]);
		}
	});
});
