import failedSafety from './fixtures/failed_safety.json';
import notFound from './fixtures/not_found_http404_INFERRED.json';
import pending from './fixtures/pending.json';
import succeeded from './fixtures/succeeded.json';
import inferredFailure from './fixtures/task_failed_INFERRED.json';
import inferredSuccess from './fixtures/task_succeeded_INFERRED.json';
import throttled from './fixtures/throttled.json';
import { adapterOf, answer, HTML, problemOf, taskOf } from '../../core/answering';

const adapter = () => adapterOf('runway');
const ID = '17f20503-6c24-4c16-946b-35dbbce2af2f';
const of = (more: object) => taskOf(adapter(), { id: ID, ...more }, ID);

test('one request a task, the id encoded', () => {
	const [way, ...others] = adapter().ways;
	expect([others, way.maxIds]).toEqual([[], 1]);
	expect(way.request(['a b'])).toEqual({ method: 'GET', path: '/tasks/a%20b' });
	expect(adapter().facts.pollAfterSeconds).toBeGreaterThanOrEqual(5);
});

test.each([
	[pending, 'queued', 'PENDING'],
	[throttled, 'queued', 'THROTTLED'],
])('a task that waits: %#', (body, status, word) => {
	const task = taskOf(adapter(), body, body.id);
	expect(task).toMatchObject({ status, providerStatus: word, media: [], failure: null });
	expect(task).toMatchObject({ createdAt: new Date(body.createdAt).toISOString(), cost: null });
	// An estimate is no use of anything yet.
	expect(task.usage).toBeNull();
	expect(task.details).not.toHaveProperty('found');
});

test('several outputs in their order, and credits that are no money', () => {
	const task = taskOf(adapter(), succeeded, succeeded.id);
	const media = succeeded.output.map((url) => ({ kind: 'image', role: 'output', url }));
	expect(task).toMatchObject({ status: 'succeeded', media, url: succeeded.output[0] });
	expect(task).toMatchObject({ cost: null, usage: { credits: 25 }, result: null, videoUrl: null });
	expect(task.urlsExpireAt).toBe('2024-06-28T19:49:32.335Z');
	expect(task.details).not.toHaveProperty('found');
});

// [an output, its kind]
test.each([
	['https://cdn.example/a.mp4?_jwt=x', 'video'],
	['https://cdn.example/a.mp3', 'audio'],
	['https://cdn.example/a.png', 'image'],
	['https://cdn.example/a', 'video'],
])('%s is of kind %s', (url, kind) => {
	expect(of({ status: 'SUCCEEDED', output: [url] })).toMatchObject({
		...{ url, kind, media: [{ kind, role: 'output', url }] },
	});
});

test('a success without an address says that none is there', () => {
	const task = taskOf(adapter(), { ...inferredSuccess, output: ['none'] }, inferredSuccess.id);
	expect(task).toMatchObject({ status: 'succeeded', failure: { reason: 'no_media' } });
});

test('why a task failed', () => {
	expect(taskOf(adapter(), failedSafety, failedSafety.id)).toMatchObject({
		status: 'failed',
		failure: {
			code: 'SAFETY.INPUT.IMAGE',
			message: 'The provided image was flagged by content moderation.',
			...{ reason: 'content_policy', retryable: false },
		},
		usage: { credits: 0 },
	});
	expect(taskOf(adapter(), inferredFailure, 'uuid')).toMatchObject({ status: 'failed', url: null });
});

test.each([
	['SAFETY.INPUT.TEXT', 'content_policy', false],
	['SAFETY.OUTPUT.VIDEO', 'content_policy', null],
	['INPUT_PREPROCESSING.SAFETY.THIRD_PARTY', 'content_policy', false],
	['INTERNAL.BAD_OUTPUT.CODE01', 'provider', true],
	['INTERNAL', 'provider', true],
	['THIRD_PARTY.UNAVAILABLE', 'provider', true],
	['INPUT_PREPROCESSING.IMAGE', 'invalid_input', false],
	['ASSET.INVALID', 'invalid_input', false],
	['SOMETHING.NEW', 'unknown', null],
])('%s means %s', (failureCode, reason, retryable) => {
	const record = { status: 'FAILED', failure: 'An error occurred.', failureCode };
	expect(of(record).failure).toMatchObject({ code: failureCode, reason, retryable });
});

// [as sent, in percent]
test.each([
	[0.41, 41],
	['0.5', 50],
	[1, 100],
	[0, 0],
	[41, null],
	['soon', null],
	[undefined, null],
])('a progress of %p is %p percent', (progress, percent) => {
	expect(of({ status: 'RUNNING', progress })).toMatchObject({
		status: 'running',
		progress: percent,
	});
});

test.each([
	['CANCELLED', 'cancelled'],
	['PONDERING', 'unknown'],
	[7, 'unknown'],
	[undefined, 'unknown'],
])('the word %p means %s', (word, status) => {
	expect(of({ status: word }).status).toBe(status);
});

test('an unknown id is no task, and the hint says what else it may be', () => {
	expect(adapter().parse(answer(notFound, 404), [ID])).toEqual([]);
	expect(adapter().hintForUnknownId(ID)).toContain('organization of the key');
});

test.each([
	[HTML, 404, 'wrongAddress'],
	[{ error: 'No key' }, 401, 'unauthorized'],
	[{ error: 'Too many' }, 429, 'rateLimited'],
	[{ error: 'x' }, 500, 'providerFault'],
	['', 303, 'wrongAddress'],
	[HTML, 200, 'unexpectedAnswer'],
	[[], 200, 'unexpectedAnswer'],
	[{}, 200, 'unexpectedAnswer'],
	[null, 200, 'unexpectedAnswer'],
	[{ id: 'another', status: 'RUNNING' }, 200, 'unexpectedAnswer'],
	[{ error: 'Not today' }, 200, 'providerFault'],
])('%j under HTTP %s is no record: %s', (body, status, kind) => {
	const received = answer(body, status, { location: 'https://x.example/y' });
	const { kind: met, message, description } = problemOf(adapter(), received, [ID]);
	expect(met).toBe(kind);
	expect(`${message} ${description}`).not.toContain("'Status Field'");
});

test('a running task that holds an address shows none of it', () => {
	expect(of({ status: 'RUNNING', output: ['https://cdn.example/a.mp4'] }).media).toEqual([]);
});

test('is left alone for five seconds between two looks', () => {
	expect(adapter().facts.shortestPauseSeconds).toBe(5);
});
