import v1Failed from './fixtures/v1_status_failed_INFERRED.json';
import v1Processing from './fixtures/v1_status_processing_INFERRED.json';
import v2Completed from './fixtures/v2_video_status_INFERRED.json';
import batch from './fixtures/v3_statuses_batch_INFERRED.json';
import completed from './fixtures/v3_video_completed_INFERRED.json';
import { look } from '../../../core/look/look';
import type { HttpRequest } from '../../../core/http/wire';
import type { ProviderAdapter } from '../../../core/look/adapter';
import { KnownWays } from '../../../core/look/ways';
import { adapterOf, answer, HTML, problemOf, taskOf, tasksOf } from '../../core/answering';

const adapter = (service = 'videos') => adapterOf('heyGen', service);
const ID = 'vid_1';
const of = (more: object) => taskOf(adapter(), { data: { id: ID, ...more } }, ID);

test.each([
	['videos', '/v3/videos', 'video_ids'],
	['videoTranslations', '/v3/video-translations', 'video_translation_ids'],
	['lipsyncs', '/v3/lipsyncs', 'lipsync_ids'],
])('%s: a list of a hundred, then one by one', (service, root, idsName) => {
	const { ways, service: own } = adapter(service);
	expect([own, ways.map(({ name, maxIds }) => [name, maxIds])]).toEqual([
		service,
		[
			['batch', 100],
			['single', 1],
		],
	]);
	const path = `${root}/statuses?${idsName}=a,b%26`;
	expect(ways[0].request(['a', 'b&'])).toEqual({ method: 'GET', path });
	expect(ways[1]?.request(['a b'])).toEqual({ method: 'GET', path: `${root}/a%20b` });
});

test('of a list only what is not over is taken, and failures with their reason', () => {
	const ids = ['vid_a', 'vid_b', 'vid_c', 'vid_x', 'vid_y'];
	const tasks = tasksOf(adapter(), batch, ids);
	expect(tasks.map(({ taskId, status }) => [taskId, status])).toEqual([
		['vid_b', 'running'],
		['vid_c', 'failed'],
	]);
	expect(tasks[1]?.failure).toMatchObject({
		code: 'AVATAR_NOT_FOUND',
		message: 'avatar not found',
	});
});

// [an entry of a list, what comes of it; null: it is asked for by itself]
test.each([
	[{ video_id: ID, status: 'waiting' }, 'queued'],
	[{ id: ID, status: 'queued' }, 'queued'],
	[{ lipsync_id: ID, status: 'processing' }, 'running'],
	[{ video_translation_id: ID, status: 'processing' }, 'running'],
	[{ video_id: ID.toUpperCase(), status: 'processing' }, 'running'],
	[{ video_id: ID, status: 'pondering' }, 'unknown'],
	[{ video_id: ID }, 'unknown'],
	[{ video_id: ID, status: 'completed' }, null],
	[{ video_id: ID, status: 'failed', error: null }, null],
	[{ video_id: ID, status: 'not_found' }, null],
	[{ video_id: 'another', status: 'processing' }, null],
	[{ status: 'processing' }, null],
	['processing', null],
	[null, null],
])('the entry %j is %p', (entry, status) => {
	const tasks = tasksOf(adapter(), { data: [entry], has_more: false }, [ID, 'other']);
	expect(tasks.map((task) => [task.taskId, task.status])).toEqual(
		status === null ? [] : [[ID, status]],
	);
});

test('a video with all that belongs to it; its page is no file', () => {
	const { data } = completed;
	const task = taskOf(adapter(), completed, data.id);
	expect(task).toMatchObject({
		...{ status: 'succeeded', url: data.video_url, videoUrl: data.video_url },
		...{ thumbnailUrl: data.thumbnail_url, failure: null, result: null },
		...{ createdAt: '2026-07-14T03:33:20.000Z', finishedAt: '2026-07-14T03:36:20.000Z' },
		...{ elapsedSeconds: 180, details: { durationSeconds: 12.3 } },
		media: [
			{ kind: 'video', role: 'output', url: data.video_url },
			{ kind: 'image', role: 'thumbnail', url: data.thumbnail_url },
			{ kind: 'image', role: 'thumbnail', url: data.gif_url },
		],
	});
	expect(JSON.stringify(task.media)).not.toContain(data.video_page_url);
	// The URL says when it dies.
	expect(task.urlsExpireAt).toBe(new Date(1784604980_000).toISOString());
	expect(task.details).not.toHaveProperty('found');
});

test.each([
	['captioned_video_url', 'subtitle_url'],
	['video_url_caption', 'caption_url'],
])('the copy with %s comes second, what is said in it third', (captioned, subtitles) => {
	const url = (name: string) => `https://files.heygen.example/${name}`;
	const files = { [subtitles]: url('s'), [captioned]: url('c'), video_url: url('v') };
	const { media, urlsExpireAt } = of({ status: 'completed', completed_at: 1784000180, ...files });
	expect(media.map(({ kind, role, url: at }) => [kind, role, at])).toEqual([
		['video', 'output', url('v')],
		['video', 'output', url('c')],
		['file', 'output', url('s')],
	]);
	expect(urlsExpireAt).toBe(new Date((1784000180 + 7 * 24 * 3600) * 1000).toISOString());
});

test.each([
	[{ url: 'https://x.example/v' }, 'https://x.example/v'],
	[{ video_url: 'https://x.example/v', url: 'https://x.example/v' }, 'https://x.example/v'],
	[{ video_page_url: 'https://x.example/p', thumbnail_url: 'https://x.example/t' }, null],
	[{ video_url: 7, url: 'no address' }, null],
])('%j has the main file %p', (files, url) => {
	const task = of({ status: 'completed', ...files });
	expect(task).toMatchObject({ status: 'succeeded', url });
	expect(task.failure?.reason ?? null).toBe(url === null ? 'no_media' : null);
});

test('why a video failed', () => {
	const record = {
		status: 'failed',
		failure_code: 'moderation_failed',
		failure_message: 'Refused',
	};
	expect(of(record).failure).toEqual({
		...{ code: 'moderation_failed', message: 'Refused' },
		...{ reason: 'content_policy', retryable: false },
	});
	expect(of({ status: 'failed' })).toMatchObject({ status: 'failed', failure: { code: null } });
});

test('answers of older versions are read too', () => {
	expect(taskOf(adapter(), v1Processing, 'e1')).toMatchObject({ status: 'running', media: [] });
	expect(taskOf(adapter(), v1Failed, 'e1').failure).toMatchObject({
		...{ code: '40119', message: 'Video is too long' },
	});
	const video_url = 'https://x.example/v.mp4';
	const v2 = { ...v2Completed, data: { ...v2Completed.data, id: ID, video_url } };
	expect(taskOf(adapter(), v2, ID)).toMatchObject({ status: 'succeeded', url: video_url });
});

const refusal = (code: string) => ({ error: { code, message: 'Words.' } });

test.each([
	[refusal('video_not_found'), 404],
	[refusal('whatever'), 404],
	[refusal('video_not_found'), 400],
	[{ data: { id: ID, status: 'not_found' } }, 200],
])('%j under HTTP %s says that there is no such task', (body, status) => {
	expect(adapter().parse(answer(body, status), [ID])).toEqual([]);
	expect(adapter().hintForUnknownId(ID)).toContain("'Service'");
});

test.each([
	[refusal('user_not_found'), 401, 'unauthorized'],
	[refusal('not_found'), 500, 'providerFault'],
	[refusal('validation_error'), 400, 'refused'],
	[refusal('rate_limit_exceeded'), 429, 'rateLimited'],
	[refusal('insufficient_credit'), 400, 'forbidden'],
	[HTML, 404, 'wrongAddress'],
	[HTML, 200, 'unexpectedAnswer'],
	[[], 200, 'unexpectedAnswer'],
	[{}, 200, 'unexpectedAnswer'],
	[{ data: null }, 200, 'unexpectedAnswer'],
	[{ data: { id: 'another', status: 'completed' } }, 200, 'unexpectedAnswer'],
	[refusal('odd'), 200, 'providerFault'],
])('%j under HTTP %s is no record: %s', (body, status, kind) => {
	expect(problemOf(adapter(), answer(body, status), [ID]).kind).toBe(kind);
});

test('one record is no answer to many ids', () => {
	expect(problemOf(adapter(), answer(completed), ['a', 'b']).message).toContain('no list of tasks');
});

/** Looks once; each id stands as the table says, or is unknown. */
async function looked(ids: readonly string[], states: Record<string, string>, asBatch = 200) {
	const paths: string[] = [];
	const send = async ({ path }: HttpRequest) => {
		paths.push(path);
		await Promise.resolve();
		const listed = /_ids=(.*)$/.exec(path)?.[1]?.split(',');
		if (listed !== undefined) {
			const data = listed.map((id) => ({ video_id: id, status: states[id] ?? 'not_found' }));
			return answer(asBatch === 200 ? { data } : '', asBatch);
		}
		const id = path.split('/').at(-1) ?? '';
		const status = states[id];
		const video_url = status === 'completed' ? `https://x.example/${id}.mp4` : null;
		return status === undefined
			? answer(refusal('not_found'), 404)
			: answer({ data: { id, status, video_url } });
	};
	const seen = await look(adapter() as ProviderAdapter, send, ids, { ways: new KnownWays() });
	const outcomes = [...seen].map(([id, { outcome }]) => [
		id,
		outcome.kind === 'task' ? outcome.task.status : outcome.kind,
	]);
	return { paths, outcomes: Object.fromEntries(outcomes) as unknown };
}

describe('a look', () => {
	const states = { a: 'processing', b: 'completed', c: 'failed', d: 'waiting' };

	test('is one request, and one more for each that is over or unknown', async () => {
		const { paths, outcomes } = await looked(['a', 'b', 'c', 'd', 'x'], states);
		expect(outcomes).toEqual({
			...{ a: 'running', b: 'succeeded', c: 'failed', d: 'queued', x: 'notFound' },
		});
		expect(paths).toEqual([
			'/v3/videos/statuses?video_ids=a,b,c,d,x',
			...['/v3/videos/b', '/v3/videos/c', '/v3/videos/x'],
		]);
	});

	test('at one id is one request', async () => {
		const { paths, outcomes } = await looked(['b'], states);
		expect([paths, outcomes]).toEqual([['/v3/videos/b'], { b: 'succeeded' }]);
	});

	test.each([404, 405])('goes one by one where no list is served (HTTP %s)', async (status) => {
		const { paths, outcomes } = await looked(['a', 'b'], states, status);
		expect(outcomes).toEqual({ a: 'running', b: 'succeeded' });
		expect(paths.slice(1)).toEqual(['/v3/videos/a', '/v3/videos/b']);
	});
});

test('a translation of version 2 names its task in its own way', () => {
	const body = { error: null, data: { video_translate_id: 'another', status: 'success' } };
	expect(problemOf(adapter('videoTranslations'), answer(body), [ID]).message).toContain(
		'another task',
	);
});
