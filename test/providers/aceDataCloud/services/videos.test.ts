// What AceData's video services answer when a task is done, in the shapes of their documents.
import digitalHuman from '../fixtures/digital_human_succeeded_flat.json';
import digitalHumanRecord from '../fixtures/digital_human_succeeded_record_INFERRED.json';
import dreamina from '../fixtures/dreamina_succeeded.json';
import gemini from '../fixtures/gemini_succeeded_with_cost.json';
import grok from '../fixtures/grok_succeeded.json';
import hailuo from '../fixtures/hailuo_succeeded.json';
import happyHorse from '../fixtures/happyhorse_succeeded.json';
import kling from '../fixtures/kling_succeeded.json';
import luma from '../fixtures/luma_batch.json';
import maestro from '../fixtures/maestro_succeeded.json';
import minimax from '../fixtures/minimax_succeeded.json';
import pika from '../fixtures/pika_result.json';
import pixverse from '../fixtures/pixverse_batch.json';
import sora from '../fixtures/sora_succeeded.json';
import wan from '../fixtures/wan_succeeded.json';
import wanInData from '../fixtures/wan_succeeded_in_data_INFERRED.json';
import { adapterOf, taskOf, tasksOf } from '../../../core/answering';

const of = (service: string) => adapterOf('aceDataCloud', service);
const output = (url: unknown) => ({ kind: 'video', role: 'output', url });
const CDN = 'https://cdn.acedata.cloud';
const EXAMPLE = `${CDN}/assets/examples/gemini/04a043bd-6b23-4b4e-945c-ce48158c3eee-3a89912507c7.mp4`;
const MAESTRO = ['001', '002'].map((number) => `${EXAMPLE}?example=video-${number}`);

// [service, record, id, its URL, what else it says]
test.each<[string, object, string, string | undefined, object]>([
	[
		'digital-human',
		digitalHuman,
		'task_...',
		`${CDN}/634d760216.mp4`,
		{ providerStatus: 'succeed', progress: 100, details: { durationSeconds: 17.2 } },
	],
	[
		'digital-human',
		digitalHumanRecord,
		digitalHumanRecord.id,
		`${CDN}/634d760216.mp4`,
		{ providerStatus: 'succeeded', elapsedSeconds: 52.6, details: { durationSeconds: 17.2 } },
	],
	['dreamina', dreamina, dreamina.id, `${CDN}/634d760216.mp4`, { providerStatus: 'done' }],
	[
		'gemini',
		gemini,
		gemini.id,
		EXAMPLE,
		{ elapsedSeconds: 96.716, cost: { estimated: null, actual: 1.932, currency: 'credit' } },
	],
	['grok', grok, grok.id, `${CDN}/c8cbf53aa0.mp4`, { elapsedSeconds: 7.8 }],
	[
		'hailuo',
		hailuo,
		hailuo.id,
		hailuo.response.data[0]?.video_url,
		{ model: 'minimax-t2v', upstreamTaskId: '2a1tbgnjdxrg80cmcmes19s33r' },
	],
	[
		'happyhorse',
		happyHorse,
		happyHorse.id,
		`${CDN}/happyhorse/c8cbf53aa0.mp4`,
		{ details: { resolution: '720P', ratio: '16:9', durationSeconds: 5 } },
	],
	[
		'kling',
		kling,
		kling.id,
		EXAMPLE,
		{
			...{ providerStatus: 'succeed', upstreamTaskId: 'CjJzzGfBfqcAAAAAAKdVMQ' },
			...{ details: { durationSeconds: 5.1 }, urlsExpireAt: '2025-04-02T02:44:12.463Z' },
		},
	],
	[
		'maestro',
		maestro,
		maestro.id,
		MAESTRO[0],
		{ media: MAESTRO.map(output), progress: 100, elapsedSeconds: 1976.477 },
	],
	[
		'minimax',
		minimax,
		minimax.task.id,
		minimax.task.content.url,
		{
			...{ model: 'MiniMax-H3', usage: minimax.task.usage, elapsedSeconds: 100 },
			...{ createdAt: '2026-08-08T10:24:18.000Z', finishedAt: '2026-08-08T10:25:58.000Z' },
			...{ details: { durationSeconds: 4, resolution: '768P', ratio: '16:9' } },
			...{ raw: minimax.task, upstreamTaskId: null },
		},
	],
	[
		'pika',
		{ id: pika.task_id, response: pika },
		pika.task_id,
		pika.data[0]?.video_url,
		{ imageUrl: null, thumbnailUrl: pika.data[0]?.image_url, details: { durationSeconds: 5 } },
	],
	[
		'sora',
		sora,
		sora.id,
		sora.response.data[0]?.video_url,
		// By the word of the URL itself, not 30 days.
		{ urlsExpireAt: '2025-10-16T13:38:49.000Z' },
	],
	['wan', wan, wan.id, `${CDN}/43a57990c0.mp4`, { elapsedSeconds: 787.271 }],
	[
		'wan',
		wanInData,
		wanInData.id,
		`${CDN}/43a57990c0.mp4`,
		{ cost: { actual: 2.5 }, usage: { output_seconds: 5 } },
	],
])('%s succeeded', (service, record, id, url, more) => {
	expect(url).toEqual(expect.stringMatching(/^https/));
	const task = taskOf(of(service), record, id);
	expect(task).toMatchObject({ service, status: 'succeeded', url, videoUrl: url, ...more });
	expect(task.failure).toBeNull();
});

test.each([
	['luma', luma, 'completed', 'image'],
	['pixverse', pixverse, null, 'video'],
])('a batch of %s', (service, batch, providerStatus, lastKind) => {
	const tasks = tasksOf(
		of(service),
		batch,
		batch.items.map(({ id }) => id),
	);
	expect(tasks.map(({ taskId }) => taskId)).toEqual(batch.items.map(({ id }) => id));
	for (const task of tasks) {
		expect(task).toMatchObject({ status: 'succeeded', providerStatus });
		expect(task.media.at(-1)?.kind).toBe(lastKind);
	}
});

test('an upstream id that is a number', () => {
	const [first] = tasksOf(
		of('pixverse'),
		pixverse,
		pixverse.items.map(({ id }) => id),
	);
	expect(first?.upstreamTaskId).toBe('317384746578432');
});
