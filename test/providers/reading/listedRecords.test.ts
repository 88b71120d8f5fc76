import { recordList } from '../../../providers/reading/listedRecords';
import type { ListPage, RecordList } from '../../../providers/reading/listedRecords';
import type { HttpAnswer } from '../../../core/http/wire';
import { isProblem } from '../../../core/problem';
import { adapterOf, answer, HTML } from '../../core/answering';

const adapter = adapterOf('modelArk');
const wanted = { sinceMs: null, statuses: [], limit: 20 };

/** A list whose pages are kept for the test to look at. */
function listing(more: Partial<RecordList> = {}) {
	const pages: ListPage[] = [];
	const list = recordList(adapter, {
		request: () => ({ method: 'GET', path: '/tasks' }),
		recordsIn: ({ items }) => items,
		next(page) {
			pages.push(page);
			return 'next';
		},
		idNames: ['id', 'task_id'],
		alone: (record) => record,
		...more,
	});
	return { list, pages };
}

const parsed = (body: unknown, status = 200, page: string | null = null) =>
	listing().list.parse(answer(body, status), page, wanted);

const idsOf = (items: unknown) => {
	const read = parsed({ items });
	return isProblem(read) ? read : read.tasks.map(({ taskId }) => taskId);
};

test('each record is read as an answer about that task alone', () => {
	const items = [
		{ id: 'a', status: 'running' },
		{ task_id: 'b', status: 'succeeded', content: { video_url: 'https://x.example/b.mp4' } },
	];
	const read = parsed({ items });
	expect(read).toMatchObject({
		tasks: [
			{ taskId: 'a', status: 'running', provider: 'modelArk' },
			{ taskId: 'b', status: 'succeeded', url: 'https://x.example/b.mp4' },
		],
		next: 'next',
	});
});

test('a record is put into the shape of an answer about one task', () => {
	const seen: unknown[] = [];
	const parse = (received: HttpAnswer, ids: readonly string[]) => {
		seen.push(received, ids);
		return [];
	};
	const list = recordList(
		{ ...adapter, parse },
		{
			...{ request: () => ({ method: 'GET', path: '/tasks' }), next: () => null },
			...{ recordsIn: ({ items }) => items, idNames: ['id'], alone: (task) => ({ task }) },
		},
	);
	const received = answer({ items: [{ id: 'a', status: 'x' }] }, 201, { date: 'now' });
	list.parse(received, null, wanted);
	expect(seen).toEqual([{ ...received, body: '{"task":{"id":"a","status":"x"}}' }, ['a']]);
});

test('the first member that holds an id counts', () => {
	expect(idsOf([{ id: 'a', task_id: 'b' }])).toEqual(['a']);
	expect(idsOf([{ id: ' ', task_id: 'b' }])).toEqual(['b']);
	expect(idsOf([{ id: 7 }])).toEqual(['7']);
});

test('what is no record, or has no id, is passed over', () => {
	expect(idsOf([null, 'a', ['a'], {}, { id: null }, { name: 'a' }, { id: 'b' }])).toEqual(['b']);
});

test('a record that cannot be read is a task of which only the id is known', () => {
	const unread = [
		listing({ alone: () => ({ id: 'other', status: 'running' }) }),
		listing({ alone: () => ({}) }),
	];
	for (const { list } of unread) {
		const read = list.parse(answer({ items: [{ id: 'a' }] }), null, wanted);
		expect(read).toMatchObject({
			tasks: [{ taskId: 'a', status: 'unknown', provider: 'modelArk', service: 'seedance' }],
		});
	}
});

test('the next page is told from the page, its answer and the number of its records', () => {
	const { list, pages } = listing();
	const body = { items: [{ id: 'a' }, null, {}] };
	list.parse(answer(body), '2 20', wanted);
	expect(pages).toEqual([{ page: '2 20', wanted, body, count: 3 }]);
});

test('of a page 1,000 records are read', () => {
	const items = Array.from({ length: 1_001 }, (_, index) => ({ id: `task-${index}` }));
	const ids = idsOf(items);
	expect(ids).toHaveLength(1_000);
	expect(ids).not.toContain('task-1000');
});

test('an empty list is a list', () => {
	expect(parsed({ items: [] })).toEqual({ tasks: [], next: 'next' });
});

// [a body under HTTP 200, what is wrong with it]
test.each<[unknown, string]>([
	[{}, 'it is no list of tasks'],
	[{ id: 'another', status: 'x' }, 'it is no list of tasks'],
	[{ items: 'none' }, 'it is no list of tasks'],
	[{ items: { a: 1 } }, 'it is no list of tasks'],
	[[], 'it is not an object'],
	[[{ id: 'a' }], 'it is not an object'],
	[null, 'it is not an object'],
	['{"items": [', 'it is not JSON'],
	[HTML, 'it is a web page'],
])('%j holds no list', (body, message) => {
	expect(parsed(body)).toMatchObject({
		...{ kind: 'unexpectedAnswer', httpStatus: 200, concernsIds: false },
		message: `the answer is not this provider's: ${message}`,
	});
});

test('a refusal under a good HTTP status says why there is no list', () => {
	const refused = parsed({ error: { code: 'AuthenticationError', message: 'The key is no key.' } });
	expect(refused).toMatchObject({ kind: 'unauthorized', httpStatus: 200, concernsIds: false });
	expect(refused).toMatchObject({ message: expect.stringContaining('The key is no key.') });
});

test('an answer that would mean "no such task" is no list', () => {
	const { list } = listing();
	const silent = recordList(
		{ ...adapter, parse: () => [] },
		{
			...{ request: list.request, recordsIn: ({ items }) => items, next: () => null },
			...{ idNames: ['id'], alone: (record) => record },
		},
	);
	expect(silent.parse(answer({ total: 0 }), null, wanted)).toMatchObject({
		kind: 'unexpectedAnswer',
		message: "the answer is not this provider's: it is no list of tasks",
		concernsIds: false,
	});
	const words = { error: { code: 'NoSuchThing', message: 'Not here.' } };
	expect(silent.parse(answer(words, 404), null, wanted)).toMatchObject({
		kind: 'wrongAddress',
		message: 'nothing is served under this address (HTTP 404): Not here.',
		apart: { said: { code: 'NoSuchThing', message: 'Not here.' } },
		concernsIds: false,
	});
	expect(silent.parse(answer(words, 400), null, wanted)).toMatchObject({ kind: 'refused' });
	expect(silent.parse(answer(words, 399), null, wanted)).toMatchObject({
		kind: 'unexpectedAnswer',
	});
});

// [the HTTP status, the kind of the problem]
test.each([
	[199, 'providerFault'],
	[300, 'wrongAddress'],
	[302, 'wrongAddress'],
	[400, 'refused'],
	[401, 'unauthorized'],
	[404, 'wrongAddress'],
	[429, 'rateLimited'],
	[500, 'providerFault'],
])('a list under HTTP %s is a refusal: %s', (status, kind) => {
	const body = { items: [{ id: 'a' }], error: { code: 'x', message: 'Words.' } };
	expect(parsed(body, status)).toMatchObject({ kind, concernsIds: false });
});

test.each([200, 299])('a list under HTTP %s is read', (status) => {
	expect(parsed({ items: [] }, status)).toMatchObject({ tasks: [] });
});
