// A task whose result could not be fetched: what it has is no failure, what is missing is said.
import { unseenTask, withoutItsResult } from '../../../core/task/completeTask';
import type { Task } from '../../../core/task/task';
import { problem } from '../../../core/problem';

const origin = { provider: 'vap', service: 'vap', facts: { pollAfterSeconds: 15 } };
const bare = (has: Partial<Task>) =>
	withoutItsResult(
		{ ...unseenTask('task-1', origin), ...has },
		problem('refused', 'it was refused'),
	);

const MISSING =
	'The task succeeded, but its result could not be fetched: it was refused. Look again.';

test.each<[string, Partial<Task>]>([
	['a URL', { url: 'https://x/v.mp4' }],
	['a result', { result: { text: 'La la' } }],
	['a URL and a result', { url: 'https://x/v.mp4', result: 'La la' }],
])('a task with %s has no failure, and says what is missing beside it', (_what, has) => {
	const { failure, passingTrouble, details, url, result } = bare(has);
	expect([failure, passingTrouble, details.partialFailure]).toEqual([null, MISSING, MISSING]);
	expect({ url, result }).toEqual({ url: null, result: null, ...has });
});

test('a task with neither fails for want of media, and only for now', () => {
	const { failure, passingTrouble, details } = bare({});
	expect(failure).toEqual({
		code: 'no_media',
		message: MISSING,
		reason: 'no_media',
		retryable: true,
	});
	expect([passingTrouble, details.partialFailure]).toEqual([MISSING, null]);
});
