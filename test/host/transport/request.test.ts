// Contract "Custom API": keys go to the credential's origin and to nothing else.
import { isProblem } from '../../../core/problem';
import { optionsFor, targetOf } from '../../../host/transport/request';

const BASE = { url: 'https://a.example/v1', origin: 'https://a.example' };
const LOCAL = { url: 'http://comfyui:8188', origin: 'http://comfyui:8188' };
const GET = { method: 'GET', path: '/tasks/x' } as const;

// [request, base URL, what is asked, whether with the key]
test.each([
	[{}, BASE, 'https://a.example/v1/tasks/x', true],
	[{ withoutKey: true }, BASE, 'https://a.example/v1/tasks/x', false],
	[{ address: 'https://a.example/other?x=1' }, BASE, 'https://a.example/other?x=1', true],
	[{ address: 'HTTPS://A.EXAMPLE:443/o' }, BASE, 'https://a.example/o', true],
	[{ address: 'https://a.example/o#part' }, BASE, 'https://a.example/o', true],
	[{ address: 'https://a.example/o', withoutKey: true }, BASE, 'https://a.example/o', false],
	[{ address: 'https://b.example/o', withoutKey: true }, BASE, 'https://b.example/o', false],
	[{ address: 'http://comfyui:8188/o' }, LOCAL, 'http://comfyui:8188/o', true],
	[{ address: 'http://comfyui:8188/o', withoutKey: true }, LOCAL, 'http://comfyui:8188/o', false],
])('%j below %j', (more, base, url, withKey) => {
	expect(targetOf({ ...GET, ...more }, base)).toEqual({ url, withKey });
});

// [address, whether without the key, what the message says]
test.each([
	['https://b.example/o', false, "b.example, and the credential's key goes to a.example only"],
	['https://a.example:8443/o', false, 'a.example:8443'],
	['http://a.example/o', false, "the credential's key goes to a.example only"],
	['https://a.example.evil.example/o', false, 'a.example.evil.example'],
	['http://b.example/o', true, 'does not begin with https://'],
	['https://127.0.0.1/o', true, 'local network'],
	['https://169.254.169.254/latest', true, 'local network'],
	['https://comfyui/o', true, 'local network'],
	['https://user:word@a.example/o', false, 'no web address'],
	['https://user@b.example/o', true, 'no web address'],
	['ftp://a.example/o', false, 'no web address'],
	['//a.example/o', false, 'no web address'],
	['/o', false, 'no web address'],
	['https://', true, 'no web address'],
	['', false, 'no web address'],
])('%s is not asked (without the key: %p)', (address, withoutKey, says) => {
	const target = targetOf({ ...GET, address, withoutKey }, BASE);
	expect(isProblem(target)).toBe(true);
	expect(target).toMatchObject({
		...{ kind: 'invalidInput', concernsIds: true, message: expect.stringContaining(says) },
	});
	expect(JSON.stringify(target)).not.toMatch(/word|latest/);
});

test("a request's own headers are sent, but none that carries a key or that the connection needs", () => {
	const headers = {
		...{ 'X-Version': '2024-11-06', accept: 'text/plain', Authorization: 'x', COOKIE: 'x' },
		...{ 'Proxy-Authorization': 'x', host: 'x', 'Content-Length': '9', 'x-api-key': 'x' },
		...{ 'Transfer-Encoding': 'x', connection: 'x' },
	};
	const options = optionsFor('https://a.example', { ...GET, headers }, 'X-API-Key');
	expect(options.headers).toEqual({ 'X-Version': '2024-11-06', accept: 'text/plain' });
	expect(options).toMatchObject({ disableFollowRedirect: true, ignoreHttpStatusErrors: true });
	expect(optionsFor('https://a.example', { ...GET, headers }, null).headers).toHaveProperty([
		'x-api-key',
	]);
});

test('a body that is text goes out as it is', () => {
	const bodyText = '{"id":9007199254740993}';
	const options = optionsFor('https://a.example', { ...GET, method: 'POST', bodyText }, null);
	expect(options).toMatchObject({
		body: bodyText,
		headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
	});
	const headers = { 'content-type': 'application/vnd.api+json' };
	const other = optionsFor('https://a.example', { ...GET, headers, bodyText }, null);
	expect(other.headers).toEqual({ Accept: 'application/json', ...headers });
});
