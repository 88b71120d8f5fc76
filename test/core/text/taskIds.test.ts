// Contract "Input".
import { isProblem } from '../../../core/problem';
import { parseTaskId, parseTaskIds } from '../../../core/text/taskIds';

const TITLE = "'Task IDs'";
const WHERE_FROM = 'Use the ID that the create request answered.';
const UUID = '9462ca25-468b-45a5-9e75-6f516dedcc80';

function refusalOf(value: unknown, parse: typeof parseTaskIds | typeof parseTaskId = parseTaskIds) {
	const parsed = parse(value, TITLE, WHERE_FROM);
	const refused = typeof parsed === 'object' && isProblem(parsed) ? parsed : null;
	expect(refused).toMatchObject({ kind: 'invalidInput', httpStatus: null, concernsIds: false });
	return refused ?? { message: '', description: '' };
}

// [value, ids]
test.each([
	[UUID, [UUID]],
	[` \t${UUID}\n`, [UUID]],
	['cgt-20251221230356-sxgt7', ['cgt-20251221230356-sxgt7']],
	['a.b_c:d~e-f', ['a.b_c:d~e-f']],
	['A', ['A']],
	['7', ['7']],
	['..a', ['..a']],
	['x'.repeat(512), ['x'.repeat(512)]],
	[42, ['42']],
	[0, ['0']],
	[Number.MAX_SAFE_INTEGER, ['9007199254740991']],
	['a,b', ['a', 'b']],
	['a, b;c d\ne\r\nf\tg', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
	[',a,,b;;', ['a', 'b']],
	['b a b', ['b', 'a', 'b']],
	[
		['a', 'b'],
		['a', 'b'],
	],
	[
		[' a ', 42],
		['a', '42'],
	],
	[
		['a', null, undefined, '', ' ', 'b'],
		['a', 'b'],
	],
	['["a","b"]', ['a', 'b']],
	[' ["a", 42, null, ""] ', ['a', '42']],
	['[9007199254740993]', ['9007199254740993']],
	['[ "a" ]', ['a']],
])('%j: %j', (value, ids) => {
	expect(parseTaskIds(value, TITLE, WHERE_FROM)).toEqual(ids);
});

test('many ids are read in no time', () => {
	const ids = Array.from({ length: 10_000 }, (_, index) => `task-${index}`);
	expect(parseTaskIds(ids.join(', '), TITLE, WHERE_FROM)).toEqual(ids);
	expect(parseTaskIds(JSON.stringify(ids), TITLE, WHERE_FROM)).toEqual(ids);
});

// [value, what the message says]
test.each([
	['', 'no task id'],
	[' \n\t', 'no task id'],
	[',;,', 'no task id'],
	[null, 'no task id'],
	[undefined, 'no task id'],
	[[], 'no task id'],
	['[]', 'no task id'],
	[[null, '', '  '], 'no task id'],
	['a/b', 'character'],
	['/', 'character'],
	['../v3/keys', 'character'],
	['a\\b', 'character'],
	['a?b', 'character'],
	['a#b', 'character'],
	['a%2Fb', 'character'],
	['a&b=c', 'character'],
	['a@b', 'character'],
	['a\u0000b', 'character'],
	['a\u0007', 'character'],
	['größe', 'character'],
	['task-١', 'character'],
	['a\u200bb', 'character'],
	['😀', 'character'],
	['..', 'no letter and no digit'],
	['.', 'no letter and no digit'],
	['-', 'no letter and no digit'],
	['~_:', 'no letter and no digit'],
	['x'.repeat(513), '513 characters long'],
	[['a b'], 'character'],
	[['a,b'], 'character'],
	[['a', 'b/c'], 'character'],
	['["a","b/c"]', 'character'],
	['["a', 'JSON'],
	['[a, b]', 'JSON'],
	[[['a']], 'a list within the list'],
	['[["a"]]', 'a list within the list'],
	[{ id: 'a' }, 'type object'],
	[[{ id: 'a' }], 'type object'],
	['[{"id":"a"}]', 'type object'],
	[true, 'type boolean'],
	[[false], 'type boolean'],
	[1.5, '1.5'],
	[-1, '-1'],
	[Number.NaN, 'NaN'],
	[Number.POSITIVE_INFINITY, 'Infinity'],
	[Number.MAX_SAFE_INTEGER + 1, '9007199254740992'],
	[1e21, '1e+21'],
	[new Date(Number.NaN), 'type object'],
])('%p is refused: %s', (value, what) => {
	const { message, description } = refusalOf(value);
	expect(message).toContain(TITLE);
	expect(message).toContain(what);
	expect(description).not.toBe('');
	expect(message.length).toBeLessThan(200);
	expect(message).toMatch(/^[\x20-\x7e…]*$/);
});

// Short titles: a tool that picks tests by their names cannot pick one of 100 000 characters.
test('an id of any length is refused in few words', () => {
	const { message } = refusalOf('x'.repeat(100_000));
	expect(message).toBe(`${TITLE}: "${'x'.repeat(60)}…" is 100000 characters long, more than 512`);
});

test('what is refused is quoted, whole up to 60 characters', () => {
	const { message } = refusalOf([`${'a'.repeat(58)}é/`]);
	expect(message).toBe(
		`${TITLE}: "${'a'.repeat(58)}?/" holds a character other than letters, digits and . _ : ~ -`,
	);
});

test('whoever gives no id is told where ids come from, who breaks a list how to write one', () => {
	for (const value of ['', 'a/b', {}]) {
		expect(refusalOf(value).description).toBe(WHERE_FROM);
	}
	expect(refusalOf('["a').description).toBe(
		'Write ["id-1", "id-2"], or the ids alone with commas between them.',
	);
	expect(refusalOf(1.5).description).toBe(
		'Numbers this large lose digits on their way: pass the id as text, in quotes.',
	);
});

// [value, id]
test.each([
	[UUID, UUID],
	[` ${UUID} `, UUID],
	[[UUID], UUID],
	['["a"]', 'a'],
	[['', 'a', null], 'a'],
	[7, '7'],
])('one id: %j', (value, id) => {
	expect(parseTaskId(value, TITLE, WHERE_FROM)).toBe(id);
});

test.each([
	['a,b', 2],
	['a b', 2],
	[['a', 'b', 'c'], 3],
	['["a","b"]', 2],
	['a a', 2],
])('several ids where one belongs (%j) are refused, with a hint', (value, count) => {
	const { message, description } = refusalOf(value, parseTaskId);
	expect(message).toBe(`${TITLE} holds ${count} task ids, but takes one`);
	expect(description).toContain("'Get Tasks Batch'");
});

test.each(['', null, [], 'a/b', {}, '..'])('%j is no id either', (value) => {
	refusalOf(value, parseTaskId);
});

test.each([
	['https://api.example.com/v1/jobs/42?signature=abc', 'https://api.example.com/v1/jobs/42'],
	['HTTP://api.example.com/42#top', 'HTTP://api.example.com/42'],
])('%s is an address, which is said without what may be secret', (address, quotedAs) => {
	for (const allowsSlashes of [true, false]) {
		expect(parseTaskId(address, "'Task ID'", 'Use the ID.', { allowsSlashes })).toMatchObject({
			message: `'Task ID': "${quotedAs}" is an address, not an id`,
			description: 'Use the ID.',
		});
	}
});

test('whose id a refused one looks like is said first', () => {
	const hintFor = (id: string) => (id.startsWith('models/') ? "It looks like Google's id." : null);
	const refusal = (id: string) => parseTaskId(id, "'Task ID'", 'Use the ID.', { hintFor });
	expect(refusal('models/a')).toMatchObject({
		description: "It looks like Google's id. Use the ID.",
	});
	expect(refusal('model/a')).toMatchObject({ description: 'Use the ID.' });
	expect(refusal('a')).toBe('a');
});
