// Get Recent Tasks: of a listed task as much is kept as of one that is looked at.
import type { OutcomeRequest } from '../../../../core/look/adapter';
import { sparedList } from '../../../../core/look/recent/sparedList';
import { newRoom } from '../../../../core/look/keeping/sparing';
import { LONGEST_TEXT } from '../../../../core/text/json';
import { adapterOf, answer } from '../../answering';
import { account, listed, listOf } from './scriptedList';

const tasks = account(2);
const keepingOf = (keepsRecords: boolean) => ({ room: newRoom(), known: [], keepsRecords });

test.each([
	[true, ['task-0', 'task-1']],
	[false, [null, null]],
])('records are kept: %p', async (keepsRecords, raws) => {
	const found = await listed([listOf([tasks])], { keeping: keepingOf(keepsRecords) });
	expect(found.tasks.map(({ raw }) => raw)).toEqual(raws);
	expect(found.ids).toEqual(['task-0', 'task-1']);
});

test('long texts of a listed task are cut', () => {
	const [task] = account(1);
	const message = 'x'.repeat(LONGEST_TEXT + 1);
	const failure = { code: null, message, reason: 'unknown', retryable: null } as const;
	const { keep } = sparedList(adapterOf('vap'), keepingOf(false));
	const [kept] = keep(task === undefined ? [] : [{ ...task, failure }]);
	expect(kept?.failure?.message).toBe(`${'x'.repeat(LONGEST_TEXT)}…`);
});

test('a second request is made of the record, and of what it brings no record is kept', async () => {
	const outcome: OutcomeRequest = {
		request: ({ raw }) => ({ method: 'GET', path: `/result/of-${String(raw)}` }),
		parse: (_answer, task) => ({ ...task, result: `made of ${String(task.raw)}` }),
	};
	const setting = { outcome, keeping: keepingOf(false) };
	const found = await listed([listOf([tasks])], setting);
	expect(found.asked).toEqual(['/list?page=0', '/result/of-task-0', '/result/of-task-1']);
	expect(found.tasks.map(({ raw, result }) => [raw, result])).toEqual([
		[null, 'made of task-0'],
		[null, 'made of task-1'],
	]);
});

test('looks are read as they were before', () => {
	const adapter = adapterOf('aceDataCloud', 'seedance');
	const received = answer({ items: [{ id: 'a', status: 'running' }] });
	const read = adapter.parse(received, ['a']);
	expect(read).toHaveLength(1);
	expect(sparedList(adapter, keepingOf(true)).adapter.parse(received, ['a'])).toEqual(read);
});
