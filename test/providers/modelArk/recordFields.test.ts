// Every field of ModelArk's records that is read, and the words that its refusals are put in.
import { adapterOf, answer, problemOf, taskOf, tasksOf } from '../../core/answering';

const ark = adapterOf('modelArk');
const URL = 'https://cdn.example/a';

test('a record with all that ModelArk can say', () => {
	const record = {
		id: 'task-1',
		status: ' Succeeded ',
		model: 'seedance-2-0',
		created_at: 1767960000,
		updated_at: 1767960054,
		usage: { total_tokens: 7 },
		seed: 10,
		resolution: '1080p',
		ratio: '16:9',
		duration: 5,
		frames: 121,
		framespersecond: 24,
		service_tier: 'flex',
		generate_audio: true,
		revised_prompt: 'A fox',
		content: { video_url: URL },
	};
	expect(taskOf(ark, record)).toMatchObject({
		status: 'succeeded',
		providerStatus: 'Succeeded',
		model: 'seedance-2-0',
		prompt: 'A fox',
		createdAt: '2026-01-09T12:00:00.000Z',
		finishedAt: '2026-01-09T12:00:54.000Z',
		urlsExpireAt: '2026-01-10T12:00:54.000Z',
		usage: { total_tokens: 7 },
		details: {
			seed: 10,
			resolution: '1080p',
			ratio: '16:9',
			durationSeconds: 5,
			frames: 121,
			framesPerSecond: 24,
			serviceTier: 'flex',
			generateAudio: true,
		},
	});
});

test.each([
	['content.file_url', { content: { file_url: URL } }],
	['result.fileUrl', { result: { fileUrl: URL } }],
])('a file is found at %s', (_where, record) => {
	expect(taskOf(ark, { status: 'succeeded', ...record }).media).toEqual([
		{ kind: 'file', role: 'output', url: URL },
	]);
});

test('there is no media before the end', () => {
	expect(taskOf(ark, { status: 'running', content: { video_url: URL } }).media).toEqual([]);
});

test('URLs that were cleared after a day are told of as such', () => {
	const record = { status: 'succeeded', updated_at: 1767960000 };
	expect(taskOf(ark, record).failure?.message).toBe(
		'The task succeeded, but its URLs are gone: this provider clears URLs after 24 hours.',
	);
});

// [code, what to do]
test.each([
	[
		'AuthenticationError',
		'Check the API key in the credential. Keys belong to one region: check that too.',
	],
	['AccountOverdueError', "The account's payment is overdue: top it up in the console."],
	[
		'ModelNotOpen',
		'The account has no access to this model or endpoint: activate it in the console.',
	],
	[
		'InvalidEndpoint.NotFound',
		'The account has no access to this model or endpoint: activate it in the console.',
	],
])('after %s: %s', (code, advice) => {
	const { description } = problemOf(ark, answer({ error: { code, message: 'Words.' } }, 400));
	expect(description).toBe(`${advice} (provider's code: ${code})`);
});

test.each([
	'NotAuthenticationError',
	'NotModelNotOpen',
	'NotInvalidEndpoint',
	'OperationDenied.InvalidState',
])('%s is another code', (code) => {
	expect(problemOf(ark, answer({ error: { code } }, 400)).kind).toBe('refused');
});

// [body of a refusal, what the description holds, what the message ends with]
test.each([
	[
		{ error: { type: 'BadRequest' }, request_id: 'r' },
		'code: BadRequest, trace id: r',
		'(HTTP 400)',
	],
	[{ error: { code: 'a', type: 'b', request_id: 'r' } }, 'code: a, trace id: r', '(HTTP 400)'],
	[{ error: 'Words.' }, 'this account.', '(HTTP 400): Words.'],
	[{ message: 'Words.' }, 'this account.', '(HTTP 400): Words.'],
])('the refusal %j', (body, facts, end) => {
	const { description, message } = problemOf(ark, answer(body, 400));
	expect(description).toContain(facts);
	expect(message.endsWith(end)).toBe(true);
});

// [body under HTTP 200, ids, what it is]
test.each([
	[{ error: { code: 'a' } }, 1, 'the provider could not answer (HTTP 200)'],
	[{ error: 'b' }, 1, 'the provider could not answer (HTTP 200): b'],
	[{ ok: true }, 1, "the answer is not this provider's: it is no task record"],
	[{ id: 'other' }, 1, "the answer is not this provider's: it is about another task"],
	[{ id: 'task-1' }, 2, "the answer is not this provider's: it is no list of tasks"],
	[{ items: 'none' }, 2, "the answer is not this provider's: it is no list of tasks"],
	['[]', 1, "the answer is not this provider's: it is not an object"],
])('%j under HTTP 200, asked about %i', (body, count, message) => {
	const ids = ['task-1', 'task-2'].slice(0, count);
	expect(problemOf(ark, answer(body), ids).message).toBe(message);
});

test.each([200, 299])('HTTP %i is an answer', (status) => {
	const parsed = ark.parse(answer({ id: 'task-1', status: 'running' }, status), ['task-1']);
	expect(parsed).toMatchObject([{ taskId: 'task-1' }]);
});

test.each([199, 300])('HTTP %i is no answer, whatever it holds', (status) => {
	expect(problemOf(ark, answer({ id: 'task-1', status: 'running' }, status)).httpStatus).toBe(
		status,
	);
});

test('an answer to nobody is about nobody', () => {
	expect(problemOf(ark, answer({ id: 'task-1', status: 'running' }), []).kind).toBe(
		'unexpectedAnswer',
	);
});

test('the code of a task that is not there is read in any case', () => {
	const body = { error: { code: 'RESOURCENOTFOUND' } };
	expect(ark.parse(answer(body, 404), ['task-1'])).toEqual([]);
});

test('a lone id in a list is an answer too', () => {
	const items = [{ id: ' task-1 ', status: 'running' }];
	expect(tasksOf(ark, { items }, ['task-1'])).toMatchObject([{ taskId: 'task-1' }]);
});

test('how long its tasks take, and what else an id may be', () => {
	expect(ark.facts.expectedSeconds).toBe(134);
	expect(ark.hintForUnknownId('cgt-1')).toBe(
		'Tasks are kept for 7 days and belong to one region: check the region in the credential.',
	);
	expect(ark.hintForUnknownId('x-cgt-1')).toBe(
		"It does not look like ModelArk's id, which begins with cgt-.",
	);
});
