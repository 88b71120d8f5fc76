import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { requestMedia } from '../../../host/media/mediaRequest';

const PUBLIC = 'https://cdn.example/film.mp4';

/** @param locations where each answer leads; the answer after the last is the file */
async function requested(
	url: string,
	locations: readonly string[],
	apiOrigin: string | null = null,
) {
	const asked: IHttpRequestOptions[] = [];
	let ended = 0;
	const httpRequest = async (options: IHttpRequestOptions) => {
		const location = locations[asked.length];
		asked.push(options);
		options.abortSignal?.addEventListener?.('abort', () => (ended += 1));
		const redirect = { statusCode: 302, headers: { location }, body: {} };
		return location === undefined ? { statusCode: 200, headers: {}, body: 'film' } : redirect;
	};
	const context = { helpers: { httpRequest } } as unknown as IExecuteFunctions;
	const limits = { maxBytes: 1000, apiOrigin };
	const answer = await requestMedia(context, url, new AbortController().signal, limits);
	return { answer, asked, ended };
}

const refused = (why: string) => ({ trouble: expect.stringContaining(why), passes: false });

const LOCAL = [
	...['http://127.0.0.1/', 'https://127.1/', 'http://2130706433/', 'http://0x7f.0.0.1/'],
	...['http://0177.0.0.1/', 'http://10.0.0.1/', 'http://172.16.0.1/', 'http://192.168.0.1/'],
	...['http://169.254.169.254/latest/meta-data', 'http://100.64.0.1/', 'http://0.0.0.0/'],
	...['http://[::1]/', 'http://[fd00::1]/', 'http://[fe80::1]/', 'http://[::ffff:10.0.0.1]/'],
	...[
		'http://[64:ff9b::7f00:1]/',
		'http://localhost:5678/',
		'http://a.localhost/',
		'http://NAS.local/',
	],
	...[
		'http://metadata.google.internal/',
		'http://localhost./',
		'http://redis:6379/',
		'http://１２７.１/',
	],
];

test.each(LOCAL)('%s is not asked, neither at once nor behind a redirect', async (url) => {
	const direct = await requested(url, []);
	expect([direct.answer, direct.asked]).toEqual([refused('leads into the local network'), []]);
	const redirected = await requested(PUBLIC, [url]);
	expect(redirected.answer).toEqual(refused('leads into the local network'));
	expect(redirected.asked.map((options) => options.url)).toEqual([PUBLIC]);
});

test.each(LOCAL)('%s is asked where the API itself has this origin', async (url) => {
	const { answer, asked } = await requested(PUBLIC, [url], new URL(url).origin);
	expect(answer).toMatchObject({ body: 'film' });
	expect(asked).toHaveLength(2);
	const there = await requested(url, [], new URL(url).origin);
	expect(there.answer).toMatchObject({ body: 'film' });
});

// [the API's origin, another address of its network]
test.each([
	['http://127.0.0.1:3000', 'http://127.0.0.1:3001/film.mp4'],
	['http://127.0.0.1:3000', 'https://127.0.0.1:3000/film.mp4'],
	['http://127.0.0.1:3000', 'http://localhost:3000/film.mp4'],
	['http://127.0.0.1:3000', 'http://169.254.169.254/latest/meta-data/'],
	['https://gateway.internal', 'https://vault.internal/film.mp4'],
])('an API at %s opens nothing else of its network: %s', async (apiOrigin, url) => {
	const direct = await requested(url, [], apiOrigin);
	expect([direct.answer, direct.asked]).toEqual([refused('leads into the local network'), []]);
	const redirected = await requested(`${apiOrigin}/film.mp4`, [url], apiOrigin);
	expect(redirected.answer).toEqual(refused('leads into the local network'));
	expect(redirected.asked).toHaveLength(1);
});

test.each([
	['file:///etc/passwd', 'begins with file:'],
	['data:video/mp4;base64,AAAA', 'begins with data:'],
	['ftp://a.example/film', 'begins with ftp:'],
	['blob:https://a.example/1', 'begins with blob:'],
	['https://user:word@a.example/', 'holds a user name or password'],
	['no address', 'cannot be read'],
])('%s is not asked, wherever the API is', async (url, why) => {
	for (const apiOrigin of [null, 'https://a.example', 'null']) {
		const { answer, asked } = await requested(url, [], apiOrigin);
		expect([answer, asked]).toEqual([refused(why), []]);
	}
});

test('a relative redirect stays with its host, and what is left behind is ended', async () => {
	const { answer, asked, ended } = await requested(PUBLIC, ['../other.mp4', '//b.example/x']);
	expect(asked.map(({ url }) => url)).toEqual([
		PUBLIC,
		'https://cdn.example/other.mp4',
		'https://b.example/x',
	]);
	expect(asked.every(({ headers, auth }) => headers === undefined && auth === undefined)).toBe(
		true,
	);
	expect(asked.every(({ disableFollowRedirect }) => disableFollowRedirect)).toBe(true);
	expect([answer, ended]).toEqual([{ body: 'film', type: '' }, 2]);
});
