// Records of gateways, SDKs and documents beside the one shape that Ark documents: a row a rule.
import camelCase from './fixtures/gateway_camel_case.json';
import editing from './fixtures/get_running_edit_minus_one_INFERRED.json';
import enveloped from './fixtures/gateway_envelope.json';
import failureReason from './fixtures/list_failure_reason_rebuilt.json';
import invalidAccount from './fixtures/error_401_invalid_account_status.json';
import invalidImage from './fixtures/get_failed_invalid_image_url_rebuilt.json';
import notFound from './fixtures/error_404_not_found.json';
import processing from './fixtures/gateway_processing_rebuilt.json';
import risk from './fixtures/get_failed_risk_detection_rebuilt.json';
import safetyIdentifier from './fixtures/get_failed_safety_identifier_INFERRED.json';
import successWord from './fixtures/gateway_success_word_rebuilt.json';
import upstreamError from './fixtures/gateway_failed_upstream_error_rebuilt.json';
import { adapterOf, answer, problemOf, taskOf, tasksOf } from '../../core/answering';

const ark = adapterOf('modelArk');
const URL = 'https://cdn.example/a.mp4';

// [fixture, what is read from it]
test.each([
	[
		'camelCase throughout',
		camelCase,
		{
			status: 'succeeded',
			videoUrl: camelCase.content.videoUrl,
			lastFrameUrl: null,
			createdAt: '2026-05-13T03:07:08.000Z',
			finishedAt: '2026-05-13T03:09:36.000Z',
			elapsedSeconds: 148,
			urlsExpireAt: '2026-05-14T03:09:36.000Z',
			details: { framesPerSecond: 24, generateAudio: false, seed: 15233 },
			raw: camelCase,
		},
	],
	[
		'lengths that are not decided yet',
		editing,
		{ status: 'running', details: { durationSeconds: null, seed: null, ratio: 'adaptive' } },
	],
	["a gateway's word for running", processing, { status: 'running', pollAfterSeconds: 30 }],
	[
		"a gateway's word for success",
		successWord,
		{ status: 'succeeded', url: successWord.content.video_url },
	],
	[
		"a gateway's envelope, the URL as the content",
		enveloped,
		{ status: 'succeeded', url: enveloped.data.content, raw: enveloped.data },
	],
	[
		'failure_reason, as lists have it',
		failureReason,
		{
			status: 'failed',
			url: null,
			finishedAt: '2026-07-01T10:11:40.000Z',
			failure: {
				code: 'OutputVideoSensitiveContentDetected',
				message: failureReason.failure_reason.message,
				reason: 'content_policy',
				retryable: null,
			},
		},
	],
	[
		'the reason in the text alone',
		upstreamError,
		{ failure: { code: 'upstream_error', reason: 'content_policy', retryable: false } },
	],
	[
		'a risk in the input',
		risk,
		{ failure: { code: 'InputImageRiskDetection', reason: 'content_policy', retryable: false } },
	],
	[
		'an image that is none',
		invalidImage,
		{ failure: { reason: 'invalid_input', retryable: false } },
	],
	[
		'the name of a parameter',
		safetyIdentifier,
		{ failure: { reason: 'invalid_input', retryable: false } },
	],
])('%s', (_what, record, read) => {
	const id = 'data' in record ? record.data.id : record.id;
	expect(taskOf(ark, record, id)).toMatchObject(read);
});

test('a lower-case camel in the list too', () => {
	const items = [{ ...camelCase, id: undefined, taskId: 'cgt-1' }];
	expect(tasksOf(ark, { code: 0, data: { items } }, ['cgt-1', 'cgt-2'])).toMatchObject([
		{ taskId: 'cgt-1', videoUrl: camelCase.content.videoUrl },
	]);
});

test('an account that is not in order keeps its HTTP status, and the advice speaks of it', () => {
	const problem = problemOf(ark, answer(invalidAccount, 401), ['cgt-1']);
	expect(problem).toMatchObject({ kind: 'forbidden', httpStatus: 401, concernsIds: false });
	expect(problem.description).toMatch(/account/);
});

// [code, HTTP status, whether it says that there is no such task]
test.each([
	['NotFound', 404, true],
	['NotFound.Task', 404, true],
	['ResourceNotFound', 404, true],
	['TaskNotFound', 404, true],
	['task_not_found', 404, true],
	['task_not_exist', 404, true],
	['NotFound', 400, false],
	['InvalidEndpoint.NotFound', 404, false],
	['InvalidEndpointOrModel.NotFound', 404, false],
	['ModelNotOpen', 404, false],
])('code %s under HTTP %i: not found %p', (code, status, isNotFound) => {
	const refused = answer({ error: { code, message: 'Words.', type: 'NotFound' } }, status);
	if (isNotFound) expect(ark.parse(refused, ['cgt-1'])).toEqual([]);
	else expect(problemOf(ark, refused, ['cgt-1']).httpStatus).toBe(status);
	expect(problemOf(ark, refused, ['cgt-1', 'cgt-2']).httpStatus).toBe(status);
});

test('not found on a single look', () => {
	expect(ark.parse(answer(notFound, 404), ['cgt-1'])).toEqual([]);
});

const ERROR = { code: 'X', message: 'Broken.' };

// [record, status]
test.each([
	[{ status: 'running', error: ERROR }, 'failed'],
	[{ status: 'queued', error: 'Broken.' }, 'failed'],
	[{ status: 'snoozing', error: ERROR }, 'failed'],
	[{ error: ERROR }, 'failed'],
	[{ failureReason: ERROR }, 'failed'],
	[{ status: 'succeeded', error: ERROR }, 'failed'],
	// With an output the error is what went wrong on the way.
	[{ status: 'succeeded', error: ERROR, content: { video_url: URL } }, 'succeeded'],
	[{ status: 'running', error: ERROR, content: { video_url: URL } }, 'running'],
	[{ status: 'failed', content: { video_url: URL } }, 'failed'],
	[{ status: 'cancelled', error: ERROR }, 'cancelled'],
	[{ status: 'expired', error: ERROR }, 'expired'],
	[{ status: 'not_found', error: ERROR }, 'not_found'],
	// No error at all.
	[{ status: 'running', error: { code: '', message: '' } }, 'running'],
	[{ status: 'running', error: { code: 0, message: 'success' } }, 'running'],
	[{ status: 'running', fail_reason: 'https://cdn.example/log' }, 'running'],
	// Without a word, or with a new one, an output or the flag decides.
	[{ content: { video_url: URL } }, 'succeeded'],
	[{ success: true }, 'unknown'],
	[{ success: false }, 'failed'],
	[{ status: 'snoozing', content: { video_url: URL } }, 'unknown'],
	[{ status: 'snoozing', success: true, content: { video_url: URL } }, 'succeeded'],
	// The word under other names.
	[{ task_status: 'SUCCESS' }, 'succeeded'],
	[{ taskStatus: 'processing' }, 'running'],
	[{ state: 'queued' }, 'queued'],
	[{ status: 'running', state: 'queued' }, 'running'],
] as const)('%j is %s', (record, status) => {
	expect(taskOf(ark, { id: 'task-1', ...record }).status).toBe(status);
});

const PNG = 'https://cdn.example/a.png';
const video = { kind: 'video', role: 'output', url: URL };
const frame = { kind: 'image', role: 'lastFrame', url: PNG };

// [fields, media]
test.each([
	[{ content: URL }, [video]],
	[{ content: { url: URL } }, [video]],
	[{ content: { videos: [{ url: URL }] } }, [video]],
	[{ result: { video: URL } }, [video]],
	[{ result: URL }, [video]],
	[{ outputs: [URL] }, [video]],
	[{ outputs: { video: URL } }, [video]],
	[{ output_url: URL }, [video]],
	[{ resultUrl: 'https://cdn.example/4711' }, [{ ...video, url: 'https://cdn.example/4711' }]],
	[{ url: URL }, [video]],
	[{ content: { lastFrameUrl: PNG, url: URL } }, [frame, video]],
	[{ content: { image_url: PNG } }, [{ kind: 'image', role: 'output', url: PNG }]],
	// The API's own fields go before all others, in every spelling.
	[{ content: { videoUrl: URL }, outputs: [PNG], url: PNG }, [video]],
	[{ content: { video_url: null, videoUrl: URL } }, [video]],
	// What the task was asked with is no output.
	[{ content: [{ type: 'image_url', image_url: { url: PNG } }] }, []],
	[{ content: [{ image_url: { url: PNG } }], images: [PNG], video_url: URL }, [video]],
	[{ content: [{ image_url: { url: PNG } }], images: [PNG] }, []],
	[{ request: { image: PNG }, images: [PNG] }, []],
])('the media in %j', (fields, media) => {
	expect(taskOf(ark, { id: 'task-1', status: 'succeeded', ...fields }).media).toEqual(media);
});

test('an id that is answered in another case is the one that was asked', () => {
	const asked = 'CGT-1A';
	expect(taskOf(ark, { id: 'cgt-1a', status: 'running' }, asked).taskId).toBe(asked);
	const items = [
		{ id: 'cgt-1a', status: 'running' },
		{ id: 'CGT-2', status: 'queued' },
	];
	expect(tasksOf(ark, { items }, [asked, 'cgt-2']).map(({ taskId }) => taskId)).toEqual([
		asked,
		'cgt-2',
	]);
});
