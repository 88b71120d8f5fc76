// Where a key may go: which addresses, and which domains the credential is limited to.
import { assertCredentialAllowsUrl } from 'n8n-workflow';

import { VapTaskApi } from '../../../credentials/VapTaskApi.credentials';
import { checkedBaseUrl } from '../../../host/transport/baseUrl';
import { isProblem } from '../../../core/problem';
import { NODE } from '../../nodes/VideoTask/handMadeContext';

const title = 'VAP Task API';

function check(address: string, data: Readonly<Record<string, unknown>> = {}) {
	return checkedBaseUrl(address, { title, data });
}

/** @returns the address that the test of the credential asks, or null where it refuses to */
async function asked(baseUrl: string) {
	const { valueOf } = await import('../../nodes/VideoTask/expression.mjs');
	const { baseURL } = new VapTaskApi().test.request;
	const address = String(valueOf(String(baseURL), { $credentials: { baseUrl } }));
	return address.endsWith('.invalid') ? null : address;
}

test('an address has 2,000 characters at most', async () => {
	const longest = `https://a.example/${'a'.repeat(1_982)}`;
	expect(check(`${longest}/`)).toMatchObject({
		...{ kind: 'invalidInput', message: expect.stringContaining('longer than 2,000 characters') },
	});
	expect(check(` ${longest} `)).toMatchObject({ url: longest, origin: 'https://a.example' });
	expect([await asked(longest), await asked(`${longest}/`)]).toEqual([longest, null]);
});

// [as written, where a request really goes]
test.each([
	['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
	['http://127.1', 'http://127.0.0.1'],
	['HTTP://LOCALHOST', 'http://localhost'],
	['http://localhost:5678/x/', 'http://localhost:5678/x'],
	['http://[::1]', 'http://[::1]'],
	['https://2130706433', 'https://127.0.0.1'],
	['https://a.example/a/../b', 'https://a.example/b'],
])('%s is %s', async (address, url) => {
	expect(check(address)).toMatchObject({ url });
	expect(await asked(address)).not.toBeNull();
});

test.each([
	'http://127.0.0.1.evil.example',
	'http://127.0.0.1.5',
	'http://127.evil.example',
	'http://localhost.evil.example',
	'http://localhost@evil.example',
	'http://localhost:80@evil.example',
	'http://localhost%40evil.example',
	'http://localhost\\@evil.example',
	'http://localhost\\.evil.example',
	'http://localhost#@evil.example',
	'http://localhost?@evil.example',
	'http://local\thost',
	'http://127.0.0.1\n.evil.example',
	'http://localhost.',
	'http://127.0.0.1.',
	'http://localhost。evil.example',
	'http://[::ffff:127.0.0.1]',
	'http://[::ffff:7f00:1]',
	'http://[::1%25eth0]',
	'http://[::]',
	'http://0.0.0.0',
	'http://0',
	'http://10.0.0.1',
	'http://2130706433',
	'http://0x7f000001',
	'http://0177.0.0.1',
	'http://１２７.０.０.１',
	'http://①②⑦.0.0.1',
	'http://127。0。0。1',
	'http://ⓛocalhost',
	'http://locaLhoſt',
	'http:localhost',
	'http:///localhost',
	'https:///a.example',
	'https://a.example\\b',
	'https://a.example/?key=1',
	'https://a.example?',
	'https://a.example/v1#x',
	'https://user@a.example',
	'javascript:alert(1)',
	'file://localhost/etc/passwd',
	'ws://localhost',
])('%j gets no key, neither from the node nor from the test of the credential', async (address) => {
	expect(isProblem(check(address))).toBe(true);
	const tested = await asked(address);
	// What the test would ask must be what n8n cannot even send.
	expect(tested === null || !URL.canParse(tested)).toBe(true);
});

describe("n8n's own limit to some domains", () => {
	const limited = (allowedDomains: string) => ({
		allowedHttpRequestDomains: 'domains',
		allowedDomains,
	});

	// [the base URL, the list]
	test.each([
		['https://api.example', 'api.example'],
		['https://API.example', 'api.EXAMPLE'],
		['https://api.example.', 'api.example'],
		['https://api.example:8443/v1', 'other.example, api.example.'],
		['https://a.api.example', '*.api.example'],
		['https://b.a.api.example', 'x.example,*.api.example,'],
		['https://api.example', '*.api.example'],
		['https://evilapi.example', '*.api.example'],
		['https://evilapi.example', 'api.example'],
		['https://a.api.example', 'api.example'],
		['https://api.example', 'api.example:443'],
		['https://api.example', 'https://api.example'],
		['https://api.example', '*'],
		['https://api.example', '*.'],
		['https://api.example', 'a*.example'],
		['https://api.example', ','],
		['https://api.example', ''],
		['https://api.example', '  '],
		['https://[::1]', '[::1]'],
		['https://[::1]', '::1'],
		['https://127.1', '127.0.0.1'],
	])('%s with the list %j is what n8n itself makes of it', (url, list) => {
		const credentialData = limited(list);
		let allows = true;
		try {
			assertCredentialAllowsUrl({ node: NODE, credentialData, url });
		} catch {
			allows = false;
		}
		expect(isProblem(check(url, credentialData))).toBe(!allows);
	});

	test('what is refused is said with the names that the form shows', () => {
		expect(check('https://api.vapagent.com', limited('a.example'))).toMatchObject({
			kind: 'invalidInput',
			message:
				"'Allowed Domains' of the credential 'VAP Task API' does not hold api.vapagent.com, where its requests go",
			description: expect.stringContaining("'Allowed HTTP Request Domains'"),
		});
		expect(
			check('https://api.vapagent.com', { allowedHttpRequestDomains: 'domains' }),
		).toMatchObject({
			message: expect.stringContaining(
				"'Allowed Domains' of the credential 'VAP Task API' is empty",
			),
		});
	});

	test.each([
		{},
		{ allowedHttpRequestDomains: 'all', allowedDomains: 'a.example' },
		// For the HTTP Request node only: this node sends nothing to an address that a workflow chooses.
		{ allowedHttpRequestDomains: 'none' },
		{ allowedDomains: 'a.example' },
	])('%j limits nothing', (data) => {
		expect(check('https://api.example', data)).toMatchObject({ url: 'https://api.example' });
	});
});

test.each([
	[true, /with the path that all of the API's addresses begin with\.$/],
	[false, /or leave the default\.$/],
	[undefined, /or leave the default\.$/],
])('where the address is required (%j) the advice names no default', (isRequired, words) => {
	for (const address of [null, 'ftp://x.example', 'http://api.example.com']) {
		const refused = checkedBaseUrl(address, { title: 'Custom Task API', data: {}, isRequired });
		expect(refused).toMatchObject({ description: expect.stringMatching(words) });
	}
});
