import { detect } from '../../../../../providers/customApi/detect/detect';
import { NO_RECIPE } from '../../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../../providers/customApi/recipe';

const at = (name: string) => `https://x.example/${name}`;
const read = (value: unknown, recipe: Partial<Recipe> = {}, before: readonly string[] = []) =>
	detect({ httpStatus: 200, value }, { ...NO_RECIPE, ...recipe }, new Set(before));
const shown = (value: unknown, recipe: Partial<Recipe> = {}, before: readonly string[] = []) =>
	read(value, recipe, before).media.map(({ kind, role, url }) => {
		return `${kind}${role === 'output' ? '' : ` ${role}`} ${url.replace('https://x.example/', '')}`;
	});

// [what is shown, members of a task that is done, media in order]
test.each<[string, object, readonly string[]]>([
	['by name', { video_url: at('a') }, ['video a']],
	['by ending', { output: at('a.mp4') }, ['video a.mp4']],
	['by type', { files: [{ url: at('a'), content_type: 'audio/mpeg' }] }, ['audio a']],
	['by what is around', { images: [{ url: at('a') }] }, ['image a']],
	['not told', { result: { sample: at('a') } }, ['file a']],
	[
		'a film before its sound',
		{ output: { audio_url: at('a'), video_url: at('v') } },
		['video v', 'audio a'],
	],
	[
		'a result before a film',
		{ result_url: at('r.png'), movie: { href: at('v.mp4') } },
		['image r.png', 'video v.mp4'],
	],
	[
		'a song before its film',
		{ result: [{ audio_url: at('a'), video_url: at('v'), tags: 'rock' }] },
		['audio a', 'video v'],
	],
	[
		'a cover by name',
		{ video_url: at('v'), poster: at('p.jpg') },
		['video v', 'image thumbnail p.jpg'],
	],
	[
		'a cover by what is around',
		{ works: [{ video: { resource: at('v') }, cover: { resource: at('c.jpg') } }] },
		['video v', 'image thumbnail c.jpg'],
	],
	[
		'a cover beside a film',
		{ info: { videoUrl: at('v'), imageUrl: at('i') } },
		['video v', 'image thumbnail i'],
	],
	['no cover beside a name', { model: 'kling', image_url: at('i') }, ['image i']],
	[
		'a last frame',
		{ content: { video_url: at('v'), last_frame_url: at('l.png') } },
		['video v', 'image lastFrame l.png'],
	],
	[
		'a model before its picture',
		{ output: { model_url: at('m'), rendered_image_url: at('p') } },
		['file m', 'image thumbnail p'],
	],
	[
		'a subtitle last',
		{ video_url: at('v'), result: { subtitle_url: at('s.srt') } },
		['video v', 'file s.srt'],
	],
	['each once', { output: [at('a.png'), at('a.png')] }, ['image a.png']],
	[
		'JSON in a text',
		{ resultJson: JSON.stringify({ resultUrls: [at('a.jpg')] }) },
		['image a.jpg'],
	],
	['no input in a text', { param: JSON.stringify({ image_url: at('a.jpg') }) }, []],
	[
		'no input',
		{ input: { image: at('a.png') }, request: { url: at('b.png') }, source_url: at('c.png') },
		[],
	],
	[
		'no address of the API',
		{ urls: { get: at('a.mp4') }, polling_url: at('b'), response_url: at('c') },
		[],
	],
	[
		'no page and no callback',
		{ video_page_url: at('a'), webhook: at('b.mp4'), callBackUrl: at('c') },
		[],
	],
	[
		'no marked copy',
		{ videos: [{ url: at('a'), watermark_url: at('b'), watermarkedUrl: at('c') }] },
		['video a'],
	],
	[
		'the copy without a mark',
		{ video: { resource: at('a'), resource_without_watermark: at('b') } },
		['video b'],
	],
	['no second copy', { resultUrls: [at('a.mp4')], originUrls: [at('b.mp4')] }, ['video a.mp4']],
	[
		'no input beside a result',
		{ result_url: at('a.mp4'), audio_url: at('b.mp3'), image_url: at('c.png') },
		['video a.mp4'],
	],
	['no result by its name alone', { output_format: 'png', image_url: at('a') }, ['image a']],
	['no sound beside a film', { video_url: at('a'), audio_url: at('b.mp3') }, ['video a']],
	['no sound beside its text', { audio_url: at('a.mp3'), text: 'Hello' }, []],
	[
		'no file beside its transcript',
		{ results: [{ file_url: at('a.mp3'), transcription_url: at('b.json') }] },
		['file b.json'],
	],
	['no data and no bucket', { output: ['data:image/png;base64,AAAA', 'gs://b/a.mp4'] }, []],
	['no sentence', { output: `${at('a.mp4')} is ready` }, []],
	['no other page', { output: { next: at('b'), license: at('c'), container_url: at('d') } }, []],
	['metadata of a gateway', { metadata: { url: at('a.mp4') } }, ['video a.mp4']],
])('%s', (_what, members, media) => {
	expect(shown({ status: 'completed', ...members })).toEqual(media);
});

test.each([
	['queued', []],
	['running', []],
	['failed', []],
	['marinating', []],
	['completed', ['video a.mp4']],
])('a task that is %s has %p', (status, media) => {
	expect(shown({ status, url: at('a.mp4') })).toEqual(media);
});

test('outputs stand in the record of the word, and only where it has none around it', () => {
	const task = { status: 'done', url: at('a.mp4') };
	expect(shown({ task, videos: [at('b.mp4')] })).toEqual(['video a.mp4']);
	expect(shown({ task: { status: 'done' }, videos: [at('b.mp4')] })).toEqual(['video b.mp4']);
});

test('an address that stood there while the task ran is seen then, and the last one afterwards', () => {
	const body = { status: 'running', data: { clip: at('in.mp4') } };
	const { addresses, media } = read(body);
	expect([addresses, media]).toEqual([[{ path: 'data.clip', url: at('in.mp4') }], []]);
	const before = addresses.map(({ path, url }) => `${path}\n${url}`);
	const done = { status: 'done', data: { clip: at('in.mp4'), image: at('out.png') } };
	expect(shown(done, {}, before)).toEqual(['image out.png', 'video in.mp4']);
	expect(read(done, {}, before).kind).toBe('image');
});

test('what stood there while the task ran is no output beside a text that it was made into', () => {
	const body = { status: 'done', recording: { file: at('in.mp3') }, result: 'Hello' };
	const found = read(body, {}, [`recording.file\n${at('in.mp3')}`]);
	expect([found.media, found.result]).toEqual([[], 'Hello']);
	const early = { status: 'done', url: at('a.mp4'), data: { fps: 24 } };
	expect(shown(early, {}, [`url\n${at('a.mp4')}`])).toEqual(['video a.mp4']);
});

describe('an answer without a word', () => {
	test.each<[string, unknown, string]>([
		['a file with its type', { video: { url: at('a'), content_type: 'video/mp4' } }, 'succeeded'],
		['a download', { file: { download_url: at('a') } }, 'succeeded'],
		['what may be an input', { id: 'a', image_url: at('a.png') }, 'unknown'],
		['an address without a kind', { id: 'a', url: at('a') }, 'unknown'],
		['what a gateway adds', { id: 'a', metadata: { url: at('a.mp4') } }, 'unknown'],
	])('%s: %s', (_what, body, status) => {
		expect(read(body).status).toBe(status);
	});

	test('what stood there before shows no end', () => {
		const body = { video: { url: at('a.mp4') } };
		expect(read(body, {}, [`video.url\n${at('a.mp4')}`]).status).toBe('unknown');
	});
});

describe('with a description', () => {
	const body = { status: 'done', a: { b: [{ c: at('1') }, { c: at('2.png') }] }, url: at('3.mp4') };

	test.each<[readonly string[], readonly string[]]>([
		[[], []],
		[['url'], ['video 3.mp4']],
		[['a.b[].c'], ['file 1', 'image 2.png']],
		[
			['a.b.1.c', 'url', 'url'],
			['image 2.png', 'video 3.mp4'],
		],
		[['a'], ['image 2.png', 'file 1']],
		[['none'], []],
	])('%p: %p', (outputFields, media) => {
		expect(shown(body, { outputFields })).toEqual(media);
	});

	test('into JSON in a text, and what was found where', () => {
		const text = JSON.stringify({ urls: [at('a.mp4')] });
		const { details } = read({ status: 'done', text }, { outputFields: ['text.urls[0]'] });
		expect(details.found).toEqual({
			status: { path: 'status', word: 'done' },
			outputs: [{ path: 'text.urls[0]', url: at('a.mp4') }],
		});
	});
});

test('no more than 500 outputs', () => {
	const output = Array.from({ length: 600 }, (_, index) => at(`${index}.png`));
	expect(shown({ status: 'done', output })).toHaveLength(500);
});

// Names beside an output that lead to something else: D-ID, Vidu, Tavus.
test.each(['driver_url', 'moderation_url', 'hosted_url'])('%s is no output', (name) => {
	const value = {
		status: 'done',
		[name]: 'https://x.example/other.mp4',
		url: 'https://x.example/own.mp4',
	};
	const found = detect({ httpStatus: 200, value }, NO_RECIPE, new Set());
	expect(found.media.map(({ url }) => url)).toEqual(['https://x.example/own.mp4']);
});
