// Contract "Custom API": ids with slashes, and status addresses in place of ids.
import { isProblem } from '../../../core/problem';
import { parseTaskId, parseTaskIds } from '../../../core/text/taskIds';

const TITLE = "'Task IDs'";
const WHERE_FROM = 'Use the ID that the create request answered.';
const SLASHES = { allowsSlashes: true };
const ADDRESSES = {
	idOfAddress: (address: string) => new URL(address).pathname.split('/').at(-1) || null,
};

// [text, ids]
test.each([
	['operations/abc-1', ['operations/abc-1']],
	['models/veo-3.0/operations/x, b', ['models/veo-3.0/operations/x', 'b']],
	['plain', ['plain']],
])('an id may have slashes: %s', (value, ids) => {
	expect(parseTaskIds(value, TITLE, WHERE_FROM, SLASHES)).toEqual(ids);
});

test.each([
	...['/a', 'a/', 'a//b', '/', 'a/../b', 'a/./b', '../a', 'a/..', 'a/b?c', 'a\\b', 'a/b c/é'],
	...['https://a.example/x', 'a/%2e%2e/b', `${'a/'.repeat(300)}a`],
])('%s is no id with slashes', (value) => {
	const parsed = parseTaskIds(value, TITLE, WHERE_FROM, SLASHES);
	expect(parsed).toMatchObject({ kind: 'invalidInput', message: expect.stringContaining(TITLE) });
});

const A = 'https://a.example/t/1';
const Q = 'https://a.example/t/2?a=1,2;b=3';

// [value, ids]
test.each([
	[A, [A]],
	[` ${A}\n`, [A]],
	[`${A},${A}`, [A, A]],
	[`${A}, task-2;${A}`, [A, 'task-2', A]],
	[`${A},task-2`, [A, 'task-2']],
	[Q, [Q]],
	[`${Q},${A};${Q}`, [Q, A, Q]],
	[`${Q},\n${A};`, [Q, A]],
	[`${Q} task-2`, [Q, 'task-2']],
	[JSON.stringify([Q, 'a', A]), [Q, 'a', A]],
	[
		[Q, 'a'],
		[Q, 'a'],
	],
	['HTTPS://A.example:443/t/1', [A]],
	['http://comfyui:8188/t/1', ['http://comfyui:8188/t/1']],
	// An @ behind the host is no user name.
	['https://a.example/t/@1', ['https://a.example/t/@1']],
	['https://a.example/t/1?by=https://b@c', ['https://a.example/t/1?by=https://b@c']],
	['task-1, task-2', ['task-1', 'task-2']],
	// The same id under two addresses: two questions.
	[`${A} ${A}?v=2`, [A, `${A}?v=2`]],
	[`https://a.example/${'x'.repeat(1_982)}`, [`https://a.example/${'x'.repeat(1_982)}`]],
])('addresses: %j', (value, ids) => {
	expect(parseTaskIds(value, TITLE, WHERE_FROM, ADDRESSES)).toEqual(ids);
});

// [value, what the message says]
test.each([
	[`https://a.example/${'x'.repeat(1_983)}`, '2,000 characters'],
	['https://user:word@a.example/t/1', 'user name or password'],
	['https://user@a.example/t/1', 'user name or password'],
	['https://a.example/t/1#part', '#'],
	['https://a.example/', 'no task id'],
	['https://a.example/t/?sig=word', 'no task id'],
	['https://', 'no web address'],
	['https://a b.example/t/1'.split(' ')[0] ?? '', 'no task id'],
	['ftp://a.example/t/1', 'holds a character'],
	['//a.example/t/1', 'holds a character'],
	['a/b', 'holds a character'],
	[['https://a.example/t/ 1'], 'white space'],
])('%j is refused', (value, says) => {
	const parsed = parseTaskIds(value, TITLE, WHERE_FROM, ADDRESSES);
	expect(typeof parsed === 'object' && isProblem(parsed)).toBe(true);
	expect(parsed).toMatchObject({
		...{ kind: 'invalidInput', message: expect.stringContaining(says) },
		description: expect.stringMatching(/\.$/),
	});
	expect(JSON.stringify(parsed)).not.toContain('word@');
	expect(JSON.stringify(parsed)).not.toContain('sig=');
});

test('where only ids are taken, an address is none', () => {
	for (const forms of [undefined, {}, SLASHES]) {
		expect(parseTaskIds(A, TITLE, WHERE_FROM, forms)).toMatchObject({ kind: 'invalidInput' });
	}
});

test('Get Task takes one address', () => {
	expect(parseTaskId(Q, TITLE, WHERE_FROM, ADDRESSES)).toBe(Q);
	expect(parseTaskId(`${A},${Q}`, TITLE, WHERE_FROM, ADDRESSES)).toMatchObject({
		message: expect.stringContaining('2 task ids'),
	});
});

test('a query with a comma counts whole for the length', () => {
	const longest = `${A}?${'x'.repeat(2_000 - A.length - 1)}`;
	expect(parseTaskIds(longest, TITLE, WHERE_FROM, ADDRESSES)).toEqual([longest]);
	expect(parseTaskIds(`${longest},b`, TITLE, WHERE_FROM, ADDRESSES)).toMatchObject({
		message: expect.stringContaining('is longer than 2,000 characters'),
	});
});

const refusalWith = (value: unknown, forms: object) =>
	Object(parseTaskIds(value, TITLE, WHERE_FROM, forms)).message;

// [value, what an id may be, the message]
test.each([
	[`${A}?sig=word#part`, {}, `"${A}" is an address, not an id`],
	[`${A}#part`, SLASHES, `"${A}" is an address, not an id`],
	[`see=${A}`, {}, `"see=${A}" holds a character other than letters, digits and . _ : ~ -`],
	['a/b?c', SLASHES, '"a/b?c" holds a character other than letters, digits and . _ : ~ - /'],
	['a//b', SLASHES, `"a//b" has an empty part, or one of dots, between its slashes '/'`],
	['..', SLASHES, '".." has no letter and no digit'],
	['https://?sig=word', ADDRESSES, '"https://" is no web address'],
	[
		'https://a.example/?sig=word',
		ADDRESSES,
		'"https://a.example/" is not the address of a task: it holds no task id',
	],
	[
		'https://a.example/#sig=word',
		ADDRESSES,
		'"https://a.example/" has a # in it, which no server is sent',
	],
])('%j of %j', (value, forms, message) => {
	expect(refusalWith(value, forms)).toBe(`${TITLE}: ${message}`);
});
