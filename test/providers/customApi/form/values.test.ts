import { problem } from '../../../../core/problem';
import {
	listOf,
	measureOf,
	quoted,
	rowsOf,
	textOf,
} from '../../../../providers/customApi/form/values';

// [text, as messages quote it]
test.each([
	['short', '"short"'],
	['Größe\n', '"Gr??e?"'],
	['a'.repeat(60), `"${'a'.repeat(60)}"`],
	['a'.repeat(61), `"${'a'.repeat(60)}…"`],
])('%j is quoted as %s', (text, quotation) => {
	expect(quoted(text)).toBe(quotation);
});

test.each([
	[7, '7'],
	[true, 'true'],
	[false, 'false'],
	[{ a: 1 }, '{"a":1}'],
	[['a'], '["a"]'],
	[' a ', 'a'],
	[null, ''],
	[undefined, ''],
])('the text of %j is %j', (value, text) => {
	expect(textOf(value)).toBe(text);
});

// [value, entries]
test.each<[unknown, readonly string[]]>([
	['a, b', ['a', 'b']],
	[' ["a, b", 3, ""]', ['a, b', '3']],
	['a["b"], c[0]', ['a["b"]', 'c[0]']],
	['a[0]', ['a[0]']],
	[
		['[1]', 'b'],
		['[1]', 'b'],
	],
	[['["x"]'], ['["x"]']],
	[5, ['5']],
	[null, []],
])('the entries of %j', (value, entries) => {
	expect(listOf(value, /,/)).toEqual(entries);
});

// [value, rows]
test.each<[unknown, unknown]>([
	[{ name: 'a', value: 1 }, [{ name: 'a', value: 1 }]],
	[{ name: 'a' }, [{ name: 'name', value: 'a' }]],
	[{ value: 'a' }, [{ name: 'value', value: 'a' }]],
	[
		{ 'X-A': 1, 'X-B': 2 },
		[
			{ name: 'X-A', value: 1 },
			{ name: 'X-B', value: 2 },
		],
	],
	['text', null],
	[['a'], null],
])('the rows of %j', (value, rows) => {
	expect(rowsOf(value, ['name', 'value'])).toEqual(rows);
});

test.each([
	['', null],
	['  ', null],
	[null, null],
	['0', null],
	[1.5, 1.5],
])('the measure %j is %j', (value, measure) => {
	expect(measureOf('expectedSeconds', value)).toBe(measure);
});

test.each(['a day', -1])('%j is no measure', (value) => {
	expect(measureOf('expectedSeconds', value)).toEqual(
		problem(
			'invalidInput',
			`'Expected Duration (Seconds)' is "${value}", which is no number from 0 up`,
			{ description: 'Give a number such as 60, or 0 where it is not known.' },
		),
	);
});
