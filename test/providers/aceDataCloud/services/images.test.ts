// What AceData's image services answer, in the shapes of their documents.
import flux from '../fixtures/flux_batch.json';
import midjourney from '../fixtures/midjourney_imagine_succeeded.json';
import midjourneyRunning from '../fixtures/midjourney_imagine_running_INFERRED.json';
import midjourneyVideos from '../fixtures/midjourney_videos_result.json';
import nanoBanana from '../fixtures/nano_banana_succeeded.json';
import nanoBananaAccepted from '../fixtures/pending_accepted_success_true_without_data.json';
import openai from '../fixtures/openai_succeeded.json';
import openaiInline from '../fixtures/openai_b64_json_INFERRED.json';
import seedream from '../fixtures/seedream_batch.json';
import seedreamBare from '../fixtures/seedream_single_bare.json';
import { adapterOf, taskOf, tasksOf } from '../../../core/answering';

const of = (service: string) => adapterOf('aceDataCloud', service);
const midjourneyOf = (record: object) => taskOf(of('midjourney'), record, midjourney.id);
const RAW = midjourney.response.raw_image_url;

// [service, record, id, its URL, what else it says]
test.each<[string, object, string, string | undefined, object]>([
	[
		'midjourney',
		midjourney,
		midjourney.id,
		RAW,
		{
			...{ progress: 100, elapsedSeconds: 29.437, upstreamTaskId: midjourney.job_id },
			...{ imageUrl: RAW, thumbnailUrl: midjourney.response.image_url },
			...{ media: [{ role: 'output' }, { role: 'thumbnail' }] },
		},
	],
	['nano-banana', nanoBanana, nanoBanana.id, nanoBanana.response.data[0]?.image_url, {}],
	['openai', openai, openai.id, openai.response.data[0]?.url, { model: 'gpt-image-1' }],
	[
		'seedream',
		seedreamBare,
		seedreamBare.task_id,
		seedreamBare.data[0]?.image_url,
		{ createdAt: null, traceId: seedreamBare.trace_id },
	],
])('%s succeeded', (service, record, id, url, more) => {
	expect(url).toEqual(expect.stringMatching(/^https/));
	const task = taskOf(of(service), record, id);
	expect(task).toMatchObject({ service, status: 'succeeded', url, imageUrl: url, ...more });
	expect(task.failure).toBeNull();
});

test.each([
	['flux', flux, 'seed', 281520112],
	['seedream', seedream, 'seed', null],
] as const)('a batch of %s', (service, batch, field, value) => {
	const tasks = tasksOf(of(service), batch, [...batch.items.map(({ id }) => id), 'x']);
	expect(tasks.map(({ url }) => url)).toEqual(
		batch.items.map(({ response }) => response.data[0]?.image_url),
	);
	expect(tasks[0]?.details[field]).toBe(value);
});

test('what was accepted by Nano Banana is under way', () => {
	expect(taskOf(of('nano-banana'), nanoBananaAccepted).status).toBe('running');
});

test('Midjourney shows a picture before it is done', () => {
	expect(midjourneyOf(midjourneyRunning)).toMatchObject({
		...{ status: 'running', progress: 47, media: [], url: null },
	});
});

const ENDED = { finished_at: 1720364637 };

// [rule, record, response, status]
test.each([
	['100 %', {}, { progress: 100 }, 'succeeded'],
	['99 %', {}, { progress: 99 }, 'running'],
	['99 %, and success', {}, { progress: 99, success: true }, 'running'],
	['no share, and success', {}, { success: true }, 'succeeded'],
	['a share that is null, and success', {}, { progress: null, success: true }, 'succeeded'],
	['no share, and no success', {}, {}, 'running'],
	['no share, and no picture yet', {}, { success: true, image_url: null }, 'running'],
	['no share, and an end', ENDED, {}, 'succeeded'],
	['no share, and an end that is none', { finished_at: null }, {}, 'running'],
	['no share, and a refusal', ENDED, { success: false }, 'failed'],
	['an end with success', ENDED, { success: true }, 'succeeded'],
	['an end with success, at 99 %', ENDED, { success: true, progress: 99 }, 'succeeded'],
	['an end, at 50 %', ENDED, { progress: 50 }, 'running'],
	['a word', { state: 'finished' }, { progress: 50 }, 'succeeded'],
	['a busy word', { state: 'generating' }, { progress: 100, success: true }, 'running'],
	['a waiting word', { state: 'pending' }, {}, 'queued'],
	['a bad word', { state: 'failed' }, { progress: 100 }, 'failed'],
	['an error', {}, { progress: 30, success: false, error: { code: 'api_error' } }, 'failed'],
	['a text in percent', {}, { progress: '100%' }, 'succeeded'],
])('Midjourney, by %s', (_rule, record, response, status) => {
	const image_url = 'https://cdn.example/a.png';
	const whole = { id: midjourney.id, ...record, response: { image_url, ...response } };
	expect(midjourneyOf(whole).status).toBe(status);
});

test('videos of Midjourney that ended without a share or a flag', () => {
	const { video_urls } = midjourneyVideos;
	const record = { id: midjourney.id, ...ENDED, response: { video_urls } };
	expect(midjourneyOf(record)).toMatchObject({ status: 'succeeded', videoUrl: video_urls[0] });
});

test('four videos of Midjourney, of which the picture is the cover', () => {
	expect(midjourneyOf({ id: midjourney.id, response: midjourneyVideos })).toMatchObject({
		url: midjourneyVideos.video_urls[0],
		videoUrl: midjourneyVideos.video_urls[0],
		imageUrl: null,
		thumbnailUrl: midjourneyVideos.image_url,
		media: { length: 5 },
	});
});

test('a picture of Midjourney without a raw one, and one that was split', () => {
	const image_url = 'https://cdn.example/a.png';
	const sub_image_urls = ['https://cdn.example/1.png', 'https://cdn.example/2.png'];
	const task = midjourneyOf({
		id: midjourney.id,
		response: { image_url, sub_image_urls, progress: 100 },
	});
	expect([task.url, task.thumbnailUrl, task.media.length]).toEqual([sub_image_urls[0], null, 3]);
	expect(task.media).toContainEqual({ kind: 'image', role: 'output', url: image_url });
});

test('a picture that is no URL but text is no media, and the failure says where it is', () => {
	expect(taskOf(of('openai'), openaiInline, openaiInline.id)).toMatchObject({
		status: 'succeeded',
		url: null,
		failure: { code: 'no_media', message: expect.stringContaining("'b64_json'") },
	});
});
