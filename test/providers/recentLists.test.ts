// The lists of all providers that document one: what is asked page by page, and what an answer means.
import arkList from './modelArk/fixtures/list_INFERRED.json';
import maestro from './aceDataCloud/fixtures/maestro_batch_count_is_unfiltered.json';
import miniMaxBatch from './aceDataCloud/fixtures/minimax_batch_running_total.json';
import heyGenVideo from './heyGen/fixtures/v3_video_completed_INFERRED.json';
import klingTask from './kling/fixtures/query_succeed.json';
import miniMaxTask from './miniMax/fixtures/v2_succeeded.json';
import prediction from './replicate/fixtures/prediction_INFERRED.json';
import vapList from './vap/fixtures/v3_list_INFERRED.json';
import waveSpeedTask from './waveSpeed/fixtures/completed.json';
import type { HttpRequest } from '../../core/http/wire';
import type { ListedTasks, TaskList, Wanted } from '../../core/look/recent/taskList';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { TaskStatus } from '../../core/task/task';
import { runwayProvider } from '../../providers/runway/provider';
import { listingAdapter } from '../../providers/recentLists';
import { PROVIDERS } from '../../providers/registry';
import { adapterOf, answer, HTML } from '../core/answering';

const ALL: Wanted = { sinceMs: null, statuses: [], limit: 50 };
const SINCE = Date.parse('2026-11-22T10:00:00.000Z');

function listsOf(provider: string, service = ''): readonly TaskList[] {
	const { recent = [] } = adapterOf(provider, service);
	expect(recent.length).toBeGreaterThan(0);
	return recent;
}

function listOf(provider: string, service = ''): TaskList {
	return listsOf(provider, service)[0] as TaskList;
}

function read(
	list: TaskList,
	body: unknown,
	page: string | null = null,
	wanted = ALL,
): ListedTasks {
	const listed = list.parse(answer(body), page, wanted);
	expect(isProblem(listed)).toBe(false);
	return listed as ListedTasks;
}

const textOf = ({ method, path, body }: HttpRequest) =>
	`${method} ${path}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;

/** Each provider: its service, its first request, and how it is answered with these records. */
const ARK = '/contents/generations/tasks';
const ROWS: ReadonlyArray<
	readonly [
		provider: string,
		service: string,
		first: string,
		whole: (records: unknown[]) => unknown,
	]
> = [
	[
		...(['aceDataCloud', 'midjourney'] as const),
		'POST /midjourney/tasks {"action":"retrieve_batch","limit":50,"offset":0}',
		(items) => ({ items, count: items.length }),
	],
	['heyGen', 'videos', 'GET /v3/videos?limit=50', (data) => ({ data, has_more: false })],
	['heyGen', 'lipsyncs', 'GET /v3/lipsyncs?limit=50', (data) => ({ data, next_token: null })],
	[
		...(['kling', 'image2video'] as const),
		'GET /v1/videos/image2video?pageNum=1&pageSize=50',
		(data) => ({ code: 0, message: 'SUCCEED', request_id: 'r', data }),
	],
	[
		...(['miniMax', 'v2'] as const),
		'GET /v2/query/video_generation?page_num=1&page_size=50',
		(items) => ({ items, total: items.length }),
	],
	['modelArk', '', `GET ${ARK}?page_num=1&page_size=50`, (items) => ({ items, total: 1 })],
	['replicate', '', 'GET /predictions', (results) => ({ next: null, previous: null, results })],
	['vap', '', 'GET /v3/tasks?limit=50&offset=0', (tasks) => ({ tasks, total: 1, limit: 50 })],
	[
		...(['waveSpeed', ''] as const),
		'POST /predictions {"page":1,"page_size":50}',
		(items) => ({ code: 200, message: 'success', data: { page: 1, items } }),
	],
];

describe.each(ROWS)('%s %s', (provider, service, first, whole) => {
	const list = () => listOf(provider, service);

	test('its first page', () => {
		expect(textOf(list().request(null, ALL))).toBe(first);
	});

	test('an empty list is its end', () => {
		expect(read(list(), whole([]))).toEqual({ tasks: [], next: null });
	});

	test('a record of which nothing is known but its id is a task, one without an id is none', () => {
		const idName = { kling: 'task_id', vap: 'task_id' }[provider] ?? 'id';
		const { tasks } = read(list(), whole([{ [idName]: 'a' }, {}, null, 'b', 7]));
		expect(tasks.map(({ taskId, done }) => [taskId, done])).toEqual([['a', false]]);
	});

	test.each([
		['a refused key', answer({ error: { code: 'no', message: 'no' } }, 401), 'unauthorized'],
		['no right', answer({ error: { code: 'no' } }, 403), 'forbidden'],
		['fewer requests', answer({ error: 'no' }, 429, { 'retry-after': '7' }), 'rateLimited'],
		['a fault', answer('', 503), 'providerFault'],
		['no such list, in JSON', answer({ error: { message: 'no' } }, 404), 'wrongAddress'],
		['no such list, as a page', answer(HTML, 404), 'wrongAddress'],
		['a page of somebody else', answer(HTML), 'unexpectedAnswer'],
		['another object', answer({ hello: 'there' }), 'unexpectedAnswer'],
		['a list alone', answer([]), 'unexpectedAnswer'],
	])('%s is a problem', (_what, received, kind) => {
		const met = list().parse(received, null, ALL);
		expect(met).toMatchObject({ kind, concernsIds: false });
		if (kind === 'rateLimited') expect((met as Problem).retryAfterMs).toBe(7_000);
	});
});

// [provider, service, the list's answer, what is read of it]
test.each<[string, string, unknown, object]>([
	[
		'modelArk',
		'',
		arkList,
		{
			taskId: 'cgt-2026****-****',
			status: 'succeeded',
			model: 'doubao-seedance-2-0-260128',
			createdAt: '2026-05-21T07:33:38.000Z',
		},
	],
	['vap', '', vapList, { taskId: 'UUID', status: 'succeeded', createdAt: null }],
	[
		'kling',
		'text2video',
		{ code: 0, message: 'SUCCEED', data: [klingTask.data] },
		{
			taskId: 'task-abc-123',
			status: 'succeeded',
			url: 'https://p1.a.kwimgs.com/output/video-001.mp4',
			createdAt: '2024-08-04T11:05:57.708Z',
		},
	],
	[
		'replicate',
		'',
		{ results: [{ ...prediction, id: 'p1' }] },
		{
			taskId: 'p1',
			status: 'succeeded',
			createdAt: '2025-01-01T00:00:00.000Z',
			url: 'https://replicate.delivery/...',
		},
	],
	[
		'waveSpeed',
		'',
		{ code: 200, data: { items: [waveSpeedTask.data] } },
		{ taskId: waveSpeedTask.data.id, status: 'succeeded', url: waveSpeedTask.data.outputs[0] },
	],
	[
		'heyGen',
		'videos',
		{ data: [heyGenVideo.data], has_more: false },
		{ taskId: 'vid_0f3f1e6a', status: 'succeeded', videoUrl: heyGenVideo.data.video_url },
	],
	[
		'miniMax',
		'v2',
		{ items: [miniMaxTask.task], total: 1 },
		{ taskId: 'task-123', status: 'succeeded', url: miniMaxTask.task.content.url },
	],
	[
		'aceDataCloud',
		'maestro',
		maestro,
		{
			taskId: 'f57e99c4f60f4373a15517742ce2357d',
			status: 'succeeded',
			videoUrl: maestro.items[0]?.response.data.variants[0]?.output_url,
		},
	],
	['aceDataCloud', 'minimax', miniMaxBatch, { taskId: 'TASK_ID_1', status: 'running' }],
])('%s %s: a record is read as in an answer about it alone', (provider, service, body, task) => {
	const { tasks } = read(listOf(provider, service), body);
	expect(tasks).toHaveLength(1);
	expect(tasks[0]).toMatchObject({ provider, ...task });
});

const full = (count: number, name: string) =>
	Array.from({ length: count }, (_, index) => ({ [name]: `t-${index}` }));

// [provider, service, an answer that is not the last, the request for the next page]
test.each<[string, string, unknown, string]>([
	['modelArk', '', { items: full(50, 'id'), total: 120 }, `GET ${ARK}?page_num=2&page_size=50`],
	[
		'miniMax',
		'v2',
		{ items: full(50, 'id'), total: 51 },
		'GET /v2/query/video_generation?page_num=2&page_size=50',
	],
	['vap', '', { tasks: full(50, 'task_id'), total: 60 }, 'GET /v3/tasks?limit=50&offset=50'],
	[
		'kling',
		'text2video',
		{ code: 0, data: full(50, 'task_id') },
		'GET /v1/videos/text2video?pageNum=2&pageSize=50',
	],
	[
		'waveSpeed',
		'',
		{ code: 200, data: { items: full(50, 'id') } },
		'POST /predictions {"page":2,"page_size":50}',
	],
	[
		'aceDataCloud',
		'maestro',
		{ items: full(50, 'id'), count: 3 },
		'POST /maestro/tasks {"action":"retrieve_batch","limit":50,"offset":50}',
	],
	[
		'heyGen',
		'videos',
		{ data: full(2, 'id'), has_more: true, next_token: 'a/b=' },
		'GET /v3/videos?limit=50&token=a%2Fb%3D',
	],
	[
		'replicate',
		'',
		{ results: full(2, 'id'), next: 'https://api.replicate.com/v1/predictions?cursor=cD0y' },
		'GET /predictions?cursor=cD0y',
	],
])('%s %s: the next page', (provider, service, body, request) => {
	const list = listOf(provider, service);
	const { next } = read(list, body);
	expect(next).not.toBeNull();
	expect(textOf(list.request(next, ALL))).toBe(request);
});

test('pages are counted by what they hold, where a provider gives fewer than it was asked for', () => {
	const list = listOf('vap');
	const second = read(list, { tasks: full(20, 'task_id'), total: 50, limit: 20 }).next;
	expect(textOf(list.request(second, ALL))).toBe('GET /v3/tasks?limit=50&offset=20');
	const third = read(list, { tasks: full(20, 'task_id'), total: 50 }, second).next;
	expect(read(list, { tasks: full(10, 'task_id'), total: 50 }, third).next).toBeNull();
});

test("the key cannot be led elsewhere by Replicate's address of the next page", () => {
	const list = listOf('replicate');
	for (const next of ['https://evil.example/v1/predictions?cursor=x', '//evil.example/?cursor=x']) {
		const page = read(list, { results: full(1, 'id'), next }).next;
		const { path, address } = list.request(page, ALL);
		expect(path.startsWith('/predictions')).toBe(true);
		expect(path).not.toContain('evil');
		expect(address).toBeUndefined();
	}
	for (const next of ['', 7, 'https://api.replicate.com/v1/predictions']) {
		expect(read(list, { results: full(1, 'id'), next }).next).toBeNull();
	}
});

test('a time is asked for where the provider takes one', () => {
	const { path } = listOf('replicate').request(null, { ...ALL, sinceMs: SINCE });
	expect(path).toBe('/predictions?created_after=2026-11-22T09%3A59%3A59.000Z');
});

// [provider, service, the wanted states, the end of the request]
test.each<[string, string, TaskStatus[], string]>([
	['modelArk', '', ['failed'], 'page_size=5&filter.status=failed'],
	['modelArk', '', ['cancelled'], 'page_size=5&filter.status=cancelled'],
	// The list knows no such filter, so each page is as large as can be.
	['modelArk', '', ['expired'], 'page_size=100'],
	['modelArk', '', ['failed', 'expired'], 'page_size=100'],
	['miniMax', 'v2', ['running'], 'page_size=5&filter.status=running'],
	['miniMax', 'v2', ['expired'], 'page_size=50'],
	['vap', '', ['succeeded'], 'limit=5&offset=0&status=completed'],
	['vap', '', ['running'], 'limit=50&offset=0'],
	['kling', 'text2video', ['failed'], 'pageSize=100'],
])('%s %s: the states %j', (provider, service, statuses, end) => {
	const { path } = listOf(provider, service).request(null, { ...ALL, statuses, limit: 5 });
	expect(path.endsWith(end)).toBe(true);
});

test("ModelArk's flex tier is a list of its own", () => {
	const paths = listsOf('modelArk').map((list) => list.request(null, ALL).path);
	expect(paths).toEqual([
		`${ARK}?page_num=1&page_size=50`,
		`${ARK}?page_num=1&page_size=50&filter.service_tier=flex`,
	]);
});

test('a refusal under HTTP 200 is one', () => {
	const refusal = { code: 1002, message: 'Authorization is invalid', request_id: 'r' };
	const met = listOf('kling', 'text2video').parse(answer(refusal), null, ALL);
	expect(met).toMatchObject({ kind: 'unauthorized' });
});

test('a page that holds far more than was asked for is not read whole', () => {
	const { tasks } = read(listOf('vap'), { tasks: full(1_200, 'task_id'), total: 1_200 });
	expect(tasks).toHaveLength(1_000);
});

describe('providers without a list', () => {
	const setup = (provider: (typeof PROVIDERS)[number], apiVersion = 'v3') =>
		provider.readSetup({
			credential: { apiVersion },
			parameters: {},
			baseUrl: 'https://x.example',
		});

	test('what is said of the services that have one is so', () => {
		const listing: string[] = [];
		for (const provider of PROVIDERS) {
			const services = provider.services.listed.map(({ service }) => service);
			for (const service of services.length === 0 ? [''] : services) {
				const { lists } = provider;
				const has = !isProblem(listingAdapter(provider, service, setup(provider)));
				const said = lists === 'all' || (lists?.includes(service) ?? false);
				expect([provider.id, service, has]).toEqual([provider.id, service, said]);
				if (has) listing.push(provider.id);
			}
		}
		expect([...new Set(listing)]).toEqual([
			...['aceDataCloud', 'heyGen', 'kling', 'miniMax', 'modelArk', 'replicate', 'vap'],
			'waveSpeed',
		]);
	});

	// [provider, service, version of the API, message, a part of the advice]
	test.each([
		[
			'runway',
			'',
			'v3',
			'Runway has no list of tasks',
			/^Keep the ids that create requests answer/,
		],
		['fal', '', 'v3', 'fal has no list of tasks', /'Get Tasks Batch' or 'Wait Until Done'/],
		[
			'aceDataCloud',
			'seedance',
			'v3',
			"no list of tasks of the service 'seedance'",
			/Maestro, Midjourney, MiniMax H3/,
		],
		['miniMax', 'v1', 'v3', "no list of tasks of the service 'v1'", /It has one for .+\. Keep/],
		[
			'vap',
			'',
			'v1',
			'VAP (Vapagent) has no list of tasks',
			/^Set 'API Version' of the credential to v3/,
		],
	])('%s %s says so, and what to do', (id, service, apiVersion, message, advice) => {
		const provider = PROVIDERS.find((one) => one.id === id) ?? PROVIDERS[0];
		const met = listingAdapter(provider, service, setup(provider, apiVersion));
		expect(met).toMatchObject({
			...{ kind: 'invalidInput', message: expect.stringContaining(message) },
			description: expect.stringMatching(advice),
		});
		expect((met as Problem).message).toContain("'Get Recent Tasks'");
	});

	const KEEP =
		"Keep the ids that create requests answer, such as in a data table, and use 'Get Tasks Batch' or 'Wait Until Done' with them.";

	// [the services with a list, the service that was asked for, message, description]
	test.each([
		[undefined, '', 'P has no list of tasks', KEEP],
		[undefined, 'a', 'P has no list of tasks', KEEP],
		[['a', 'c'], 'b', "P has no list of tasks of the service 'b'", `It has one for A, C. ${KEEP}`],
		[['a', 'c'], '', 'P has no list of tasks', `It has one for A, C. ${KEEP}`],
		[['x'], 'b', "P has no list of tasks of the service 'b'", KEEP],
		['all', 'b', "P has no list of tasks of the service 'b'", KEEP],
	] as const)(
		'with the lists %j the service %j has none',
		(lists, service, message, description) => {
			const listed = ['a', 'b', 'c'].map((name) => ({ service: name, title: name.toUpperCase() }));
			const provider = {
				...runwayProvider,
				...{ title: 'P', adapterFor: () => null, services: { listed, byPath: null } },
				...(lists === undefined ? {} : { lists }),
			};
			expect(listingAdapter(provider, service, null)).toMatchObject({
				...{ kind: 'invalidInput', description },
				message: `${message}, so 'Get Recent Tasks' cannot ask for them`,
			});
		},
	);

	test('an adapter with a list is handed on whole', () => {
		const provider = PROVIDERS.find(({ id }) => id === 'replicate') ?? PROVIDERS[0];
		const adapter = listingAdapter(provider, '', setup(provider));
		expect(adapter).toMatchObject({ provider: 'replicate', service: 'replicate' });
		expect(adapter).toHaveProperty('recent', [
			{ request: expect.any(Function), parse: expect.any(Function) },
		]);
		expect(adapter).toHaveProperty('ways');
	});
});
