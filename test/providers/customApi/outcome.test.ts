import { isProblem } from '../../../core/problem';
import type { HttpAnswer } from '../../../core/http/wire';
import type { Task } from '../../../core/task/task';
import { recipeAdapter } from '../../../providers/customApi/adapter';
import { NO_RECIPE } from '../../../providers/customApi/recipe';
import type { Recipe } from '../../../providers/customApi/recipe';
import { answer, HTML, taskOf } from '../../core/answering';

const BASE = 'https://api.example.com/v1';
const VIDEO = 'https://cdn.example/out.mp4';
const DONE = {
	status: 'done',
	n: 7,
	data: { id: 'd/1', url: 'https://api.example.com/r/1' },
	up: '..',
};

const adapterFor = (recipe: Partial<Recipe>) =>
	recipeAdapter(
		{ provider: 'customApi', service: 'customApi' },
		{
			recipe: { ...NO_RECIPE, statusUrl: '/tasks/{id}', outputFields: [], ...recipe },
			baseUrl: BASE,
		},
	);

const askedAfter = (resultUrl: string | null, body: unknown = DONE, id = 'a:1') => {
	const adapter = adapterFor({ resultUrl });
	return adapter.outcome?.request(taskOf(adapter, body, id)) ?? null;
};

// [Result URL, what is asked]
test.each([
	[null, null],
	['/results/{id}', { path: '/results/a%3A1' }],
	['results/{id}?n={n}', { path: '/results/a%3A1?n=7' }],
	['/datasets/{data.id}/items', { path: '/datasets/d%2F1/items' }],
	['{data.url}', { path: '/', address: 'https://api.example.com/r/1' }],
	['{data.url}/more', { path: '/https%3A%2F%2Fapi.example.com%2Fr%2F1/more' }],
	[
		'https://cdn.example/{id}',
		{ path: '/', address: 'https://cdn.example/a%3A1', withoutKey: true },
	],
])('after a success %j asks %j', (resultUrl, request) => {
	expect(askedAfter(resultUrl)).toEqual(request === null ? null : { method: 'GET', ...request });
});

test.each(['running', 'failed', 'cooking'])('nothing is asked of a task that is %s', (status) => {
	expect(askedAfter('/results/{id}', { status })).toBeNull();
});

test('the id in a status address', () => {
	expect(askedAfter('/r/{id}', DONE, `${BASE}/tasks/a-1`)).toMatchObject({ path: '/r/a-1' });
});

test('no id in a status address', () => {
	const adapter = adapterFor({ resultUrl: '/r/{id}' });
	const task = taskOf(adapter, DONE, `${BASE}/tasks`);
	expect(adapter.outcome?.request(task)).toBeNull();
	expect(task.passingTrouble).toBe("'Result URL' names {id}, which is not in the answer");
});

// [Result URL, what is missing]
test.each([
	['/d/{data.x}', /'Result URL' names \{data\.x\}, which is not in the answer/],
	['/d/{data}', /'Result URL' names \{data\}, which is not in the answer/],
	['/d/{up}', /'Result URL' leads to an address that may not be asked/],
	['http://localhost/{id}', /'Result URL' leads to an address that may not be asked/],
])('%s is told beside the task, which stays succeeded', (resultUrl, words) => {
	const adapter = adapterFor({ resultUrl });
	const task = taskOf(adapter, DONE);
	expect(adapter.outcome?.request(task)).toBeNull();
	expect(task).toMatchObject({ status: 'succeeded', failure: { code: 'no_media' } });
	expect(task.failure?.message).toMatch(words);
	expect(task.passingTrouble).toMatch(words);
});

function outcomeOf(
	received: HttpAnswer,
	recipe: Partial<Recipe> = { outputFields: null },
	resultUrl = '/results/{id}',
) {
	const adapter = adapterFor({ resultUrl, ...recipe });
	const task = taskOf(adapter, { status: 'done' });
	return { task, after: adapter.outcome?.parse(received, task) as Task };
}

// [what, answer, recipe, what the task has then]
test.each<[string, HttpAnswer, Partial<Recipe>, Partial<Task>]>([
	['a file in JSON', answer({ video: { url: VIDEO } }), {}, { url: VIDEO, result: null }],
	[
		'a file where it was said',
		answer({ a: VIDEO, b: 'https://x.example/o.mp4' }),
		{ outputFields: ['a'] },
		{ url: VIDEO, result: null },
	],
	['rows', answer([{ a: 1 }, { a: 2 }]), {}, { url: null, result: [{ a: 1 }, { a: 2 }] }],
	[
		'rows with addresses, no outputs',
		answer([{ url: VIDEO }]),
		{ outputFields: [] },
		{ url: null, result: [{ url: VIDEO }] },
	],
	['an object', answer({ a: 1 }), {}, { result: { a: 1 } }],
	['a field of it', answer({ a: { b: 'text' } }), { resultField: 'a.b' }, { result: 'text' }],
	['a text', answer('# Title\n'), {}, { result: '# Title\n' }],
	[
		'a video',
		answer('\u0000ftyp', 200, { 'content-type': 'video/mp4' }),
		{},
		{ videoUrl: `${BASE}/results/task-1`, result: null },
	],
	[
		'a sound',
		answer('', 200, { 'content-type': 'Audio/MPEG; x=1' }),
		{},
		{ audioUrl: `${BASE}/results/task-1` },
	],
])('%s', (_what, received, recipe, part) => {
	const { task, after } = outcomeOf(received, { outputFields: null, ...recipe });
	expect(task).toMatchObject({ status: 'succeeded', failure: { code: 'no_media' } });
	expect(after).toMatchObject({
		status: 'succeeded',
		failure: null,
		raw: { status: 'done' },
		...part,
	});
});

test('where in the second answer an output stands, beside the word of the first', () => {
	const { after } = outcomeOf(answer({ video: { url: VIDEO } }));
	expect(after.details.found).toEqual({
		status: { path: 'status', word: 'done' },
		outputs: [{ path: 'video.url', url: VIDEO }],
	});
});

// [what, answer, kind]
test.each<[string, HttpAnswer, string]>([
	['not yet there', answer('', 202), 'unexpectedAnswer'],
	['a page', answer(HTML), 'unexpectedAnswer'],
	['nothing', answer(' '), 'unexpectedAnswer'],
	['a refusal', answer({ detail: 'no' }, 422), 'refused'],
	['a refusal in the body', answer({ code: 403, message: 'no' }), 'forbidden'],
	['an unknown address', answer({ detail: 'no' }, 404), 'wrongAddress'],
	['a fault', answer('', 503), 'providerFault'],
	['another address', answer('', 302, { location: '/x' }), 'wrongAddress'],
])('%s adds nothing', (_what, received, kind) => {
	const { after } = outcomeOf(received);
	expect(isProblem(after)).toBe(true);
	expect(after).toMatchObject({ kind });
});

describe('"303 See Other"', () => {
	const adapter = adapterFor({ outputFields: null });
	const seeOther = (location: string) => {
		const [task] = adapter.parse(answer('', 303, { location }), ['a-1']) as readonly Task[];
		return task as Task;
	};

	// [Location, what is asked]
	test.each([
		['/v1/results/1', { path: '/', address: 'https://api.example.com/v1/results/1' }],
		['r', { path: '/', address: 'https://api.example.com/v1/tasks/r' }],
		[VIDEO, { path: '/', address: VIDEO, withoutKey: true }],
	])('to %s has succeeded', (location, request) => {
		const task = seeOther(location);
		expect(task).toMatchObject({ status: 'succeeded', done: true, taskId: 'a-1' });
		expect(adapter.outcome?.request(task)).toEqual({ method: 'GET', ...request });
	});

	test('to the local network is not asked', () => {
		expect(adapter.outcome?.request(seeOther('http://169.254.169.254/'))).toBeNull();
	});

	test('is followed by what was made', () => {
		const received = answer({ video: VIDEO });
		expect(adapter.outcome?.parse(received, seeOther('/r'))).toMatchObject({ url: VIDEO });
	});
});
