import { NodeOperationError, sleep } from 'n8n-workflow';
import type { INodeParameters, INodeType } from 'n8n-workflow';

import { startStopwatch } from '../stopwatch.mjs';
import { runWorkflow, startWorkflow, testCredential } from './engine.mjs';
import { startLocalServer } from './localServer.mjs';
import { nodeType, plainRequest, probeApi, request } from './probe';

let server: Awaited<ReturnType<typeof startLocalServer>>;

beforeAll(async () => {
	server = await startLocalServer();
});

afterAll(async () => {
	await server.stop();
});

function stored() {
	return { probeApi: { id: '7', data: { apiKey: 'good', baseUrl: server.url } } };
}

async function runOne(type: INodeType, parameters: INodeParameters = {}) {
	return await runWorkflow({
		nodeTypes: { 'x.probe': type },
		credentialTypes: { probeApi },
		credentials: stored(),
		nodes: [{ parameters }],
	});
}

describe('requests', () => {
	it.each([
		['/echo', 200, null],
		['/redirect', 302, '/echo'],
		['/busy', 503, null],
		['/closed', 401, null],
	])(
		'gives a stream and the status of %s, asked once, with the key',
		async (path, code, location) => {
			const before = server.requests.length;
			const result = await runOne(request, { path });
			expect(result.status).toBe('success');
			expect(result.items('Probe')[0]?.json).toMatchObject({ statusCode: code, location });
			const seen = server.requests.slice(before);
			expect(seen.map((each) => [each.path, each.authorization])).toEqual([[path, 'Bearer good']]);
		},
	);

	it('follows a redirect with the key and sends a 401 twice, when not told otherwise', async () => {
		const before = server.requests.length;
		expect((await runOne(plainRequest, { path: '/redirect' })).status).toBe('success');
		const refused = await runOne(plainRequest, { path: '/closed' });
		expect(refused.error).toMatchObject({ name: 'NodeApiError', httpCode: '401' });
		const paths = server.requests.slice(before).map(({ path }) => path);
		expect(paths).toEqual(['/redirect', '/echo', '/closed', '/closed']);
	});

	it('raises for missing and for unknown credentials, as n8n does', async () => {
		const options = {
			nodeTypes: { 'x.probe': request },
			credentialTypes: { probeApi },
			nodes: [{ parameters: { path: '/echo' } }],
		};
		const without = await runWorkflow(options);
		expect(without.error?.message).toBe('Node does not have any credentials set');
		const credentials = { probeApi: { id: '99', name: 'Gone' } };
		const nodes = [{ ...options.nodes[0], credentials }];
		const unknown = await runWorkflow({ ...options, nodes, credentials: stored() });
		expect(unknown.error?.message).toBe(
			'Credential with ID "99" does not exist for type "probeApi".',
		);
	});

	it('takes the credential that a node names', async () => {
		const result = await runWorkflow({
			nodeTypes: { 'x.probe': request },
			credentialTypes: { probeApi },
			credentials: {
				probeApi: ['first', 'second'].map((apiKey) => ({ data: { apiKey, baseUrl: server.url } })),
			},
			nodes: [
				{
					parameters: { path: '/echo' },
					credentials: { probeApi: { id: '2', name: 'Second' } },
				},
			],
		});
		expect(result.items('Probe')[0]?.json['text']).toContain('Bearer second');
	});
});

describe('stop', () => {
	const sleepsBadly = nodeType(async function () {
		await sleep(60_000, this.getExecutionCancelSignal());
		return [[]];
	});
	const sleepsWell = nodeType(async function () {
		const signal = this.getExecutionCancelSignal();
		await sleep(60_000, signal).catch(() => {});
		throw new NodeOperationError(this.getNode(), 'The execution was canceled');
	});

	/** @param path what the node asks for, so that the Stop comes while it waits for the answer */
	async function stopAfter(milliseconds: number, type: INodeType, path = '') {
		const before = server.requests.length;
		const run = startWorkflow({
			nodeTypes: { 'x.probe': type },
			credentialTypes: { probeApi },
			credentials: stored(),
			nodes: [{ parameters: { path } }, { type: 'test.collect' }],
		});
		while (path !== '' && server.requests.length === before) await sleep(10);
		if (milliseconds > 0) await sleep(milliseconds);
		const stopwatch = startStopwatch();
		run.stop();
		const result = await run.finished;
		expect(stopwatch.stop().tookMs).toBeLessThan(1000);
		expect(result.cancelled).toBe(true);
		expect(result.runCount('Collect')).toBe(0);
		expect(result.pushed).toContainEqual({ hook: 'workflowExecuteAfter', status: 'canceled' });
		return result;
	}

	it('ends a long sleep', async () => {
		expect((await stopAfter(200, sleepsWell)).status).toBe('canceled');
	});

	it('is an error to the engine when the node lets the abort through as it is', async () => {
		const { status, error } = await stopAfter(200, sleepsBadly);
		expect(status).toBe('error');
		expect(error?.message).not.toContain('canceled');
	});

	it.each([
		['before the answer', '/silent', request],
		['before the answer', '/silent', plainRequest],
		['within the body', '/drip', request],
		['within the body', '/drip', plainRequest],
	])('ends a request %s (%s) and its connection', async (_when, path, type) => {
		const before = server.requests.length;
		const { status } = await stopAfter(200, type, path);
		expect(status).toBe('canceled');
		const seen = server.requests[before];
		await seen?.closed;
		expect(seen).toMatchObject({ path, answered: false });
	});

	it('ends a run that has not begun', async () => {
		const { status, error } = await stopAfter(0, sleepsWell);
		expect([status, error?.name]).toEqual(['canceled', 'ManualExecutionCancelledError']);
	});
});

describe('testCredential', () => {
	const message = (text: string) => ({ status: 'Error', message: text });

	it.each([
		['a good key', { apiKey: 'good' }, { status: 'OK', message: 'Connection successful!' }],
		['a wrong key', { apiKey: 'bad' }, message('Unauthorized')],
		['a refusal with status 200', { testPath: '/refusing' }, message('The account is empty')],
		['nobody there', { baseUrl: 'http://127.0.0.1:1' }, message('ECONNREFUSED')],
	])('tells %s', async (_what, data, expected) => {
		expect(await testCredential(probeApi, { baseUrl: server.url, ...data })).toEqual(expected);
	});
});
