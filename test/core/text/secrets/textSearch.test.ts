// Several texts at once: where they overlap, where they end, and what goes with them.
import { TextSearch } from '../../../../core/text/secrets/textSearch';
import type { Extent } from '../../../../core/text/secrets/textTree';
import { casesOf, fc } from '../../../propertyTests.mjs';
import { charactersRead } from './charactersRead';

const searchFor = (texts: readonly string[], extent: Extent = 'text') =>
	new TextSearch(texts.map((text) => ({ text, extent })));

// [what is sought, a text, what is left of it]
test.each([
	[[], 'abc', 'abc'],
	[['abc'], '', ''],
	[['abc'], 'xyz', 'xyz'],
	[['abc'], 'ab', 'ab'],
	[['abc'], 'abc', '[removed]'],
	[['abc'], 'abcx', '[removed]x'],
	[['abc'], 'xabc', 'x[removed]'],
	[['abc'], 'ab abc bc', 'ab [removed] bc'],
	// One begins or ends like another.
	[['ab', 'abcd'], 'abc abcd', '[removed]c [removed]'],
	[['abcd', 'cd'], 'abcd acd', '[removed] a[removed]'],
	[['abcd', 'bc'], 'abcd abcx', '[removed] a[removed]x'],
	[['abcd', 'bcx'], 'abcx', 'a[removed]'],
	[['abc', 'abd', 'ab'], 'abd abx', '[removed] [removed]x'],
	// What overlaps is one, what only touches is not.
	[['abc', 'bcd'], 'abcd', '[removed]'],
	[['b', 'c', 'abcd'], 'abcd', '[removed]'],
	[['b', 'c', 'abcd'], 'bc abcd', '[removed][removed] [removed]'],
	[['aba'], 'ababa', '[removed]'],
	[['ab'], 'abab', '[removed][removed]'],
	// Beyond the first 128 characters.
	[['éa'], 'xéa', 'x[removed]'],
	[['\u0080a'], 'x\u0080a', 'x[removed]'],
	[['\u007fa'], 'x\u007fa', 'x[removed]'],
	// The number of no character is none, whatever else is sought.
	[['xb', 'xa'], 'an &#1114209;', 'an &#1114209;'],
	[['xb', 'xa', 'y'], 'q &#1114209; w &#xffffff;', 'q &#1114209; w &#xffffff;'],
])('of %j in %j is left %j', (texts, text, left) => {
	expect(searchFor(texts).without(text)).toBe(left);
});

test.each(['a', 'z', 'A', 'Z', '0', '5', '9', '/a', '.a', '-_+9'])(
	'a path that goes on with %j is another one',
	(tail) => {
		const text = `to a/path${tail}, then`;
		expect(searchFor(['a/path'], 'path').without(text)).toBe(text);
	},
);

test.each(['', ' x', ':0', '`', '{', '@', '[', 'é', '/', '/ x', '.', '. x', '-_+', '-_+?'])(
	'a path goes where it ends with %j',
	(tail) => {
		expect(searchFor(['a/path'], 'path').without(`to a/path${tail}`)).toBe(`to [removed]${tail}`);
	},
);

test('of two paths the longer one goes', () => {
	const search = searchFor(['run', 'run/on'], 'path');
	expect(search.without('run run/on run/off')).toBe('[removed] [removed] run/off');
});

test.each(['', ' ', '\n', '"', "'", '<', '>', ' a', '"a', "'a", '<a', '>a', ' and more'])(
	'what follows goes with a text up to %j',
	(tail) => {
		const search = searchFor(['text', 'another'], 'rest');
		expect(search.without(`a text!#=?;&/é${tail}`)).toBe(`a [removed]${tail}`);
		expect(search.without(`a text${tail} another:${tail}`)).toBe(
			`a [removed]${tail} [removed]${tail}`,
		);
	},
);

test('what is sought in what goes with a text is no end of it', () => {
	const search = new TextSearch([
		{ text: 'text', extent: 'rest' },
		{ text: 'key', extent: 'text' },
		{ text: 'path', extent: 'path' },
	]);
	expect(search.without('a text-key-path:b key')).toBe('a [removed] [removed]');
});

// [what is sought, a text, how many of its characters are read]
test.each([
	[['abc'], '', 0],
	[['abc'], 'xyz'.repeat(100), 0],
	[['abc'], 'éèü', 0],
	[['éa'], 'xyz', 0],
	[['abc'], 'xyz abc', 3],
	[['abc'], 'xyz abc xyz', 4],
	[[], 'abc', 0],
])('with %j sought what it cannot begin with is passed over in %j', (texts, text, count) => {
	const search = searchFor(texts);
	expect(charactersRead(() => search.without(text))).toBe(count);
});

const LETTERS = ['a', 'b', 'é'];
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
	a: ['a', '%61', '\\u0061', '&#97;'],
	b: ['b', '%62', '\\u0062', '&#x62;'],
	é: ['é', '%E9', '\\u00e9', '&#233;'],
};
const letters = fc.constantFrom(...LETTERS);
/** A letter, and how it is written. */
const written = letters.chain((letter) =>
	fc.constantFrom(...(SPELLINGS[letter] ?? [])).map((spelling) => ({ letter, spelling })),
);

/** Each text is looked for at each place. */
function naively(
	texts: readonly string[],
	read: ReadonlyArray<{ letter: string; spelling: string }>,
) {
	const plain = read.map(({ letter }) => letter).join('');
	let left = '';
	let end = 0;
	read.forEach(({ spelling }, at) => {
		const ends = texts.filter((text) => plain.startsWith(text, at)).map((text) => at + text.length);
		if (ends.length > 0 && at >= end) left += '[removed]';
		end = Math.max(end, ...ends);
		if (at >= end) left += spelling;
	});
	return left;
}

test('all texts are found, in whatever spelling, and nothing else', () => {
	const texts = fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 5 }), {
		maxLength: 6,
	});
	const reads = fc.array(written, { maxLength: 20 });
	fc.assert(
		fc.property(texts, reads, (sought, read) => {
			const text = read.map(({ spelling }) => spelling).join('');
			expect(searchFor(sought).without(text)).toBe(naively(sought, read));
		}),
		casesOf(500),
	);
});
