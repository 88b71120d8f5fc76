// Results for a model: the answer stays under 1 kB, and says what is left out.
import type { Wait } from '../../../../../nodes/VideoTask/asking/answer';
import { fieldsOf } from '../../../../../nodes/VideoTask/output/fields';
import { taskItem } from '../../../../../nodes/VideoTask/output/items';
import { answerForModel } from '../../../../../nodes/VideoTask/output/tool/toolAnswer';
import type { Task } from '../../../../../core/task/task';
import { adapterOf, taskOf } from '../../../../core/answering';
import { settingsWith } from '../../handMadeContext';

const WAIT: Wait = {
	...{
		ended: 'done',
		timedOut: false,
		polls: 3,
		requests: 3,
		waitedSeconds: 45,
		lastProblem: null,
	},
	...{ lagBoundSeconds: null, since: '2026-01-09T11:59:00.000Z' },
};
const bare = taskOf(adapterOf('vap'), { status: 'completed' });
const taskWith = (result: unknown, more: Partial<Task> = {}): Task => ({
	...{ ...bare, failure: null, result },
	...more,
});
const settings = { ...settingsWith({ operation: 'waitUntilDone' }), isTool: true };
const shown = (task: Task) => answerForModel(fieldsOf(task, WAIT, settings), { simplify: true });
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

const words = 'The quick brown fox jumps over the lazy dog. ';
const rows = (count: number, text = 'fox') =>
	Array.from({ length: count }, (_, index) => ({ index, text }));

test.each([
	['a text', words.repeat(500)],
	['a text of three bytes a character', '漢'.repeat(9_000)],
	['rows', rows(1_000)],
	['rows of which not one fits', rows(100, words.repeat(60))],
	['an object', { text: words.repeat(500), list: rows(300) }],
	['a deep list', [[[[words.repeat(100)]]]]],
])('%s fits, whatever its length, and the next step is the same', (_, result) => {
	const fields = shown(taskWith(result));
	expect(bytesOf(fields)).toBeLessThanOrEqual(1000);
	expect(bytesOf(fields)).toBeGreaterThan(600);
	expect(fields.nextStep).toBe(shown(taskWith('short')).nextStep);
	expect(fields.nextStep).toContain("'result'");
});

test.each([['short'], [rows(2)], [{ a: 1 }], [7], [false]])('%j stays as it is', (result) => {
	expect(shown(taskWith(result)).result).toEqual(result);
});

test('a text is cut where it is too long', () => {
	const { result } = shown(taskWith(words.repeat(500)));
	expect(result).toMatch(/^The quick brown fox .*…$/);
});

test('of rows the first come, and how many there are', () => {
	const result = shown(taskWith(rows(1_000))).result as unknown[];
	const count = result.length - 1;
	expect(count).toBeGreaterThan(3);
	expect(result.slice(0, count)).toEqual(rows(count));
	expect(result.at(-1)).toBe(`… ${1_000 - count} more rows are left out of this answer, of 1000`);
});

test('the main URL goes before a result', () => {
	const url = `https://cdn.example/${'a'.repeat(500)}.mp4`;
	const fields = shown(taskWith(words.repeat(500), { url, videoUrl: url }));
	expect([fields.url, bytesOf(fields) <= 1000]).toEqual([url, true]);
	expect(fields.result).toMatch(/…$/);
});

test('on the canvas a result is whole', () => {
	const result = { rows: rows(1_000), text: words.repeat(500) };
	const { item, route } = taskItem(
		taskWith(result),
		null,
		{ json: {} },
		{
			itemIndex: 0,
			settings: settingsWith({}),
		},
	);
	expect([item.json.result, route]).toEqual([result, 'Succeeded']);
});

const owed = {
	failure: {
		...{ code: 'no_media', message: 'It could not be fetched.' },
		reason: 'no_media',
		retryable: true,
	},
} as const;

test.each([
	['any_done', 'Pending'],
	['urls_expiring', 'Pending'],
	['done', 'Failed'],
] as const)('a task whose result is owed when the wait ends (%s) goes to %s', (ended, route) => {
	const task = taskWith(null, owed);
	const given = { itemIndex: 0, settings: settingsWith({ operation: 'waitUntilDone' }) };
	expect(taskItem(task, { ...WAIT, ended }, { json: {} }, given).route).toBe(route);
});

test('a model is told to look again for a result that is owed, and not to create the task again', () => {
	const { nextStep } = shown(taskWith(null, owed));
	expect(nextStep).toContain('call this tool once more');
	expect(nextStep).toContain('Do not create the task again');
});
