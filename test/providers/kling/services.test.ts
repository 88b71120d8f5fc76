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
])('the path %j is the service %s', (path, service) => {
	expect(byPath?.nameIn(path)).toBe(service);
	expect(byPath?.nameIn(service)).toBe(service);
});

test.each([
	...['', '/', 'v1', '/v1/videos', '/v1/videos/', 'images', 'v1/audio/', 'other', 'a//b'],
	...['../x', 'a/../b', 'a b', 'a/b/c/d', 'x?y', '//x', `/${'a'.repeat(300)}`, 'a'.repeat(65)],
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
