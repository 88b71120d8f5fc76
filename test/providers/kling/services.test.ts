import { PROVIDERS } from '../../../providers/registry';

const kling = PROVIDERS.find(({ id }) => id === 'kling');
const { listed = [], byPath = null } = kling?.services ?? {};

// [what somebody writes, the service that it names]
test.each([
	['text2video', 'text2video'],
	['/v1/videos/text2video', 'text2video'],
	[' videos/multi-elements/ ', 'multi-elements'],
	['v1/videos/avatar/image2video', 'avatar/image2video'],
	['/v1/images/omni-image', 'images/omni-image'],
	['images/editing/expand', 'images/editing/expand'],
	['audio/tts', 'audio/tts'],
	['general/advanced-custom-elements', 'general/advanced-custom-elements'],
	['Omni_Video-2', 'Omni_Video-2'],
	['2video', '2video'],
	['a'.repeat(64), 'a'.repeat(64)],
	['v1video', 'v1video'],
	['text2video'.padEnd(200), 'text2video'],
	['text2video/v1', 'text2video/v1'],
	['another', 'another'],
])('the path %j is the service %s', (path, service) => {
	expect(byPath?.nameIn(path)).toBe(service);
	expect(byPath?.nameIn(service)).toBe(service);
});

test.each([
	...['', '/', 'v1', '/v1/videos', '/v1/videos/', 'images', 'v1/audio/', 'other', 'a//b'],
	...['../x', 'a/../b', 'a b', 'a/b/c/d', 'x?y', '//x', `/${'a'.repeat(300)}`, 'a'.repeat(65)],
	...['general', '/v1/general/', 'other/x', '/v1/videos/other', '-a', '_a', 'caf\u00e9', 'a.b'],
	...['text2video'.padEnd(201), 'text2video//', 'audio/-a', 'audio/a-\u00e9'],
	'https://api-singapore.klingai.com/v1/videos/text2video',
])('the path %j is none of a service', (path) => {
	expect(byPath?.nameIn(path)).toBeNull();
	expect(kling?.adapterFor(path, null)).toBeNull();
});

test('each listed service is named by its own path, and the usual one stands first', () => {
	expect(listed[0]?.service).toBe('text2video');
	for (const { service } of listed) {
		expect(byPath?.nameIn(service)).toBe(service);
		expect(kling?.adapterFor(service, null)?.service).toBe(service);
	}
});

// The name is a part of the path of requests, so a name that is written otherwise is none.
test.each(['/text2video', 'text2video/', ' text2video', 'v1/text2video', 'videos/text2video'])(
	'%j names a service by its path, and is no name of one',
	(path) => {
		expect(byPath?.nameIn(path)).toBe('text2video');
		expect(kling?.adapterFor(path, null)).toBeNull();
	},
);

// [service, path of its tasks, usual duration of one]
test.each([
	['text2video', '/v1/videos/text2video', 148],
	['avatar/image2video', '/v1/videos/avatar/image2video', 148],
	['imagesque', '/v1/videos/imagesque', 148],
	['effects/images', '/v1/videos/effects/images', 148],
	['images/generations', '/v1/images/generations', null],
	['audio/tts', '/v1/audio/tts', null],
	['general/custom-voices', '/v1/general/custom-voices', null],
])('%s has its tasks under %s', (service, path, seconds) => {
	const adapter = kling?.adapterFor(service, null);
	expect(adapter?.ways[0].request(['a'])).toEqual({ method: 'GET', path: `${path}/a` });
	expect(adapter?.recent?.[0]?.request(null, { sinceMs: null, statuses: [], limit: 7 })).toEqual({
		...{ method: 'GET', path: `${path}?pageNum=1&pageSize=7` },
	});
	expect(adapter?.facts.expectedSeconds).toBe(seconds);
});
