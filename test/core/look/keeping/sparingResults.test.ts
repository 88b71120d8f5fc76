// Of what is behind a second request as much is kept as of the record, which the request is made of as it was read.
import type { HttpAnswer } from '../../../../core/http/wire';
import type { OutcomeRequest } from '../../../../core/look/adapter';
import { look } from '../../../../core/look/look';
import { newRoom, sparing } from '../../../../core/look/keeping/sparing';
import { weightOf } from '../../../../core/look/keeping/weight';
import type { Task } from '../../../../core/task/task';
import { LONGEST_TEXT } from '../../../../core/text/json';
import { answer, adapterOf, taskOf } from '../../answering';
import { provider, taskIn } from '../resultProvider';

const keeping = () => ({ room: newRoom(), keepsRecords: false, known: [] });
const SMALL = answer('{}');
const LARGE = answer(' '.repeat(LONGEST_TEXT + 1));
const MEGABYTE = 1024 * 1024;

/** A task that succeeded, as an adapter reads it. */
function readTask(more: Partial<Task> = {}): Task {
	const body = { id: 'a', status: 'completed', video_url: 'https://x/1.mp4' };
	return { ...taskOf(adapterOf('vap'), body, 'a'), taskId: 'a', status: 'succeeded', ...more };
}

test('an answer to a second request is read for the task with its record, which is then let go', async () => {
	const record = { response_url: 'https://x/result' };
	const readFor: unknown[] = [];
	const { adapter, send } = provider({ about: () => ({ raw: record }) }, () => answer('made'), {
		parse(_answer, task) {
			readFor.push(task.raw);
			return { ...task, result: 'made' };
		},
	});
	const seen = await look(sparing(adapter, keeping()), send, ['a']);
	expect(readFor).toEqual([record]);
	expect(taskIn(seen, 'a').task).toMatchObject({ raw: null, result: 'made' });
});

test('where nothing is behind a second request, none is made', () => {
	expect(sparing(adapterOf('vap'), keeping()).outcome).toBeUndefined();
});

// [answer, whether what was read of it stays as it is]
test.each<readonly [string, HttpAnswer, boolean]>([
	['small', SMALL, true],
	['large', LARGE, false],
])('what a %s answer brought, the second one too, is copied only if large', (_, given, stays) => {
	const task = readTask();
	const outcome: OutcomeRequest = { request: () => null, parse: () => task };
	const spared = sparing({ ...adapterOf('vap'), parse: () => [task], outcome }, keeping());
	const [looked] = spared.parse(given, ['a']) as readonly Task[];
	const made = spared.outcome?.parse(given, task) as Task;
	for (const kept of [looked, made]) {
		expect(kept?.details).toEqual(task.details);
		expect(kept?.details === task.details).toBe(stays);
	}
});

test('of a small answer no more than 500 media are kept either', () => {
	const media = Array.from({ length: 501 }, (_, index) => ({
		...{ kind: 'video', role: 'output' },
		url: `https://x/${index}`,
	})) as unknown as Task['media'];
	const adapter = { ...adapterOf('vap'), parse: () => [readTask({ media })] };
	const [kept] = sparing(adapter, keeping()).parse(SMALL, ['a']) as readonly Task[];
	expect(kept?.media).toEqual(media.slice(0, 500));
});

// [about how many bytes a result takes, whether it stays as it is]
test.each([
	[1_000, false],
	[MEGABYTE, false],
	[MEGABYTE + 1, true],
])('a result of %i bytes is made anew unless it is most of its answer', (bytes, stays) => {
	const result = { text: 'x'.repeat(bytes - weightOf({ text: '' })) };
	const adapter = { ...adapterOf('vap'), parse: () => [readTask({ result })] };
	const [kept] = sparing(adapter, keeping()).parse(LARGE, ['a']) as readonly Task[];
	expect(kept?.result).toEqual(result);
	expect(kept?.result === result).toBe(stays);
});
