// What is kept of tasks that were read whole, which files are fetched with the key, and what a rejection says.
import { keptOf, needsKey } from '../../../core/look/adapter';
import { look } from '../../../core/look/look';
import type { KeepingSteps, ProviderAdapter } from '../../../core/look/adapter';
import { noAnswer } from '../../../core/http/http';
import { problem } from '../../../core/problem';
import type { Media, Task } from '../../../core/task/task';
import { adapterOf, answer, tasksOf } from '../answering';
import { idsUpTo } from './scriptedSend';

const aceData = adapterOf('aceDataCloud', 'seedance');
const file: Media = { kind: 'video', role: 'output', url: 'https://x/v.mp4' };

const broken = () => {
	throw new Error('secret');
};

function keepingBy(keep: KeepingSteps['keep']): ProviderAdapter {
	return { ...aceData, keeping: { read: aceData.parse, keep } };
}

describe('of tasks that were read whole', () => {
	const body = { items: idsUpTo(3).map((id) => ({ id })) };
	const read = tasksOf(aceData, body, idsUpTo(3));
	const named = (task: Task): Task => ({ ...task, prompt: 'kept' });

	test('those of others are dropped, whether or not only a part is kept', () => {
		for (const [adapter, prompt] of [
			[aceData, null],
			[keepingBy(named), 'kept'],
		] as const)
			expect(keptOf(adapter, answer(body), read, ['task-2'])).toEqual([{ ...read[1], prompt }]);
	});

	test('nothing of others is kept, not even for a moment', () => {
		const kept: string[] = [];
		const adapter = keepingBy((task) => {
			kept.push(task.taskId);
			return task;
		});
		keptOf(adapter, answer(body), read, ['task-3', 'task-1']);
		expect(kept).toEqual(['task-1', 'task-3']);
	});

	test('none can be kept where keeping throws, which is told without its words', () => {
		expect(keptOf(keepingBy(broken), answer(body), read, ['task-1'])).toMatchObject({
			kind: 'unexpectedAnswer',
			message: "the answer is not this provider's: it cannot be read",
			httpStatus: 200,
		});
	});

	test('a problem stays one', () => {
		const met = problem('refused', 'no');
		expect(keptOf(keepingBy(named), answer(body), met, ['task-1'])).toBe(met);
	});
});

// [what the adapter says of a file, whether it is fetched with the key]
test.each([
	['yes', () => true, true],
	['no', () => false, false],
	['nothing', undefined, false],
	['what it throws', broken, false],
])('where an adapter says %s of the key', (_what, says, isNeeded) => {
	const adapter = { ...aceData, ...(says === undefined ? {} : { needsKey: says }) };
	expect(needsKey(adapter, file)).toBe(isNeeded);
});

test('the key is decided on for each file', () => {
	const adapter = { ...aceData, needsKey: ({ url }: Media) => url === file.url };
	expect(needsKey(adapter, file)).toBe(true);
	expect(needsKey(adapter, { ...file, url: 'https://x/w.mp4' })).toBe(false);
});

test('a way of sending that rejects is told as any connection without a cause', async () => {
	const seen = await look(aceData, broken, ['a']);
	expect(seen.get('a')?.outcome).toEqual({
		kind: 'problem',
		problem: noAnswer('the request could not be sent', ''),
	});
});
