// Where outputs are looked for, and what is never taken for one (providers.md A.6 and F).
import type { Media } from '../../../../core/task/task';
import { adapterOf, taskOf } from '../../../core/answering';

const seedance = adapterOf('aceDataCloud', 'seedance');
const veo = adapterOf('aceDataCloud', 'veo');

const VIDEO = 'https://cdn.example/a.mp4';
const FRAME = 'https://cdn.example/last.png';
const COVER = 'https://cdn.example/cover.jpg';

const video: Media = { kind: 'video', role: 'output', url: VIDEO };
const frame: Media = { kind: 'image', role: 'lastFrame', url: FRAME };
const cover: Media = { kind: 'image', role: 'thumbnail', url: COVER };

const done = (response: object) => ({ id: 'task-1', response: { success: true, ...response } });

test.each([
	['data.video_url', { data: { video_url: VIDEO } }, [video]],
	['data.content.video_url', { data: { content: { video_url: VIDEO } } }, [video]],
	['data[].video_url', { data: [{ video_url: VIDEO }] }, [video]],
	['data[].content.video_url', { data: [{ content: { video_url: VIDEO } }] }, [video]],
	['response.video_url', { video_url: VIDEO }, [video]],
	['the same URL twice', { video_url: VIDEO, data: { video_url: VIDEO } }, [video]],
	['a last frame', { data: { video_url: VIDEO, last_frame_url: FRAME } }, [video, frame]],
	['no last frame', { data: { video_url: VIDEO, last_frame_url: null } }, [video]],
	['a cover', { data: { video_url: VIDEO, cover_url: COVER } }, [video, cover]],
	['a thumbnail', { data: { video_url: VIDEO, thumbnail_url: COVER } }, [video, cover]],
	['an input image', { data: { video_url: VIDEO, image_url: COVER } }, [video]],
	['white space around', { data: { video_url: ` ${VIDEO}\n` } }, [video]],
	['an empty text', { data: { video_url: '' } }, []],
	['no web address', { data: { video_url: 'data:video/mp4;base64,AAAA' } }, []],
	['a script', { data: { video_url: 'javascript:alert(1)' } }, []],
	['a local file', { data: { video_url: 'file:///etc/passwd' } }, []],
	['a bare scheme', { data: { video_url: 'https://' } }, []],
	['a number', { data: { video_url: 7 } }, []],
])('%s', (_where, response, media) => {
	expect(taskOf(seedance, { ...done(response), finished_at: 1784362571 }).media).toEqual(media);
});

// [what Seedance was asked with, what its outputs hold, images among them]
test.each([
	[{}, { image_url: COVER }, [COVER]],
	[{ content: [] }, { content: { image_url: COVER } }, [COVER]],
	[{}, [{ image_url: COVER }, { video_url: VIDEO }], []],
	[{}, { image_url: COVER, content: { video_url: VIDEO } }, []],
	[{ image_url: COVER }, { image_url: COVER }, []],
	[{}, { image_url: COVER, thumbnail_url: FRAME }, [COVER]],
])('asked with %j, an image in %j is an output where it is alone', (request, data, urls) => {
	const task = taskOf(seedance, { ...done({ data }), request, finished_at: 1784362571 });
	const images = task.media.filter(({ kind, role }) => kind === 'image' && role === 'output');
	expect(images.map(({ url }) => url)).toEqual(urls);
});

// By its path nobody knows whether a service repeats in its answer what it was given.
test.each([
	['kling', [video]],
	['no-such-service', []],
] as const)('what %s was asked with, and answers with', (service, media) => {
	const record = { ...done({ data: { video_url: VIDEO } }), request: { video_url: VIDEO } };
	expect(taskOf(adapterOf('aceDataCloud', service), record).media).toEqual(media);
});

test('each role has its own field, and a frame or a cover is never the image', () => {
	const response = { data: { video_url: VIDEO, last_frame_url: FRAME, cover_url: COVER } };
	expect(taskOf(seedance, done(response))).toMatchObject({
		url: VIDEO,
		videoUrl: VIDEO,
		imageUrl: null,
		lastFrameUrl: FRAME,
		thumbnailUrl: COVER,
	});
});

test('what the request holds is no output', () => {
	const request = { prompt: 'x', video_url: VIDEO, image_url: FRAME, content: [{ url: VIDEO }] };
	expect(taskOf(veo, { ...done({}), request, finished_at: 1784362571 }).media).toEqual([]);
});

test('there is no media before the end, whatever the record holds', () => {
	const task = taskOf(veo, done({ data: [{ state: 'running', video_url: VIDEO }] }));
	expect([task.status, task.media, task.url]).toEqual(['running', [], null]);
});

test('the prompt is the first text of the contents', () => {
	const content = [
		{ type: 'image_url', image_url: {} },
		{ type: 'text', text: ' A fox ' },
	];
	expect(taskOf(seedance, { id: 'task-1', request: { content } }).prompt).toBe('A fox');
	expect(taskOf(veo, { id: 'task-1', request: { prompt: 'A cat' } }).prompt).toBe('A cat');
});

test.each([
	['of the output', { model: 'inner' }, 'inner'],
	['of the request', {}, 'asked'],
])('the model %s', (_where, data, model) => {
	const record = { ...done({ data }), request: { model: 'asked' } };
	expect(taskOf(seedance, record).model).toBe(model);
});

test('the trace id of the record, else of the response', () => {
	const response = { success: true, trace_id: 'inner' };
	expect(taskOf(veo, { id: 'task-1', trace_id: 'outer', response }).traceId).toBe('outer');
	expect(taskOf(veo, { id: 'task-1', response }).traceId).toBe('inner');
});

test.each([1784362571, '1784362571', '2026-07-18T08:16:11Z', '2026-07-18 08:16:11'])(
	'a time that is written as %j',
	(written) => {
		const times = { created_at: written, started_at: written, finished_at: written };
		const iso = '2026-07-18T08:16:11.000Z';
		expect(taskOf(veo, { ...done({ data: { video_url: VIDEO } }), ...times })).toMatchObject({
			...{ createdAt: iso, startedAt: iso, finishedAt: iso, elapsedSeconds: 0 },
		});
	},
);

test('progress and usage are the ones of the provider', () => {
	const usage = { total_tokens: 7 };
	const task = taskOf(seedance, done({ progress: '40', usage }));
	expect([task.progress, task.usage]).toEqual([40, usage]);
	expect(taskOf(seedance, done({})).progress).toBeNull();
});

test('further details of an output', () => {
	const data = { status: 'succeeded', video_url: VIDEO, frames: '121', service_tier: 'flex' };
	expect(taskOf(seedance, done({ data: { ...data, generate_audio: false } })).details).toEqual({
		seed: null,
		resolution: null,
		ratio: null,
		durationSeconds: null,
		frames: 121,
		framesPerSecond: null,
		serviceTier: 'flex',
		generateAudio: false,
		partialFailure: null,
	});
});
