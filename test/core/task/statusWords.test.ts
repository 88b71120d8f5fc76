import { foldedWord, statusOfWord } from '../../../core/task/statusWords';

describe('foldedWord', () => {
	test.each([
		['In Progress', 'in_progress'],
		['in-progress', 'in_progress'],
		['inProgress', 'in_progress'],
		[' SUCCEEDED ', 'succeeded'],
		['TASK_STATUS_SUCCEED', 'succeed'],
		['JOB_STATE_RUNNING', 'running'],
		['in  -  progress', 'in_progress'],
		['x'.repeat(64), 'x'.repeat(64)],
		['x'.repeat(65), ''],
	])('%s is %s', (word, folded) => {
		expect(foldedWord(word)).toBe(folded);
	});
});

describe('statusOfWord', () => {
	test.each([
		['reserved', 'queued'],
		['IN_QUEUE', 'queued'],
		['reviewing', 'running'],
		['InProgress', 'running'],
		['RUN', 'running'],
		['inprogress', 'running'],
		['CALLBACK_EXCEPTION', 'succeeded'],
		['ValidationFailed', 'failed'],
		['ready', 'succeeded'],
		['Success', 'succeeded'],
		['content_moderated', 'failed'],
		['canceled', 'cancelled'],
		['timed out', 'expired'],
		['not_found', 'not_found'],
	])('%s means %s', (word, status) => {
		expect(statusOfWord(word)).toBe(status);
	});

	test.each(['', 'constructor', '__proto__', 'unheard_of', 'not done'])(
		'"%s" is no word of the table',
		(word) => {
			expect(statusOfWord(word)).toBeUndefined();
		},
	);
});
