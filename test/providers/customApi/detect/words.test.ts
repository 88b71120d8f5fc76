import type { TaskStatus } from '../../../../core/task/task';
import { placesIn } from '../../../../providers/customApi/detect/places';
import {
	decided,
	holdsUnfinished,
	meaningOf,
	sayingsOf,
} from '../../../../providers/customApi/detect/words';

const NO_WORDS: ReadonlyMap<string, TaskStatus> = new Map();

const said = (body: unknown) =>
	sayingsOf(placesIn(body), NO_WORDS).map(({ path, status }) => `${path} ${status}`);

const LONG = 'x'.repeat(65);

// [word, own words of the recipe, meaning]
test.each<[string, ReadonlyArray<readonly [string, TaskStatus]>, TaskStatus]>([
	['Done', [], 'succeeded'],
	['Done', [['done', 'running']], 'running'],
	['marinating', [], 'unknown'],
	[' -1 ', [['-1', 'failed']], 'failed'],
	['', [['', 'succeeded']], 'unknown'],
	[LONG, [[LONG, 'succeeded']], 'unknown'],
])('%p with %p means %s', (word, own, meaning) => {
	expect(meaningOf(word, new Map(own))).toBe(meaning);
});

// [what is shown, body, path and status of each saying]
test.each<[string, unknown, readonly string[]]>([
	['64 characters are a word', { status: 'x'.repeat(64) }, ['status unknown']],
	['65 characters are a sentence', { status: LONG }, []],
	['a number at the end of a word', { status: 'phase 2' }, ['status unknown']],
	['a number at its beginning', { status: '2nd phase' }, ['status unknown']],
	['a number with signs is no word', { status: '-1.5' }, []],
	['an operation by its name alone', { name: 'operations/1' }, ['name running']],
	['an operation below a model', { name: 'models/m/operations/1' }, ['name running']],
	['other names on operations', { name: 'preoperations/1' }, []],
	['an operation at the end of a long name', { name: `${'x'.repeat(512)}/operations/1` }, []],
	['an operation with an odd done', { name: 'operations/1', done: 'soon' }, []],
	[
		'a failure around unfinished tasks',
		{ status: 'failed', data: [{}, { state: 'running' }] },
		['status failed'],
	],
	['a success around unfinished tasks', { status: 'ok', data: [{}, { state: 'running' }] }, []],
	[
		'a success around finished tasks',
		{ status: 'ok', data: [{}, { state: 'done' }] },
		['status succeeded'],
	],
])('%s', (_what, body, sayings) => {
	expect(said(body)).toEqual(sayings);
});

const RUNNING = { status: 'running' };

// [value, whether an unfinished task is in it]
test.each<[string, unknown, boolean]>([
	['null', null, false],
	['a text', 'running', false],
	['a running task', [RUNNING], true],
	['a failed task', { a: { state: 'failed' } }, true],
	['a task that is done', [{ status: 'done' }], false],
	['a new word', [{ status: 'marinating' }], false],
	['no word', [{ id: 'a' }], false],
	['a list in a list', [[RUNNING]], true],
	['four maps', { a: { b: { c: { d: RUNNING } } } }, true],
	['five maps', { a: { b: { c: { d: { e: RUNNING } } } } }, false],
	['four lists', [[[[RUNNING]]]], true],
	['five lists', [[[[[RUNNING]]]]], false],
	['entry 1,000', [...Array<object>(999).fill({}), RUNNING], true],
	['entry 1,001', [...Array<object>(1_000).fill({}), RUNNING], false],
])('unfinished tasks in %s, or none', (_what, value, expected) => {
	expect(holdsUnfinished(value)).toBe(expected);
});

// [what is shown, body, path of the saying that decides, path of the innermost]
test.each<[string, unknown, string, string]>([
	[
		'the innermost decides',
		{ status: 'pending', data: RUNNING },
		...(['data.status', 'data.status'] as const),
	],
	[
		'the first of two that are equally deep',
		{ data: RUNNING, task: { status: 'pending' } },
		...(['data.status', 'data.status'] as const),
	],
	[
		'the innermost, although another comes last',
		{ data: { task: RUNNING }, result: { status: 'pending' } },
		...(['data.task.status', 'data.task.status'] as const),
	],
	[
		'another that failed, although the innermost failed too',
		{ data: { status: 'failed' }, task: { status: 'cancelled' } },
		...(['task.status', 'data.status'] as const),
	],
	[
		'an outer one in the queue',
		{ status: 'pending', data: { status: 'done' } },
		...(['status', 'data.status'] as const),
	],
	[
		'no outer one with a new word',
		{ status: 'marinating', data: { status: 'done' } },
		...(['data.status', 'data.status'] as const),
	],
])('of several words: %s', (_what, body, path, innermost) => {
	const found = decided(sayingsOf(placesIn(body), NO_WORDS));
	expect([found?.said.path, found?.innermost.path]).toEqual([path, innermost]);
});

test('without a saying nothing decides', () => {
	expect(decided([])).toBeUndefined();
});
