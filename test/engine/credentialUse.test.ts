// What the credentials do in a workflow: where the key may go, and where it must never be seen.
import type { IDataObject } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { credentialTypeOf, providers, runVideoTask } from './videoTaskRun';
import type { Provider, Question } from './videoTaskRun';

let simulator: Simulator;
let elsewhere: Simulator;
beforeAll(async () => {
	[simulator, elsewhere] = await Promise.all([start({}), start({})]);
});
beforeEach(() => {
	simulator.reset();
	elsewhere.reset();
});
afterAll(async () => {
	await Promise.all([simulator.close(), elsewhere.close()]);
});

const titleOf = (provider: Provider) => credentialTypeOf(provider).displayName;
const onFail = { onError: 'continueRegularOutput' } as const;
const parameters = { operation: 'getTasksBatch' };

describe('without a credential', () => {
	it.each(providers)('says which one is missing (%s)', async (provider) => {
		const question = { provider, credential: null, items: [{ taskId: 'a' }, { taskId: 'b' }] };
		const { error, behind } = await runVideoTask(simulator, question);
		expect(error?.message).toContain(titleOf(provider));
		expect(error?.description).toContain('credential');
		expect(behind()).toBeNull();
		const { out, pairs } = await runVideoTask(simulator, { ...question, parameters, node: onFail });
		const item = { error: expect.stringContaining(titleOf(provider)) };
		expect([out(), pairs()]).toEqual([
			[item, item],
			[0, 1],
		]);
	});
});

describe('a base URL', () => {
	async function ask(baseUrl: string, question: Question = {}) {
		return await runVideoTask(simulator, {
			items: [{ taskId: 'some-id' }],
			parameters,
			...question,
			credential: { baseUrl },
		});
	}

	it.each([
		['http://api.example.com', 'http://'],
		['HTTP://10.0.0.1:8080', 'http://'],
		['http://127.0.0.1.example.com', 'http://'],
		['http://localhost.example.com', 'http://'],
		['http://[::2]:80', 'http://'],
		['http://127.0.0.1@example.com', 'user name'],
		['https://user:password@api.example.com', 'user name'],
		['http://user@127.0.0.1', 'user name'],
		['api.example.com', 'https://'],
		['//api.example.com', 'https://'],
		['ftp://api.example.com', 'https://'],
		['https://', 'https://'],
		['https://api.example.com/?x=1', 'https://'],
	])('%s is refused', async (baseUrl, says) => {
		const { error } = await ask(baseUrl);
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.message).toContain("'Base URL'");
		expect(error?.message).toContain(titleOf('aceDataCloud'));
		expect(error?.message).toContain(says);
		expect(`${error?.message} ${error?.description}`).not.toContain('password@');
	});

	it('must be there for a region of its own', async () => {
		const { error } = await ask('', { provider: 'modelArk' });
		expect(error?.message).toContain("'Base URL'");
	});

	it.each([
		['one slash at its end', (url: string) => `${url}/`],
		['two slashes at its end', (url: string) => `${url}//`],
		['white space around it', (url: string) => ` ${url} `],
		['localhost', (url: string) => url.replace('127.0.0.1', 'localhost')],
	])('may have %s', async (_what, changed) => {
		for (const provider of providers) {
			const taskId = simulator.createTask({ provider, createdSecondsAgo: 100 });
			const items = [{ taskId }];
			const { out } = await ask(changed(simulator.baseUrls[provider]), { provider, items });
			expect(out()).toMatchObject([{ taskId, status: 'succeeded' }]);
		}
	});

	it.each([
		[302, ''],
		[308, 'user:word@'],
	])('that redirects (%s) is not followed', async (status, user) => {
		for (const provider of providers) {
			const taskId = elsewhere.createTask({ provider, createdSecondsAgo: 100 });
			const host = new URL(elsewhere.url).host;
			const location = `http://${user}${host}/v3/tasks/${taskId}?key=1`;
			const remove = simulator.addFault({ do: { status, location } });
			const items = [{ taskId }];
			const question = { parameters: { operation: 'waitUntilDone', maxWaitMinutes: 0 } };
			const options = { maxConsecutiveErrors: 1 };
			const all = { ...question.parameters, options };
			const { error } = await runVideoTask(simulator, { provider, items, parameters: all });
			remove();
			expect(error?.message).toMatch(new RegExp(`^Task ${taskId}: .*${host}`));
			expect(error?.message).not.toContain('word');
			expect(error?.description).toContain('base URL');
		}
		expect(elsewhere.requests).toEqual([]);
	});
});

it.each(providers)('a key works with what was pasted around it (%s)', async (provider) => {
	const taskId = simulator.createTask({ provider, createdSecondsAgo: 100 });
	const { valid } = simulator.keys;
	for (const apiKey of [` ${valid}`, `${valid}\n`, `${valid}\u200b`, `\ufeff“${valid}”`]) {
		const question = { provider, parameters, items: [{ taskId }], credential: { apiKey } };
		const { out } = await runVideoTask(simulator, question);
		expect(out()).toMatchObject([{ taskId, status: 'succeeded' }]);
	}
});

describe('the key is nowhere to be seen', () => {
	const slashed = 'secret/of+many=words';

	/** All that n8n keeps, shows or logs of a run. */
	async function seen(credential: IDataObject, question: Question = {}) {
		const logged: unknown[] = [];
		const answer = await runVideoTask(simulator, {
			items: [{ taskId: 'some-id' }],
			...question,
			credential,
			parameters: { ...parameters, simplify: false, ...question.parameters },
			onLog: (...line) => logged.push(line),
			onMessageToUI: (...message) => logged.push(message),
		});
		const { executionData, pushed, error, hints } = answer;
		const told = [executionData, pushed, error, error?.stack, Object(error).cause, logged];
		return { answer, text: JSON.stringify([...told, hints('Video Task')]) };
	}

	it.each([
		['as it is', slashed],
		['in JSON with slashes escaped', 'secret\\/of+many=words'],
		['in JSON in code points', 'secret\\u002fof\\u002Bmany=words'],
		['in a URL', encodeURIComponent(slashed)],
	])('when a server echoes it %s', async (_how, echo) => {
		const words = ['secret/of', 'secret%2Fof', 'of+many', 'secret\\\\/of', 'u002f'];
		for (const status of [400, 401, 500]) {
			const body = `{"error":{"code":"${echo}","message":"Bad key ${echo}"},"trace_id":"${echo}"}`;
			simulator.addFault({ do: { status, body } });
			const more = { operation: 'waitUntilDone', options: { maxConsecutiveErrors: 1 } };
			for (const node of [{}, onFail]) {
				const { answer, text } = await seen({ apiKey: slashed }, { parameters: more, node });
				expect(answer.error?.message ?? answer.out(2)[0]?.['error']).toContain(`${status}`);
				expect(words.filter((word) => text.includes(word))).toEqual([]);
			}
			simulator.clearFaults();
		}
	});

	it.each([
		['a blank before it', ` ${slashed}`],
		['a line break behind it', `${slashed}\r\n`],
		['a zero width space behind it', `${slashed}\u200b`],
		['typographic quotes', `“${slashed}”`],
	])('when it was typed with %s and a server echoes it', async (_how, apiKey) => {
		const body = { error: { code: 'invalid_token', message: `Bad key ${slashed}` } };
		simulator.addFault({ do: { status: 401, body } });
		const { answer, text } = await seen({ apiKey });
		expect(answer.error?.message).toContain('Bad key [removed]');
		expect(text.includes(slashed)).toBe(false);
	});

	it('when a task repeats it', async () => {
		const prompt = `Use ${simulator.keys.valid}`;
		const id = simulator.createTask({ provider: 'aceDataCloud', createdSecondsAgo: 100, prompt });
		const items = [{ taskId: id }];
		const { answer, text } = await seen({}, { items });
		expect(answer.out()).toMatchObject([{ status: 'succeeded', prompt: expect.any(String) }]);
		expect(text.includes(simulator.keys.valid)).toBe(false);
	});

	it.each([
		['a connection that breaks', { drop: 'beforeHeaders' }],
		['a silent server', { never: true }],
		['a web page', { html: true }],
	] as const)('after %s', async (_what, action) => {
		simulator.addFault({ do: action });
		const options = { maxConsecutiveErrors: 1, requestTimeoutSeconds: 0.2 };
		const more = { operation: 'waitUntilDone', options };
		const { answer, text } = await seen({}, { parameters: more });
		expect(answer.error?.message).toMatch(/^Task some-id: /);
		const words = [simulator.keys.valid, 'Bearer'];
		expect(words.filter((word) => text.includes(word))).toEqual([]);
	});
});
