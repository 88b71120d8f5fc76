import {
	firstAt,
	jsonInText,
	placesAt,
	valueAt,
} from '../../../../providers/customApi/detect/valueAt';

const BODY = {
	data: { task: { state: 'done' }, text: '{"urls":["a","b"]}', none: null },
	results: [{ url: 'a' }, { url: 'b' }, { other: 1 }],
	grid: [[1, 2], [3]],
	long: [...'abcdefghijkl'],
	later: [{ a: null }, { a: 1 }],
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
	['long[10]', 'k'],
	['long.11', 'l'],
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
	['later[].a', 1],
	['data.none', null],
	['data..none', null],
	['results[].url', 'a'],
])('the first that is something at %s: %p', (path, value) => {
	expect(firstAt(BODY, path)).toEqual(value);
});

test('an empty path is the whole, and each place has a path of its own', () => {
	expect(valueAt(BODY, '')).toBe(BODY);
	expect(valueAt(BODY, ' ')).toBe(BODY);
	expect(placesAt(BODY, 'a b')).toEqual([]);
	expect(placesAt(BODY, 'results[].url').map(({ path }) => path)).toEqual([
		'results[0].url',
		'results[1].url',
	]);
});

test.each([null, undefined, 5, 'text', '{"a":', []])('%p has no members', (value) => {
	expect(valueAt(value, 'a.b')).toBeUndefined();
});

// [what is shown, text, value]
test.each<[string, string, unknown]>([
	['an object', '{"a":1}', { a: 1 }],
	['a list', '[1]', [1]],
	['100 blanks before it', `${' '.repeat(100)}[1]`, [1]],
	['101 blanks before it', `${' '.repeat(101)}[1]`, undefined],
	['a million characters', `[1${' '.repeat(999_997)}]`, [1]],
	['more than a million', `[1${' '.repeat(999_998)}]`, undefined],
	['a number', '5', undefined],
	['a text with a bracket in it', '"[1]"', undefined],
])('JSON in a text: %s', (_what, text, value) => {
	expect(jsonInText(text)).toEqual(value);
});
