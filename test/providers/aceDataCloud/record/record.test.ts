import callbackFailure from '../fixtures/callback_failure.json';
import callbackSeedance from '../fixtures/callback_success_seedance.json';
import callbackVeo from '../fixtures/callback_success_veo.json';
import contentShape from '../fixtures/seedance_task_data_content_shape.json';
import noSuccessFlag from '../fixtures/seedance_task_no_success_flag.json';
import seedanceFinished from '../fixtures/seedance_retrieve_succeeded_finished_at.json';
import seedanceSucceeded from '../fixtures/seedance_retrieve_succeeded_sources004.json';
import submitted from '../fixtures/submit_sync_200_seedance_videos.json';
import veoFinished from '../fixtures/veo_retrieve_succeeded_finished_at.json';
import veoRunning from '../fixtures/veo_running_data_state_INFERRED.json';
import veoSucceeded from '../fixtures/veo_retrieve_succeeded.json';
import { adapterOf, taskOf } from '../../../core/answering';

const seedance = adapterOf('aceDataCloud', 'seedance');
const veo = adapterOf('aceDataCloud', 'veo');

const SEEDANCE_ID = '9462ca25-468b-45a5-9e75-6f516dedcc80';
const SEEDANCE_URL =
	'https://platform.cdn.acedata.cloud/seedance/d1c2e49e-d854-4a2e-b0c0-88e520f82e2e.mp4';
const VEO_ID = '1ebe4f2b-59ba-4385-a4ea-0ce8a3fe12ed';
const VEO_URL = `https://platform.cdn.acedata.cloud/veo/${VEO_ID}.mp4`;

const video = (url: string) => ({ kind: 'video', role: 'output', url });

test('a Seedance task has every field of the record, and null for the rest', () => {
	expect(taskOf(seedance, seedanceSucceeded, SEEDANCE_ID)).toEqual({
		taskId: SEEDANCE_ID,
		status: 'succeeded',
		done: true,
		url: SEEDANCE_URL,
		videoUrl: SEEDANCE_URL,
		imageUrl: null,
		audioUrl: null,
		lastFrameUrl: null,
		thumbnailUrl: null,
		media: [video(SEEDANCE_URL)],
		result: null,
		kind: 'video',
		urlsExpireAt: '2026-01-20T15:03:56.091Z',
		failure: null,
		pollAfterSeconds: null,
		provider: 'aceDataCloud',
		service: 'seedance',
		providerStatus: 'succeeded',
		reported: { code: null, message: null },
		passingTrouble: null,
		upstreamTaskId: 'cgt-20251221230356-sxgt7',
		traceId: '24b1b09c-5649-4290-98db-eab23e5efcac',
		model: 'doubao-seedance-1-0-pro-250528',
		prompt:
			'Multiple shots. A detective enters a dimly lit room. He examines clues on the table, picking up an item from the table. The camera shifts to him in thought. --ratio 16:9',
		createdAt: '2025-12-21T15:03:56.091Z',
		startedAt: null,
		finishedAt: null,
		elapsedSeconds: null,
		progress: null,
		cost: null,
		usage: null,
		details: {
			seed: null,
			resolution: null,
			ratio: null,
			durationSeconds: null,
			frames: null,
			framesPerSecond: null,
			serviceTier: null,
			generateAudio: null,
			partialFailure: null,
		},
		raw: seedanceSucceeded,
	});
});

test('started_at, finished_at and elapsed are taken over, and the URLs live 30 days from the end', () => {
	expect(taskOf(seedance, seedanceFinished, SEEDANCE_ID)).toMatchObject({
		status: 'succeeded',
		url: SEEDANCE_URL,
		createdAt: '2025-12-21T15:03:56.091Z',
		startedAt: '2025-12-21T15:03:56.151Z',
		finishedAt: '2025-12-21T15:05:18.051Z',
		elapsedSeconds: 81.9,
		urlsExpireAt: '2026-01-20T15:05:18.051Z',
	});
});

test.each([
	['in data.content', contentShape],
	['without a success flag', noSuccessFlag],
])('a Seedance video %s is found, the upstream id beside it', (_where, record) => {
	const url = 'https://platform.cdn.acedata.cloud/seedance/task-123.mp4';
	expect(taskOf(seedance, record, 'task-123')).toMatchObject({
		taskId: 'task-123',
		status: 'succeeded',
		url,
		videoUrl: url,
		upstreamTaskId: 'cgt-test-789',
		traceId: 'trace-456',
		model: 'doubao-seedance-1-0-pro-250528',
		prompt: 'A test video',
		createdAt: '2025-03-31T09:50:19.000Z',
	});
});

test('resolution, ratio and length stand in the output', () => {
	expect(taskOf(seedance, contentShape, 'task-123').details).toMatchObject({
		resolution: '720p',
		ratio: '16:9',
		durationSeconds: 5,
		seed: null,
	});
});

test('the answer of the create call, recorded as response', () => {
	const id = submitted.task_id;
	const url = submitted.data[0]?.content.video_url;
	expect(taskOf(seedance, { id, response: submitted }, id)).toMatchObject({
		status: 'succeeded',
		url,
		media: [{ kind: 'video', role: 'output', url }],
		upstreamTaskId: 'cgt-2025******-***',
		traceId: 'a9063166-26ed-4451-85b5-54e896817c69',
		finishedAt: '2025-03-31T09:51:13.000Z',
		urlsExpireAt: '2025-04-30T09:51:13.000Z',
		elapsedSeconds: 54,
		usage: { total_tokens: 108900, completion_tokens: 108900 },
		details: {
			seed: 10,
			resolution: '720p',
			ratio: '16:9',
			durationSeconds: 5,
			frames: null,
			framesPerSecond: 24,
			serviceTier: null,
			generateAudio: null,
			partialFailure: null,
		},
	});
});

test("a Veo task's inner dates are eight hours ahead", () => {
	expect(taskOf(veo, veoSucceeded, VEO_ID)).toMatchObject({
		status: 'succeeded',
		service: 'veo',
		providerStatus: 'succeeded',
		url: VEO_URL,
		media: [video(VEO_URL)],
		upstreamTaskId: '2f43ceed37944b4d836e1a1899dad0a1',
		model: 'veo2',
		prompt: expect.stringMatching(/^White ceramic coffee mug/),
		createdAt: '2025-07-25T09:19:18.509Z',
		finishedAt: '2025-07-25T09:21:45.000Z',
		elapsedSeconds: 146.491,
		urlsExpireAt: '2025-08-24T09:21:45.000Z',
	});
});

test("the record's finished_at beats the output's", () => {
	expect(taskOf(veo, veoFinished, VEO_ID)).toMatchObject({
		startedAt: '2025-07-25T09:19:18.600Z',
		finishedAt: '2025-07-25T09:21:45.900Z',
		elapsedSeconds: 147.3,
		urlsExpireAt: '2025-08-24T09:21:45.900Z',
	});
});

test('a Veo task under way', () => {
	expect(taskOf(veo, veoRunning, VEO_ID)).toMatchObject({
		status: 'running',
		done: false,
		providerStatus: 'running',
		url: null,
		media: [],
		urlsExpireAt: null,
		finishedAt: null,
		failure: null,
		pollAfterSeconds: 15,
		upstreamTaskId: '2f43ceed37944b4d836e1a1899dad0a1',
	});
});

test.each([
	[callbackSeedance, 'seedance', callbackSeedance.data.video_url],
	[callbackVeo, 'veo', VEO_URL],
])('the body of callback %#, recorded as response', (body, service, url) => {
	const adapter = adapterOf('aceDataCloud', service);
	expect(taskOf(adapter, { id: body.task_id, response: body }, body.task_id)).toMatchObject({
		status: 'succeeded',
		url,
		traceId: body.trace_id,
	});
});

test('the body of a failure callback, recorded as response', () => {
	expect(taskOf(seedance, { id: 'task-1', response: callbackFailure })).toMatchObject({
		status: 'failed',
		failure: { code: '...', message: '...', reason: 'unknown', retryable: null },
	});
});
