// Each task starts the workflow once for each event, however often its provider calls.
import { GivenOutTasks, keyOf } from '../../../core/callback/givenOut';
import type { TriggerEvent } from '../../../core/callback/givenOut';
import type { Task } from '../../../core/task/task';

const NOW_MS = Date.parse('2026-11-29T10:00:00.000Z');
const DAY_MS = 24 * 3_600_000;
/** By then the execution for what was seen at `NOW_MS` has begun. */
const BEGUN_MS = NOW_MS + 30_000;

const task = (status: string, done: boolean) => ({ status, done }) as unknown as Task;
const QUEUED = task('queued', false);
const RUNNING = task('running', false);
const SUCCEEDED = task('succeeded', true);
const FAILED = task('failed', true);

// [event, what is seen, which of it starts a workflow]
const COURSES: ReadonlyArray<readonly [TriggerEvent, readonly Task[], readonly boolean[]]> = [
	['taskEnded', [QUEUED, RUNNING, SUCCEEDED, SUCCEEDED], [false, false, true, false]],
	['taskEnded', [FAILED, SUCCEEDED], [true, false]],
	['taskSucceeded', [RUNNING, FAILED, SUCCEEDED], [false, false, false]],
	['taskSucceeded', [SUCCEEDED, SUCCEEDED], [true, false]],
	['everyChange', [QUEUED, QUEUED, RUNNING, SUCCEEDED, RUNNING], [true, false, true, true, false]],
];

test.each(COURSES)('%s %#', (event, seen, expected) => {
	const tasks = new GivenOutTasks();
	expect(seen.map((one) => tasks.note('k', one, event, NOW_MS))).toEqual(expected);
	expect(tasks.hasEnded('k')).toBe(seen.some(({ done }) => done));
});

test('what is stored is known after a restart', () => {
	const tasks = new GivenOutTasks();
	tasks.note('a', SUCCEEDED, 'everyChange', NOW_MS);
	tasks.note('b', RUNNING, 'everyChange', NOW_MS);
	const restarted = new GivenOutTasks();
	restarted.add(JSON.parse(JSON.stringify(tasks.stored(BEGUN_MS))), BEGUN_MS);
	expect([restarted.hasEnded('a'), restarted.hasEnded('b'), restarted.size]).toEqual([
		true,
		false,
		2,
	]);
	expect(restarted.note('b', RUNNING, 'everyChange', NOW_MS + 2_000)).toBe(false);
	expect(restarted.note('b', SUCCEEDED, 'everyChange', NOW_MS + 2_000)).toBe(true);
});

test('an end that is known is not forgotten for what another process has stored earlier', () => {
	const tasks = new GivenOutTasks();
	tasks.note('a', SUCCEEDED, 'taskEnded', NOW_MS);
	tasks.add([['a', 'running', 0, NOW_MS / 1000 + 60]], NOW_MS);
	expect(tasks.hasEnded('a')).toBe(true);
	tasks.add([['b', 'running', 0, NOW_MS / 1000 - 60]], NOW_MS);
	tasks.add([['b', 'succeeded', 1, NOW_MS / 1000]], NOW_MS);
	expect(tasks.hasEnded('b')).toBe(true);
});

// [when another process has stored that the task is queued, against when it was seen running here; whether it counts]
test.each([
	[-60_000, false],
	[0, false],
	[1_000, true],
])('what was stored %d ms apart counts only where it is newer', (apartMs, counts) => {
	const tasks = new GivenOutTasks();
	tasks.note('a', RUNNING, 'everyChange', NOW_MS);
	tasks.add([['a', 'queued', 0, (NOW_MS + apartMs) / 1000]], NOW_MS);
	expect(tasks.note('a', RUNNING, 'everyChange', NOW_MS)).toBe(counts);
});

test('what was stored once is stored again at once', () => {
	const tasks = new GivenOutTasks();
	const stored = [['a', 'running', 0, NOW_MS / 1000]];
	tasks.add(stored, NOW_MS);
	expect(tasks.stored(NOW_MS)).toEqual(stored);
	expect(tasks.isChanged).toBe(false);
});

const NOT_STORED: readonly unknown[] = [
	...[undefined, null, 'text', {}, [null], [1], [['a']], [['a', 'running', 1, 'soon']]],
	...[[[1, 'running', 1, NOW_MS / 1000]], [['a', 3, 1, NOW_MS / 1000]]],
	...[[[null, null, 1, NOW_MS / 1000]], [['a', 'running', 1]]],
];

test.each(NOT_STORED.map((stored) => [stored] as const))(
	'stored data that is none is passed over: %j',
	(stored) => {
		const tasks = new GivenOutTasks();
		tasks.add(stored, NOW_MS);
		expect(tasks.size).toBe(0);
	},
);

test('what is to be stored anew', () => {
	const tasks = new GivenOutTasks();
	tasks.add([['a', 'running', 0, NOW_MS / 1000]], NOW_MS);
	tasks.note('b', RUNNING, 'taskEnded', NOW_MS);
	expect(tasks.isChanged).toBe(false);
	tasks.note('b', FAILED, 'taskSucceeded', NOW_MS);
	expect(tasks.isChanged).toBe(true);
	tasks.stored(BEGUN_MS);
	expect(tasks.isChanged).toBe(false);
});

test('a task is stored when n8n has certainly begun its execution, or when it starts none', () => {
	const tasks = new GivenOutTasks();
	tasks.note('old', SUCCEEDED, 'taskEnded', NOW_MS);
	tasks.confirm();
	tasks.note('new', SUCCEEDED, 'taskEnded', NOW_MS);
	const keys = (nowMs: number) => tasks.stored(nowMs).map(([key]) => key);
	expect([keys(BEGUN_MS - 1), tasks.isChanged]).toEqual([['old'], true]);
	expect([keys(BEGUN_MS), tasks.isChanged]).toEqual([['old', 'new'], false]);
});

test('seven days, and then it is forgotten', () => {
	const tasks = new GivenOutTasks();
	tasks.note('a', SUCCEEDED, 'taskEnded', NOW_MS);
	tasks.note('b', SUCCEEDED, 'taskEnded', NOW_MS + 7 * DAY_MS);
	expect(tasks.hasEnded('a')).toBe(true);
	tasks.note('c', SUCCEEDED, 'taskEnded', NOW_MS + 7 * DAY_MS + 1);
	expect([tasks.hasEnded('a'), tasks.size]).toEqual([false, 2]);
});

test('ten thousand tasks, the first seen are forgotten first', () => {
	const tasks = new GivenOutTasks();
	for (let index = 0; index <= 10_000; index += 1)
		tasks.note(`t-${index}`, SUCCEEDED, 'taskEnded', NOW_MS + index);
	expect(tasks.size).toBe(10_000);
	expect([tasks.hasEnded('t-0'), tasks.hasEnded('t-1')]).toEqual([false, true]);
});

test('the same id at another service is another task', () => {
	expect(keyOf('kie', 'veo', 'a')).not.toBe(keyOf('kie', 'suno', 'a'));
});
