import { MOST_LEVELS, nestsTooDeep, withNumbers } from '../../../core/text/jsonText';

// [JSON, its numbers as they are written]
test.each([
	['["1", -2.50, {"3": 4e+5}]', ['-2.50', '4e+5']],
	['"1"', []],
	['{"a": "\\" 1", "b": [true, null]}', []],
	['7', ['7']],
])('in %s the numbers are %j, and nothing else is asked about', (json, numbers) => {
	const asked: string[] = [];
	const same = withNumbers(json, (number) => {
		asked.push(number);
		return null;
	});
	expect([same, asked]).toEqual([json, numbers]);
});

test('numbers are replaced, also first and last, and what is between them stays', () => {
	expect(withNumbers('[1, "2", 3]', (number) => `<${number}>`)).toBe('[<1>, "2", <3>]');
	expect(withNumbers('12', () => '')).toBe('');
});

const nested = (open: string, levels: number, close: string) =>
	`${open.repeat(levels)}${close.repeat(levels)}`;

// [what it holds, whether it nests too deep, the JSON]
test.each([
	['lists at the limit', false, nested('[', MOST_LEVELS, ']')],
	['lists beyond it', true, nested('[', MOST_LEVELS + 1, ']')],
	['objects at the limit', false, nested('{"a":', MOST_LEVELS, '}')],
	['objects beyond it', true, nested('{"a":', MOST_LEVELS + 1, '}')],
	['both in turn', true, nested('[{"a":', MOST_LEVELS / 2 + 1, '}]')],
	['many lists side by side', false, `[${'[],'.repeat(2 * MOST_LEVELS)}1]`],
	['many objects side by side', false, `[${'{},'.repeat(2 * MOST_LEVELS)}1]`],
	['brackets in a text', false, `["${'['.repeat(2 * MOST_LEVELS)}"]`],
	['brackets in a text with quotes', false, `["\\"${'{'.repeat(2 * MOST_LEVELS)}"]`],
	['brackets behind a text', true, `["]", ${'['.repeat(MOST_LEVELS)}`],
	['brackets behind a text of backslashes', true, `["\\\\", ${'['.repeat(MOST_LEVELS)}`],
	['a text without an end', false, `["${'['.repeat(2 * MOST_LEVELS)}`],
])('%s: too deep is %p', (_what, isTooDeep, json) => {
	expect(nestsTooDeep(json)).toBe(isTooDeep);
});
