// Files that want the key: it goes to the API's own origin, and to nothing else.
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { keyPattern } from '../../../core/text/secrets/secrets';
import type { Media, Task } from '../../../core/task/task';
import { MediaFetcher } from '../../../host/media/mediaFetcher';
import { virtualClock } from '../../virtualClock.mjs';
import { adapterOf, taskOf } from '../../core/answering';

const API = 'https://api.example';
const SENT = 'abcdef'.repeat(4);
const key = { credentialType: 'someApi', secret: keyPattern(SENT) };

/**
 * @param locations where each answer leads; the answer after the last is the file
 * @returns the requests, each with whether the key went along
 */
async function fetched(
	url: string,
	locations: readonly string[],
	needsKey: (media: Media) => boolean,
) {
	const { clock, run } = virtualClock();
	const asked: Array<readonly [url: string | undefined, withKey: boolean]> = [];
	const reply = (options: IHttpRequestOptions, withKey: boolean) => {
		const location = locations[asked.length];
		asked.push([options.url, withKey]);
		expect(options).toMatchObject({ disableFollowRedirect: true, ignoreHttpStatusErrors: true });
		const body = { map: (each: (chunk: Uint8Array) => void) => each(new Uint8Array(1)) };
		return location === undefined
			? { statusCode: 200, headers: { 'content-type': 'video/mp4' }, body }
			: { statusCode: 302, headers: { location }, body: {} };
	};
	const helpers = {
		httpRequest: async (options: IHttpRequestOptions) => reply(options, false),
		async httpRequestWithAuthentication(this: unknown, type: string, options: IHttpRequestOptions) {
			expect(type).toBe('someApi');
			return reply(options, true);
		},
		prepareBinaryData: async (_stream: unknown, fileName: string) => ({ fileName }),
	};
	const settings = {
		...{ maxBytes: 1e9, silenceMs: 30_000, apiOrigin: API, field: 'data', key },
		choices: ['output'] as const,
		needsKey: (_: Task, media: Media) => needsKey(media),
	};
	const context = { helpers } as unknown as IExecuteFunctions;
	const task = taskOf(adapterOf('vap'), { status: 'completed', video_url: url });
	const files = await run(new MediaFetcher(context, clock, settings).of(task));
	return { asked, problem: files?.problem };
}

const OWN = `${API}/files/1.mp4`;
const CDN = 'https://cdn.example/1.mp4';

// [the file, where its answers lead, the requests and whether the key went along]
test.each([
	['a file of the API', OWN, [], [[OWN, true]]],
	['a file of another host', CDN, [], [[CDN, false]]],
	['another scheme', 'http://api.example/1.mp4', [], [['http://api.example/1.mp4', false]]],
	['another port', `${API}:8443/1.mp4`, [], [[`${API}:8443/1.mp4`, false]]],
	[
		'a host with the same beginning',
		`${API}.evil.example/1.mp4`,
		[],
		[[`${API}.evil.example/1.mp4`, false]],
	],
	[
		'a redirect within the API',
		OWN,
		['/other/1.mp4'],
		[
			[OWN, true],
			[`${API}/other/1.mp4`, true],
		],
	],
	[
		'a redirect to another host',
		OWN,
		[CDN],
		[
			[OWN, true],
			[CDN, false],
		],
	],
	[
		'one without a scheme',
		OWN,
		['//cdn.example/1.mp4'],
		[
			[OWN, true],
			[CDN, false],
		],
	],
	[
		'one that leads back',
		OWN,
		[CDN, OWN],
		[
			[OWN, true],
			[CDN, false],
			[OWN, false],
		],
	],
	[
		'one to the API from elsewhere',
		CDN,
		[OWN],
		[
			[CDN, false],
			[OWN, false],
		],
	],
])('%s', async (_, url, locations, requests) => {
	const { asked, problem } = await fetched(url, locations, () => true);
	expect([asked, problem]).toEqual([requests, null]);
});

test.each([() => false])('without need no key goes along', async (needsKey) => {
	expect((await fetched(OWN, [], needsKey)).asked).toEqual([[OWN, false]]);
});

test('a key that the API puts into a redirect does not go to the other host', async () => {
	const { asked } = await fetched(OWN, [`${CDN}?api_key=${SENT}`], () => true);
	expect(asked).toHaveLength(2);
	expect(JSON.stringify(asked)).not.toContain(SENT);
});

test('only files of the API are asked about', async () => {
	const seen: string[] = [];
	const note = ({ url }: Media) => seen.push(url) > 0;
	await fetched(CDN, [], note);
	await fetched(OWN, [], note);
	expect(seen).toEqual([OWN]);
});
