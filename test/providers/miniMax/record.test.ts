import { adapterOf, taskOf } from '../../core/answering';
import sensitive from './fixtures/v1_fail_sensitive_INFERRED.json';
import processing from './fixtures/v1_processing_INFERRED.json';
import withFile from './fixtures/v1_success_file_id_INFERRED.json';
import running from './fixtures/v2_running_INFERRED.json';
import succeeded from './fixtures/v2_succeeded.json';
import withoutUrl from './fixtures/v2_succeeded_without_url.json';

const v2 = adapterOf('miniMax', 'v2');
const v1 = adapterOf('miniMax', 'v1');
const ID = 'task-123';

const second = (more: object) => taskOf(v2, { task: { id: ID, ...more } }, ID);
const first = (status: unknown, status_code: unknown = 0, status_msg = 'success') =>
	taskOf(v1, { task_id: ID, status, file_id: '', base_resp: { status_code, status_msg } }, ID);

test('a task of version 2 that succeeded', () => {
	const url = 'https://cdn.minimax.io/output/video-001.mp4';
	expect(taskOf(v2, succeeded, ID)).toMatchObject({
		...{ provider: 'miniMax', service: 'v2', taskId: ID, status: 'succeeded', failure: null },
		...{ providerStatus: 'succeeded', model: 'MiniMax-H3', url, videoUrl: url, result: null },
		...{ media: [{ kind: 'video', role: 'output', url }], usage: succeeded.task.usage },
		details: { resolution: '2K', ratio: '16:9', durationSeconds: 5, partialFailure: null },
		...{ urlsExpireAt: null, raw: succeeded },
	});
	expect(taskOf(v2, succeeded, ID).details).not.toHaveProperty('found');
});

test('a success without an address', () => {
	expect(taskOf(v2, withoutUrl, ID)).toMatchObject({
		...{ status: 'succeeded', media: [], failure: { code: 'no_media' } },
	});
});

test('tasks under way', () => {
	expect(taskOf(v2, running, ID)).toMatchObject({ status: 'running', failure: null, media: [] });
	expect(taskOf(v1, processing, processing.task_id)).toMatchObject({
		...{ status: 'running', providerStatus: 'Processing', failure: null },
	});
});

test('a task of version 1 that succeeded is not whole yet', () => {
	expect(taskOf(v1, withFile, withFile.task_id)).toMatchObject({
		...{ status: 'succeeded', url: null, kind: 'video', details: { resolution: '1920x1080' } },
	});
});

// [word of version 2, status]
test.each([
	['queued', 'queued'],
	['running', 'running'],
	['succeeded', 'succeeded'],
	['failed', 'failed'],
	['cancelled', 'cancelled'],
	['expired', 'expired'],
	['pondering', 'unknown'],
	[3, 'unknown'],
])('version 2: %j is %s', (word, status) => {
	expect(second({ status: word }).status).toBe(status);
});

// [word of version 1, status]
test.each([
	['Preparing', 'queued'],
	['Queueing', 'queued'],
	['Processing', 'running'],
	['Success', 'succeeded'],
	['Fail', 'failed'],
	['Pondering', 'unknown'],
])('version 1: %j is %s', (word, status) => {
	expect(first(word).status).toBe(status);
});

// [code, text, reason, whether to try again]
test.each([
	[1026, 'video description contains sensitive content', 'content_policy', false],
	[1027, 'output new_sensitive', 'content_policy', null],
	['1027', 'x', 'content_policy', null],
	[1000, 'internal error', 'provider', true],
	[2013, 'invalid params, duration', 'invalid_input', false],
	[0, 'success', 'unknown', null],
] as const)('the code %j of a failed task is %s', (code, text, reason, retryable) => {
	expect(first('Fail', code, text).failure).toMatchObject({ reason, retryable });
	if (code === 0) return;
	const { failure } = second({ status: 'failed', error: { code, message: text } });
	expect(failure).toEqual({ code: String(code), message: text, reason, retryable });
	const ending = second({ status: 'failed', error: { message: `${text} (${code})` } });
	expect(ending.failure).toMatchObject({ code: String(code), reason, retryable });
});

test('what was made and then refused', () => {
	expect(taskOf(v1, sensitive, sensitive.task_id).failure).toEqual({
		...{ code: '1027', message: 'output new_sensitive' },
		...{ reason: 'content_policy', retryable: null },
	});
});

test.each([
	['(123)', null],
	['no code', null],
	['(1004) and more', null],
	['fault (3000)', null],
	['fault (1004). ', '1004'],
])('the text %j ends in the code %j', (message, code) => {
	expect(second({ status: 'failed', error: { message } }).failure?.code).toBe(code);
});

test('what the task was made from is no output', () => {
	const task = second({
		...{ status: 'succeeded', content: { url: 'https://x/a.mp4' } },
		first_frame_image: 'https://x/in.png',
	});
	expect(task.media.map(({ url }) => url)).toEqual(['https://x/a.mp4']);
});

test('times are seconds', () => {
	const times = { created_at: 1_700_000_000, updated_at: 1_700_000_100 };
	expect(second({ status: 'succeeded', ...times })).toMatchObject({
		...{ createdAt: '2023-11-14T22:13:20.000Z', finishedAt: '2023-11-14T22:15:00.000Z' },
		elapsedSeconds: 100,
	});
	expect(second({ status: 'running', ...times }).finishedAt).toBeNull();
});

test.each([
	[{ video_width: 1920 }, null],
	[{ video_width: 0, video_height: 0 }, null],
	[{ video_width: '1280', video_height: 720 }, '1280x720'],
	[{ resolution: '1080P', video_width: 1, video_height: 1 }, '1080P'],
])('row %#: the size of a video', (more, resolution) => {
	expect(second({ status: 'succeeded', ...more }).details.resolution).toBe(resolution);
});

// [code, reason, retryable]
test.each([
	[1000, 'provider', true],
	[1001, 'provider', true],
	[1002, 'quota', true],
	[1008, 'quota', null],
	[1026, 'content_policy', false],
	[1027, 'content_policy', null],
	[1033, 'provider', true],
	[2013, 'invalid_input', false],
])('a task that failed with the code %i: %s', (code, reason, retryable) => {
	const failure = { code: String(code), reason, retryable };
	expect(first('Fail', code, 'Why')).toMatchObject({ status: 'failed', failure });
	const error = { code: String(code), message: 'Why' };
	expect(second({ status: 'failed', error })).toMatchObject({ status: 'failed', failure });
});
