// Where VAP's outputs are, in both versions of its API (providers.md C).
import type { Media } from '../../../core/task/task';
import { adapterOf, taskOf } from '../../core/answering';

const vap = adapterOf('vap');

const url = 'https://cdn.example/out';
const media = (kind: Media['kind'], where = url): Media => ({ kind, role: 'output', url: where });
const done = (record: object) => taskOf(vap, { status: 'completed', ...record });

// [type, URL, kind]
test.each([
	['image', `${url}.mp4`, 'image'],
	['image_generation', url, 'image'],
	['video', `${url}.png`, 'video'],
	['music_generation', url, 'audio'],
	['music', `${url}.mp4`, 'audio'],
	[undefined, `${url}.webp?x=1`, 'image'],
	[undefined, `${url}.MP3#t=1`, 'audio'],
	[undefined, `${url}.mov`, 'video'],
	[undefined, url, 'video'],
	['three_d', `${url}.png`, 'image'],
] as const)('output_url of type %s, %s: %s', (type, output_url, kind) => {
	expect(done({ type, result: { output_url } }).media).toEqual([media(kind, output_url)]);
});

test.each([
	['result.video_url', { result: { video_url: url } }, 'video'],
	['result.image_url', { result: { image_url: url } }, 'image'],
	['result.audio_url', { result: { audio_url: url } }, 'audio'],
	['result.url', { type: 'image', result: { url } }, 'image'],
	['result.items[].audio_url', { result: { items: [{ audio_url: url }] } }, 'audio'],
	['result.items[].image_url', { result: { items: [null, { image_url: url }] } }, 'image'],
	['items[].audio_url', { items: [{ audio_url: url }] }, 'audio'],
	['result_url', { type: 'music', result_url: url, result: null }, 'audio'],
	['video_url', { video_url: url }, 'video'],
	['image_url', { image_url: url, result: {} }, 'image'],
	['audio_url', { audio_url: url, result: [] }, 'audio'],
	['the field before the type', { type: 'video', result: { image_url: url } }, 'image'],
] as const)('%s', (_where, record, kind) => {
	expect(done(record).media).toEqual([media(kind)]);
});

test('a song keeps its cover apart, and is the main output', () => {
	const items = [{ audio_url: `${url}.mp3`, cover_url: `${url}.png` }];
	expect(done({ type: 'music', result: { items } })).toMatchObject({
		url: `${url}.mp3`,
		audioUrl: `${url}.mp3`,
		imageUrl: null,
		thumbnailUrl: `${url}.png`,
	});
});

test('a video named twice is one video, not an image too', () => {
	const result = { output_url: url, video_url: url };
	expect(done({ type: 'video', result, result_url: url }).media).toEqual([media('video')]);
});

// [what the type is, where the same URL is, the kind that counts]
test.each([
	['video', { output_url: url, image_url: url }, 'video'],
	['video', { image_url: url, video_url: url }, 'video'],
	['image', { video_url: url, image_url: url }, 'image'],
	['image', { output_url: url, thumbnail_url: url }, 'image'],
	['music', { output_url: url, image_url: url }, 'audio'],
	['video', { image_url: url, audio_url: url }, 'image'],
	[undefined, { output_url: url, thumbnail_url: url }, 'video'],
	[undefined, { output_url: url, image_url: url }, 'image'],
] as const)('of type %s, one URL at %j is one %s', (type, result, kind) => {
	expect(done({ type, result }).media).toEqual([media(kind)]);
});

test.each([
	['mp4', 'video'],
	['png', 'image'],
] as const)('without a type, one URL under two names is what .%s says', (extension, kind) => {
	const where = `${url}.${extension}`;
	const result = { output_url: where, image_url: where, video_url: where };
	expect(done({ result }).media).toEqual([media(kind, where)]);
});

test('a cover named twice is one cover', () => {
	const cover = `${url}.png`;
	const result = { video_url: url, thumbnail_url: cover, cover_url: cover };
	expect(done({ result }).media).toEqual([
		media('video'),
		{ kind: 'image', role: 'thumbnail', url: cover },
	]);
});

const SONG = { audio_url: `${url}.mp3`, image_url: `${url}.png` };

const ITEMS = { items: [SONG] };

// [record of a song and its cover]
test.each([
	[{ type: 'music', result: ITEMS }],
	[{ type: 'music_generation', ...ITEMS }],
	[{ result: ITEMS }],
	[{ type: 'music', result: SONG }],
	[{ type: 'music', ...SONG }],
])('the image of a song is its cover: %j', (record) => {
	const task = done(record);
	expect(task).toMatchObject({
		...{ url: SONG.audio_url, imageUrl: null, thumbnailUrl: SONG.image_url },
		media: { length: 2 },
	});
});

// [record of an image that is no cover]
test.each([
	[{ type: 'image', result: ITEMS }],
	[{ type: 'video', result: ITEMS }],
	[{ result: SONG }],
	[{ type: 'music', result: { ...SONG, video_url: `${url}.mp4` } }],
	[{ type: 'music', result: { items: [{ ...SONG, audio_url: '' }] } }],
	[{ type: 'music', result: { items: [{ audio_url: url }, { image_url: SONG.image_url }] } }],
])('an image that is an output: %j', (record) => {
	expect(done(record)).toMatchObject({ imageUrl: SONG.image_url, thumbnailUrl: null });
});

test('all outputs are kept, in their order', () => {
	const items = [{ image_url: `${url}1` }, { image_url: `${url}2` }];
	expect(done({ type: 'image', result: { items } }).media).toEqual([
		media('image', `${url}1`),
		media('image', `${url}2`),
	]);
});

test('a bare url at the top of a record is no output', () => {
	expect(done({ url }).media).toEqual([]);
});

test('there is no media before the end', () => {
	expect(taskOf(vap, { status: 'executing', video_url: url }).media).toEqual([]);
});

test('a prompt stands at the top or in the parameters', () => {
	expect(done({ prompt: 'A fox' }).prompt).toBe('A fox');
	expect(done({ params: { description: 'A song' } }).prompt).toBe('A song');
	expect(done({ params: { model: 'veo' } }).model).toBe('veo');
});

test('no field of a wrong type costs the task', () => {
	const fields = [
		...['type', 'task_type', 'kind', 'model', 'prompt', 'params', 'estimated_cost', 'actual_cost'],
		...['cost', 'currency', 'progress', 'created_at', 'started_at', 'completed_at', 'failed_at'],
		...['duration_seconds', 'usage', 'result', 'items', 'output_url', 'error_message', 'task_id'],
	];
	for (const field of fields) {
		for (const value of [null, 0, -1, 1e300, '', true, [], {}, [[]], { a: 1 }]) {
			if (field === 'task_id' && typeof value === 'number') continue;
			const task = taskOf(vap, { status: 'completed', [field]: value });
			expect([field, value, task.status, task.media]).toEqual([field, value, 'succeeded', []]);
		}
	}
});
