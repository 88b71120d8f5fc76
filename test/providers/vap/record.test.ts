import completed from './fixtures/webhook_task_completed.json';
import created from './fixtures/v3_create_pending.json';
import executing from './fixtures/v3_get_executing_INFERRED.json';
import failed from './fixtures/v3_get_failed_INFERRED.json';
import failedWebhook from './fixtures/webhook_task_failed.json';
import generated from './fixtures/v1_generations_get_completed_rebuilt.json';
import generation from './fixtures/v1_generations_create.json';
import outputUrl from './fixtures/v3_get_completed_output_url.json';
import refunded from './fixtures/webhook_task_refunded.json';
import trial from './fixtures/v3_trial_status_completed.json';
import { adapterOf, taskOf } from '../../core/answering';

const v3 = adapterOf('vap', '', 'v3');
const v1 = adapterOf('vap', '', 'v1');
const ID = '550e8400-e29b-41d4-a716-446655440000';
const IMAGE = 'https://replicate.delivery/xezq/example.webp';

test('a completed task has every field of the record, and null for the rest', () => {
	expect(taskOf(v3, completed.data, ID)).toEqual({
		taskId: ID,
		status: 'succeeded',
		done: true,
		url: IMAGE,
		videoUrl: null,
		imageUrl: IMAGE,
		audioUrl: null,
		lastFrameUrl: null,
		thumbnailUrl: null,
		media: [{ kind: 'image', role: 'output', url: IMAGE }],
		result: null,
		kind: null,
		urlsExpireAt: null,
		failure: null,
		pollAfterSeconds: null,
		provider: 'vap',
		service: 'vap',
		providerStatus: 'completed',
		reported: { code: null, message: null },
		passingTrouble: null,
		upstreamTaskId: null,
		traceId: null,
		model: null,
		prompt: null,
		createdAt: '2026-01-09T11:59:15.000Z',
		startedAt: null,
		finishedAt: '2026-01-09T12:00:00.000Z',
		elapsedSeconds: 45,
		progress: null,
		cost: { estimated: 0.18, actual: 0.0527, currency: 'USD' },
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
		raw: completed.data,
	});
});

test('a failed task', () => {
	expect(taskOf(v3, failedWebhook.data, ID)).toMatchObject({
		status: 'failed',
		failure: {
			code: 'provider_error',
			message: 'Image generation failed',
			reason: 'unknown',
			retryable: null,
		},
		finishedAt: '2026-01-09T12:00:00.000Z',
		elapsedSeconds: 45,
		cost: { estimated: 0.18, actual: null, currency: 'USD' },
	});
	expect(taskOf(v3, failed, 'UUID')).toMatchObject({
		status: 'failed',
		service: 'video',
		failure: { code: null, message: 'Video generation failed' },
		cost: { estimated: 1.96, actual: null, currency: 'USD' },
	});
});

// [record, id, status, providerStatus, service]
test.each([
	[created, 'UUID', 'queued', 'pending', 'vap'],
	[executing, 'UUID', 'running', 'executing', 'video'],
	[generation, 'UUID', 'queued', 'pending', 'video'],
	[refunded.data, ID, 'unknown', null, 'vap'],
])('%# goes on', (record, id, status, providerStatus, service) => {
	expect(taskOf(v1, record, id)).toMatchObject({
		taskId: id,
		status,
		providerStatus,
		service,
		done: false,
		url: null,
		media: [],
		failure: null,
		pollAfterSeconds: 15,
	});
});

// [record, kind, url, service]
test.each([
	['an output_url without a type', outputUrl, 'video', 'https://...', 'vap'],
	['the trial', trial, 'image', 'https://...', 'vap'],
	['v1 by its kind', generated, 'audio', 'https://cdn.vapagent.com/550e8400.mp3', 'music'],
])('%s: media and service', (_what, record, kind, url, service) => {
	expect(taskOf(v1, record, ID)).toMatchObject({
		status: 'succeeded',
		media: [{ kind, role: 'output', url }],
		url,
		service,
	});
});

test.each([
	['pending', 'queued'],
	['queued', 'queued'],
	['processing', 'running'],
	['executing', 'running'],
	['completed', 'succeeded'],
	['failed', 'failed'],
	['cancelled', 'cancelled'],
	['canceled', 'cancelled'],
	['COMPLETED', 'succeeded'],
	['resting', 'unknown'],
	['constructor', 'unknown'],
	['__proto__', 'unknown'],
])('the word %s means %s', (word, status) => {
	expect(taskOf(v3, { status: word })).toMatchObject({ status, providerStatus: word });
});

test.each([
	[{ type: 'image_generation' }, 'image'],
	[{ type: 'image' }, 'image'],
	[{ task_type: 'music_generation' }, 'music'],
	[{ type: 'VIDEO' }, 'video'],
	[{ kind: 'video' }, 'video'],
	[{ type: null, kind: '' }, 'vap'],
])('%j is the service %s', (record, service) => {
	expect(taskOf(v3, { status: 'pending', ...record }).service).toBe(service);
});

test.each([
	[{ estimated_cost: '0.1800' }, { estimated: 0.18, actual: null, currency: 'USD' }],
	[{ actual_cost: '0.05' }, { estimated: null, actual: 0.05, currency: 'USD' }],
	[{ cost: 0.68 }, { estimated: null, actual: 0.68, currency: 'USD' }],
	[{ estimated_cost: null, actual_cost: 'N/A' }, null],
	[{}, null],
])('the cost in %j', (record, cost) => {
	expect(taskOf(v3, { status: 'completed', ...record }).cost).toEqual(cost);
});
