import type { IDataObject } from 'n8n-workflow';

import { n8nClock } from '../../../host/clock';
import { isProblem } from '../../../core/problem';
import { openTransport } from '../../../host/transport/transport';
import type { Transport } from '../../../host/transport/transport';
import type { Provider } from '../../../providers/provider';
import { PROVIDERS } from '../../../providers/registry';
import { handMadeContext, reply } from '../../nodes/VideoTask/handMadeContext';

const KEY = { apiKey: 'key-of-the-account' };
const SETTINGS = { parameters: {}, requestTimeoutSeconds: 30 };

function providerNamed(wanted: string): Provider {
	const provider = PROVIDERS.find(({ id }) => id === wanted);
	expect(provider).toBeDefined();
	return provider as Provider;
}

async function opened(provider: string, credentials: IDataObject | Error) {
	const { context, requests } = handMadeContext({ credentials, reply: () => reply({}) });
	const transport = await openTransport(
		context,
		n8nClock(undefined),
		providerNamed(provider),
		SETTINGS,
	);
	return { transport, requests };
}

/** @returns where a request to `/path` went */
async function addressOf(provider: string, credentials: IDataObject) {
	const { transport, requests } = await opened(provider, { ...KEY, ...credentials });
	expect(isProblem(transport)).toBe(false);
	await (transport as Transport).send({ method: 'GET', path: '/path' });
	expect(requests).toHaveLength(1);
	return [requests[0]?.type, requests[0]?.options.url];
}

async function refusalOf(provider: string, credentials: IDataObject | Error) {
	const { transport } = await opened(provider, credentials);
	expect(isProblem(transport)).toBe(true);
	expect(transport).toMatchObject({ kind: 'invalidInput', httpStatus: null });
	return transport as { readonly message: string; readonly description: string };
}

const ARK = 'https://ark.ap-southeast.bytepluses.com/api/v3';

// [provider, credential, type of the credential, base URL]
test.each([
	['aceDataCloud', {}, 'aceDataCloudTaskApi', 'https://api.acedata.cloud'],
	['aceDataCloud', { baseUrl: '' }, 'aceDataCloudTaskApi', 'https://api.acedata.cloud'],
	['aceDataCloud', { baseUrl: '  ' }, 'aceDataCloudTaskApi', 'https://api.acedata.cloud'],
	['aceDataCloud', { baseUrl: 'https://a.example' }, 'aceDataCloudTaskApi', 'https://a.example'],
	['modelArk', {}, 'modelArkTaskApi', ARK],
	['modelArk', { region: 'apSoutheast', baseUrl: 'https://x' }, 'modelArkTaskApi', ARK],
	[
		'modelArk',
		{ region: 'euWest' },
		'modelArkTaskApi',
		'https://ark.eu-west.bytepluses.com/api/v3',
	],
	[
		'modelArk',
		{ region: 'cnBeijing' },
		'modelArkTaskApi',
		'https://ark.cn-beijing.volces.com/api/v3',
	],
	[
		'modelArk',
		{ region: 'custom', baseUrl: 'https://a.example/api/v3/' },
		'modelArkTaskApi',
		'https://a.example/api/v3',
	],
	['vap', {}, 'vapTaskApi', 'https://api.vapagent.com'],
	['vap', { baseUrl: '' }, 'vapTaskApi', 'https://api.vapagent.com'],
])('%s with %j asks %s at %s', async (provider, credentials, type, baseUrl) => {
	expect(await addressOf(provider, credentials)).toEqual([type, `${baseUrl}/path`]);
});

// [base URL, what is used of it]
test.each([
	['https://a.example/', 'https://a.example'],
	['https://a.example///', 'https://a.example'],
	['https://a.example/v1/', 'https://a.example/v1'],
	['  https://a.example  ', 'https://a.example'],
	['HTTPS://A.example', 'https://a.example'],
	['https://a.example:8443', 'https://a.example:8443'],
	['http://localhost', 'http://localhost'],
	['http://LOCALHOST:5678/x/', 'http://localhost:5678/x'],
	['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
	['http://127.8.9.10', 'http://127.8.9.10'],
	['http://[::1]:3000/', 'http://[::1]:3000'],
])('the base URL %j is used as %s', async (baseUrl, used) => {
	expect(await addressOf('vap', { baseUrl })).toEqual(['vapTaskApi', `${used}/path`]);
});

// [base URL, what the message says]
test.each([
	['http://a.example', 'http://'],
	['http://192.168.1.5', 'http://'],
	['http://localhost.example', 'http://'],
	['http://127.0.0.1.example', 'http://'],
	['http://0.0.0.0', 'http://'],
	['http://a.example/localhost', 'http://'],
	['https://user:pass@a.example', 'user name or password'],
	['https://user@a.example', 'user name or password'],
	['http://localhost@a.example', 'user name or password'],
	['a.example', 'must begin with https://'],
	['//a.example', 'must begin with https://'],
	['ftp://a.example', 'must begin with https://'],
	['file:///etc/passwd', 'must begin with https://'],
	['https://', 'must begin with https://'],
	['https://a.example?key=1', 'web address'],
	['https://a.example/v1#x', 'web address'],
	['https://a b.example', 'web address'],
])('the base URL %s is refused', async (baseUrl, what) => {
	const providers = [
		['aceDataCloud', { baseUrl }],
		['modelArk', { region: 'custom', baseUrl }],
		['vap', { baseUrl }],
	] as const;
	for (const [provider, credentials] of providers) {
		const { message, description } = await refusalOf(provider, { ...KEY, ...credentials });
		expect(message).toContain("'Base URL'");
		expect(message).toContain(what);
		expect(message).not.toContain('pass@');
		expect(description).toContain('https://');
	}
});

test.each([{ region: 'custom' }, { region: 'custom', baseUrl: '' }, { region: 'nowhere' }])(
	'ModelArk with %j has no address',
	async (credentials) => {
		const { message } = await refusalOf('modelArk', { ...KEY, ...credentials });
		expect(message).toContain("'Base URL'");
		expect(message).toContain('is empty');
	},
);

test('a region that is no region has no address either', async () => {
	await refusalOf('modelArk', { ...KEY, region: 'constructor' });
});

test.each([
	['aceDataCloud', 'AceData Cloud Task API'],
	['modelArk', 'ModelArk Task API'],
	['vap', 'VAP Task API'],
])(
	'a credential of %s that is not chosen is named, and where to choose it',
	async (provider, title) => {
		const { message, description } = await refusalOf(provider, new Error('Node has no credential'));
		expect(message).toBe(`No credential of the type '${title}' is chosen`);
		expect(description).toMatch(
			/^Choose or create a credential in the node, under 'Credential to connect with'/,
		);
	},
);

test('one that is chosen and cannot be read is another matter', async () => {
	const { context } = handMadeContext({ credentials: new Error('Credential with ID "5" is gone') });
	const node = { ...context.getNode(), credentials: { vapTaskApi: { id: '5', name: 'Key' } } };
	Object.assign(context, { getNode: () => node });
	expect(
		await openTransport(context, n8nClock(undefined), providerNamed('vap'), SETTINGS),
	).toMatchObject({
		message: "The credential 'VAP Task API' cannot be read",
		description: expect.stringContaining('Credential with ID "5" is gone'),
	});
});

test.each([null, undefined, ''])('a credential that is %j is a missing one', async (nothing) => {
	const { context } = handMadeContext();
	Object.assign(context, { getCredentials: async () => nothing });
	const transport = await openTransport(
		context,
		n8nClock(undefined),
		providerNamed('vap'),
		SETTINGS,
	);
	expect(transport).toMatchObject({
		message: "No credential of the type 'VAP Task API' is chosen",
	});
});

test.each([
	[{ apiVersion: 'v1' }, 'v1'],
	[{ apiVersion: 'v3' }, 'v3'],
	[{}, 'v3'],
])('the version of the API that %j means: %p', async (credentials, setup) => {
	expect((await opened('vap', { ...KEY, ...credentials })).transport).toMatchObject({ setup });
});

test.each([
	['http://127.0.0.1:3000/api/', 'http://127.0.0.1:3000'],
	['https://192.168.1.5', 'https://192.168.1.5'],
	['https://API.vapagent.com:443/', 'https://api.vapagent.com'],
])('the API at %s has the origin %s', async (baseUrl, origin) => {
	expect((await opened('vap', { ...KEY, baseUrl })).transport).toMatchObject({ origin });
});

test('a key too long to be one is refused, and is in no message', async () => {
	const apiKey = 'k3y-'.repeat(1_000);
	const usable = await opened('vap', { ...KEY, apiKey: ` ${apiKey}\n` });
	expect(usable.transport).toMatchObject({ origin: 'https://api.vapagent.com' });
	const { transport } = await opened('vap', { ...KEY, apiKey: `${apiKey}x` });
	expect(transport).toMatchObject({
		...{ kind: 'invalidInput', description: expect.stringContaining('Copy the key alone') },
		message: "'API Key' of the credential 'VAP Task API' is longer than 4,000 characters",
	});
	expect(JSON.stringify(transport)).not.toContain('k3y');
});

// [key as typed, how a server that got it echoes it, what is left]
test.each([
	['secret-of-mine', 'no secret-of-mine', 'no [removed]'],
	['secret-of-mine\u200b', 'no secret-of-mine', 'no [removed]'],
	['“secret-of-mine”', 'no secret-of-mine', 'no [removed]'],
	['\ufeff secret-of-mine\n', 'no secret-of-mine', 'no [removed]'],
	['secret\u200b-of-mine', 'no secret-of-mine', 'no [removed]'],
	[1234567, 'no 1234567', 'no [removed]'],
	['secret of mine', 'no secret of mine', 'no [removed]'],
	['“short”\u200b', 'a short text', 'a short text'],
	[undefined, 'it is undefined', 'it is undefined'],
	[null, 'it is null', 'it is null'],
])('the key %j in an echo %j', async (apiKey, body, left) => {
	const { context } = handMadeContext({
		credentials: { apiKey } as IDataObject,
		reply: () => ({ statusCode: 401, headers: { 'x-trace': body }, body }),
	});
	const transport = (await openTransport(
		context,
		n8nClock(undefined),
		providerNamed('vap'),
		SETTINGS,
	)) as Transport;
	const answer = await transport.send({ method: 'GET', path: '/' });
	expect(answer).toMatchObject({ status: 401, headers: { 'x-trace': left }, body: left });
});
