// How much of a task is kept is decided to the byte, and which texts are cut by the name they stand under.
import { unseenTask } from '../../../../core/task/completeTask';
import type { HttpAnswer } from '../../../../core/http/wire';
import { newRoom, sparing } from '../../../../core/look/keeping/sparing';
import { weightOf } from '../../../../core/look/keeping/weight';
import type { Task } from '../../../../core/task/task';
import { LONGEST_TEXT } from '../../../../core/text/json';
import { adapterOf } from '../../answering';

const ANSWER: HttpAnswer = {
	status: 200,
	headers: {},
	body: ' '.repeat(LONGEST_TEXT + 1),
	receivedAtMs: 0,
};
const output = (url: string) => ({ kind: 'video', role: 'output', url }) as const;

function taskWith(more: Partial<Task>): Task {
	const facts = { pollAfterSeconds: 15 };
	return { ...unseenTask('a', { provider: 'vap', service: 'vap', facts }), ...more };
}

/** @returns what is kept of a task where so many bytes are left, and what is left then */
function kept(task: Task, leftBytes: number, { keepsRecords = true, times = 1 } = {}) {
	const room = { leftBytes };
	const adapter = { ...adapterOf('vap'), parse: () => [task] };
	const spared = sparing(adapter, { room, keepsRecords, known: [] });
	const reads = Array.from({ length: times }, () => spared.parse(ANSWER, ['a']) as readonly Task[]);
	return { task: reads.at(-1)?.[0], leftBytes: room.leftBytes };
}

// [data, about how many bytes it takes]: 64 a list or an object, 16 any other value, one a character
test.each([
	['', 16],
	['abc', 19],
	[7, 16],
	[null, 16],
	[{}, 64],
	[[], 64],
	[{ name: 'abc' }, 87],
	[['abc', null], 99],
	[[[]], 128],
])('%j takes %i bytes', (data, bytes) => {
	expect(weightOf(data)).toBe(bytes);
});

test('what is counted to a border is known to be beyond it, and no more of it is looked at', () => {
	expect(weightOf([[]], 64)).toBeGreaterThan(64);
	let looks = 0;
	const watched = {
		get inside() {
			looks += 1;
			return {};
		},
	};
	weightOf([watched, watched, watched], 63);
	expect(looks).toBe(0);
});

test('a record that fits to the byte is kept, one byte less is too little', () => {
	const task = taskWith({ raw: { text: 'x'.repeat(2_000) } });
	const bytes = weightOf(task);
	expect(kept(task, bytes)).toEqual({ task, leftBytes: 0 });
	expect(kept(task, bytes - 1).task?.raw).toHaveProperty('leftOut');
});

test('a list of media that fits to the byte is kept, one byte less is too little', () => {
	const media = [output('https://x/1.mp4'), output('https://x/2.mp4')];
	const task = taskWith({ url: 'https://x/1.mp4', media });
	const bytes = weightOf(task);
	expect(kept(task, bytes, { keepsRecords: false }).task?.media).toEqual(media);
	expect(kept(task, bytes - 1, { keepsRecords: false }).task?.media).toEqual(media.slice(0, 1));
});

test('a result that fits to the byte is kept, one byte less is too little', () => {
	const task = taskWith({ result: { text: 'x'.repeat(2_000) } });
	const without = { keepsRecords: false };
	const bytes = 10_000 - kept(task, 10_000, without).leftBytes;
	expect(kept(task, bytes, without)).toEqual({ task, leftBytes: 0 });
	expect(kept(task, bytes - 1, without).task?.result).toHaveProperty('leftOut');
});

test.each(['raw', 'result'] as const)('what has no room says so in its place (%s)', (name) => {
	const task = taskWith({ [name]: { text: 'x'.repeat(20_000) } });
	const what = name === 'raw' ? 'records' : 'results';
	expect(kept(task, 10_000).task?.[name]).toEqual({
		leftOut: `The ${what} of this run are larger than 64 MB. Ask for fewer tasks at once.`,
	});
});

test('what a task took before is free for what it is now', () => {
	const task = taskWith({ raw: { text: 'x'.repeat(2_000) } });
	const bytes = weightOf(task);
	expect(kept(task, bytes + 10, { times: 3 })).toEqual({ task, leftBytes: 10 });
});

const LONG = 'x'.repeat(LONGEST_TEXT + 1);
const CUT = `${'x'.repeat(LONGEST_TEXT)}…`;

// [name within a member of a task, what a text too long for any item becomes there]
test.each([
	['url', LONG],
	['videoUrl', LONG],
	['taskId', LONG],
	['curl', CUT],
	['urlNote', CUT],
	['video-Url', CUT],
	['text', CUT],
])('a long text under %s', (name, text) => {
	const task = taskWith({ reported: { code: null, message: null, [name]: LONG } });
	expect(kept(task, newRoom().leftBytes).task?.reported).toMatchObject({ [name]: text });
});

test('a text that is as long as may be stays as it is', () => {
	const traceId = 'x'.repeat(LONGEST_TEXT);
	expect(kept(taskWith({ traceId }), newRoom().leftBytes).task?.traceId).toBe(traceId);
});
