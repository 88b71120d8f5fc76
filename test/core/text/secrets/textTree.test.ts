import { codesOf } from '../../../../core/text/secrets/escapedText';
import { TextTree } from '../../../../core/text/secrets/textTree';
import type { Extent } from '../../../../core/text/secrets/textTree';

const treeOf = (...texts: readonly string[]) =>
	new TextTree(texts.map((text) => ({ text, extent: 'text' })));

/** The place after these characters, from the beginning. */
const placeAfter = (tree: TextTree, text: string) =>
	codesOf(text).reduce((place, code) => tree.next(place, code), 0);

test('where nothing is sought there is only the beginning, where nothing ends and from where nothing leads on', () => {
	const tree = treeOf();
	expect([tree.depths, tree.ends]).toEqual([[0], { text: [0], path: [0], rest: [0] }]);
	expect([tree.beginsElsewhere, tree.begins.includes(1)]).toEqual([false, false]);
	expect([tree.next(0, 0), tree.next(0, 0x61)]).toEqual([0, 0]);
});

test('beginnings that texts share are in it once', () => {
	expect(treeOf('abc', 'abd', 'ab', 'x').depths).toEqual([0, 1, 2, 3, 3, 1]);
});

// [what is sought, the first 128 characters with which it begins, whether it begins with another]
test.each([
	[['abc', 'b'], ['a', 'b'], false],
	[['\u007f'], ['\u007f'], false],
	[['\u0080'], [], true],
	[['éa', 'x'], ['x'], true],
])('%j begins with %j, with one beyond these: %p', (texts, expected, elsewhere) => {
	const tree = treeOf(...texts);
	const begins = [...tree.begins.keys()].filter((code) => tree.begins[code] === 1);
	const signs = ['\\', '%', '&'];
	expect(String.fromCharCode(...begins)).toBe([...signs, ...expected].sort().join(''));
	expect(tree.beginsElsewhere).toBe(elsewhere);
});

// [what is sought, what is read, how much of its end is the beginning of what is sought]
test.each([
	[['abc'], 'xx', 0],
	[['abc'], 'ab', 2],
	[['abc'], 'abx', 0],
	[['abc'], 'abab', 2],
	[['abcd', 'bcx'], 'abcx', 3],
	[['abcd', 'bcx'], 'abcy', 0],
	[['abcd', 'cx'], 'abcx', 2],
	[['aaaa'], 'aaaaaaa', 4],
	[['ababd'], 'ababab', 4],
	// Wherever a text stands among the others.
	[['k', 'mab', 'abc'], 'mabc', 3],
	[['mab', 'k', 'abc'], 'mabc', 3],
	[['abc', 'k', 'mab'], 'mabc', 3],
	[['k', 'abc', 'mab', 'z'], 'mabc', 3],
	[['xk', 'xmab', 'xz', 'mabc'], 'xmabc', 4],
])('of %j in %j it knows the last characters: %i', (texts, read, depth) => {
	const tree = treeOf(...texts);
	expect(tree.depths[placeAfter(tree, read)]).toBe(depth);
});

test.each<Extent>(['text', 'path', 'rest'])(
	'where the beginning of a text ends like another one with the extent %s, that one ends too',
	(extent) => {
		const tree = new TextTree([
			{ text: 'abcd', extent: 'text' },
			{ text: 'bc', extent },
			{ text: 'c', extent },
		]);
		const ending = (read: string) => tree.ends[extent][placeAfter(tree, read)];
		expect(ending('abc')).toBe(placeAfter(tree, 'bc'));
		expect(ending('ac')).toBe(placeAfter(tree, 'c'));
		expect(ending('ab')).toBe(0);
	},
);

test('of all texts together 200,000 places are known, the first texts first', () => {
	const first = 'a'.repeat(199_998);
	expect(treeOf(first, 'b').depths).toHaveLength(200_000);
	expect(treeOf(first, 'b', 'c').depths).toHaveLength(200_000);
	expect(treeOf('c', first, 'ab').depths).toHaveLength(200_000);
	expect(treeOf('c', `${first}a`).depths).toHaveLength(2);
});
