// Whose task an answer of MiniMax's is about, what an unknown id may be, and what the answer about a file says.
import type { OutcomeRequest } from '../../../core/look/adapter';
import { adapterOf, answer, HTML, problemOf, taskOf, tasksOf } from '../../core/answering';

const v2 = adapterOf('miniMax', 'v2');
const v1 = adapterOf('miniMax', 'v1');
const { request, parse } = v1.outcome as OutcomeRequest;
const ID = '176843862716480';
const URL = 'https://x.example/a.mp4';
const done = { task_id: ID, status: 'Success', file_id: '7' };
const fine = { base_resp: { status_code: 0, status_msg: 'success' } };

test('what an unknown id may be', () => {
	expect(v2.hintForUnknownId(ID)).toBe(
		"MiniMax answers about tasks of the last 7 days, in the region that they were created in; a task of version 1 needs the 'Service' of that version.",
	);
	expect(v1.hintForUnknownId(ID)).toBe(
		"MiniMax answers about tasks of the account in the region that they were created in; a task of version 2 needs the 'Service' of that version.",
	);
});

// [ids in the answer, whether it is about the task]
test.each([
	[{ task_id: ID }, true],
	[{ task_id: Number(ID) }, true],
	[{ id: ID }, true],
	[{ id: 'answer-1', task_id: ID }, true],
	[{ id: ID, task_id: '' }, true],
	[{}, true],
	[{ id: ID, task_id: 'other' }, false],
	[{ id: 'other' }, false],
])('an answer that names %j is about the task: %p', (ids, isOwn) => {
	if (isOwn) {
		expect(taskOf(v1, { ...ids, status: 'Processing' }, ID)).toMatchObject({
			...{ taskId: ID, status: 'running', service: 'v1' },
		});
		expect(taskOf(v2, { task: { ...ids, status: 'running' } }, ID).taskId).toBe(ID);
		return;
	}
	expect(problemOf(v1, answer({ ...ids, status: 'Processing' }), [ID]).message).toBe(
		"the answer is not this provider's: it is about another task",
	);
});

describe('the file of a task of version 1', () => {
	const task = taskOf(v1, done, ID);

	test('is named in the record, wherever a gateway puts that', () => {
		const path = '/v1/files/retrieve?file_id=7';
		expect(request(task)).toEqual({ method: 'GET', path });
		expect(request(taskOf(v1, { task: done }, ID))).toEqual({ method: 'GET', path });
	});

	test.each([null, 'text', [done]])('is not asked for where the record is %j', (raw) => {
		expect(request({ ...task, raw })).toBeNull();
	});

	test.each([
		{ status: 'running' as const },
		{ status: 'failed' as const },
		{ status: 'unknown' as const },
		{ url: URL },
	])('is not asked for by a task with %j', (more) => {
		expect(request({ ...task, ...more })).toBeNull();
	});

	test.each([{}, { file_id: null }, { file_id: ' ' }, { file_id: ['7'] }])(
		'is not asked for where the record names none: %j',
		(named) => {
			expect(request({ ...task, raw: { ...named, task_id: ID } })).toBeNull();
		},
	);

	test('can be fetched for 9 hours after the end of the task', () => {
		const file = { file: { download_url: URL }, ...fine };
		const ended = { ...task, finishedAt: '2026-11-22T01:00:00.000Z' };
		expect(parse(answer(file), ended)).toMatchObject({
			...{ url: URL, videoUrl: URL, urlsExpireAt: '2026-11-22T10:00:00.000Z', failure: null },
			media: [{ kind: 'video', role: 'output', url: URL }],
		});
	});

	test.each([
		[199, false],
		[200, true],
		[299, true],
		[300, false],
	])('counts under HTTP %i: %p', (status, counts) => {
		const met = parse(answer({ file: { download_url: URL } }, status), task);
		expect('media' in met).toBe(counts);
	});

	// [body, HTTP status, kind, message]
	test.each([
		[HTML, 200, 'unexpectedAnswer', "the answer is not this provider's: it is a web page"],
		['{', 200, 'unexpectedAnswer', "the answer is not this provider's: it is not JSON"],
		['null', 200, 'unexpectedAnswer', "the answer is not this provider's: it is not an object"],
		[[], 200, 'unexpectedAnswer', "the answer is not this provider's: it is not an object"],
		...[{}, { file: null }, { file: [URL] }, { file: { download_url: '' } }].map(
			(body) =>
				[
					{ ...body, ...fine },
					200,
					'unexpectedAnswer',
					"the answer is not this provider's: it names no address of the file",
				] as const,
		),
		[
			{ base_resp: { status_code: 1004, status_msg: 'login fail' } },
			200,
			'unauthorized',
			'the provider refused the API key (HTTP 200): login fail',
		],
		[
			{ error: { type: 'rate_limit_error', message: 'Later (1002)' } },
			400,
			'rateLimited',
			'the provider asks for fewer requests (HTTP 400): Later (1002)',
		],
	] as const)('is not in %j under HTTP %i: %s', (body, status, kind, message) => {
		expect(parse(answer(body, status), task)).toMatchObject({ kind, message, httpStatus: status });
	});
});

test('a record under HTTP 200 to 299 is a task', () => {
	expect(tasksOf(v2, { task: { id: ID, status: 'running' } }, [ID])).toHaveLength(1);
	for (const [status, counts] of [
		[199, false],
		[299, true],
		[300, false],
	] as const) {
		const parsed = v2.parse(answer({ task: { id: ID, status: 'running' } }, status), [ID]);
		expect([status, Array.isArray(parsed)]).toEqual([status, counts]);
	}
});
