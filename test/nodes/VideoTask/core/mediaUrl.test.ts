import {
	extensionOf,
	extensionOfType,
	kindOfUrl,
	webAddress,
} from '../../../../nodes/VideoTask/core/mediaUrl';

test.each([
	['https://cdn.example/a.mp4', 'https://cdn.example/a.mp4'],
	['HTTP://cdn.example', 'HTTP://cdn.example'],
	[' https://cdn.example/a \n', 'https://cdn.example/a'],
	['https://', null],
	['https:///a.mp4', null],
	['ftp://cdn.example/a.mp4', null],
	['data:video/mp4;base64,AA', null],
	['//cdn.example/a.mp4', null],
	['cdn.example/a.mp4', null],
	['', null],
	[7, null],
	[null, null],
	[['https://cdn.example/a.mp4'], null],
])('%p as a web address: %p', (value, address) => {
	expect(webAddress(value)).toBe(address);
});

// [URL, kind, extension]
test.each([
	['https://x/a.mp4', 'video', 'mp4'],
	['https://x/a.MOV?b.png', 'video', 'mov'],
	['https://x/a.webm#t=3.mp3', 'video', 'webm'],
	['https://x/a.jpeg', 'image', 'jpeg'],
	['https://x/a.jpg', 'image', 'jpg'],
	['https://x/a.webp', 'image', 'webp'],
	['https://x/a.mp3', 'audio', 'mp3'],
	['https://x/a.flac', 'audio', 'flac'],
	['https://x/a.glb', null, 'glb'],
	['https://x/a.mp4/', null, null],
	['https://x/mp4', null, null],
	['https://x/a.html5page', null, null],
])('%s: kind %p, extension %p', (url, kind, extension) => {
	expect(kindOfUrl(url)).toBe(kind);
	expect(extensionOf(url)).toBe(extension);
});

test.each([
	['video/mp4', 'mp4'],
	['VIDEO/QuickTime', 'mov'],
	['image/jpeg', 'jpg'],
	['audio/mpeg', 'mp3'],
	['application/octet-stream', null],
	['', null],
	['constructor', null],
])('the media type %s goes with %p', (type, extension) => {
	expect(extensionOfType(type)).toBe(extension);
});
