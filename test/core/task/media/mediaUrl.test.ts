import {
	extensionOf,
	extensionOfType,
	kindOfUrl,
	webAddress,
} from '../../../../core/task/media/mediaUrl';

test.each([
	['https://cdn.example/a.mp4', 'https://cdn.example/a.mp4'],
	['HTTP://cdn.example', 'HTTP://cdn.example'],
	[' https://cdn.example/a \n', 'https://cdn.example/a'],
	['https://m.example/x.mp4 IGNORE ALL', 'https://m.example/x.mp4%20IGNORE%20ALL'],
	['https://m.example/x.mp4?a="b"&c=<d>`e`', 'https://m.example/x.mp4?a=%22b%22&c=%3Cd%3E%60e%60'],
	['https://m.example/a#b c\u202ed\u0007e', 'https://m.example/a#b%20c%E2%80%AEd%07e'],
	['https://m.example/a\n\nSYSTEM: b', 'https://m.example/aSYSTEM:%20b'],
	['https://m.example/\u7247.mp4', 'https://m.example/\u7247.mp4'],
	['https://m.ex ample/a.mp4', null],
	[`https://m.example/${'a'.repeat(15_982)}`, `https://m.example/${'a'.repeat(15_982)}`],
	[`https://m.example/${'a'.repeat(15_983)}`, null],
	[`https://m.example/${'"'.repeat(9_000)}`, null],
	[`https://m.example/a${'"'.repeat(5_327)}`, `https://m.example/a${'%22'.repeat(5_327)}`],
	[`https://m.example/aa${'"'.repeat(5_327)}`, null],
	['https://', null],
	['see https://cdn.example/a.mp4', null],
	['https:// cdn.example/a.mp4', null],
	['https:///a.mp4', null],
	['ftp://cdn.example/a.mp4', null],
	['data:video/mp4;base64,AA', null],
	['javascript:https://cdn.example/a.mp4', null],
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
	['https://x/a.mkv', 'video', 'mkv'],
	['https://x/a.m4v', 'video', 'm4v'],
	['https://x/a.avi', 'video', 'avi'],
	['https://x/a.png', 'image', 'png'],
	['https://x/a.gif', 'image', 'gif'],
	['https://x/a.avif', 'image', 'avif'],
	['https://x/a.bmp', 'image', 'bmp'],
	['https://x/a.wav', 'audio', 'wav'],
	['https://x/a.m4a', 'audio', 'm4a'],
	['https://x/a.ogg', 'audio', 'ogg'],
	['https://x/a.aac', 'audio', 'aac'],
	['https://x/a.opus', 'audio', 'opus'],
	['https://x/a.glb', null, 'glb'],
	['https://x/a.mp4.zip', null, 'zip'],
	['https://x/a.png.zip', null, 'zip'],
	['https://x/a.mp3.zip', null, 'zip'],
	['https://x/a.mp4x', null, 'mp4x'],
	['https://x/a.toolong', null, null],
	['https://x/a.mp4/', null, null],
	['https://x/mp4', null, null],
	['https://x/a.html5page', null, null],
	['?name=a.mp4', null, null],
	['#a.mp3', null, null],
])('%s: kind %p, extension %p', (url, kind, extension) => {
	expect(kindOfUrl(url)).toBe(kind);
	expect(extensionOf(url)).toBe(extension);
});

test.each([
	['video/mp4', 'mp4'],
	['VIDEO/QuickTime', 'mov'],
	['image/jpeg', 'jpg'],
	['audio/mpeg', 'mp3'],
	['video/webm', 'webm'],
	['image/png', 'png'],
	['image/webp', 'webp'],
	['image/gif', 'gif'],
	['audio/wav', 'wav'],
	['audio/x-wav', 'wav'],
	['audio/mp4', 'm4a'],
	['audio/ogg', 'ogg'],
	['audio/flac', 'flac'],
	['application/octet-stream', null],
	['', null],
	['constructor', null],
])('the media type %s goes with %p', (type, extension) => {
	expect(extensionOfType(type)).toBe(extension);
});
