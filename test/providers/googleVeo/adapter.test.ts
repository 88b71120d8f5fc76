import inferred from './fixtures/operation_done_INFERRED.json';
import doneError from './fixtures/operation_done_error.json';
import noSamples from './fixtures/operation_done_no_samples.json';
import notFound from './fixtures/operation_not_found_http404_INFERRED.json';
import running from './fixtures/operation_running_no_done.json';
import vertexBucket from './fixtures/vertex_done_gcs.json';
import vertexFiltered from './fixtures/vertex_done_rai_filtered.json';
import { adapterOf, answer, HTML, problemOf, taskOf } from '../../core/answering';

const adapter = () => adapterOf('googleVeo');
const NAME = 'models/veo-3.1-generate-preview/operations/abc123def456';
const of = (more: object) => taskOf(adapter(), { name: NAME, ...more }, NAME);

const URI = 'https://generativelanguage.googleapis.com/v1beta/files/a:download?alt=media';
const sample = (uri = URI) => ({ video: { uri } });
const made = (inner: object, beside = {}) =>
	of({ done: true, response: { generateVideoResponse: inner, ...beside } });

test('the name is the path, its slashes stay and all else is encoded', () => {
	const [way, ...others] = adapter().ways;
	expect([others, way.maxIds]).toEqual([[], 1]);
	expect(way.request([NAME])).toEqual({ method: 'GET', path: `/${NAME}` });
	expect(way.request(['operations/a:b?c'])).toMatchObject({ path: '/operations/a%3Ab%3Fc' });
	expect(way.whyNone?.([NAME])).toBeNull();
	for (const id of ['models/../files', '/a', 'a//b', '.']) {
		expect(way.whyNone?.([id])).toMatchObject({ kind: 'invalidInput' });
	}
});

test('files are fetched with the key', () => {
	expect(adapter().needsKey?.({ kind: 'video', role: 'output', url: URI })).toBe(true);
});

// [beside the name, the status]
test.each([
	[{}, 'running'],
	[{ done: false }, 'running'],
	[{ done: null }, 'running'],
	[{ done: 'x' }, 'unknown'],
	[{ done: 1 }, 'unknown'],
	[{ done: true }, 'succeeded'],
	[{ done: true, response: 7 }, 'succeeded'],
	[{ error: { code: 13, message: 'Internal' } }, 'failed'],
	[{ done: false, error: { code: 13, message: 'Internal' } }, 'running'],
	[{ done: true, error: { code: 0 } }, 'succeeded'],
	[{ done: true, error: 'It broke' }, 'failed'],
])('%j is %s', (body, status) => {
	expect(of(body)).toMatchObject({ status, taskId: NAME });
});

test('while it runs there is its name, and the model in it', () => {
	expect(taskOf(adapter(), running, NAME)).toMatchObject({
		...{ status: 'running', model: 'veo-3.1-generate-preview', media: [], failure: null },
	});
	expect(of({ metadata: { createTime: '2026-11-22T09:59:00Z' } })).toMatchObject({
		createdAt: '2026-11-22T09:59:00.000Z',
	});
});

test('a word for its state, which Google does not have, changes nothing', () => {
	const response = { generateVideoResponse: { generatedSamples: [sample()] } };
	expect(of({ done: true, status: 'pondering', response })).toMatchObject({
		...{ status: 'succeeded', url: URI },
	});
	expect(of({ status: 'completed', response })).toMatchObject({ status: 'running', media: [] });
});

test('one video, or several in their order', () => {
	const url = inferred.response.generateVideoResponse.generatedSamples[0]?.video.uri;
	expect(taskOf(adapter(), inferred, inferred.name)).toMatchObject({
		...{ status: 'succeeded', url, videoUrl: url, failure: null, result: null },
		media: [{ kind: 'video', role: 'output', url }],
	});
	const second = URI.replace('files/a', 'files/b');
	const { media, details } = made({ generatedSamples: [sample(), sample(second)] });
	expect(media.map(({ url: one }) => one)).toEqual([URI, second]);
	expect(details).toMatchObject({ partialFailure: null });
	expect(details).not.toHaveProperty('found');
});

test.each([
	{ generatedSamples: [sample()] },
	{ generatedVideos: [sample()] },
	{ videos: [{ uri: URI }] },
])('videos under the names of the SDKs: %j', (response) => {
	expect(of({ done: true, response })).toMatchObject({ status: 'succeeded', videoUrl: URI });
});

const REASON = 'The prompt goes against the usage guidelines.';

test.each([
	['in the inner answer', { raiMediaFilteredCount: 1, raiMediaFilteredReasons: [REASON] }, {}],
	['beside it', {}, { raiMediaFilteredCount: 1, raiMediaFilteredReasons: [REASON] }],
	['without a count', { raiMediaFilteredReasons: [REASON, REASON] }, {}],
])('what the filters refused, told %s, is a failure for its content', (_where, inner, beside) => {
	expect(made(inner, beside)).toMatchObject({
		status: 'failed',
		failure: {
			...{ code: 'raiMediaFiltered', message: REASON },
			...{ reason: 'content_policy', retryable: null },
		},
	});
});

test('filters that give no reason', () => {
	const { failure } = made({ raiMediaFilteredCount: 2, generatedSamples: [] });
	expect(failure).toMatchObject({
		...{ reason: 'content_policy', message: "Google's filters left out 2 videos." },
	});
	const { details, status } = made({ raiMediaFilteredCount: '1', generatedSamples: [sample()] });
	expect([status, details.partialFailure]).toEqual([
		'succeeded',
		"Google's filters left out 1 video.",
	]);
});

test('fewer videos than were asked for are a success in part', () => {
	const inner = { generatedSamples: [sample()], raiMediaFilteredReasons: [REASON] };
	expect(made(inner)).toMatchObject({
		...{ status: 'succeeded', url: URI, failure: null, details: { partialFailure: REASON } },
	});
});

test('answers of Vertex AI, as far as they get here', () => {
	const { name } = vertexFiltered;
	expect(taskOf(adapter(), vertexFiltered, name)).toMatchObject({
		status: 'failed',
		failure: { message: '17301594: Celebrity', reason: 'content_policy' },
	});
	expect(taskOf(adapter(), vertexBucket, name)).toMatchObject({
		...{ status: 'succeeded', media: [], result: null },
		failure: { reason: 'no_media', message: expect.stringContaining('bucket (gcsUri)') },
	});
});

test.each([
	noSamples.response.generateVideoResponse,
	{ generatedSamples: [{ video: { encodedVideo: 'AAAA', encoding: 'video/mp4' } }] },
	{ generatedSamples: 'none' },
	{ generatedSamples: [null, 7, { video: { uri: 'gs://bucket/a.mp4' } }] },
])('a success without a web address: %j', (inner) => {
	expect(made(inner)).toMatchObject({
		...{ status: 'succeeded', media: [], result: null },
		failure: {
			...{ code: 'no_media', reason: 'no_media' },
			message: expect.stringContaining('(encodedVideo) has no web address'),
		},
	});
});

// [the error, its code, status, reason, retryable]
test.each([
	[{ code: 1, message: 'Stop' }, 'CANCELLED', 'cancelled', 'cancelled', null],
	[{ code: 499, message: 'Stop' }, 'CANCELLED', 'cancelled', 'cancelled', null],
	[{ code: 3, message: 'Odd size' }, 'INVALID_ARGUMENT', 'failed', 'invalid_input', false],
	[
		{ code: 3, message: 'Refused by our policy' },
		'INVALID_ARGUMENT',
		'failed',
		'content_policy',
		false,
	],
	[{ code: 4, message: 'Late' }, 'DEADLINE_EXCEEDED', 'failed', 'provider', true],
	[{ code: 7, message: 'No' }, 'PERMISSION_DENIED', 'failed', 'quota', null],
	[{ code: 8, message: 'No more' }, 'RESOURCE_EXHAUSTED', 'failed', 'quota', null],
	[{ code: 13, message: 'Oh' }, 'INTERNAL', 'failed', 'provider', true],
	[{ code: 14, message: 'Oh' }, 'UNAVAILABLE', 'failed', 'provider', true],
	[{ code: 500, message: 'Oh', status: 'INTERNAL' }, 'INTERNAL', 'failed', 'provider', true],
	[{ code: 99, message: 'Oh' }, '99', 'failed', 'unknown', null],
	[{ code: 'x', message: 'Oh' }, 'x', 'failed', 'unknown', null],
	[{ message: 'Oh' }, null, 'failed', 'unknown', null],
])('the error %j', (error, code, status, reason, retryable) => {
	const task = of({ done: true, error });
	expect([task.status, task.failure?.code]).toEqual([status, code]);
	expect(task.failure).toMatchObject({ reason, retryable });
});

test('an error that tells of content', () => {
	expect(taskOf(adapter(), doneError, NAME).failure).toEqual({
		...{ code: 'FAILED_PRECONDITION', message: 'Content policy violation' },
		...{ reason: 'content_policy', retryable: false },
	});
});

test('an unknown name is no task; the hint tells a bare id from a whole name', () => {
	expect(adapter().parse(answer(notFound, 404), [NAME])).toEqual([]);
	expect(adapter().hintForUnknownId(NAME)).toContain('whole name of the operation');
	expect(adapter().hintForUnknownId('abc123')).toContain('begins with models/');
});

const said = (code: number, status: string, more = {}) => ({
	error: { code, message: 'Words.', status, ...more },
});

test.each([
	[
		said(400, 'INVALID_ARGUMENT', { details: [{ reason: 'API_KEY_INVALID' }] }),
		400,
		'unauthorized',
	],
	[said(400, 'INVALID_ARGUMENT'), 400, 'refused'],
	[said(401, 'UNAUTHENTICATED'), 401, 'unauthorized'],
	[said(403, 'PERMISSION_DENIED'), 403, 'forbidden'],
	[said(503, 'UNAVAILABLE'), 503, 'providerFault'],
	[HTML, 404, 'wrongAddress'],
	[{}, 200, 'unexpectedAnswer'],
	[HTML, 200, 'unexpectedAnswer'],
	// Another thing with a name.
	[{ name: 'models/veo-3.1', displayName: 'Veo' }, 200, 'unexpectedAnswer'],
	[{ name: 'models/veo-3.1/operations/other', done: true }, 200, 'unexpectedAnswer'],
	[said(401, 'UNAUTHENTICATED'), 200, 'providerFault'],
])('%j under HTTP %s: %s', (body, status, kind) => {
	expect(problemOf(adapter(), answer(body, status), [NAME]).kind).toBe(kind);
});

test('too many requests, with the pause that Google asks for', () => {
	const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.5s' }];
	const refused = answer(said(429, 'RESOURCE_EXHAUSTED', { details }), 429);
	expect(problemOf(adapter(), refused, [NAME])).toMatchObject({
		...{ kind: 'rateLimited', retryAfterMs: 34_500 },
	});
	for (const odd of ['soon', 's', 7, null]) {
		const other = said(429, 'RESOURCE_EXHAUSTED', { details: [{ retryDelay: odd }, null] });
		expect(problemOf(adapter(), answer(other, 429), [NAME]).retryAfterMs).toBeNull();
	}
});

test('the name of an operation may differ in what is before its id', () => {
	const asked = 'projects/p/locations/l/publishers/google/models/veo-3.1/operations/op_1';
	expect(taskOf(adapter(), vertexBucket, asked)).toMatchObject({ taskId: asked });
});
