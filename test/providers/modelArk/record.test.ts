import cancelled from './fixtures/get_cancelled_INFERRED.json';
import expired from './fixtures/get_expired_rebuilt.json';
import failed from './fixtures/get_failed_INFERRED.json';
import queued from './fixtures/get_queued_INFERRED.json';
import running from './fixtures/get_running_rebuilt.json';
import succeeded from './fixtures/get_succeeded.json';
import withLastFrame from './fixtures/get_succeeded_last_frame_file_url_INFERRED.json';
import { adapterOf, taskOf } from '../../core/answering';

const ark = adapterOf('modelArk');
const ID = 'cgt-2026****-****';
const AT = '2026-05-21T07:33:38.000Z';
const URL =
	'https://ark-content-generation-cn-beijing.tos-cn-beijing.volces.com/doubao-seedance-1-0-pro/****';

test('a succeeded task has every field of the record, and null for the rest', () => {
	expect(taskOf(ark, succeeded, succeeded.id)).toEqual({
		taskId: 'cgt-2025******-****',
		status: 'succeeded',
		done: true,
		url: URL,
		videoUrl: URL,
		imageUrl: null,
		audioUrl: null,
		lastFrameUrl: null,
		thumbnailUrl: null,
		media: [{ kind: 'video', role: 'output', url: URL }],
		result: null,
		kind: 'video',
		urlsExpireAt: '2025-04-01T09:51:13.000Z',
		failure: null,
		pollAfterSeconds: null,
		provider: 'modelArk',
		service: 'seedance',
		providerStatus: 'succeeded',
		reported: { code: null, message: null },
		passingTrouble: null,
		upstreamTaskId: null,
		traceId: null,
		model: 'doubao-seedance-1-0-pro-250528',
		prompt: null,
		createdAt: '2025-03-31T09:50:19.000Z',
		startedAt: null,
		finishedAt: '2025-03-31T09:51:13.000Z',
		elapsedSeconds: 54,
		progress: null,
		cost: null,
		usage: { completion_tokens: 108900, total_tokens: 108900 },
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
		raw: succeeded,
	});
});

test('the last frame has its own field, and an empty file_url is none', () => {
	const url = 'https://ark-content-generation-cn-beijing.tos-cn-beijing.volces.com/xxx';
	expect(taskOf(ark, withLastFrame, ID)).toMatchObject({
		url,
		videoUrl: url,
		imageUrl: null,
		lastFrameUrl: `${url}.png`,
		media: [
			{ kind: 'video', role: 'output', url },
			{ kind: 'image', role: 'lastFrame', url: `${url}.png` },
		],
		details: { frames: 121, durationSeconds: null, framesPerSecond: 24, serviceTier: 'default' },
		usage: { completion_tokens: 108900, total_tokens: 108900, tool_usage: { web_search: 1 } },
		urlsExpireAt: '2026-05-22T07:33:38.000Z',
	});
});

test('a file of a 3D task is the main output', () => {
	const record = { status: 'succeeded', content: { file_url: 'https://cdn.example/a.glb' } };
	expect(taskOf(ark, record)).toMatchObject({
		url: 'https://cdn.example/a.glb',
		videoUrl: null,
		media: [{ kind: 'file', role: 'output', url: 'https://cdn.example/a.glb' }],
	});
});

test.each([
	[queued, 'queued'],
	[running, 'running'],
])('%# goes on', (record, status) => {
	expect(taskOf(ark, record, ID)).toMatchObject({
		status,
		done: false,
		createdAt: AT,
		finishedAt: null,
		elapsedSeconds: null,
		media: [],
		urlsExpireAt: null,
		failure: null,
		pollAfterSeconds: 30,
	});
});

// [record, status, failure]
test.each([
	[
		failed,
		'failed',
		{
			code: 'OutputVideoSensitiveContentDetected.PolicyViolation',
			message:
				'The request failed because the output video may be related to copyright restrictions.',
			reason: 'content_policy',
			// Only what was made was refused: a new run can pass.
			retryable: null,
		},
	],
	[
		cancelled,
		'cancelled',
		{
			code: null,
			message: 'The task was cancelled before it ran to its end.',
			reason: 'cancelled',
			retryable: null,
		},
	],
	[
		expired,
		'expired',
		{
			code: null,
			message: 'The task ran out of time at the provider before it was finished.',
			reason: 'expired',
			retryable: true,
		},
	],
])('%# ended without a result', (record, status, failure) => {
	expect(taskOf(ark, record, ID)).toMatchObject({
		status,
		done: true,
		providerStatus: status,
		finishedAt: AT,
		failure,
		pollAfterSeconds: null,
	});
});

test.each([
	['queued', 'queued'],
	['in_queue', 'queued'],
	['pending', 'queued'],
	['running', 'running'],
	['succeeded', 'succeeded'],
	['failed', 'failed'],
	['cancelled', 'cancelled'],
	['canceled', 'cancelled'],
	['expired', 'expired'],
	['Succeeded', 'succeeded'],
	['IN_QUEUE', 'queued'],
	['snoozing', 'unknown'],
	['constructor', 'unknown'],
	['__proto__', 'unknown'],
])('the word %s means %s', (word, status) => {
	expect(taskOf(ark, { id: 'task-1', status: word })).toMatchObject({
		status,
		providerStatus: word,
	});
});
