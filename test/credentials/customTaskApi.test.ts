// Contract "Custom API": the credential for any API.
import { CustomTaskApi } from '../../credentials/CustomTaskApi.credentials';
import { checkedBaseUrl } from '../../host/transport/baseUrl';
import { isProblem } from '../../core/problem';

const custom = new CustomTaskApi();
const REQUEST = {
	url: 'https://a.example/t',
	headers: { Accept: 'application/json' },
	qs: { a: 1 },
};

// [credential, what the request becomes]
test.each([
	[{ authentication: 'none', apiKey: 'k' }, {}],
	[
		{ authentication: 'bearer', apiKey: 'k' },
		{ headers: { Accept: 'application/json', Authorization: 'Bearer k' } },
	],
	[
		{ authentication: 'header', headerName: 'X-Key', apiKey: 'k' },
		{ headers: { Accept: 'application/json', 'X-Key': 'k' } },
	],
	[{ authentication: 'query', queryName: 'key', apiKey: 'k&' }, { qs: { a: 1, key: 'k&' } }],
])('%j', async (data, changed) => {
	expect(await custom.authenticate(data, REQUEST)).toEqual({ ...REQUEST, ...changed });
});

test('where the key cannot be sent, nothing is, and the message names the field', async () => {
	const data = { authentication: 'header', apiKey: 'k' };
	await expect(custom.authenticate(data, REQUEST)).rejects.toThrow("'Header Name'");
});

test('each field is shown where it means something', () => {
	const shown = custom.properties.map(({ name, displayOptions }) => [name, displayOptions]);
	expect(Object.fromEntries(shown)).toEqual({
		baseUrl: undefined,
		authentication: undefined,
		user: { show: { authentication: ['basic'] } },
		apiKey: { hide: { authentication: ['none'] } },
		headerName: { show: { authentication: ['header'] } },
		prefix: { show: { authentication: ['header'] } },
		queryName: { show: { authentication: ['query'] } },
		testPath: undefined,
		testNotice: { show: { testPath: [''] } },
	});
	const secret = custom.properties.filter(({ typeOptions }) => typeOptions?.password);
	expect(secret.map(({ name }) => name)).toEqual(['apiKey']);
});

async function tested($credentials: Readonly<Record<string, unknown>>) {
	const { valueOf } = await import('../nodes/VideoTask/expression.mjs');
	const { baseURL, url, ignoreHttpStatusErrors } = custom.test.request;
	const [address, path, takesAll] = [baseURL, url, ignoreHttpStatusErrors].map((text) =>
		valueOf(String(text), { $credentials }),
	);
	return { address, path, takesAll };
}

// [test path, path that is asked, whether any answer is good]
test.each([
	[undefined, '/', true],
	['', '/', true],
	[' / ', '/', true],
	['/account', '/account', false],
	[' account?x=1 ', '/account?x=1', false],
	['//evil.example/x', '/evil.example/x', false],
	['https://evil.example', '/https://evil.example', false],
])('the test path %j asks %s', async (testPath, path, takesAll) => {
	const baseUrl = ' https://a.example/v1/ ';
	expect(await tested({ baseUrl, testPath })).toEqual({
		...{ address: 'https://a.example/v1', path, takesAll },
	});
});

// The node's own rule, and the declarative one of the test.
const ALLOWED = [
	...['https://a.example', 'http://localhost:8188', 'http://127.0.0.1', 'http://[::1]:3000'],
	...['http://comfyui', 'http://comfyui:8188/api', 'http://my_gpu-2:80', 'http://3proxy'],
	...['http://10.0.0.7', 'http://192.168.1.5:8188', 'http://172.16.0.1', 'http://172.31.9.9'],
	...['http://[fd12:3456::1]', 'http://gpu.local', 'http://a.b.internal', 'http://api.svc'],
	...['http://100.64.0.7:8188', 'http://100.127.255.1', 'http://gpu.invalid'],
	'HTTP://ComfyUI:8188',
];
const REFUSED = [
	...['http://a.example', 'http://api.example.com', 'http://8.8.8.8', 'http://172.32.0.1'],
	...['http://10.0.0.1.evil.example', 'http://192.168.1.5@evil.example', 'http://comfyui@evil'],
	...['http://134744072', 'http://0x08080808', 'http://010.8.8.8', 'http://[2606:4700::1]'],
	...['http://100.63.0.1', 'http://100.128.0.1', 'http://100.64.0.1.evil.example'],
	...['http://local.evil.example', 'http://gpu.local.evil.example', 'http://[::ffff:8.8.8.8]'],
	...['http://comfyui?x=1', 'http://comfyui#x', 'http://comfyui\\.evil.example', 'ftp://comfyui'],
];

test.each([
	...ALLOWED.map((url) => [url, true] as const),
	...REFUSED.map((url) => [url, false] as const),
])('the base URL %s: %p, in the node and in the test', async (baseUrl, isAllowed) => {
	const allowsLocalHttp = true;
	const checked = checkedBaseUrl(baseUrl, { title: 'X', data: {}, allowsLocalHttp });
	expect(isProblem(checked)).toBe(!isAllowed);
	const { address } = await tested({ baseUrl });
	expect(address === 'https://this-base-url.invalid').toBe(!isAllowed);
});

test.each(['http://comfyui:8188', 'http://10.0.0.7', 'http://gpu.local'])(
	'without leave for the local network %s stays refused',
	(baseUrl) => {
		const checked = checkedBaseUrl(baseUrl, { title: 'X', data: {} });
		expect(checked).toMatchObject({ message: expect.stringContaining('for this machine only') });
	},
);
