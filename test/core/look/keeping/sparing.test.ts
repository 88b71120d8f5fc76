// What a run keeps of its tasks has an end, however many and large they are.
import { unseenTask } from '../../../../core/task/completeTask';
import type { HttpAnswer } from '../../../../core/http/wire';
import { problem } from '../../../../core/problem';
import type { ProviderAdapter } from '../../../../core/look/adapter';
import { vap } from '../../../../providers/vap/adapter';
import { newRoom, sparing } from '../../../../core/look/keeping/sparing';
import { LONGEST_TEXT } from '../../../../core/text/json';
import { weightOf } from '../../../../core/look/keeping/weight';
import type { Keeping } from '../../../../core/look/keeping/sparing';
import type { Media, Task } from '../../../../core/task/task';

const MEGABYTE = 1024 * 1024;
const URL = 'https://media.example/1.mp4';
const OUTPUT: Media = { kind: 'video', role: 'output', url: URL };
const ANSWER: HttpAnswer = {
	status: 200,
	headers: {},
	body: ' '.repeat(LONGEST_TEXT + 1),
	receivedAtMs: 0,
};

function taskOf(taskId: string, more: Partial<Task> = {}): Task {
	const task = unseenTask(taskId, {
		provider: 'vap',
		service: 'video',
		facts: { pollAfterSeconds: 15 },
	});
	return { ...task, status: 'succeeded', url: URL, videoUrl: URL, media: [OUTPUT], ...more };
}

/** Whatever is asked, the answer is the next of these lists. */
function keeper(lists: ReadonlyArray<readonly Task[]>, more: Partial<Keeping> = {}) {
	const left = [...lists];
	const room = newRoom();
	const adapter: ProviderAdapter = { ...vap('v3'), parse: () => left.shift() ?? [] };
	const keeping = { room, keepsRecords: true, known: [], ...more };
	const spared = sparing(adapter, keeping);
	const read = (...ids: readonly string[]) => spared.parse(ANSWER, ids) as readonly Task[];
	return { room, read, read1: (id: string) => read(id)[0] };
}

const large = (megabytes: number) => ({ raw: { text: 'x'.repeat(megabytes * MEGABYTE) } });

test('without a reader for it the record is dropped, and with it usage and prompt', () => {
	const task = taskOf('a', { raw: { id: 'a' }, usage: { tokens: 1 }, prompt: 'A fox' });
	const { read1 } = keeper([[task]], { keepsRecords: false });
	expect(read1('a')).toEqual({ ...task, raw: null, usage: null, prompt: null });
});

test('with a reader a task stays as it was read', () => {
	const task = taskOf('a', { raw: { id: 'a' }, usage: { tokens: 1 }, prompt: 'A fox' });
	expect(keeper([[task]]).read1('a')).toEqual(task);
});

test('a problem stays one', () => {
	const trouble = problem('rateLimited', 'slow down');
	const adapter = { ...vap('v3'), parse: () => trouble };
	const spared = sparing(adapter, { room: newRoom(), keepsRecords: true, known: [] });
	expect(spared.parse(ANSWER, ['a'])).toBe(trouble);
});

test.each([true, false])('long texts are cut, ids and URLs are not (records kept: %s)', (keeps) => {
	const long = `${'x'.repeat(65_535)}🦊${'y'.repeat(MEGABYTE)}`;
	const url = `${URL}?${'s'.repeat(70_000)}`;
	const failure = { code: long, message: long, reason: 'unknown', retryable: null } as const;
	const task = taskOf('a', { failure, url, media: [{ ...OUTPUT, url }], traceId: long });
	const kept = keeper([[task]], { keepsRecords: keeps }).read1('a');
	const short = `${'x'.repeat(65_535)}…`;
	expect(kept?.failure).toEqual({ ...failure, code: short, message: short });
	expect(kept).toMatchObject({ traceId: short, url, media: [{ url }] });
});

test('of a list of media the first 500 are kept', () => {
	const media = Array.from({ length: 50_000 }, (_, index) => ({
		...OUTPUT,
		url: `${URL}?${index}`,
	}));
	expect(keeper([[taskOf('a', { media })]]).read1('a')?.media).toEqual(media.slice(0, 500));
});

test('records for which there is no room give way to a note; the task comes out', () => {
	const ids = ['a', 'b', 'c', 'd', 'e'];
	const { read, room } = keeper([ids.map((id) => taskOf(id, large(15)))]);
	const tasks = read(...ids);
	expect(tasks.map(({ taskId, url }) => [taskId, url])).toEqual(ids.map((id) => [id, URL]));
	const notes = tasks.filter(({ raw }) => JSON.stringify(raw).includes('64 MB'));
	expect(notes.map(({ taskId }) => taskId)).toEqual(['e']);
	expect(room.leftBytes).toBeGreaterThanOrEqual(0);
});

test('without room for its texts and its list either, a task still has its state and its URLs', () => {
	const media = [OUTPUT, { ...OUTPUT, url: `${URL}?2` }];
	const task = taskOf('a', { media, prompt: 'x'.repeat(1_000), raw: {} });
	const kept = keeper([[task]], { room: { leftBytes: 500 } }).read1('a');
	expect(kept).toMatchObject({ status: 'succeeded', url: URL, videoUrl: URL, media: [OUTPUT] });
	expect(kept?.prompt).toHaveLength(301);
});

test('what is known newly about a task takes the place of what was known', () => {
	const again = Array.from({ length: 20 }, () => [taskOf('a', large(15))]);
	const { read1 } = keeper(again);
	const kept = again.map(() => read1('a')?.raw);
	expect(kept.filter((raw) => Object(raw).text === undefined)).toEqual([]);
});

test('what an earlier turn of a wait knew is counted, and a task that nobody asked for is not', () => {
	const known = [taskOf('a', large(40)), null];
	const lists = [[taskOf('b', large(40)), taskOf('stranger', large(40))]];
	const { read, room } = keeper(lists, { known });
	expect(room.leftBytes).toBeGreaterThan(23 * MEGABYTE - 10_000);
	const [kept, ...more] = read('b');
	expect(kept?.raw).toHaveProperty('leftOut');
	expect(more).toEqual([]);
	expect(room.leftBytes).toBeGreaterThan(23 * MEGABYTE - 10_000);
});

test('services of one run share the room', () => {
	const room = newRoom();
	expect(keeper([[taskOf('a', large(40))]], { room }).read1('a')?.raw).toHaveProperty('text');
	expect(keeper([[taskOf('a', large(40))]], { room }).read1('a')?.raw).toHaveProperty('leftOut');
});

test('the weight of data grows with its texts and its values, and depth is no obstacle', () => {
	expect(weightOf('x'.repeat(1_000)) - weightOf('')).toBe(1_000);
	expect(weightOf([null, undefined, {}, 1])).toBeGreaterThan(weightOf([null]));
	let deep: unknown = 'x'.repeat(1_000);
	for (let level = 0; level < 100_000; level += 1) deep = [deep];
	expect(weightOf(deep)).toBeGreaterThan(1_000);
});

describe('results', () => {
	/** What is kept of a task with this result, and the room that is left. */
	function keptOf(result: unknown, leftBytes: number, keepsRecords = false) {
		const room = { leftBytes };
		const task = taskOf('a', { status: 'succeeded', result });
		const keeping = { room, keepsRecords, known: [] };
		const parsed = sparing({ ...vap('v3'), parse: () => [task] }, keeping).parse(ANSWER, ['a']);
		return { task: (parsed as readonly Task[])[0], leftBytes: room.leftBytes };
	}

	test.each([false, true])('a long text stays whole where it has room, and takes it', (keeps) => {
		const text = 'x'.repeat(300_000);
		const { task, leftBytes } = keptOf({ text }, 1_000_000, keeps);
		expect(task?.result).toEqual({ text });
		expect(leftBytes).toBeLessThan(700_000);
	});

	test.each([false, true])('where it has none, a note stands in its place', (keeps) => {
		const { task } = keptOf('x'.repeat(300_000), 100_000, keeps);
		expect(task?.result).toEqual({ leftOut: expect.stringContaining('larger than 64 MB') });
		expect(task?.status).toBe('succeeded');
	});

	test('no result makes no note', () => {
		expect(keptOf(null, 0).task?.result).toBeNull();
	});
});
