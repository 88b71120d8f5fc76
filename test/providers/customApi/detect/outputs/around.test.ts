import { aroundIn, earlyNames } from '../../../../../providers/customApi/detect/outputs/around';
import type { Around } from '../../../../../providers/customApi/detect/outputs/around';
import { ownAddresses } from '../../../../../providers/customApi/detect/outputs/ownAddresses';
import type { JsonObject } from '../../../../../core/text/json';

const URL_A = 'https://x.example/a';

const NOTHING: Around = {
	kind: null,
	hasType: false,
	hasMain: false,
	hasUnmarked: false,
	hasResult: false,
	hasResultUrl: false,
	hasText: false,
	hasFilm: false,
	isSong: false,
};

// [members of the record, what they say]
test.each<[JsonObject, Partial<Around>]>([
	[{}, {}],
	[{ url: URL_A, id: 'a' }, {}],
	[{ content_type: 'video/mp4' }, { kind: 'video', hasType: true }],
	[{ mime_type: 'IMAGE/PNG' }, { kind: 'image', hasType: true }],
	[{ mediaType: 'audio' }, { kind: 'audio', hasType: true }],
	[{ content_type: 'application/pdf' }, { hasType: true }],
	[{ content_type: ' ', type: 'video' }, { kind: 'video' }],
	[
		{ type: 'image', mime_type: 'video/mp4' },
		{ kind: 'video', hasType: true },
	],
	[{ type: `${'a'.repeat(58)} video` }, { kind: 'video' }],
	[{ type: `${'a'.repeat(59)} video` }, {}],
	[{ clip: URL_A }, { hasMain: true }],
	[{ clip: ` ${URL_A}` }, { hasMain: true }],
	[{ clip: 'HTTP://x.example' }, { hasMain: true }],
	[{ clip: `made from ${URL_A}` }, {}],
	[{ clip: 'long' }, {}],
	[{ clip: { id: 1 } }, { hasMain: true }],
	[{ clips: [1] }, { hasMain: true }],
	[{ clip: {}, clips: [] }, {}],
	[{ 'Video-Clip': URL_A }, { hasMain: true }],
	[{ 'video clip': 'long' }, {}],
	[{ model: 'kling', image: URL_A, video_cover: URL_A }, {}],
	[{ url_no_watermark: URL_A }, { hasUnmarked: true }],
	[{ output: URL_A }, { hasResult: true, hasResultUrl: true }],
	[{ 'Output-Url': URL_A }, { hasResult: true, hasResultUrl: true }],
	[{ 'output.url': [URL_A] }, { hasResult: true }],
	[{ output: [URL_A] }, { hasResult: true }],
	[{ output: { a: 1 } }, { hasResult: true }],
	[{ output: 'png', input_result: URL_A }, {}],
	[{ transcript_url: URL_A }, { hasText: true }],
	[{ transcriptionUrl: URL_A }, { hasText: true }],
	[{ no_transcript_url: URL_A, transcript_urls: URL_A }, {}],
	[{ text: 'Hello' }, { hasText: true }],
	[{ words: [{}] }, { hasText: true }],
	[{ text: ' ', words: [], transcript: {}, segments: 5, utterances: null }, {}],
	[{ isSong: true, lyric: 5 }, {}],
])('around %j there is %j', (record, said) => {
	expect(aroundIn(record, true)).toEqual({ ...NOTHING, ...said });
});

test.each(['text', 'transcript', 'transcription', 'utterances', 'words', 'segments'])(
	'%s in the record is the text that a medium was made into',
	(name) => {
		expect(aroundIn({ [name]: 'Hello' }, true).hasText).toBe(true);
		expect(aroundIn({ [name]: 'Hello' }, false).hasText).toBe(false);
	},
);

test.each([
	['video', true],
	['videos', true],
	['video_url', true],
	['video_urls', true],
	['first_video', false],
	['video_id', false],
])('%s in the record is its film: %p', (name, hasFilm) => {
	expect(aroundIn({ [name]: URL_A }, true).hasFilm).toBe(hasFilm);
	expect(aroundIn({ [name]: URL_A }, false).hasFilm).toBe(false);
});

test.each<[string, unknown, boolean]>([
	['lyric', 'La', true],
	['lyrics', 'La', true],
	['tags', 'rock', true],
	['style', 'rock', true],
	['tags', ['rock'], true],
	['lyrics', { lines: ['La'] }, true],
	['tags', ' ', false],
	['tags', [], false],
	['style', {}, false],
	['style', null, false],
	['style', 5, false],
	['title', 'rock', false],
])('%s of %p make a song: %p', (name, value, isSong) => {
	expect(aroundIn({ [name]: value }, false).isSong).toBe(isSong);
	expect(aroundIn({ metadata: { [name]: value } }, false).isSong).toBe(isSong);
});

test('outside of the record a result says nothing about inputs', () => {
	const { hasResult, hasResultUrl } = aroundIn({ output: URL_A }, false);
	expect([hasResult, hasResultUrl]).toEqual([false, false]);
});

test('a member that was there early says nothing', () => {
	const record = { videoUrl: URL_A, output: URL_A };
	expect(aroundIn(record, true, new Set(['video_url', 'output']))).toEqual(NOTHING);
});

test('early is what stood there while the task ran, and addresses of the API', () => {
	const first: JsonObject = { a: URL_A };
	const second: JsonObject = { d: URL_A };
	const addresses = [
		{ path: 'data.a', url: URL_A, names: ['data', 'a'], holder: first },
		{ path: 'data.b', url: URL_A, names: ['data', 'b'], holder: first },
		{ path: 'data.c', url: `${URL_A}/own`, names: ['data', 'c'], holder: first },
		{ path: 'd', url: URL_A, names: ['d'], holder: second },
		{ path: '', url: URL_A, names: [], holder: second },
	];
	const before = new Set([`data.a\n${URL_A}`, `\n${URL_A}`, `d\n${URL_A}/other`]);
	expect(earlyNames(addresses, { before, own: ownAddresses([`${URL_A}/own`]) })).toEqual(
		new Map([
			[first, new Set(['a', 'c'])],
			[second, new Set([''])],
		]),
	);
});
