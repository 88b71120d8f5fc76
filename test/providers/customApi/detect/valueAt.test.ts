import { firstAt, placesAt, valueAt } from '../../../../providers/customApi/detect/valueAt';

const BODY = {
	data: { task: { state: 'done' }, text: '{"urls":["a","b"]}', none: null },
	results: [{ url: 'a' }, { url: 'b' }, { other: 1 }],
	grid: [[1, 2], [3]],
	'0': 'zero',
};

test.each<[string, unknown]>([
	['data.task.state', 'done'],
	[' $.data.task.state ', 'done'],
	['results.0.url', 'a'],
	['results[1].url', 'b'],
	['results[].url', ['a', 'b']],
	['grid[][]', [1, 2, 3]],
	['grid[0][1]', 2],
	['data.text.urls[1]', 'b'],
	['data.none', null],
	['0', 'zero'],
	['data.task.state.length', undefined],
	['results.length', undefined],
	['results[9].url', undefined],
	['results.first', undefined],
	['data.constructor', undefined],
	['__proto__.toString', undefined],
	['data[]', []],
	['data..task', undefined],
	['a b', undefined],
	['results[x]', undefined],
])('%s: %p', (path, value) => {
	expect(valueAt(BODY, path)).toEqual(value);
});

test.each([
	['results[].other', 1],
	['results[].none', null],
	['data.none', null],
	['data..none', null],
	['results[].url', 'a'],
])('the first that is something at %s: %p', (path, value) => {
	expect(firstAt(BODY, path)).toEqual(value);
});

test('an empty path is the whole, and each place has a path of its own', () => {
	expect(valueAt(BODY, '')).toBe(BODY);
	expect(placesAt(BODY, 'results[].url').map(({ path }) => path)).toEqual([
		'results[0].url',
		'results[1].url',
	]);
});

test.each([null, undefined, 5, 'text', '{"a":', []])('%p has no members', (value) => {
	expect(valueAt(value, 'a.b')).toBeUndefined();
});
