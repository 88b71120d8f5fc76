// fal: where requests are asked for, what their states and results mean. Fixtures: test/fixtures/SOURCES.md.
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { Task } from '../../../core/task/task';
import { fal } from '../../../providers/fal/adapter';
import { appOfModel, idOfAddress } from '../../../providers/fal/address';
import { falProvider } from '../../../providers/fal/provider';
import { shownId } from '../../../providers/shownId';
import { answer, HTML, problemOf, taskOf } from '../../core/answering';
import inQueueBare from './fixtures/status_in_queue_bare.json';
import inQueue from './fixtures/status_in_queue_INFERRED.json';
import inProgress from './fixtures/status_in_progress.json';
import completed from './fixtures/status_completed_metrics.json';
import completedInferred from './fixtures/status_completed_INFERRED.json';
import disconnected from './fixtures/status_completed_runner_disconnected.json';
import withError from './fixtures/status_completed_with_error_INFERRED.json';
import webhookError from './fixtures/webhook_error_INFERRED.json';
import video from './fixtures/result_video.json';
import images from './fixtures/result_images_several.json';
import refusedContent from './fixtures/result_content_policy_http422_INFERRED.json';
import stillInProgress from './fixtures/result_still_in_progress_http400_INFERRED.json';

const BASE = 'https://queue.fal.run';
const ID = '764cabcf-b745-4b3e-ae38-1200304cf45b';
const ADDRESS = `${BASE}/fal-ai/flux/requests/${ID}`;
const adapter = fal({ app: 'fal-ai/kling-video', baseUrl: BASE });
const withoutModel = fal({ app: null, baseUrl: BASE });

const setupOf = (falModel?: unknown) =>
	falProvider.readSetup({ credential: {}, parameters: { falModel }, baseUrl: BASE });

test.each([
	['fal-ai/kling-video', 'fal-ai/kling-video'],
	['fal-ai/kling-video/v2.1/master/image-to-video', 'fal-ai/kling-video'],
	[' blackforestlabs/flux-3-max/text-to-video ', 'blackforestlabs/flux-3-max'],
	['workflows/me/my-flow', 'workflows/me/my-flow'],
	['comfy/me/my-flow/x', 'comfy/me/my-flow'],
	['https://fal.ai/models/fal-ai/flux/dev', 'fal-ai/flux'],
	['https://queue.fal.run/fal-ai/flux/dev', 'fal-ai/flux'],
	['/fal-ai/flux/', 'fal-ai/flux'],
])('the model %j is asked under %j', (model, app) => {
	expect(setupOf(model)).toEqual({ app, baseUrl: BASE });
});

test.each(['flux', 'workflows/me', '../..', 'fal-ai/..', 'a b/c', 'a/b?c', 'x'.repeat(2000)])(
	'%j is no model: told before any request, by the name of the field',
	(model) => {
		expect(appOfModel(model)).toBeNull();
		expect(setupOf(model)).toMatchObject({
			...{ kind: 'invalidInput', message: expect.stringContaining("'Model'") },
		});
	},
);

test.each(['', ' ', undefined, null, 7])('no model, as in %j, is no mistake yet', (model) => {
	expect(setupOf(model)).toEqual({ app: null, baseUrl: BASE });
});

test('a bare id is asked under its model', () => {
	const [way] = adapter.ways;
	expect(way.whyNone?.([ID])).toBeNull();
	expect(way.request([ID])).toEqual({
		...{ method: 'GET', path: `/fal-ai/kling-video/requests/${ID}/status` },
	});
});

test('a bare id without a model is a Problem that names the field', () => {
	const [way] = withoutModel.ways;
	expect(way.whyNone?.([ID])).toMatchObject({
		...{ kind: 'invalidInput', concernsIds: true },
		message: "'Model' is empty, and the id is no status address",
		description: expect.stringContaining('status_url'),
	});
	expect(way.whyNone?.([`${ADDRESS}/status`])).toBeNull();
});

// [an address of a create answer]
test.each(['', '/status', '/cancel', '/status?logs=1', '/'])(
	'the address with %j behind the id gives model and id',
	(behind) => {
		expect(idOfAddress(`${ADDRESS}${behind}`)).toBe(ID);
		const asked = withoutModel.ways[0].request([`${ADDRESS}${behind}`]);
		expect(asked).toEqual({ method: 'GET', path: '/', address: `${ADDRESS}/status` });
	},
);

test.each([
	...[BASE, `${BASE}/fal-ai/flux`, `${BASE}/fal-ai/flux/requests`, `${BASE}/fal-ai/flux/requests/`],
	...[`${BASE}/requests/${ID}`, `${BASE}/fal-ai/requests/${ID}`, `${ADDRESS}/other`],
	...[`${ADDRESS}/status/more`, `${BASE}/fal-ai/flux/requests/%2e%2e/status`, ID, 'https://'],
	...[`ftp://queue.fal.run/fal-ai/flux/requests/${ID}`],
])('%s is no address of a request', (address) => {
	expect(idOfAddress(address)).toBeNull();
});

// [what a task was asked for by, the service of its item, the request for an item with that service]
test.each([
	[`${ADDRESS}/status`, 'fal-ai/flux', `/fal-ai/flux/requests/${ID}/status`],
	[`https://proxy.example/fal/a/b/requests/${ID}`, 'a/b', `/a/b/requests/${ID}/status`],
	[`${BASE}/workflows/me/flow/requests/${ID}`, 'workflows/me/flow', null],
	[`fal-ai/flux/requests/${ID}`, 'fal-ai/flux', `/fal-ai/flux/requests/${ID}/status`],
])('an item of %s is asked for again under its service', (askedId, service, path) => {
	const { ids } = falProvider;
	expect(ids.place?.serviceOf(askedId)).toBe(service);
	const again = ids.place?.idAt(service, ID) ?? '';
	expect(idOfAddress(again)).toBe(ID);
	expect(ids.place?.serviceOf(again)).toBe(service);
	const request = withoutModel.ways[0].request([again]);
	expect(request).toEqual({ method: 'GET', path: path ?? `/${service}/requests/${ID}/status` });
	expect(shownId(falProvider, again)).toBe(ID);
});

test.each(['fal', '', 'fal-ai', 'fal-ai/kling-video/v2', '/fal-ai/flux', '../..', 'a b/c'])(
	'the service %j says no place',
	(service) => {
		expect(falProvider.ids.place?.idAt(service, ID)).toBeNull();
		expect(falProvider.ids.place?.serviceOf(ID)).toBeNull();
	},
);

test.each(['https://evil.example', 'https://queue.fal.run.evil.example', 'http://queue.fal.run'])(
	'the key goes to no other origin: %s',
	(origin) => {
		const address = `${origin}/fal-ai/flux/requests/${ID}/status`;
		expect(adapter.ways[0].whyNone?.([address])).toMatchObject({ kind: 'invalidInput' });
		const task = { ...taskOf(adapter, completed, ID), taskId: address };
		expect(adapter.outcome?.request(task)).toBeNull();
	},
);

// [body, HTTP status, the task]
test.each([
	[inQueueBare, 200, { status: 'queued', providerStatus: 'IN_QUEUE', progress: null }],
	[inQueueBare, 202, { status: 'queued', done: false }],
	[{ ...inQueue, request_id: ID }, 202, { status: 'queued', media: [], result: null }],
	[inProgress, 202, { status: 'running', done: false, failure: null }],
	[inProgress, 200, { status: 'running' }],
	['', 202, { status: 'running' }],
	[{ status: 'COMPLETED' }, 200, { status: 'succeeded', done: true }],
	[completed, 200, { status: 'succeeded', providerStatus: 'COMPLETED', media: [], result: null }],
	[{ ...completedInferred, request_id: ID }, 200, { status: 'succeeded', elapsedSeconds: 3.1 }],
	[
		disconnected,
		200,
		{
			status: 'failed',
			failure: { code: 'runner_disconnected', message: 'Runner disconnected' },
		},
	],
	[{ ...withError, request_id: ID }, 200, { status: 'failed', failure: { code: '...' } }],
	[
		{ status: 'COMPLETED', error: 'Timed out', error_type: 'request_timeout' },
		200,
		{ status: 'failed', failure: { reason: 'provider', retryable: true } },
	],
	[
		{ status: 'COMPLETED', error: 'Stopped', error_type: 'client_cancelled' },
		200,
		{ status: 'cancelled', failure: { reason: 'cancelled' } },
	],
	[{ ...webhookError, request_id: ID }, 200, { status: 'failed', media: [] }],
	[{ status: 'SOMETHING_NEW' }, 200, { status: 'unknown', done: false }],
])('the state %j with HTTP %i', (body, status, task) => {
	expect(adapter.parse(answer(body, status), [ID])).toMatchObject([{ taskId: ID, ...task }]);
});

test('no such request, and what else it may be', () => {
	expect(adapter.parse(answer({ detail: 'Request not found' }, 404), [ID])).toEqual([]);
	expect(adapter.hintForUnknownId(ID)).toContain("'Model'");
});

test('a state of another request is not the answer', () => {
	const other = { ...inQueue, request_id: 'another' };
	expect(problemOf(adapter, answer(other), [ID]).message).toContain('another task');
	const upper = { ...inQueue, request_id: ID.toUpperCase() };
	expect(adapter.parse(answer(upper), [`${ADDRESS}/status`])).toMatchObject([{ status: 'queued' }]);
});

test.each([
	[{ detail: 'Unauthorized' }, 401, 'unauthorized'],
	[{ detail: 'User is locked. Reason: Exhausted balance.' }, 403, 'forbidden'],
	[{ detail: 'Too many' }, 429, 'rateLimited'],
	[{ detail: 'Oops' }, 500, 'providerFault'],
	[HTML, 200, 'unexpectedAnswer'],
	[HTML, 404, 'wrongAddress'],
	[{ hello: 'world' }, 200, 'unexpectedAnswer'],
])('the refusal %j with HTTP %i', (body, status, kind) => {
	expect(problemOf(adapter, answer(body, status), [ID]).kind).toBe(kind);
});

const ended = () => taskOf(adapter, completed, ID);

function resultOf(body: unknown, status = 200, headers = {}): Task | Problem {
	const parsed = adapter.outcome?.parse(answer(body, status, headers), ended());
	expect(parsed).toBeDefined();
	return parsed as Task | Problem;
}

test('the result is asked for once, under the address without /status', () => {
	expect(adapter.outcome?.mayFail).toBe(true);
	expect(adapter.outcome?.request(ended())).toEqual({
		...{ method: 'GET', path: `/fal-ai/kling-video/requests/${ID}` },
	});
	const byAddress = { ...ended(), taskId: `${ADDRESS}/status` };
	expect(withoutModel.outcome?.request(byAddress)).toMatchObject({ address: ADDRESS });
	for (const status of ['failed', 'running', 'cancelled'] as const)
		expect(adapter.outcome?.request({ ...ended(), status })).toBeNull();
});

test('a film, and what stands beside it', () => {
	expect(resultOf(video)).toMatchObject({
		...{ taskId: ID, status: 'succeeded', failure: null, result: null, kind: 'video' },
		url: 'https://fal.media/files/video-output.mp4',
		details: { seed: 12345, durationSeconds: 5, framesPerSecond: 24 },
	});
});

test('several pictures, in their order', () => {
	expect(resultOf(images)).toMatchObject({
		...{ status: 'succeeded', failure: null, prompt: '...', passingTrouble: null },
		media: ['one', 'two'].map((name) => ({
			...{ kind: 'image', role: 'output', url: `https://v3.fal.media/files/a/${name}.png` },
		})),
	});
});

const file = (name: string, content_type: string | null) => ({
	...{ url: `https://v3.fal.media/files/a/${name}`, content_type },
});

// [what the model made, its media]
test.each<[object, ReadonlyArray<readonly [string, string]>]>([
	[{ audio: file('a', 'audio/wav') }, [['audio', 'output']]],
	[{ audio_file: file('a.mp3', 'audio/mpeg') }, [['audio', 'output']]],
	[{ image: file('a', 'image/png') }, [['image', 'output']]],
	[
		{ video: file('a.mp4', 'video/mp4'), thumbnail: file('b.png', 'image/png') },
		[...[['video', 'output'] as const, ['image', 'thumbnail'] as const]],
	],
	[{ model_mesh: file('a.glb', 'application/octet-stream') }, [['file', 'output']]],
	[{ mask: file('a', 'image/png') }, [['image', 'output']]],
	[
		{ reference: [{ deep: file('b.mp4', null) }, file('c', 'text/plain')] },
		[...[['video', 'output'] as const, ['file', 'output'] as const]],
	],
])('the files of %j', (body, media) => {
	const task = resultOf(body) as Task;
	expect(task.media.map(({ kind, role }) => [kind, role])).toEqual(media);
	expect([task.result, task.failure]).toEqual([null, null]);
});

test('what is no file is the result', () => {
	const said = { output: 'A lighthouse.', partial: false };
	expect(resultOf(said)).toMatchObject({ status: 'succeeded', result: said, failure: null });
});

test.each([{}, { seed: 7, prompt: 'A fox', timings: { inference: 2 } }, { images: [] }, null])(
	'%j is neither a file nor a result',
	(body) => {
		expect(resultOf(body)).toMatchObject({
			...{ status: 'succeeded', result: null, failure: { reason: 'no_media' } },
		});
	},
);

test.each([
	[{ mask: { url: 'ftp://x/a', content_type: 'image/png' } }],
	[{ mask: { url: 7, content_type: 'image/png' } }],
	[{ mask: { url: 'https://x.example/page' } }],
])('%j holds no file', (body) => {
	expect(resultOf(body)).toMatchObject({ media: [], result: body });
});

// [body, HTTP status, headers, failure]
test.each<[unknown, number, Record<string, string>, object]>([
	[
		refusedContent,
		422,
		{},
		{ code: 'content_policy_violation', reason: 'content_policy', retryable: false },
	],
	[
		{
			detail: [
				{ loc: ['body', 'x'], msg: 'bad', type: 'value_error' },
				{ loc: ['body'], msg: 'flagged', type: 'content_policy_violation' },
			],
		},
		422,
		{},
		{ code: 'content_policy_violation', message: 'flagged', reason: 'content_policy' },
	],
	[
		{ detail: [{ loc: ['body', 'image_url'], msg: 'field required', type: 'missing' }] },
		422,
		{},
		{ code: 'missing', message: 'image_url: field required', reason: 'invalid_input' },
	],
	[
		{ detail: 'Unexpected status code' },
		422,
		{},
		{ code: null, message: 'Unexpected status code' },
	],
	[
		{ detail: [{ loc: ['body'], msg: 'Generation failed', type: 'internal_server_error' }] },
		500,
		{},
		{ code: 'internal_server_error', reason: 'provider', retryable: true },
	],
	[
		{ detail: 'Request timed out', error_type: 'request_timeout' },
		504,
		{},
		{ code: 'request_timeout', reason: 'provider' },
	],
	[
		{ detail: 'Runner disconnected' },
		503,
		{ 'x-fal-error-type': 'runner_disconnected' },
		{ code: 'runner_disconnected' },
	],
])('the result %j with HTTP %i is the failure of the task', (body, status, headers, failure) => {
	expect(resultOf(body, status, headers)).toMatchObject({
		...{ taskId: ID, status: 'failed', done: true, url: null, failure },
	});
});

// [body, HTTP status, kind]: a problem with the question never costs the task.
test.each<[unknown, number, string]>([
	[stillInProgress, 400, 'unexpectedAnswer'],
	[{ detail: 'Bad request' }, 400, 'refused'],
	[{ detail: 'Unauthorized', error_type: 'unauthorized' }, 401, 'unauthorized'],
	[{ detail: [{ msg: 'No', type: 'forbidden' }] }, 403, 'forbidden'],
	[{ detail: 'Not found' }, 404, 'wrongAddress'],
	[{ detail: [{ msg: 'Slow down', type: 'rate' }] }, 429, 'rateLimited'],
	[{ detail: 'Internal server error' }, 500, 'providerFault'],
	[{ detail: [] }, 422, 'refused'],
	[{ detail: [7, null, {}] }, 422, 'refused'],
	[{}, 422, 'refused'],
	[HTML, 502, 'providerFault'],
	[HTML, 200, 'unexpectedAnswer'],
	['', 200, 'unexpectedAnswer'],
	[{ status: 'IN_PROGRESS' }, 202, 'unexpectedAnswer'],
	['', 302, 'wrongAddress'],
])('the result %j with HTTP %i is a problem', (body, status, kind) => {
	const met = resultOf(body, status);
	expect([isProblem(met), 'kind' in met && met.kind]).toEqual([true, kind]);
});

const flagged = (...flags: unknown[]) => ({ ...images, has_nsfw_concepts: flags });

test('with all pictures blanked the task was refused, and its URLs stay to be looked at', () => {
	expect(resultOf(flagged(true, true))).toMatchObject({
		...{ status: 'failed', done: true, url: images.images[0]?.url },
		failure: { code: 'has_nsfw_concepts', reason: 'content_policy', retryable: null },
	});
});

test('with some of them blanked it is partly done', () => {
	expect(resultOf(flagged(true, false))).toMatchObject({
		...{ status: 'succeeded', failure: null },
		passingTrouble: expect.stringContaining('1 of 2'),
		details: { partialFailure: expect.stringContaining('1 of 2') },
	});
});

test.each([[false, false], [], ['true'], [1], [null]])(
	'flags such as %j blank nothing',
	(...flags) => {
		expect(resultOf(flagged(...flags))).toMatchObject({
			...{ status: 'succeeded', failure: null, details: { partialFailure: null } },
		});
	},
);

const fault = (type: string) => ({ detail: [{ loc: ['body', 'image_url'], msg: 'No', type }] });

// [fault, headers, reason, retryable]: fal documents HTTP 422 as what a model says of its input.
test.each<[string, Record<string, string>, string, boolean]>([
	['image_too_small', {}, 'invalid_input', false],
	['file_download_error', { 'x-fal-retryable': 'false' }, 'invalid_input', false],
	['face_detection_error', {}, 'invalid_input', false],
	['no_media_generated', { 'x-fal-retryable': 'true' }, 'provider', true],
	['no_media_generated', { 'x-fal-needs-retry': '1' }, 'provider', true],
	['content_policy_violation', { 'x-fal-retryable': 'true' }, 'content_policy', false],
])('%s with HTTP 422 and %j is %s', (type, headers, reason, retryable) => {
	expect(resultOf(fault(type), 422, headers)).toMatchObject({ failure: { reason, retryable } });
});

test('files whose names say nothing follow the others', () => {
	const body = {
		config_file: file('c.json', 'application/json'),
		diffusers_lora_file: file('l.safetensors', 'application/octet-stream'),
	};
	const { media } = resultOf(body) as Task;
	expect(media.map(({ url }) => url)).toEqual([body.diffusers_lora_file.url, body.config_file.url]);
});

// any-llm has both members in each answer.
test('an error in place of a text is the failure of the task, and beside one it is not', () => {
	const failed = { output: '', partial: false, error: 'No model answered' };
	expect(resultOf(failed)).toMatchObject({
		...{ status: 'failed', failure: { code: null, message: 'No model answered' } },
	});
	const byCode = { ...failed, error: { code: 'internal_error', message: 'Oops' } };
	expect(resultOf(byCode)).toMatchObject({ failure: { code: 'internal_error', message: 'Oops' } });
	const partly = { ...failed, output: 'A light' };
	expect(resultOf(partly)).toMatchObject({ status: 'succeeded', result: partly });
});

test('items do not say what was found where, and no field of the form is named that is not there', () => {
	expect(ended().details.found).toBeUndefined();
	const met = problemOf(adapter, answer({ hello: 1 }), [ID]);
	expect(`${met.message} ${met.description}`).not.toContain("'Status Field'");
});
