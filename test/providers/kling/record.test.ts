import { adapterOf, taskOf } from '../../core/answering';
import submitted from './fixtures/create_submitted_live_log.json';
import failed from './fixtures/query_failed_policy.json';
import processing from './fixtures/query_processing_INFERRED.json';
import succeeded from './fixtures/query_succeed.json';
import schema from './fixtures/query_text2video_schema_example.json';

const kling = adapterOf('kling', 'text2video');
const ID = 'task-abc-123';

const taskWith = (more: object) =>
	taskOf(kling, { code: 0, message: 'SUCCEED', data: { task_id: ID, ...more } }, ID);
const succeededWith = (task_result: unknown) => taskWith({ task_status: 'succeed', task_result });

test('a task that succeeded', () => {
	const url = 'https://p1.a.kwimgs.com/output/video-001.mp4';
	expect(taskOf(kling, succeeded, ID)).toMatchObject({
		...{ provider: 'kling', service: 'text2video', taskId: ID, status: 'succeeded' },
		...{ providerStatus: 'succeed', done: true, failure: null, passingTrouble: null },
		...{ url, videoUrl: url, media: [{ kind: 'video', role: 'output', url }] },
		...{ createdAt: '2024-08-04T11:05:57.708Z', finishedAt: '2024-08-04T11:06:00.000Z' },
		...{ traceId: 'req-002', cost: null, usage: { final_unit_deduction: '1' } },
		details: { durationSeconds: 5, partialFailure: null },
		raw: succeeded,
	});
});

test('the answer is read as known, so that nothing says where it was found', () => {
	expect(taskOf(kling, succeeded, ID).details).not.toHaveProperty('found');
});

test('a task under way, whose envelope speaks of success', () => {
	const id = processing.data.task_id;
	expect(taskOf(kling, processing, id)).toMatchObject({
		...{ status: 'running', done: false, failure: null, finishedAt: null, media: [], url: null },
		pollAfterSeconds: 15,
	});
	expect(taskOf(kling, submitted, id).status).toBe('queued');
});

test('a task that failed says why, and is not explained by the word of the envelope', () => {
	expect(taskOf(kling, failed, ID).failure).toEqual({
		...{ code: null, message: 'Content policy violation', reason: 'content_policy' },
		retryable: false,
	});
	expect(taskWith({ task_status: 'failed' }).failure).toMatchObject({
		...{ code: null, reason: 'unknown', retryable: null },
	});
});

// [code of the envelope, text of the record, reason]
test.each([
	[1301, '', 'content_policy'],
	[1300, '', 'content_policy'],
	['1301', 'x', 'content_policy'],
	[0, 'Failure to pass the risk control system', 'content_policy'],
	[0, 'Internal error, please try again later', 'provider'],
	['0', 'Something else', 'unknown'],
])('the code %j with the text %j is %s', (code, task_status_msg, reason) => {
	const data = { task_id: ID, task_status: 'failed', task_status_msg };
	expect(taskOf(kling, { code, message: 'x', data }, ID).failure?.reason).toBe(reason);
});

// [status word, status]
test.each([
	['submitted', 'queued'],
	['processing', 'running'],
	['succeed', 'succeeded'],
	['succeeded', 'succeeded'],
	['failed', 'failed'],
	['pondering', 'unknown'],
	['', 'unknown'],
	[7, 'unknown'],
	[{}, 'unknown'],
])('the word %j is %s', (task_status, status) => {
	expect(taskWith({ task_status }).status).toBe(status);
});

// [result, URLs in order]
test.each<[string, unknown, string[]]>([
	[
		'several videos',
		{ videos: [{ url: 'https://x/1.mp4' }, { url: 'https://x/2.mp4' }] },
		['https://x/1.mp4', 'https://x/2.mp4'],
	],
	[
		'the copy without a watermark',
		{ videos: [{ watermark_url: 'https://x/w.mp4', url: 'https://x/1.mp4' }] },
		['https://x/1.mp4'],
	],
	[
		'a copy with a watermark alone',
		{ videos: [{ url: '', watermark_url: 'https://x/w.mp4' }] },
		['https://x/w.mp4'],
	],
	[
		'images, and a series',
		{ images: [{ index: 0, url: 'https://x/1.png' }], series_images: [{ url: 'https://x/2.png' }] },
		['https://x/1.png', 'https://x/2.png'],
	],
	[
		'a sound in two forms',
		{ audios: [{ url_wav: 'https://x/1.wav', url_mp3: 'https://x/1.mp3' }] },
		['https://x/1.mp3'],
	],
	[
		'a video and its sound',
		{ audios: [{ url_mp3: 'https://x/1.mp3' }], videos: [{ url: 'https://x/1.mp4' }] },
		['https://x/1.mp4', 'https://x/1.mp3'],
	],
	['no address', { videos: [{ url: 'string' }, null, 7], images: 'x', audios: {} }, []],
	['no result', null, []],
])('outputs: %s', (_what, result, urls) => {
	const { media, failure } = succeededWith(result);
	expect(media.map(({ url }) => url)).toEqual(urls);
	expect(new Set(media.map(({ role }) => role)).size).toBe(Math.min(1, urls.length));
	expect(failure?.code).toBe(urls.length === 0 ? 'no_media' : undefined);
});

test('the video that a sound was made for is no output', () => {
	const task = taskWith({
		...{ task_status: 'succeed', task_result: { audios: [{ url_mp3: 'https://x/1.mp3' }] } },
		task_info: { parent_video: { id: 'v', url: 'https://x/parent.mp4', duration: '5' } },
	});
	expect(task).toMatchObject({ url: 'https://x/1.mp3', videoUrl: null, kind: 'audio' });
});

test.each<[unknown, number | null]>([
	[{ videos: [{ url: 'https://x/1.mp4', duration: '5.1' }] }, 5.1],
	[{ videos: [{ url: 'https://x/1.mp4', duration: 10 }] }, 10],
	[{ audios: [{ url_mp3: 'https://x/1.mp3', duration_mp3: '3' }] }, 3],
	[{ videos: [{ url: 'https://x/1.mp4', duration: 'long' }] }, null],
	[{ images: [{ url: 'https://x/1.png' }] }, null],
])('row %#: how long the output is', (result, seconds) => {
	expect(succeededWith(result).details.durationSeconds).toBe(seconds);
});

test('units of a plan are usage and no money', () => {
	expect(taskWith({ task_status: 'processing' }).usage).toBeNull();
	const told = { final_unit_deduction: '3.5', final_balance_deduction: '' };
	const { usage, cost } = taskWith({ task_status: 'succeed', ...told });
	expect([usage, cost]).toEqual([{ final_unit_deduction: '3.5' }, null]);
});

test('the names of types in place of values are not taken for any', () => {
	expect(taskOf(kling, schema, 'string')).toMatchObject({ status: 'unknown', media: [] });
});
