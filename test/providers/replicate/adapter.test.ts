// Replicate: what it is asked, and what its answers mean. Texts and object outputs are documented; words,
// failures and errors of HTTP are built from its OpenAPI description (`_INFERRED`).
import { isProblem } from '../../../core/problem';
import type { Task } from '../../../core/task/task';
import { replicate } from '../../../providers/replicate/adapter';
import { replicateProvider } from '../../../providers/replicate/provider';
import { shownTask } from '../../../providers/shownId';
import { answer, HTML, problemOf, taskOf } from '../../core/answering';
import failed from './fixtures/failed_INFERRED.json';
import notFound from './fixtures/not_found_http404_INFERRED.json';
import prediction from './fixtures/prediction_INFERRED.json';
import processing from './fixtures/processing_with_input_url_INFERRED.json';
import starting from './fixtures/starting_INFERRED.json';
import objectOutput from './fixtures/succeeded_object_output_INFERRED.json';
import textOutput from './fixtures/succeeded_text_output.json';

const ID = 'gm3qorzdhgbfurvjtvhg6dckhu';
const BASE = 'https://api.replicate.com/v1';
const ADDRESS = `${BASE}/predictions/${ID}`;
const adapter = replicate(BASE);
const read = (body: unknown) => taskOf(adapter, body, ID);
const { ids } = replicateProvider;

test('one prediction a request, by its id or under its own address', () => {
	const [{ maxIds, request }] = adapter.ways;
	expect([maxIds, adapter.outcome?.request(read(textOutput)) ?? null]).toEqual([1, null]);
	expect(request([ID])).toEqual({ method: 'GET', path: `/predictions/${ID}` });
	expect(request([ADDRESS])).toMatchObject({ method: 'GET', address: ADDRESS });
});

test.each([
	['another host', `https://evil.example/v1/predictions/${ID}`],
	['the same host without encryption', `http://api.replicate.com/v1/predictions/${ID}`],
])('the key does not go to %s', (_what, address) => {
	const problem = adapter.ways[0].whyNone?.([address]);
	expect(problem).toMatchObject({ kind: 'invalidInput', concernsIds: true });
});

test.each([
	[ADDRESS, ID],
	[`${ADDRESS}/`, ID],
	[`https://proxy.example/r/predictions/${ID}?x=1`, ID],
	[`${ADDRESS}/cancel`, null],
	[`https://replicate.com/p/${ID}`, null],
	[`${BASE}/predictions/`, null],
	[`${BASE}/predictions/..`, null],
	['https://', null],
	[ID, null],
])('the id in %s is %j', (address, id) => {
	expect(ids.idOfAddress?.(address)).toBe(id);
});

test.each([
	['starting', starting, { status: 'queued', done: false, providerStatus: 'starting' }],
	['processing, with an input', processing, { status: 'running', media: [], prompt: '...' }],
	[
		'failed, content refused',
		failed,
		{ status: 'failed', failure: { reason: 'content_policy', retryable: false, code: null } },
	],
	[
		'a text',
		textOutput,
		{ status: 'succeeded', result: 'hello Alice', failure: null, elapsedSeconds: 0.012683 },
	],
	[
		'a list of files',
		prediction,
		{
			status: 'succeeded',
			url: 'https://replicate.delivery/...',
			result: null,
			model: 'owner/name',
		},
	],
	[
		'an object with files',
		objectOutput,
		{
			...{ status: 'succeeded', url: 'https://replicate.delivery/xezq/a/out.mp4', result: null },
			media: [
				{ kind: 'video', role: 'output', url: 'https://replicate.delivery/xezq/a/out.mp4' },
				{ kind: 'image', role: 'thumbnail', url: 'https://replicate.delivery/xezq/a/thumb.jpg' },
			],
			urlsExpireAt: '2023-09-08T17:20:04.791Z',
		},
	],
])('%s', (_what, body, expected) => {
	const id = body.id;
	expect(taskOf(adapter, body, id)).toMatchObject({ taskId: id, ...expected });
});

test('what was found where is said of no prediction, whose shape is known', () => {
	for (const body of [starting, objectOutput])
		expect(read(body).details).not.toHaveProperty('found');
});

test('an unknown prediction is HTTP 404 in JSON, whose status is a number', () => {
	expect(adapter.parse(answer(notFound, 404), [ID])).toEqual([]);
	expect(problemOf(adapter, answer(HTML, 404), [ID]).kind).toBe('wrongAddress');
});

// [HTTP status, body, kind, words]
test.each([
	[401, { title: 'Unauthenticated', detail: 'No token', status: 401 }, 'unauthorized', 'No token'],
	[402, { title: 'Insufficient credit', detail: 'Buy', status: 402 }, 'paymentRequired', 'Buy'],
	[403, { title: 'Forbidden', detail: 'Disabled', status: 403 }, 'forbidden', 'Disabled'],
	[422, { title: 'Invalid', detail: 'Bad version', status: 422 }, 'refused', 'Bad version'],
	[500, { title: 'Fault', detail: 'Oops', status: 500 }, 'providerFault', 'Oops'],
])('HTTP %i with %j is %s', (status, body, kind, words) => {
	expect(problemOf(adapter, answer(body, status), [ID])).toMatchObject({
		...{ kind, httpStatus: status, message: expect.stringContaining(words) },
	});
});

test('a 429 says in its body how long to pause', () => {
	const body = { detail: 'Request was throttled.', status: 429, retry_after: 7 };
	expect(problemOf(adapter, answer(body, 429), [ID]).retryAfterMs).toBe(7_000);
});

test.each([
	['{}', {}],
	['null', null],
	['a list', [textOutput]],
	['a text', '"succeeded"'],
	['a page', HTML],
	['nothing', ''],
	['an object of somebody else', { ok: true }],
	['another prediction', { ...textOutput, id: 'somebody-else' }],
])('%s is not the answer', (_what, body) => {
	expect(problemOf(adapter, answer(body), [ID])).toMatchObject({ kind: 'unexpectedAnswer' });
});

test.each([
	['without an id', { status: 'processing' }, 'running'],
	['without a word', { id: ID, output: ['https://replicate.delivery/a.mp4'] }, 'unknown'],
	['with a new word', { id: ID, status: 'pondering' }, 'unknown'],
	['with a word that is an object', { id: ID, status: { text: 'succeeded' } }, 'unknown'],
	['about the id in another case', { id: ID.toUpperCase(), status: 'starting' }, 'queued'],
])('a record %s is taken', (_what, body, status) => {
	expect(read(body)).toMatchObject({ taskId: ID, status, media: [], failure: null });
});

test('asked under its address, a prediction keeps that as its id, and shows the one in it', () => {
	const parsed = adapter.parse(answer(textOutput), [ADDRESS]);
	expect(isProblem(parsed)).toBe(false);
	expect(parsed).toMatchObject([{ taskId: ADDRESS, status: 'succeeded' }]);
	const [task] = parsed as readonly Task[];
	expect(shownTask(replicateProvider, task as Task).taskId).toBe(ID);
	const other = `${BASE}/predictions/another`;
	expect(problemOf(adapter, answer(textOutput), [other]).message).toMatch(/another task/);
});
