// The words that AceData's refusals are put in, and the places that its records are read from.
import { adapterOf, answer, problemOf, taskOf } from '../../../core/answering';

const seedance = adapterOf('aceDataCloud', 'seedance');
const URL = 'https://cdn.example/a';

// [code, what to do]
test.each([
	['used_up', "The account's balance is used up: top it up at AceData Cloud."],
	['disabled', 'The application was disabled: ask the support of AceData Cloud.'],
	['no_token', 'Check the API key in the credential.'],
	['invalid_token', 'Check the API key in the credential.'],
	['no_api', "'Service' has no tasks endpoint under this name."],
])('after %s: %s', (code, advice) => {
	const { description } = problemOf(seedance, answer({ error: { code } }, 400));
	expect(description).toBe(`${advice} (provider's code: ${code})`);
});

test.each([
	...['not_used_up', 'used_up_soon', 'disabled_soon', 'not_disabled', 'no_api_key', 'x_no_api'],
	...['no_token_x', 'x_no_token', 'mytoken_expired', 'token_', 'xtoken_mismatched'],
])('%s is another code', (code) => {
	expect(problemOf(seedance, answer({ error: { code } }, 400)).kind).toBe('refused');
});

// [body of a refusal, what the description holds, what the message ends with]
test.each([
	[{ error: { type: 'a' }, request_id: 'r' }, 'code: a, trace id: r', '(HTTP 400)'],
	[{ code: 'a', detail: 'b', trace_id: 't', request_id: 'r' }, 'code: a, trace id: t', ': b'],
	[{ error: 'b', message: 'c' }, 'this account.', ': b'],
	[{ message: 'c', detail: 'd' }, 'this account.', ': c'],
])('the refusal %j', (body, facts, end) => {
	const { description, message } = problemOf(seedance, answer(body, 400));
	expect(description).toContain(facts);
	expect(message.endsWith(end)).toBe(true);
});

// [body under HTTP 200, ids, what it is]
test.each([
	[{ error: { code: 'a' } }, 1, 'the provider could not answer (HTTP 200)'],
	[{ detail: 'b' }, 1, 'the provider could not answer (HTTP 200): b'],
	[{ detail: 'b' }, 2, 'the provider could not answer (HTTP 200): b'],
	[{ ok: true }, 1, "the answer is not this provider's: it is no task record"],
	[{ ok: true }, 2, "the answer is not this provider's: it is no list of tasks"],
	[{ id: 'other' }, 1, "the answer is not this provider's: it is about another task"],
	['[]', 1, "the answer is not this provider's: it is not an object"],
])('%j under HTTP 200, asked about %i', (body, count, message) => {
	const ids = ['task-1', 'task-2'].slice(0, count);
	expect(problemOf(seedance, answer(body), ids).message).toBe(message);
});

test.each([200, 299])('HTTP %i is an answer', (status) => {
	const parsed = seedance.parse(answer({ id: 'task-1', status: 'running' }, status), ['task-1']);
	expect(parsed).toMatchObject([{ taskId: 'task-1' }]);
});

test.each([199, 300])('HTTP %i is no answer, whatever it holds', (status) => {
	expect(problemOf(seedance, answer({ id: 'task-1' }, status)).httpStatus).toBe(status);
});

test('what else an id may be', () => {
	expect(seedance.hintForUnknownId('cgt-1')).toBe(
		"It looks like ModelArk's id; use task_id from the top level of AceData's create answer.",
	);
	expect(seedance.hintForUnknownId('x-cgt-1')).toBe('');
});

const recordWith = (response: object, rest: object = {}) =>
	taskOf(seedance, { id: 'task-1', response, ...rest });

// [response of a failed task, code, message]
test.each([
	[{ error: { code: 'a', message: 'b' } }, 'a', 'b'],
	[{ error: { type: 'a', message: 'b' }, message: 'c' }, 'a', 'b'],
	[{ success: false, message: 'c' }, null, 'c'],
	[{ success: false, error_message: 'c' }, null, 'c'],
	[{ success: false, fail_reason: 'c' }, null, 'c'],
	[{ data: { state: 'failed', error: { code: 'a', message: 'b' } } }, 'a', 'b'],
	[{ data: { state: 'failed', error: 'b', message: 'c' } }, null, 'b'],
	[{ data: { state: 'failed', fail_reason: 'c' } }, null, 'c'],
	[{ message: 'c', data: { state: 'failed', error: 'b' } }, null, 'b'],
])('the failure in %j', (response, code, message) => {
	expect(recordWith(response)).toMatchObject({ status: 'failed', failure: { code, message } });
});

// [output of a finished task, its record, what is read]
test.each([
	[{ model: 'a' }, {}, { model: 'a' }],
	[{}, { request: { model: 'b' } }, { model: 'b' }],
	[{}, { request: { prompt: 'A fox' } }, { prompt: 'A fox' }],
	[
		{},
		{ request: { content: [null, { type: 'image_url' }, { text: ' ' }, { text: 'A hare' }] } },
		{ prompt: 'A hare' },
	],
	[{ complete_at: '2026-01-09 20:00:00' }, {}, { finishedAt: '2026-01-09T12:00:00.000Z' }],
	[{ updated_at: 1767960000 }, {}, { finishedAt: '2026-01-09T12:00:00.000Z' }],
	[{ updated_at: '2026-01-09 20:00:00' }, {}, { finishedAt: '2026-01-09T12:00:00.000Z' }],
	[{ id: 'up-1' }, {}, { upstreamTaskId: 'up-1' }],
	[{ id: 'up-1', task_id: 'up-2' }, {}, { upstreamTaskId: 'up-2' }],
	[{ id: 'task-1' }, {}, { upstreamTaskId: null }],
	[{}, { trace_id: 'trace-1' }, { traceId: 'trace-1' }],
	[{}, { elapsed: '48.5' }, { elapsedSeconds: 48.5 }],
	[{ usage: { total_tokens: 7 } }, {}, { usage: { total_tokens: 7 } }],
	[
		{ service_tier: 'flex', generate_audio: false },
		{},
		{ details: { serviceTier: 'flex', generateAudio: false } },
	],
	[
		{ seed: 3, frames: 121, framespersecond: 24 },
		{},
		{ details: { seed: 3, frames: 121, framesPerSecond: 24 } },
	],
	[
		{ resolution: '720p', ratio: '1:1', duration: '5' },
		{},
		{ details: { resolution: '720p', ratio: '1:1', durationSeconds: 5 } },
	],
])('an output with %j in a record with %j', (output, rest, read) => {
	const response = { success: true, data: { video_url: URL, ...output } };
	expect(recordWith(response, rest)).toMatchObject({ status: 'succeeded', ...read });
});

test('trace and progress stand in the response too', () => {
	const response = {
		success: true,
		trace_id: 'trace-2',
		progress: 40,
		model: 'c',
		usage: { a: 1 },
		data: { video_url: URL },
	};
	expect(recordWith(response)).toMatchObject({
		traceId: 'trace-2',
		progress: 40,
		model: 'c',
		usage: { a: 1 },
	});
});

test.each([
	['last_frame_url', 'lastFrame'],
	['thumbnail_url', 'thumbnail'],
	['cover_url', 'thumbnail'],
])('%s is an image, the %s', (field, role) => {
	const response = { success: true, data: { video_url: URL, content: { [field]: `${URL}.png` } } };
	expect(recordWith(response).media).toEqual([
		{ kind: 'video', role: 'output', url: URL },
		{ kind: 'image', role, url: `${URL}.png` },
	]);
});

test.each(['failed', 'cancelled', 'expired'])(
	'of several outputs a %s one is left out',
	(state) => {
		const data = [
			{ state, video_url: `${URL}1` },
			{ state: 'succeeded', video_url: `${URL}2` },
		];
		expect(recordWith({ success: true, data }).media.map(({ url }) => url)).toEqual([`${URL}2`]);
	},
);

// [words of the outputs, state]
test.each([
	[['queued', 'succeeded'], 'running'],
	[['queued', 'queued'], 'queued'],
	[['cancelled'], 'cancelled'],
	[['expired', 'expired'], 'expired'],
	[['x', 'queued'], 'queued'],
])('outputs that are %j: %s', (states, status) => {
	const data = states.map((state) => ({ state }));
	expect(recordWith({ success: true, data }).status).toBe(status);
});

// [response, started, finished, state]
test.each([
	[null, null, null, 'queued'],
	[null, 1767960000, null, 'running'],
	[null, 1767960000, 1767960050, 'unknown'],
	['a text', null, null, 'unknown'],
	[[], 1767960000, null, 'unknown'],
])('the response %j, started %p, finished %p: %s', (response, started_at, finished_at, status) => {
	expect(taskOf(seedance, { id: 'task-1', response, started_at, finished_at }).status).toBe(status);
});

// [response, state, the word that it was read from]
test.each([
	[{ data: { state: 'in_queue' } }, 'queued', 'in_queue'],
	[{ data: { state: 'submitted' } }, 'queued', 'submitted'],
	[{ success: true, data: [{}, { state: 'x' }] }, 'unknown', 'x'],
	[{ success: false, data: { state: 'x' } }, 'failed', 'x'],
])('%j is %s, from the word %p', (response, status, providerStatus) => {
	expect(recordWith(response)).toMatchObject({ status, providerStatus });
});

test('forbidden, as the failure of a task, means that the content was refused', () => {
	expect(recordWith({ error: { code: 'forbidden' } }).failure?.reason).toBe('content_policy');
});
