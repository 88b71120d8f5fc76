import type { Answer, Wait } from '../../../../nodes/VideoTask/asking/answer';
import { problem } from '../../../../core/problem';
import { toldOfOthers } from '../../../../nodes/VideoTask/output/others';
import { adapterOf, taskOf } from '../../../core/answering';

const vap = adapterOf('vap');
const REFUSED = { description: '', httpCode: '401', isLate: false };

/** Ids that begin with "run" are running, with "done" done; of others nothing is known. */
function answerAbout(taskId: string, message?: string): Answer {
	const status = taskId.startsWith('run') ? 'processing' : 'completed';
	const output = { output_url: 'https://x.example/v.mp4' };
	const isSeen = /^(run|done)/.test(taskId);
	return {
		taskId,
		task: isSeen ? taskOf(vap, { task_id: taskId, status, ...output }, taskId) : null,
		wait: null,
		trouble: message === undefined ? null : { ...REFUSED, message },
	};
}

function asking(...ids: string[]) {
	return { itemIndex: 0, service: 'vap', ids, sinceMs: null, fileName: '' };
}

const answersOf = (...all: readonly Answer[]) =>
	new Map([['vap', new Map(all.map((one) => [one.taskId, one]))]]);

test('ids that would be lost are told with their last state', () => {
	const first = answerAbout('a', 'Task a: no');
	const answers = answersOf(first, answerAbout('run-b'), answerAbout('c'), answerAbout('done-d'));
	expect(toldOfOthers({ answer: first, itemIndex: 0 }, [asking()], answers, false)).toBe(
		' Not learnt or pending: a (not seen), run-b (last seen running), c (not seen).',
	);
});

test('what is raised alone is not told twice', () => {
	const first = answerAbout('a', 'Task a: no');
	const answers = answersOf(first, answerAbout('done-d'));
	expect(toldOfOthers({ answer: first, itemIndex: 0 }, [asking()], answers, false)).toBe('');
});

test('behind an item that cannot be read a wait tells of what is done too', () => {
	const answers = answersOf(answerAbout('done-d'));
	const told = (first: Answer | null, isWait: boolean) =>
		toldOfOthers({ answer: first, itemIndex: 0 }, [asking()], answers, isWait);
	expect(told(null, true)).toBe(' Done: done-d (succeeded).');
	expect(told(null, false)).toBe('');
	expect(told(answerAbout('a', 'Task a: no'), true)).toBe('');
});

test('an item that cannot be read is told with its reason, and a refusal behind one is not hidden', () => {
	const bad = problem('invalidInput', 'No id');
	const refused = answerAbout('a', 'Task a: the key was refused');
	const requests = [bad, asking('a'), bad];
	const told = toldOfOthers({ answer: null, itemIndex: 0 }, requests, answersOf(refused), true);
	expect(told).toBe(
		' Also: Task a: the key was refused. Not learnt or pending: input item 2 (No id), a (not seen).',
	);
});

test('at most 100 of a sort are named, and where the others are to be had', () => {
	const names = (prefix: string, count: number) =>
		Array.from({ length: count }, (_, index) => answerAbout(`${prefix}${index}`));
	const told = (...all: readonly Answer[]) =>
		toldOfOthers({ answer: null, itemIndex: 0 }, [], answersOf(...all), true);
	expect(told(...names('run', 100))).toContain('run99 (last seen running).');
	const cut = told(...names('run', 10_000), ...names('done', 101));
	expect(cut.match(/last seen running/g)).toHaveLength(100);
	expect(cut).toContain(
		"run99 (last seen running) and 9900 more; with 'On Error' set to 'Continue' all come out as items.",
	);
	expect(cut).toContain('done99 (succeeded) and 1 more;');
});

const GO_ON = 'Nothing is lost of those that are not done: run again, they go on at the provider.';

test('a task that has failed does not go on, but those beside it do', () => {
	const wait: Wait = {
		...{ ended: 'timeout', timedOut: true, polls: 1, requests: 1, waitedSeconds: 1 },
		...{ lastProblem: null, lagBoundSeconds: null, since: '2026-01-09T11:59:00.000Z' },
	};
	const failed = { ...answerAbout('done-a', 'Task done-a: failed'), wait };
	const toldBeside = (...others: readonly Answer[]) =>
		toldOfOthers({ answer: failed, itemIndex: 0 }, [asking()], answersOf(failed, ...others), true);
	expect(toldBeside()).toBe('');
	expect(toldBeside({ ...failed, taskId: 'done-b' })).not.toContain('Nothing is lost');
	const open = { ...answerAbout('run-c'), wait };
	expect(toldBeside(open)).toContain(`run-c (last seen running). ${GO_ON}`);
	// Get Task and Get Tasks Batch do not wait for it.
	expect(toldBeside({ ...open, wait: null })).not.toContain('Nothing is lost');
});
