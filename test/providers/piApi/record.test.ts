// What a task of PiAPI's made differs by model; why one failed is said in one form.
import { piApi } from '../../../providers/piApi/adapter';
import { taskOf } from '../../core/answering';

const adapter = piApi('https://api.piapi.ai');
const file = (name: string) => `https://storage.theapi.app/${name}`;
const NO_ERROR = { code: 0, raw_message: '', message: '', detail: null };
const made = (output: unknown, more: object = {}) =>
	taskOf(adapter, {
		...{ code: 200, message: 'success' },
		data: { task_id: 'task-1', status: 'Completed', output, error: NO_ERROR, ...more },
	});

// [word, status]
test.each([
	['pending', 'queued'],
	['Staged', 'queued'],
	['Processing', 'running'],
	['COMPLETED', 'succeeded'],
	['Failed', 'failed'],
	['cancelled', 'cancelled'],
	['pondering', 'unknown'],
])('%s is %s', (status, expected) => {
	expect(made({ video_url: file('a.mp4') }, { status }).status).toBe(expected);
});

const video = (name: string) => ({ kind: 'video', role: 'output', url: file(name) });
const image = (name: string) => ({ kind: 'image', role: 'output', url: file(name) });
const audio = (name: string) => ({ kind: 'audio', role: 'output', url: file(name) });
const cover = (name: string) => ({ kind: 'image', role: 'thumbnail', url: file(name) });
const model = (name: string) => ({ kind: 'file', role: 'output', url: file(name) });
const work = (resource: string, clean: string) => ({
	video: { resource, resource_without_watermark: clean },
});

test.each([
	['a film by its URL', { video_url: file('a.mp4') }, [video('a.mp4')]],
	['a film as a text', { video: file('a.mp4') }, [video('a.mp4')]],
	['a film as an object', { video: { url: file('a.mp4'), width: 9 } }, [video('a.mp4')]],
	[
		'works, the copy without watermark only',
		{ status: 99, works: [work(file('m.mp4'), file('a.mp4')), work(file('n.mp4'), file('b.mp4'))] },
		[video('a.mp4'), video('b.mp4')],
	],
	['a work whose only copy is marked', { works: [work(file('m.mp4'), '')] }, [video('m.mp4')]],
	[
		'a work that is named twice',
		{ video_url: file('a.mp4'), works: [work(file('m.mp4'), file('a.mp4'))] },
		[video('a.mp4')],
	],
	[
		'a work with its cover',
		{ works: [{ ...work(file('m.mp4'), file('a.mp4')), cover: { resource: file('c.jpg') } }] },
		[video('a.mp4'), cover('c.jpg')],
	],
	[
		'a film with its cover and the input',
		{ video_url: file('a.mp4'), cover_url: file('c.jpg'), prompt_img_url: file('in.jpg') },
		[video('a.mp4'), cover('c.jpg')],
	],
	['pictures', { image_urls: [file('b.png'), file('a.png')] }, [image('b.png'), image('a.png')]],
	[
		'pictures beside copies and sketches of them',
		{
			image_url: file('grid.png'),
			temporary_image_urls: [file('a.png'), file('b.png')],
			intermediate_image_urls: [file('sketch.png')],
			discord_image_url: file('chat.png'),
		},
		[image('grid.png'), image('a.png'), image('b.png')],
	],
	['a picture in a chat alone', { discord_image_url: file('chat.png') }, [image('chat.png')]],
	[
		'songs with their covers',
		{ songs: [{ song_path: file('a.mp3'), image_path: file('a.jpg'), lyrics: 'La' }] },
		[audio('a.mp3'), cover('a.jpg')],
	],
	[
		'several songs',
		{ songs: [{ song_path: file('a.mp3') }, { song_path: file('b.mp3') }] },
		[audio('a.mp3'), audio('b.mp3')],
	],
	['a sound', { audio_url: file('a.wav') }, [audio('a.wav')]],
	['a model', { model_file: file('a.glb') }, [model('a.glb')]],
	['an address as it is', file('a.mp4'), [video('a.mp4')]],
])('%s', (_what, output, media) => {
	const task = made(output);
	expect(task.media).toEqual(media);
	expect(task).toMatchObject({ status: 'succeeded', result: null, failure: null });
	expect(task.url).toBe(media[0]?.url);
});

test('a model comes before the pictures of it', () => {
	const { media, url } = made({
		no_background_image: file('cut.png'),
		model_file: file('a.glb'),
	});
	expect(url).toBe(file('a.glb'));
	expect(media).toHaveLength(2);
});

// [output, result]
test.each([
	[{ lyrics: 'La la' }, 'La la'],
	[{ text: 'A lake' }, 'A lake'],
	['A lake', 'A lake'],
])('the text in %j is the result', (output, result) => {
	expect(made(output)).toMatchObject({ status: 'succeeded', result, media: [], failure: null });
});

test.each([
	[{ type: 'm2v_img2video', status: 99, works: [] }],
	[{ status: 99, works: [{ status: 99, video: { resource: '' } }] }],
	[{ text: '' }],
	[null],
	[{}],
	[7],
])('the output %j is none', (output) => {
	expect(made(output)).toMatchObject({
		...{ status: 'succeeded', result: null, media: [], failure: { reason: 'no_media' } },
	});
});

test.each([
	['the input', { input: { image_url: file('in.png') } }],
	['the webhook', { config: { webhook_config: { endpoint: file('hook') } } }],
	['the logs', { logs: [file('a.mp4')] }],
	['the detail', { detail: { video_url: file('a.mp4') } }],
	['another member', { preview_url: file('a.mp4') }],
])('%s is no output', (_what, more) => {
	expect(made(null, more)).toMatchObject({ media: [], url: null, result: null });
});

test.each([
	['a number of the maker’s', { status: 99 }],
	['a word of the maker’s', { status: 'failed' }],
	['a state of the maker’s', { works: [{ status: 'processing' }], state: 'processing' }],
])('%s in the output is no word for the task', (_what, output) => {
	const task = made({ ...output, video_url: file('a.mp4') });
	expect(task).toMatchObject({ status: 'succeeded', providerStatus: 'Completed' });
	expect(made(output, { status: 'Processing' }).status).toBe('running');
});

// [error, code, message, reason]
test.each<[object, string | null, string | null, string]>([
	[NO_ERROR, null, null, 'unknown'],
	[{ ...NO_ERROR, code: 10000, message: 'task failed' }, '10000', 'task failed', 'unknown'],
	[
		{ ...NO_ERROR, code: 10000, message: 'task failed', raw_message: 'Content was flagged' },
		'10000',
		'task failed (Content was flagged)',
		'content_policy',
	],
	[
		{ ...NO_ERROR, code: 10000, raw_message: 'insufficient credits' },
		'10000',
		'insufficient credits',
		'quota',
	],
	[
		{ ...NO_ERROR, code: 10000, message: 'failed: busy', raw_message: 'busy' },
		'10000',
		'failed: busy',
		'unknown',
	],
])('the error %j has the code %j, says %j and is %s', (error, code, message, reason) => {
	expect(made(null, { status: 'failed', error }).failure).toMatchObject({ code, message, reason });
});

test('an error beside a film is told, and one without is a failure', () => {
	const error = { ...NO_ERROR, code: 10000, message: 'one of two failed' };
	expect(made({ video_url: file('a.mp4') }, { error })).toMatchObject({
		...{ status: 'succeeded', failure: null, passingTrouble: 'one of two failed' },
	});
	expect(made(null, { error })).toMatchObject({ status: 'failed' });
});

test('a time of the year 1 is none, and what was consumed is no money', () => {
	const meta = {
		...{ created_at: '2026-11-22T09:00:00Z', started_at: '0001-01-01T00:00:00Z' },
		...{ ended_at: '2026-11-22T09:01:00Z', usage: { type: 'point', consume: 5 } },
	};
	expect(made({ video_url: file('a.mp4') }, { meta })).toMatchObject({
		...{ startedAt: null, elapsedSeconds: 60, cost: null, usage: { type: 'point', consume: 5 } },
	});
});

test('the pictures of a grid count once, by the addresses that last', () => {
	const lasting = [file('1.png'), file('2.png')];
	const output = { image_urls: lasting, temporary_image_urls: [file('t1.png'), file('t2.png')] };
	expect(made(output).media).toEqual([image('1.png'), image('2.png')]);
	const alone = made({ ...output, image_urls: null }).media;
	expect(alone).toEqual([image('t1.png'), image('t2.png')]);
});

test('what share is done', () => {
	expect(made({ progress: 24 }, { status: 'Processing' }).progress).toBe(24);
	expect(made({}, { status: 'Processing' }).progress).toBeNull();
});
