// One character in its spellings: as it is, escaped in JSON, in a URL and in HTML, and that over and over.
import { codesOf, levelOf, Spelling } from '../../../../core/text/secrets/escapedText';

/** The characters that a text spells, each as it is. */
const spelled = (text: string) => String.fromCharCode(...codesOf(text));

// [as it is written, what it spells]
test.each([
	['', ''],
	['abc', 'abc'],
	// JSON, and JSON in JSON.
	['\\"', '"'],
	['\\\\\\"', '"'],
	['\\/a', '/a'],
	['\\b\\f\\n\\r\\t', '\b\f\n\r\t'],
	['\\u0061', 'a'],
	['\\\\u0061b', 'ab'],
	['\\u00e9', '\u00e9'],
	['\\u00C9', '\u00c9'],
	['\\u0000x', '\u0000x'],
	['\\uFFFF', '\uffff'],
	['\\u9a0f', '\u9a0f'],
	['\\u00g1', 'u00g1'],
	['\\u12', 'u12'],
	['\\x', 'x'],
	['\\x0061', 'x0061'],
	['a\\', 'a\\'],
	['a\\\\', 'a\\'],
	// A URL, and a URL in a URL.
	['%61', 'a'],
	['%2561', 'a'],
	['%25252561b', 'ab'],
	['%00', '\u0000'],
	['%2f%2F', '//'],
	['%aF', '\u00af'],
	['%', '%'],
	['%6', '%6'],
	['%g1', '%g1'],
	['%1g', '%1g'],
	['%/0%:0%@0%`0', '%/0%:0%@0%`0'],
	['%09%90', '\u0009\u0090'],
	// HTML, and HTML in HTML.
	['&quot;&apos;&lt;&gt;', '"\'<>'],
	['&amp;quot;', '"'],
	['&amp;amp;lt;x', '<x'],
	['&amp;', '&'],
	['&', '&'],
	['&x;', '&x;'],
	['quot;&', 'quot;&'],
	['&#97;', 'a'],
	['&#x61;', 'a'],
	['&#X6A;', 'j'],
	['&#x00006a;', 'j'],
	['&#0000097;', 'a'],
	['&#00000097;', '&#00000097;'],
	['&#x0000061;', '&#x0000061;'],
	['&#;', '&#;'],
	['&#97', '&#97'],
	['&a#97;', '&a#97;'],
	['&#a97;', '&#a97;'],
	['&##97;', '&##97;'],
	// One in another.
	['\\u0026quot;', '"'],
	['\\u002561', 'a'],
	['\\u0026#97;', 'a'],
	['%5Cn', '\n'],
	['&#92;n', '\n'],
])('%j spells %j', (written, text) => {
	expect(spelled(written)).toBe(text);
});

test('a character ends where the next one begins', () => {
	const spelling = new Spelling('%2561&amp;lt;\\\\u0041z');
	const ends: number[] = [];
	for (let at = 0; at < 21; at = spelling.end) {
		spelling.read(at);
		ends.push(spelling.end);
	}
	expect(ends).toEqual([5, 13, 20, 21]);
});

// [a quote as it is written, how deep it is]
test.each([
	['"', 0],
	['\\"', 1],
	['\\\\\\"', 2],
	['\\\\\\\\\\\\\\"', 3],
	// Pairs before it belong to the text.
	['\\\\"', 0],
	['\\\\\\\\"', 0],
	['\\\\\\\\\\"', 1],
	['\\u0022', 1],
	['\\\\u0022', 2],
	['\\\\\\\\u0022', 3],
	['&quot;', 106],
	['&amp;quot;', 110],
	['%22', 103],
	['%2522', 105],
])('the quote %j is %i deep', (quote, level) => {
	expect(levelOf(quote)).toBe(level);
});
