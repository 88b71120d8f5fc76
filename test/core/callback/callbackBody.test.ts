// What is read out of a callback: ids, and nothing that it says about them.
import { challengeIn, idsInCallback, readCallback } from '../../../core/callback/callbackBody';

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
