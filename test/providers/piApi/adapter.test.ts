// PiAPI: what it is asked, and what its answers mean. Both records are put together from what public clients
// read (`_INFERRED`); no document shows what is answered about an unknown task.
import { withoutCallbackUrls } from '../../../core/text/secrets/callbackMembers';
import { piApi } from '../../../providers/piApi/adapter';
import { piApiProvider } from '../../../providers/piApi/provider';
import { answer, HTML, problemOf, taskOf } from '../../core/answering';
import completed from './fixtures/completed_video_INFERRED.json';
import processing from './fixtures/processing_INFERRED.json';

const ID = completed.data.task_id;
const adapter = piApi('https://api.piapi.ai');
const wrapped = (data: unknown, code = 200, message = 'success') => ({ code, message, data });

test('one task a request, by its id alone', () => {
	const [{ maxIds, request }] = adapter.ways;
	expect([maxIds, request([ID])]).toEqual([1, { method: 'GET', path: `/api/v1/task/${ID}` }]);
	expect(request(['../x?y']).path).toBe('/api/v1/task/..%2Fx%3Fy');
	expect(piApiProvider.ids.idOfAddress).toBeUndefined();
	expect(adapter.facts).toMatchObject({ expectedSeconds: 123, urlLifetimeSeconds: null });
});

test('a film: the copy without watermark alone, its cover, and what it cost', () => {
	const { details, ...task } = taskOf(adapter, completed, ID);
	expect(task).toMatchObject({
		...{ taskId: ID, status: 'succeeded', providerStatus: 'completed', failure: null },
		...{ model: 'kling', prompt: '...', result: null, elapsedSeconds: 175 },
		...{ url: 'https://storage.theapi.app/videos/a.mp4', urlsExpireAt: null },
		media: [
			{ kind: 'video', role: 'output', url: 'https://storage.theapi.app/videos/a.mp4' },
			{ kind: 'image', role: 'thumbnail', url: 'https://cdn.klingai.com/a.jpg' },
		],
		...{ finishedAt: '2025-01-01T00:03:00.000Z', usage: { consume: 260000 } },
	});
	expect(details).not.toHaveProperty('found');
});

test('one that is processing, whose error has the code 0', () => {
	expect(taskOf(adapter, processing, '58cb41b7')).toMatchObject({
		...{ status: 'running', media: [], failure: null, passingTrouble: null, finishedAt: null },
	});
});

test('the address and the secret of the webhook are kept out of items', () => {
	const text = JSON.stringify(withoutCallbackUrls(taskOf(adapter, completed, ID).raw));
	expect(JSON.stringify(completed)).toMatch(/webhook\.site\/secret/);
	expect(text).not.toMatch(/webhook\.site|"secret"/);
	expect(text).toContain('resource_without_watermark');
});

// [message of a 400 or 404]
test.each([
	'task not found',
	'failed to get task: record not found',
	'Invalid task_id',
	'invalid taskId',
	'Task 58cb41b7 does not exist',
])('%j is an unknown task, with HTTP 400, HTTP 404 and as a code', (message) => {
	for (const [status, code] of [
		[400, 400],
		[404, 404],
		[200, 404],
		[200, 400],
	] as const) {
		const body = { code, message, data: null };
		expect(adapter.parse(answer(body, status), ['task-1'])).toEqual([]);
	}
});

// [HTTP status, code, message, kind]
test.each([
	[400, 400, 'invalid request', 'refused'],
	[400, 10000, 'bad parameter', 'refused'],
	[404, 404, 'route not found', 'wrongAddress'],
	[200, 400, 'multitasking is off', 'refused'],
	[401, 401, 'Invalid API key', 'unauthorized'],
	[200, 401, 'Invalid API key', 'unauthorized'],
	[403, 403, 'task forbidden', 'forbidden'],
	[200, 429, 'too many', 'rateLimited'],
	[500, 500, 'task not found', 'providerFault'],
])('HTTP %i, code %i, %j is %s', (status, code, message, kind) => {
	expect(problemOf(adapter, answer({ code, message }, status))).toMatchObject({ kind });
});

test.each([
	['a page about tasks', '<html>task not found</html>', 404],
	['{}', {}, 200],
	['no data', wrapped(null), 200],
	['an empty record', wrapped({}), 200],
	['another task', wrapped({ ...completed.data, task_id: 'somebody-else' }), 200],
	['a list', [], 200],
	['a page', HTML, 200],
])('%s is not the answer', (_what, body, status) => {
	expect(problemOf(adapter, answer(body, status)).kind).toMatch(
		/unexpectedAnswer|providerFault|wrongAddress/,
	);
});

test('an error of HTTP 400 in a record is the task’s own', () => {
	const data = { task_id: 'task-1', status: 'failed', error: { code: 400, message: 'task broke' } };
	expect(taskOf(adapter, wrapped(data))).toMatchObject({ status: 'failed' });
});

// [HTTP status, code, message]: PiAPI's own 404 is about the task, and a 400 where it says so.
test.each([
	[404, 404, 'not found'],
	[404, 404, null],
	[200, 404, 'not found'],
	[400, 400, 'record not found'],
])('HTTP %i, code %i, %j is an unknown task', (status, code, message) => {
	expect(adapter.parse(answer({ code, message, data: null }, status), ['task-1'])).toEqual([]);
});

test('a 404 of a gateway before PiAPI is no word about the task', () => {
	const body = { message: 'no Route matched with those values' };
	expect(problemOf(adapter, answer(body, 404)).kind).toBe('wrongAddress');
});
