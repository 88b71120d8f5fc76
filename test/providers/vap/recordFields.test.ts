// Every field of VAP's records that is read, and every place that it is read from.
import { adapterOf, answer, problemOf, taskOf } from '../../core/answering';

const vap = adapterOf('vap');

test('a record with all that VAP can say', () => {
	const record = {
		task_id: 'task-1',
		status: ' Completed ',
		type: 'video_generation',
		model: 'veo3.1',
		prompt: 'A fox',
		params: { model: 'other', prompt: 'other', description: 'other' },
		estimated_cost: '1.96',
		actual_cost: '1.50',
		cost: '7',
		currency: 'EUR',
		progress: 100,
		created_at: '2026-01-09T11:59:00Z',
		started_at: '2026-01-09T11:59:10Z',
		completed_at: '2026-01-09T12:00:00Z',
		duration_seconds: 48.5,
		usage: { credits: 3 },
		trace_id: 'trace-1',
		request_id: 'request-1',
	};
	expect(taskOf(vap, record)).toMatchObject({
		status: 'succeeded',
		providerStatus: 'Completed',
		kind: 'video',
		service: 'video',
		model: 'veo3.1',
		prompt: 'A fox',
		cost: { estimated: 1.96, actual: 1.5, currency: 'EUR' },
		progress: 100,
		createdAt: '2026-01-09T11:59:00.000Z',
		startedAt: '2026-01-09T11:59:10.000Z',
		finishedAt: '2026-01-09T12:00:00.000Z',
		elapsedSeconds: 48.5,
		usage: { credits: 3 },
		traceId: 'trace-1',
	});
});

// [record, what is read from it]
test.each([
	[{ params: { model: 'kling', prompt: 'A hare' } }, { model: 'kling', prompt: 'A hare' }],
	[{ request_id: 'request-1' }, { traceId: 'request-1' }],
	[{ status: 'failed', failed_at: 1767960000 }, { finishedAt: '2026-01-09T12:00:00.000Z' }],
	[
		{ created_at: '2026-01-09T11:59:00Z', completed_at: '2026-01-09T12:00:00Z' },
		{ elapsedSeconds: 60 },
	],
	[{ type: 'speech' }, { kind: 'audio' }],
	[{ type: 'song' }, { kind: 'audio' }],
	[{ type: 'AUDIO' }, { kind: 'audio' }],
	[{ type: 'Image' }, { kind: 'image' }],
	[{ type: 'video_generation_hd' }, { kind: 'video', service: 'video_generation_hd' }],
	[{ type: 'three_d' }, { kind: null, service: 'three_d' }],
])('%j', (record, read) => {
	expect(taskOf(vap, { status: 'completed', ...record })).toMatchObject(read);
});

// [record, what the failure says]
test.each([
	[{ error: { code: 'a', message: 'b' } }, { code: 'a', message: 'b' }],
	[
		{ error_code: 'a', error_message: 'b' },
		{ code: 'a', message: 'b' },
	],
	[
		{ error: { code: 'a', message: 'b' }, error_message: 'c' },
		{ code: 'a', message: 'c' },
	],
	[{ error: 'b' }, { code: null, message: 'b' }],
	[{ error: ['b'] }, { code: null, message: null }],
])('the failure in %j', (record, failure) => {
	expect(taskOf(vap, { status: 'failed', ...record }).failure).toMatchObject(failure);
});

test.each([
	['processing', 'running'],
	['running', 'running'],
	['succeeded', 'succeeded'],
	['expired', 'expired'],
])('the word %s means %s', (word, status) => {
	expect(taskOf(vap, { status: word }).status).toBe(status);
});

// [record without a status, state]
test.each([
	[{ error: { code: 'x' } }, 'failed'],
	[{ error: 'x' }, 'failed'],
	[{ error: {} }, 'unknown'],
	[{ error: ['x'] }, 'unknown'],
	[{ error: ' ' }, 'unknown'],
	[{ error: null }, 'unknown'],
	[{}, 'unknown'],
])('an id with %j is %s', (record, status) => {
	expect(taskOf(vap, { id: 'task-1', ...record }).status).toBe(status);
});

// [word, its state beside an error]
test.each([
	['error', 'failed'],
	['resting', 'failed'],
	['failed', 'failed'],
	['pending', 'failed'],
	['queued', 'failed'],
	['processing', 'failed'],
	['executing', 'failed'],
	['completed', 'succeeded'],
	['cancelled', 'cancelled'],
	['expired', 'expired'],
])('the word %s beside an error: %s', (word, status) => {
	for (const error of ['boom', { message: 'boom' }]) {
		const task = taskOf(vap, { task_id: 'task-1', status: word, error });
		expect(task).toMatchObject({ status, providerStatus: word, done: true });
		expect(task.reported.message).toBe('boom');
	}
});

test.each([[''], [' '], [null], [undefined], [{}], [[]], [false], [0]])(
	'the error %j is none: the word decides',
	(error) => {
		expect(taskOf(vap, { status: 'processing', error }).status).toBe('running');
		expect(taskOf(vap, { status: 'resting', error }).status).toBe('unknown');
	},
);

test.each([
	['last_frame_url', 'lastFrame', 'lastFrameUrl'],
	['thumbnail_url', 'thumbnail', 'thumbnailUrl'],
	['cover_url', 'thumbnail', 'thumbnailUrl'],
])('%s is the %s', (field, role, property) => {
	const url = 'https://cdn.example/a.png';
	const task = taskOf(vap, { status: 'completed', result: { [field]: url } });
	expect(task.media).toEqual([{ kind: 'image', role, url }]);
	expect(task).toMatchObject({ [property]: url, imageUrl: null });
});

// [body, code and trace in the description, words in the message]
test.each([
	[{ error: { code: 'a', message: 'b' }, request_id: 'r' }, 'code: a, trace id: r', ': b'],
	[{ code: 'a', message: 'b', trace_id: 't' }, 'code: a, trace id: t', ': b'],
	[{ code: 'a', detail: 'b', request_id: 'r', trace_id: 't' }, 'code: a, trace id: r', ': b'],
	[{ error: 'b' }, 'this account.', ': b'],
])('the refusal %j', (body, facts, words) => {
	const { description, message } = problemOf(vap, answer(body, 400));
	expect(description).toContain(facts);
	expect(message).toContain(words);
});

// [body under HTTP 200, what it is]
test.each([
	[{ code: 'a' }, 'the provider could not answer (HTTP 200)'],
	[{ message: 'b' }, 'the provider could not answer (HTTP 200): b'],
	[{ ok: true }, "the answer is not this provider's: it is no task record"],
	[
		{ id: 'other', status: 'completed' },
		"the answer is not this provider's: it is about another task",
	],
	['[]', "the answer is not this provider's: it is not an object"],
])('%j under HTTP 200', (body, message) => {
	expect(problemOf(vap, answer(body)).message).toBe(message);
});

test.each([200, 299])('HTTP %i is an answer', (status) => {
	const parsed = vap.parse(answer({ id: 'task-1', status: 'running' }, status), ['task-1']);
	expect(parsed).toMatchObject([{ taskId: 'task-1' }]);
});

test.each([199, 300])('HTTP %i is no answer, whatever it holds', (status) => {
	expect(problemOf(vap, answer({ id: 'task-1', status: 'completed' }, status)).httpStatus).toBe(
		status,
	);
});

test('how long its tasks take, and how it is asked', () => {
	expect(vap.facts.expectedSeconds).toBe(134);
	expect(vap.ways.map(({ name }) => name)).toEqual(['single']);
	expect(vap.hintForUnknownId('cgt-1')).toBe("It looks like ModelArk's id.");
});
