// The credential of a custom API in a real n8n-core: in the node, in n8n's own request helper, and its test.
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { CustomTaskApi } from '../../credentials/CustomTaskApi.credentials';
import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { startAnswering } from './answeringServer.mjs';
import { startWorkflow, testCredential } from './engine.mjs';

type Provider = import('../../providers/provider').Provider;

jest.mock('../../providers/registry', () => {
	const { PROVIDERS } = jest.requireActual('../../providers/registry');
	const { madeUpProvider } = jest.requireActual('../providers/madeUpProvider');
	// It has the same credential, which n8n offers for one provider only.
	return {
		PROVIDERS: [...PROVIDERS.filter((one: Provider) => one.id !== 'customApi'), madeUpProvider],
	};
});

type Server = Awaited<ReturnType<typeof startAnswering>>;
type Answer = Parameters<typeof startAnswering>[0];

let server: Server;
let origin: string;
let seen: Server['seen'];
let answer: Answer = () => ({});

beforeAll(async () => {
	server = await startAnswering((request) => answer(request));
	({ origin, seen } = server);
});
beforeEach(() => {
	seen.length = 0;
	answer = () => ({});
});
afterAll(async () => await server.close());

const KEY = 'some key/of+mine';
const BASIC = Buffer.from(`me:${KEY}`).toString('base64');

const AUTHENTICATIONS: ReadonlyArray<readonly [IDataObject, Record<string, string>, string]> = [
	[{ authentication: 'none' }, {}, ''],
	[{ authentication: 'bearer' }, { authorization: `Bearer ${KEY}` }, ''],
	[
		{ authentication: 'header', headerName: 'X-API-Key', prefix: 'Key' },
		{ 'x-api-key': `Key ${KEY}` },
		'',
	],
	[{ authentication: 'query', queryName: 'api_key' }, {}, KEY],
	[{ authentication: 'basic', user: 'me' }, { authorization: `Basic ${BASIC}` }, ''],
];

async function ask(credential: IDataObject, parameters: INodeParameters = {}) {
	const logged: unknown[] = [];
	const data = { baseUrl: `${origin}/v1`, apiKey: KEY, ...credential };
	const { finished } = startWorkflow({
		nodeTypes: { 'n8n-nodes-video-tasks.videoTask': new VideoTask() },
		credentialTypes: { customTaskApi: new CustomTaskApi() },
		credentials: { customTaskApi: { id: '7', data } },
		items: [{ json: {} }],
		nodes: [
			{ type: 'test.trigger', name: 'Trigger' },
			{
				name: 'Video Task',
				parameters: {
					...{ provider: 'madeUp', operation: 'getTasksBatch', taskIds: 'job-1' },
					...{ preset: 'none', statusUrl: '/jobs/{id}', ...parameters },
				},
			},
		],
		connections: { Trigger: { main: [[{ node: 'Video Task', type: 'main', index: 0 }]] } },
		onLog: (...line) => logged.push(line),
	});
	const result = await finished;
	const { executionData, pushed, error } = result;
	const kept = JSON.stringify([executionData, pushed, error, error?.stack, logged]);
	const whole = result.items('Video Task');
	return { ...result, whole, items: whole.map(({ json }) => json), kept };
}

/** Asks as n8n's HTTP Request node does with a credential of this type: through n8n's older helper. */
async function requestAs(credential: IDataObject) {
	const data = { baseUrl: origin, apiKey: KEY, ...credential };
	const { description } = new VideoTask();
	const nodeType: INodeType = {
		description: { ...description, outputs: ['main'], properties: [] },
		async execute() {
			const options = { method: 'GET' as const, uri: `${origin}/create`, json: true, qs: { a: 1 } };
			await this.helpers['requestWithAuthentication'].call(this, 'customTaskApi', options);
			return [this.getInputData()];
		},
	};
	return await startWorkflow({
		nodeTypes: { 'test.request': nodeType },
		credentialTypes: { customTaskApi: new CustomTaskApi() },
		credentials: { customTaskApi: { id: '7', data } },
		nodes: [{ type: 'test.trigger', name: 'Trigger' }, { name: 'Request' }],
		connections: { Trigger: { main: [[{ node: 'Request', type: 'main', index: 0 }]] } },
	}).finished;
}

function expectKey(
	{ url, headers }: Omit<Server['seen'][number], 'method'> = { url: '', headers: {} },
) {
	const { searchParams } = new URL(url, origin);
	const carrying = Object.entries(headers).filter(([name]) =>
		/^(authorization|x-api-key)$/.test(name),
	);
	return expect([Object.fromEntries(carrying), searchParams.get('api_key') ?? '']);
}

describe.each(AUTHENTICATIONS)('%j', (credential, headers, query) => {
	it('sends the key so, below the base URL and to a status address of its origin', async () => {
		const taskIds = `job-1 ${origin}/other/job-2?a=1`;
		const { items, error } = await ask(credential, { taskIds });
		expect(error).toBeUndefined();
		expect(items).toMatchObject([
			{ taskId: 'job-1', status: 'succeeded' },
			{ taskId: 'job-2', status: 'succeeded' },
		]);
		const paths = seen.map(({ url }) => new URL(url, origin));
		expect(paths.map(({ pathname }) => pathname)).toEqual(['/v1/jobs/job-1', '/other/job-2']);
		expect(paths[1]?.searchParams.get('a')).toBe('1');
		for (const one of seen) expectKey(one).toEqual([headers, query]);
	});

	it("works in n8n's HTTP Request node", async () => {
		const { error } = await requestAs(credential);
		expect(error).toBeUndefined();
		expect(new URL(seen[0]?.url ?? '', origin).searchParams.get('a')).toBe('1');
		expectKey(seen[0]).toEqual([headers, query]);
	});

	it('follows no redirect with it', async () => {
		const headers_ = { location: `${origin}/elsewhere` };
		answer = () => ({ status: 302, headers: headers_, body: '' });
		await ask(credential);
		expect(seen.map(({ url }) => url.split('?')[0])).not.toContain('/elsewhere');
	});

	it.each([200, 401, 500])(
		'shows the key nowhere, where the server echoes it (%i)',
		async (status) => {
			answer = ({ url, headers: { authorization = '' } }) => ({
				status,
				body: JSON.stringify({ message: `${url} ${authorization} ${KEY}`, [KEY]: BASIC }),
			});
			const more = { operation: 'waitUntilDone', maxWaitMinutes: 0, simplify: false };
			const { kept } = await ask(credential, more);
			const forms = [KEY, encodeURIComponent(KEY), 'some+key%2Fof', 'some key\\/of'];
			const own = credential.authentication === 'basic' ? [BASIC] : [];
			expect([...forms, ...own].filter((form) => kept.includes(form))).toEqual([]);
		},
	);

	it('is tested with its path', async () => {
		const data = { baseUrl: `${origin}/v1/`, apiKey: KEY, ...credential, testPath: 'account' };
		expect(await testCredential(new CustomTaskApi(), data)).toMatchObject({ status: 'OK' });
		expect(seen[0]?.url).toMatch(/^\/v1\/account(\?|$)/);
		expectKey(seen[0]).toEqual([headers, query]);
		for (const status of [401, 403, 404, 500]) {
			answer = () => ({ status });
			const verdict = await testCredential(new CustomTaskApi(), data);
			expect(verdict).toMatchObject({ status: 'Error', message: expect.stringMatching(/\w/) });
		}
	});

	it('is tested without a path: any answer of the base URL is good', async () => {
		const data = { baseUrl: `${origin}/v1`, apiKey: KEY, ...credential };
		for (const reply of [{}, { status: 401 }, { status: 404, body: '<h1>No</h1>' }, { body: '' }]) {
			answer = () => reply;
			expect(await testCredential(new CustomTaskApi(), data)).toMatchObject({ status: 'OK' });
		}
		expect(seen[0]?.url).toMatch(/^\/v1\/?(\?|$)/);
	});
});

it.each([
	[{ authentication: 'header' }, 'Header Name'],
	[{ authentication: 'query' }, 'Query Name'],
	[{ apiKey: '' }, 'API Key'],
	[{ baseUrl: '' }, 'Base URL'],
	[{ baseUrl: 'http://api.example.com' }, 'Base URL'],
])('%j is refused before any request, in the node and in the test', async (credential, field) => {
	const { error } = await ask(credential);
	expect(error?.message).toContain(`'${field}' of the credential 'Custom Task API'`);
	const data = { baseUrl: origin, apiKey: KEY, ...credential };
	const verdict = await testCredential(new CustomTaskApi(), data);
	expect(verdict).toMatchObject({ status: 'Error', message: expect.stringContaining(field) });
	expect(seen).toEqual([]);
});

it('keeps to the allowed domains', async () => {
	const only = { allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' };
	const { error } = await ask(only);
	expect(error?.message).toContain("'Allowed Domains' of the credential 'Custom Task API'");
	const data = { baseUrl: origin, apiKey: KEY, ...only };
	expect(await testCredential(new CustomTaskApi(), data)).toMatchObject({ status: 'Error' });
	expect(seen).toEqual([]);
});

it('asks no status address of another origin', async () => {
	const { error } = await ask({}, { taskIds: 'http://127.0.0.2:1/jobs/job-1' });
	expect(error?.message).toContain("'Task IDs' holds an address at 127.0.0.2:1");
	expect(seen).toEqual([]);
});

it('names files after the id in a status address, and fetches those of each address without the key', async () => {
	answer = ({ url }) =>
		url.startsWith('/media')
			? { headers: { 'content-type': 'video/mp4' }, body: `film of ${url}` }
			: { body: JSON.stringify({ status: 'succeeded', url: `${origin}/media${url}.mp4` }) };
	const taskIds = `${origin}/a/job-1 ${origin}/b/job-1`;
	for (const operation of ['getTasksBatch', 'waitUntilDone']) {
		seen.length = 0;
		const parameters = { operation, taskIds, downloadMedia: true, routeByStatus: false };
		const result = await ask({}, parameters);
		const files = result.whole.map(({ binary }) => binary?.['data']);
		expect(files.map((file) => file?.fileName)).toEqual(['job-1.mp4', 'job-1.mp4']);
		expect(new Set(files.map((file) => file?.id)).size).toBe(2);
		const fetched = seen.filter(({ url }) => url.startsWith('/media'));
		expect(fetched.map(({ url, headers }) => [url, headers.authorization]).sort()).toEqual([
			['/media/a/job-1.mp4', undefined],
			['/media/b/job-1.mp4', undefined],
		]);
	}
});
