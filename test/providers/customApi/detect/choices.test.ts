import { choicesIn } from '../../../../providers/customApi/detect/choices';

test.each(['status', 'state', 'phase', 'stage', 'step', 'result', 'outcome', 'done'])(
	'a number in a member that is called %s may be the state',
	(word) => {
		expect(choicesIn({ count: 2, [`task_${word}`]: 2, [`${word}s`]: 2 })).toEqual([`task_${word}`]);
	},
);

test.each<[unknown, readonly string[]]>([
	['running', ['status']],
	[0, ['status']],
	[false, ['status']],
	[null, []],
	[['running'], []],
	[{ code: 1 }, []],
	['https://x.example/a', []],
])('a status of %p is offered as %p', (status, choices) => {
	expect(choicesIn({ status })).toEqual(choices);
});

// [what a member says that no name marks as the state, whether it is offered]
test.each<[unknown, boolean]>([
	['done', true],
	['in progress', true],
	['IN_PROGRESS', true],
	['in-progress', true],
	['waiting for credits', true],
	['a'.repeat(40), true],
	['a'.repeat(41), false],
	['this task is done', false],
	['7 left', false],
	['left 7', false],
	['v2', false],
	['in  progress', false],
	['in/progress', false],
	['', false],
	[7, false],
	[true, false],
	[['done'], false],
])('%p may be a state: %p', (value, isOffered) => {
	expect(choicesIn({ kind: value })).toEqual(isOffered ? ['kind'] : []);
});

test('members with a name for a state come first, and there are five at most', () => {
	const words = { a: 'one', b: 'two', c: 'three', d: 'four', e: 'five', state: 'six' };
	expect(choicesIn(words)).toEqual(['state', 'a', 'b', 'c', 'd']);
});

test('messages and members that lead elsewhere are no choices', () => {
	const body = { message: 'done', errMsg: 'done', input: { status: 'done' }, job: { ok: 'done' } };
	expect(choicesIn(body)).toEqual(['job.ok']);
});

test('the state is sought at most four records deep', () => {
	const nested = (names: readonly string[]) =>
		names.reduceRight<object>((inner, name) => ({ [name]: inner }), { status: 'done' });
	expect(choicesIn(nested(['a', 'b', 'c', 'd']))).toEqual(['a.b.c.d.status']);
	expect(choicesIn(nested(['a', 'b', 'c', 'd', 'e']))).toEqual([]);
});

test('the state is sought among the first thousand members', () => {
	const after = (count: number) => ({
		...Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, index])),
		status: 'done',
	});
	expect(choicesIn(after(999))).toEqual(['status']);
	expect(choicesIn(after(1_000))).toEqual([]);
});

test.each([null, 'done', 5, ['done']])('%p has no members to choose from', (body) => {
	expect(choicesIn(body)).toEqual([]);
});
