// Which refusals of PiAPI's are about a task, word by word, and what a user is told about the others.
import { piApi } from '../../../providers/piApi/adapter';
import { piApiProvider } from '../../../providers/piApi/provider';
import { answer, problemOf, taskOf } from '../../core/answering';

const adapter = piApi('https://api.piapi.ai');
const parsed = (code: unknown, message: unknown, status = 200) =>
	adapter.parse(answer({ code, message, data: null }, status), ['task-1']);

// [message, whether a 400 with it is about the task]
test.each([
	['task not found', true],
	['no such tasks', true],
	['TASK EXPIRED', true],
	['bad taskid', true],
	['bad tasksid', true],
	['bad task_id', true],
	['bad taskID.', true],
	['Record not found', true],
	['failed: record not found, sorry', true],
	['multitask is off', false],
	['tasking is off', false],
	['my_task', false],
	['the task_type is wrong', false],
	['myrecord not found', false],
	['record not founded', false],
	['record not', false],
	['not found', false],
])('whether the message %j of a 400 is about the task: %j', (message, isAboutTask) => {
	for (const [status, code] of [
		[200, 400],
		[400, 400],
		[400, 10000],
	] as const) {
		expect(parsed(code, message, status)).toEqual(
			isAboutTask ? [] : expect.objectContaining({ kind: 'refused' }),
		);
	}
});

// [message, whether a 404 with it is about the path]
test.each([
	['route not found', true],
	['no Route matched', true],
	['the path is wrong', true],
	['404 page not found', true],
	['unknown ENDPOINT', true],
	['rerouted', false],
	['routes', false],
	['paths', false],
	['homepage', false],
	['endpoints', false],
	['gone', false],
])('whether the message %j of a 404 is about the path: %j', (message, isAboutPath) => {
	for (const [status, code] of [
		[200, 404],
		[404, 404],
		[404, 10000],
	] as const) {
		expect(parsed(code, message, status)).toEqual(
			isAboutPath ? expect.objectContaining({ kind: 'wrongAddress' }) : [],
		);
	}
});

test('a message about a task and a path is about the task', () => {
	expect(parsed(404, 'no task under this path', 404)).toEqual([]);
});

test('the first 1,000 characters of a message tell what it is about', () => {
	const before = 'x'.repeat(995);
	expect(parsed(400, `${before} task`)).toEqual([]);
	expect(parsed(400, `${before}x task`)).toMatchObject({ kind: 'refused' });
	expect(parsed(400, ['task not found'])).toMatchObject({ kind: 'refused' });
});

test('a 404 that is not PiAPI’s own is about the task where it says so', () => {
	for (const code of [undefined, null, '404']) {
		expect(parsed(code, 'gone', 404)).toMatchObject({ kind: 'wrongAddress' });
		expect(parsed(code, 'task not found', 404)).toEqual([]);
	}
});

test('a task has a record, whatever the code beside it', () => {
	for (const code of [400, 404]) {
		const data = { task_id: 'task-1', status: 'failed' };
		expect(taskOf(adapter, { code, message: 'task failed', data }).status).toBe('failed');
	}
});

test('a record that tells no state is an unknown one', () => {
	for (const data of [{ task_id: 'task-1' }, { task_id: 'task-1', status: '' }]) {
		expect(taskOf(adapter, { code: 200, data, status: 'failed' })).toMatchObject({
			...{ status: 'unknown', providerStatus: null, done: false },
		});
	}
});

test('nothing in the answer means that there is a task', () => {
	for (const body of ['null', '{}', '{"data":null}', '{"code":null,"data":{}}']) {
		expect(problemOf(adapter, answer(body))).toMatchObject({ kind: 'unexpectedAnswer' });
	}
});

// [code of the error, what to do]
test.each([
	['overdue', "The account's payment is overdue: top it up at PiAPI."],
	['insufficient_credits', "The account's balance is used up: top it up at PiAPI."],
	[
		'subscription_expired',
		'The account has no plan for this, or its plan has expired: check the plan at PiAPI.',
	],
])('the code %s concerns the account at PiAPI, under HTTP 200 too', (code, advice) => {
	const said = { error: { code, message: 'Why' } };
	for (const status of [200, 400]) {
		expect(problemOf(adapter, answer(said, status))).toMatchObject({
			...{ kind: 'forbidden', description: `${advice} (provider's code: ${code})` },
		});
	}
});

test('the task’s own address below the base URL of the credential is no output', () => {
	const baseUrl = 'https://proxy.example';
	const setup = piApiProvider.readSetup({ credential: {}, parameters: {}, baseUrl });
	expect(setup).toEqual({ baseUrl });
	const behindProxy = piApiProvider.adapterFor('', { baseUrl });
	expect(behindProxy).toMatchObject({ provider: 'piApi', service: 'piApi' });
	const output = [baseUrl, 'https://other.example'].map((at) => `${at}/api/v1/task/task-1`);
	const body = { code: 200, data: { task_id: 'task-1', status: 'completed', output } };
	expect(behindProxy?.parse(answer(body), ['task-1'])).toMatchObject([
		{ media: [{ url: 'https://other.example/api/v1/task/task-1' }] },
	]);
});
