import { withNumbers } from '../../../core/text/jsonText';

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
