import { placesIn } from '../../../../providers/customApi/detect/places';
import { isEmpty, isNoRecord, resultIn } from '../../../../providers/customApi/detect/result';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';

/** @returns the value in so many lists, one inside the other */
const inLists = (count: number, value: unknown): unknown =>
	count === 0 ? value : inLists(count - 1, [value]);

/** @returns the value in so many records, one inside the other */
const inRecords = (count: number, value: unknown): unknown =>
	count === 0 ? value : inRecords(count - 1, { a: value });

// [what is shown, value, whether it holds nothing]
test.each<[string, unknown, boolean]>([
	['null', null, true],
	['undefined', undefined, true],
	['0', 0, true],
	['1', 1, false],
	['false', false, true],
	['true', true, false],
	['an empty text', '', true],
	['blanks', '  ', true],
	['a text', 'a', false],
	['an empty list', [], true],
	['a list of nothing', [null, 0, '', false], true],
	['a list of something', [null, 'a'], false],
	['a record of nothing', { a: null, b: { c: '' } }, true],
	['a record of something', { a: null, b: { c: 1 } }, false],
	['the name of a type', { '@type': 'type.googleapis.com/Video' }, true],
	['something beside the name of a type', { '@type': 'Video', a: 1 }, false],
	['nothing in seven lists', inLists(7, null), true],
	['nothing in eight lists', inLists(8, null), false],
	['nothing in seven records', inRecords(7, null), true],
	['nothing in eight records', inRecords(8, null), false],
])('%s: empty or not', (_what, value, expected) => {
	expect(isEmpty(value)).toBe(expected);
});

// [body, whether it says that there is no such task]
test.each<[unknown, boolean]>([
	[undefined, false],
	[null, true],
	[{}, true],
	[[], true],
	[[1], false],
	['', false],
	['text', false],
	[5, false],
	[false, false],
	[{ data: null }, true],
	[{ Data: null }, true],
	[{ data: {} }, true],
	[{ data: [] }, true],
	[{ data: [1] }, false],
	[{ data: 0 }, false],
	[{ data: false }, false],
	[{ data: null, id: 'a' }, false],
	[{ code: 200, msg: 'success' }, false],
	...['code', 'msg', 'message', 'success', 'request_id', 'requestId', 'trace_id', 'status'].map(
		(name): [unknown, boolean] => [{ data: null, [name]: 'x' }, true],
	),
])('%p means that there is no such task: %p', (body, expected) => {
	expect(isNoRecord(body)).toBe(expected);
});

// [what is shown, body, result]
test.each<[string, unknown, unknown]>([
	['a text', { text: 'a' }, 'a'],
	['no blank text', { text: ' ' }, null],
	['no number', { result: 5 }, null],
	['no flag', { result: true }, null],
	['what is beside the record', { data: { id: 'a' }, text: 'b' }, 'b'],
	['no record on the way to the task', { data: { id: 'a' } }, null],
	['no list with only that record', { data: [{ id: 'a' }] }, null],
	['a list of several records', { data: [{ id: 'a' }, { id: 'b' }] }, [{ id: 'a' }, { id: 'b' }]],
])('a result is %s', (_what, body, result) => {
	expect(resultIn(body, placesIn(body).at(-1) ?? null, NO_RECIPE)).toEqual(result);
});
