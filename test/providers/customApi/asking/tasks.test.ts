import { NO_DETAILS } from '../../../../core/task/task';
import type { Task } from '../../../../core/task/task';
import { recipeAdapter } from '../../../../providers/customApi/adapter';
import { addressesAbout } from '../../../../providers/customApi/asking/tasks';
import type { DescribedApi } from '../../../../providers/customApi/described';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';
import { SeenAddresses } from '../../../../providers/customApi/seen';
import { answer, taskOf } from '../../../core/answering';

const BASE = 'https://api.example.com/v1';
const VIDEO = 'https://cdn.example/out.mp4';

const API: DescribedApi = { provider: 'customApi', service: 'customApi' };
const described = (recipe: Partial<Recipe>) => ({
	recipe: { ...NO_RECIPE, statusUrl: '/tasks/{id}', ...recipe },
	baseUrl: BASE,
});
const adapterFor = (recipe: Partial<Recipe>, api: Partial<DescribedApi> = {}) =>
	recipeAdapter({ ...API, ...api }, described(recipe));

// [addresses in the record, how many of them are candidates]
test.each([
	[49, 49],
	[50, 50],
	[51, 50],
])('of %i addresses of a running task %i are kept as candidates', (count, kept) => {
	const clips = Array.from({ length: count }, (_none, index) => `https://cdn.example/${index}.mp4`);
	const task = taskOf(adapterFor({}), { status: 'running', clips });
	expect(task.details.found?.outputs).toHaveLength(kept);
});

// [status, what is told]
test.each([
	['done', "'Result URL' names {data.x}, which is not in the answer"],
	['running', null],
	['failed', null],
])('of a task that is %s it is told that its result cannot be asked for: %j', (status, trouble) => {
	const task = taskOf(adapterFor({ resultUrl: '/d/{data.x}' }), { status });
	expect(task.passingTrouble).toBe(trouble);
});

// [Result Field, result of the first answer]
test.each([
	[null, null],
	['text', 'Hello'],
])('before the second answer the field %j gives the result %j', (resultField, result) => {
	const adapter = adapterFor({ resultUrl: '/results/{id}', resultField });
	expect(taskOf(adapter, { status: 'done', text: 'Hello' }).result).toBe(result);
});

describe('an API that serves its files by the id', () => {
	const adapter = adapterFor({}, { fileUrl: '/videos/{id}/content' });
	const file = { kind: 'video', role: 'output', url: `${BASE}/videos/a/content` };
	const thumbnail = { kind: 'image', role: 'thumbnail', url: 'https://cdn.example/small.jpg' };

	// [what, record, id, media]
	test.each<[string, object, string, readonly object[]]>([
		['no file is named', { status: 'done' }, 'a', [file]],
		[
			'only a still is named',
			{ status: 'done', thumbnail_url: thumbnail.url },
			'a',
			[file, thumbnail],
		],
		['a file is named', { status: 'done', video_url: VIDEO }, 'a', [{ ...file, url: VIDEO }]],
		['the task runs', { status: 'running' }, 'a', []],
		['the id would lead elsewhere', { status: 'done' }, '..', []],
	])('%s', (_what, body, id, media) => {
		expect(taskOf(adapter, body, id).media).toEqual(media);
	});
});

describe("the API's own addresses about a task", () => {
	// [what, id, recipe, addresses]
	test.each<[string, string, Partial<Recipe>, readonly string[]]>([
		['an id', 'a', {}, [`${BASE}/tasks/a`]],
		['an id without a Status URL', 'a', { statusUrl: '' }, []],
		['a status address', `${BASE}/jobs/a`, {}, [`${BASE}/jobs/a`, `${BASE}/tasks/a`]],
		[
			'a status address without a Status URL',
			`${BASE}/jobs/a`,
			{ statusUrl: '' },
			[`${BASE}/jobs/a`],
		],
		['an id with a Result URL', 'a', { resultUrl: '/r/{id}' }, [`${BASE}/tasks/a`, `${BASE}/r/a`]],
		['one whose result is missing', 'a', { resultUrl: '/r/{x}' }, [`${BASE}/tasks/a`]],
	])('%s', (_what, id, recipe, addresses) => {
		const { facts } = adapterFor(recipe);
		const reading = { ...described(recipe), api: API, facts, seen: new SeenAddresses([]) };
		expect([...addressesAbout(id, {}, reading)].sort()).toEqual([...addresses].sort());
	});
});

test('"303 See Other" says nothing but that the task has succeeded', () => {
	const parsed = adapterFor({}).parse(answer('', 303, { location: '/made' }), ['a-1']);
	const [task] = parsed as readonly [Task];
	expect(task).toMatchObject({
		...{ taskId: 'a-1', status: 'succeeded', providerStatus: 'HTTP 303', media: [] },
		...{ raw: { location: 'https://api.example.com/made' }, result: null, passingTrouble: null },
	});
	expect(task.details).toEqual({ ...NO_DETAILS, found: { status: null, outputs: [] } });
});

test('without an id nothing is asked', () => {
	const adapter = adapterFor({});
	expect(adapter.ways[0].request([])).toEqual({ method: 'GET', path: '/' });
	expect(adapter.ways[0].whyNone?.([])).toMatchObject({ kind: 'invalidInput' });
	expect(adapter.parse(answer({ status: 'running' }), [])).toMatchObject([{ taskId: '' }]);
});
