import { isProblem } from '../../../core/problem';
import type { ProviderAdapter } from '../../../core/look/adapter';
import type { Task } from '../../../core/task/task';
import { recipeAdapter } from '../../../providers/customApi/adapter';
import type { DescribedApi } from '../../../providers/customApi/described';
import { NO_RECIPE } from '../../../providers/customApi/recipe';
import type { Recipe } from '../../../providers/customApi/recipe';
import { answer, HTML, problemOf, taskOf } from '../../core/answering';

const BASE = 'https://api.example.com/v1';
const VIDEO = 'https://cdn.example/out.mp4';
const INPUT = 'https://cdn.example/in.mp4';

function adapterFor(
	recipe: Partial<Recipe> = {},
	api: Partial<DescribedApi> = {},
	known: readonly Task[] = [],
): ProviderAdapter {
	return recipeAdapter(
		{ provider: 'customApi', service: 'customApi', ...api },
		{ recipe: { ...NO_RECIPE, statusUrl: '/tasks/{id}', ...recipe }, baseUrl: BASE },
		known,
	);
}

const plain = adapterFor();

test('one task a request, under its path', () => {
	expect(plain.ways.map(({ name, maxIds }) => [name, maxIds])).toEqual([['single', 1]]);
	expect(plain.ways[0].request(['a-1'])).toEqual({ method: 'GET', path: '/tasks/a-1' });
});

// [expected seconds, seconds between looks]
test.each([
	[null, 15],
	[5, 3],
	[20, 5],
	[60, 15],
	[600, 15],
])('tasks of %j s are asked for every %i s', (expectedSeconds, pollAfterSeconds) => {
	expect(adapterFor({ expectedSeconds }).facts).toMatchObject({
		expectedSeconds,
		pollAfterSeconds,
	});
});

test('what the recipe and the API say beside it', () => {
	const recipe = { requestsPerMinute: 20, urlLifetimeSeconds: 60, expectedSeconds: 8 };
	const api = { facts: { expectedSeconds: 9 }, unknownIdHint: 'Perhaps it is old.' };
	const adapter = adapterFor(recipe, api);
	expect(adapter.facts).toMatchObject({ ...recipe, expectedSeconds: 9, provider: 'customApi' });
	expect(adapter.hintForUnknownId('x')).toBe('Perhaps it is old.');
	expect(plain.hintForUnknownId('x')).toBe('');
});

test('a task that succeeded, and what was found where', () => {
	const body = { status: 'done', result: { url: VIDEO } };
	expect(taskOf(plain, body, 'a-1')).toMatchObject({
		...{ taskId: 'a-1', status: 'succeeded', done: true, url: VIDEO, failure: null, raw: body },
		...{ provider: 'customApi', service: 'customApi', providerStatus: 'done' },
		details: {
			found: {
				status: { path: 'status', word: 'done' },
				outputs: [{ path: 'result.url', url: VIDEO }],
			},
		},
	});
});

test('the id is the one that was asked for, an address too', () => {
	const address = `${BASE}/tasks/a-1`;
	expect(taskOf(plain, { id: 'other', status: 'running' }, address).taskId).toBe(address);
});

// [what, body]
test.each([
	['with an empty body', ''],
	['with a word', { status: 'running' }],
	['with an empty object', {}],
	['with a page', HTML],
])('202 %s is running', (_what, body) => {
	const parsed = plain.parse(answer(body, 202), ['a-1']);
	expect(parsed).toMatchObject([{ taskId: 'a-1', status: 'running', done: false }]);
});

// [what, body, HTTP status, recipe]
test.each<[string, unknown, number, Partial<Recipe>]>([
	['404 in JSON', { detail: 'Not found' }, 404, {}],
	['410 in JSON', { detail: 'Gone' }, 410, {}],
	['410, though only 400 was named', {}, 410, { notFoundOn: new Set([400]) }],
	[
		'a code that was named',
		{ message: 'undefined is not an object' },
		400,
		{ notFoundOn: new Set([400]) },
	],
	['a named code without JSON', 'no such task', 422, { notFoundOn: new Set([422]) }],
	['{}', {}, 200, {}],
	['null', 'null', 200, {}],
	['an object around null', { generations_by_pk: null }, 200, {}],
	['a word', { status: 'task not found' }, 200, {}],
	['a word of its own', { status: 'GONE' }, 200, { words: new Map([['gone', 'not_found']]) }],
	['a code in the body', { code: 404, message: 'no such task', data: null }, 200, {}],
	['a named code in the body', { code: 422, msg: 'null' }, 200, { notFoundOn: new Set([422]) }],
])('%s means that there is no such task', (_what, body, status, recipe) => {
	expect(adapterFor(recipe).parse(answer(body, status), ['a-1'])).toEqual([]);
});

// [what, body, HTTP status, kind, words]
test.each<[string, unknown, number, string, string]>([
	['a page', HTML, 200, 'unexpectedAnswer', 'web page'],
	['a text', 'OK', 200, 'unexpectedAnswer', 'not JSON'],
	['nothing', '', 200, 'unexpectedAnswer', 'not JSON'],
	['404 with a page', HTML, 404, 'wrongAddress', 'HTTP 404'],
	['404 with a text', 'Cannot GET /tasks', 404, 'wrongAddress', 'HTTP 404'],
	['404 about the account', { code: 'AccessDenied', message: 'No' }, 404, 'forbidden', 'No'],
	['401', { detail: 'Invalid key' }, 401, 'unauthorized', 'Invalid key'],
	['402', { error: 'Low balance' }, 402, 'paymentRequired', 'Low balance'],
	['403', {}, 403, 'forbidden', 'HTTP 403'],
	['400', { error: 'Bad id' }, 400, 'refused', 'Bad id'],
	['429', {}, 429, 'rateLimited', 'HTTP 429'],
	['500', { detail: 'Broken' }, 500, 'providerFault', 'Broken'],
	['303 without a Location', '', 303, 'wrongAddress', 'HTTP 303'],
	['a 401 in the body', { code: 401, msg: 'no key', data: null }, 200, 'unauthorized', 'no key'],
	['a 403 in the body', { code: 403, message: 'no role' }, 200, 'forbidden', 'no role'],
	['a 429 in the body', { code: 429, msg: 'slow' }, 200, 'rateLimited', 'slow'],
	['a 500 in the body', { code: 500, msg: 'broken' }, 200, 'providerFault', 'broken'],
])('%s is no answer', (_what, body, status, kind, words) => {
	const problem = problemOf(plain, answer(body, status));
	expect(problem.kind).toBe(kind);
	expect(problem.message).toContain(words);
});

test('a pause that the body asks for is heeded', () => {
	expect(problemOf(plain, answer({ retry_after: 20 }, 429)).retryAfterMs).toBe(20_000);
});

test('an empty record is only then not found when that was said', () => {
	const adapter = adapterFor({ notFoundOnEmpty: false });
	expect(isProblem(adapter.parse(answer({ a: 1 }), ['x']))).toBe(true);
});

describe('an answer without a word', () => {
	test('says what to choose', () => {
		const { kind, message, description } = problemOf(plain, answer({ phase: 'cooking', n: 1 }));
		expect([kind, message]).toEqual(['unexpectedAnswer', 'no status word was found in the answer']);
		expect(description).toMatch(/choose 'Status Field', for example one of: phase\.$/);
	});

	test('leads to the address where there is nothing to choose', () => {
		const { description } = problemOf(plain, answer({ n: 1 }));
		expect(description).toContain("choose 'Status Field'.");
		expect(description).toContain("'Status URL'");
	});

	test('names the field that leads nowhere', () => {
		const adapter = adapterFor({ statusField: 'data.state' });
		const { message } = problemOf(adapter, answer({ phase: 'cooking' }));
		expect(message).toBe("'Status Field' names data.state, where the answer has no word");
	});

	test('is no fault where the word is unknown: it is shown, and the wait goes on', () => {
		const task = taskOf(plain, { status: 'cooking' });
		expect(task).toMatchObject({ status: 'unknown', done: false, providerStatus: 'cooking' });
	});
});

describe('addresses that stood there while the task ran', () => {
	const running = { status: 'running', clip: INPUT };
	const done = { status: 'done', clip: INPUT, video: VIDEO };

	test('are inputs, within a turn and after it', () => {
		const adapter = adapterFor();
		const seen = taskOf(adapter, running);
		expect(seen.media).toEqual([]);
		expect(seen.details.found?.outputs).toEqual([{ path: 'clip', url: INPUT }]);
		expect(taskOf(adapter, done).url).toBe(VIDEO);
		expect(taskOf(adapterFor({}, {}, [seen]), done).url).toBe(VIDEO);
	});

	test("are nothing for another task, and a finished task's outputs are no inputs", () => {
		const adapter = adapterFor();
		const video = { status: 'done', result: VIDEO };
		taskOf(adapter, { status: 'running', result: VIDEO }, 'a-1');
		expect(taskOf(adapter, video, 'a-2').url).toBe(VIDEO);
		const finished = taskOf(adapterFor(), video, 'a-3');
		expect(taskOf(adapterFor({}, {}, [finished]), video, 'a-3').url).toBe(VIDEO);
	});
});

describe('an API that says more than its recipe', () => {
	test('its own request, its own refusal, its own reading', () => {
		const adapter = adapterFor(
			{},
			{
				statusRequest: (id) => (id === 'own' ? { method: 'GET', path: '/own' } : null),
				refusal: ({ status }) => (status === 418 ? [] : null),
				read: (found) => ({ ...found, model: 'own' }),
			},
		);
		expect(adapter.ways[0].request(['own']).path).toBe('/own');
		expect(adapter.ways[0].request(['a']).path).toBe('/tasks/a');
		expect(adapter.parse(answer(HTML, 418), ['a'])).toEqual([]);
		expect(taskOf(adapter, { status: 'running' }).model).toBe('own');
	});

	test('its own second request', () => {
		const outcome = { request: () => null, parse: (_answer: unknown, task: Task) => task };
		expect(adapterFor({}, { outcome: () => outcome }).outcome).toBe(outcome);
	});
});

test('files are fetched with the key where the recipe says so', () => {
	const media = { kind: 'video', role: 'output', url: VIDEO } as const;
	expect(plain.needsKey?.(media)).toBe(false);
	expect(adapterFor({ downloadWithKey: true }).needsKey?.(media)).toBe(true);
});
