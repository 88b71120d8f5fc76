// What is read out of a callback: ids, and nothing that it says about them.
import {
	challengeIn,
	idsInCallback,
	LONGEST_BODY,
	readCallback,
} from '../../../core/callback/callbackBody';

const FORM = 'application/x-www-form-urlencoded';
const PATHS = ['task_id', 'data.taskId'];

// [what, the body, its type, the ids]
test.each([
	['JSON', '{"task_id":"a-1","status":"succeeded"}', 'application/json', ['a-1']],
	['JSON that names no type', '{"data":{"taskId":"b-2"}}', '', ['b-2']],
	['JSON within a text', JSON.stringify('{"task_id":"c-3"}'), 'application/json', ['c-3']],
	['a form', 'task_id=d-4&code=200', FORM, ['d-4']],
	[
		'a form with JSON in a field',
		'data=%7B%22taskId%22%3A%22e-5%22%7D',
		`${FORM}; charset=utf-8`,
		['e-5'],
	],
	['a list of records', '[{"task_id":"f-6"},{"task_id":"f-7"}]', '', ['f-6', 'f-7']],
	['a list on the way', '{"data":[{"taskId":"g-8"},{"taskId":"g-9"}]}', '', ['g-8', 'g-9']],
	['both places, one id twice', '{"task_id":"h-1","data":{"taskId":"h-1"}}', '', ['h-1']],
	[
		'a number beyond what JavaScript holds',
		'{"task_id":123456789012345678901}',
		'',
		['123456789012345678901'],
	],
	['a small number', '{"task_id":42}', '', ['42']],
	['a list of ids', '{"task_id":["n-1",7]}', '', ['n-1', '7']],
	['a list within a list', '{"task_id":[["o-1"]]}', '', []],
	['true, and nothing', '{"task_id":[true,null]}', '', []],
	['another place', '{"id":"i-1"}', '', []],
	['what is no id', '{"task_id":"../../users?x=1"}', '', []],
	['an object for an id', '{"task_id":{"task_id":"j-1"}}', '', []],
	['an expression', '{"task_id":"={{ $env.KEY }}"}', '', []],
	['a member of every object', '{"__proto__":{"task_id":"k-1"}}', '', []],
	['plain text', 'task_id=l-1', 'text/plain', []],
	['broken JSON', '{"task_id":"m-1"', 'application/json', []],
	['nothing', '', '', []],
])('the ids in %s', (_what, body, type, ids) => {
	expect(idsInCallback(readCallback(body, type), PATHS)).toEqual(ids);
});

test('ids with slashes only where the provider has them', () => {
	const body = { task_id: 'models/veo/operations/1' };
	expect(idsInCallback(body, PATHS)).toEqual([]);
	expect(idsInCallback(body, PATHS, { allowsSlashes: true })).toEqual(['models/veo/operations/1']);
});

test('at most fifty ids, whoever sends more', () => {
	const body = Array.from({ length: 900 }, (_, index) => ({ task_id: `t-${index}` }));
	const ids = idsInCallback(body, PATHS);
	expect([ids.length, ids[0], ids.at(-1)]).toEqual([50, 't-0', 't-49']);
});

// [what, the body, the text that goes back]
test.each([
	['a text', { challenge: 'Ab-1_2.3~4' }, 'Ab-1_2.3~4'],
	['none', { task_id: 'a' }, null],
	['markup', { challenge: '<script>' }, null],
	['a long one', { challenge: 'a'.repeat(257) }, null],
	['a number', { challenge: 7 }, null],
])('the challenge in a body with %s', (_what, body, expected) => {
	expect(challengeIn(body, 'challenge')).toBe(expected);
	expect(challengeIn(body, undefined)).toBeNull();
});

test('a callback may be a mebibyte long', () => {
	expect(LONGEST_BODY).toBe(1_048_576);
});

// [the type, what is read of a form]
test.each([
	[FORM, { a: '1' }],
	[FORM.toUpperCase(), { a: '1' }],
	[` ${FORM} `, { a: '1' }],
	[`${FORM};charset=utf-8`, { a: '1' }],
	[`${FORM}2`, undefined],
	[`text/plain; like=${FORM}`, undefined],
])('a form sent as %j', (type, expected) => {
	expect(readCallback('a=1', type)).toEqual(expected);
});

// [the field of a form, what it holds]
test.each<readonly [string, unknown]>([
	['{"a":1}', { a: 1 }],
	[' \n[1]', [1]],
	['[1', '[1'],
	['"{}"', '"{}"'],
	['"[a]"', '"[a]"'],
	['12', '12'],
])('only a list or an object is read as JSON in a field: %j', (value, expected) => {
	expect(readCallback(new URLSearchParams({ a: value }).toString(), FORM)).toEqual({ a: expected });
});

test('of a form a thousand fields are read', () => {
	const names = Array.from({ length: 1_001 }, (_, index) => `f-${index}`);
	const read = readCallback(names.map((name) => `${name}=1`).join('&'), FORM);
	expect(Object.keys(read as object)).toEqual(names.slice(0, 1_000));
});

const NO_ID = { taskId: '!' };
const none = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);

// [what, the body, the ids]
test.each<readonly [string, unknown, readonly string[]]>([
	['the last of a thousand', [...none(999, {}), { task_id: 'a' }], ['a']],
	['one after a thousand', [...none(1_000, {}), { task_id: 'a' }], []],
	['one after a thousand on the way', { data: [...none(1_000, {}), { taskId: 'a' }] }, []],
	[
		'one after a thousand in the list before',
		[{ data: none(1_000, NO_ID) }, { data: { taskId: 'a' } }],
		[],
	],
	[
		'the last of a thousand in all lists',
		[{ data: none(999, NO_ID) }, { data: { taskId: 'a' } }],
		['a'],
	],
	[
		'the last of a thousand, one without the member before it',
		[{}, { task_id: [...none(999, '!'), 'a'] }],
		['a'],
	],
])('a thousand values are looked through at each step: %s', (_what, body, ids) => {
	expect(idsInCallback(body, PATHS)).toEqual(ids);
});

// [what, the body, the member]
test.each<readonly [string, unknown, string | undefined]>([
	['a list', ['abc'], '0'],
	['a text', 'abc', '0'],
	['nothing', undefined, 'challenge'],
	['null', null, 'challenge'],
	[
		'a member that is called undefined, where the provider tries nothing out',
		{ undefined: 'abc' },
		undefined,
	],
	['a member of every object', {}, 'constructor'],
])('no challenge in a body that is, or has, %s', (_what, body, member) => {
	expect(challengeIn(body, member)).toBeNull();
});
