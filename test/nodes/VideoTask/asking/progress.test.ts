// What a person reads while the node works, and over its output.
import type { Answer } from '../../../../nodes/VideoTask/asking/answer';
import { addHint, observerOf } from '../../../../nodes/VideoTask/asking/progress';
import { adapterOf, taskOf } from '../../../core/answering';
import { handMadeContext, settingsWith } from '../handMadeContext';

const vap = adapterOf('vap');
const TROUBLE = { message: 'Task a: x', description: '', httpCode: null, isLate: false };
const WAIT = {
	...({ ended: 'timeout', timedOut: true, polls: 1, requests: 1, waitedSeconds: 107.4 } as const),
	...{ lastProblem: null, lagBoundSeconds: null, since: '2026-11-22T10:00:00.000Z' },
};

function hintOf(answers: ReadonlyArray<Partial<Answer>>, parameters: object = {}) {
	const { context, hints } = handMadeContext();
	const byId = new Map(
		answers.map((one, index) => [
			`id-${index}`,
			{ taskId: `id-${index}`, task: null, wait: null, trouble: null, ...one },
		]),
	);
	addHint(context, settingsWith({ ...parameters }), new Map([['vap', byId]]), 1);
	return hints[0];
}

const done = taskOf(vap, { status: 'completed', video_url: 'https://x/v.mp4' });
const failed = taskOf(vap, { status: 'failed', error: { code: 'api_error', message: 'Broken' } });
const running = taskOf(vap, { status: 'processing' });

test('a task that is raised because it failed is counted once', () => {
	const answers = [{ task: done }, { task: failed, trouble: TROUBLE }, { trouble: TROUBLE }];
	expect(hintOf(answers)).toMatchObject({
		message: '1 succeeded, 1 failed (provider), 1 not learnt; 1 request',
		type: 'warning',
	});
});

test('a task that was seen, and then no more, is not learnt', () => {
	expect(hintOf([{ task: running, trouble: TROUBLE }])?.message).toBe('1 not learnt; 1 request');
});

test('what is late is told with the time that the wait took', () => {
	const late = { task: running, wait: WAIT };
	expect(hintOf([late, late], { maxWaitMinutes: 30 })?.message).toBe(
		'2 still running after 2 minutes; 1 request',
	);
	expect(hintOf([late, { task: running }])?.message).toBe('2 still running; 1 request');
});

const asNew = (word: string) => ({ task: taskOf(vap, { status: word }) });

// n8n's editor reads a hint as HTML, with links and pictures.
test.each([
	['resting', '. New status "resting": taken as pending'],
	['under_review-2', '. New status "under_review-2": taken as pending'],
	['<img src="https://evil.example/b.png"><a href="https://evil.example">Log in</a>', null],
	['&lt;b&gt;', null],
	['x'.repeat(10_000_000), null],
	['[log in](https://evil.example)', null],
])('a new word of the provider is told where it is one: %.60j', (word, told) => {
	expect(hintOf([asNew(word)])).toMatchObject({
		message: `1 still pending${told ?? '. A new status: taken as pending'}; 1 request`,
		type: 'warning',
	});
});

test('of many new words a few are named', () => {
	const words = ['one', 'two', 'one', '<b>', 'three', 'four'].map(asNew);
	expect(hintOf(words)?.message).toBe(
		'6 still pending. New status "one", "two", "three" and others: taken as pending; 1 request',
	);
	expect(hintOf([asNew('one'), asNew('<b>')])?.message).toContain('"one" and others: taken');
	expect(hintOf([asNew('one'), asNew('two')])?.message).toContain('"one", "two": taken');
});

test('a hint sums up lists of any length', () => {
	const late = { task: running, wait: WAIT };
	const longer = { task: running, wait: { ...WAIT, waitedSeconds: 300 } };
	const answers = Array.from({ length: 200_000 }, (_, index) => (index === 7 ? longer : late));
	expect(hintOf(answers)?.message).toBe('200000 still running after 5 minutes; 1 request');
});

test('a line of the log is one line, whatever the provider said', () => {
	const { context } = handMadeContext();
	const debug = jest.fn();
	Object.assign(context, { logger: { debug } });
	const problem = `the provider could not answer: a\r\n2026-01-01 admin logged in\u001b[2J${'x'.repeat(5000)}`;
	observerOf(context, null).looked({ asked: 1, answered: 0, done: 0, open: 1, problem });
	const [line] = debug.mock.calls[0] as [string];
	expect(line).toMatch(/^Video Task: looked at .+ a 2026-01-01 admin logged in \[2Jx+…\)$/);
	expect(line.length).toBeLessThan(800);
});

test('each look goes to the log, and in manual runs to the browser', () => {
	const { context } = handMadeContext();
	const debug = jest.fn();
	const shown = jest.fn();
	const mode = jest.fn(() => 'trigger');
	Object.assign(context, { logger: { debug }, sendMessageToUI: shown, getMode: mode });
	const report = { asked: 1, answered: 0, done: 0, open: 1, problem: 'no answer' };
	observerOf(context, null).looked(report);
	const line = 'looked at 1 task, 0 answered, 0 done, 1 still open (no answer)';
	expect(debug).toHaveBeenCalledWith(`Video Task: ${line}`, report);
	expect(shown).not.toHaveBeenCalled();
	mode.mockReturnValue('manual');
	observerOf(context, null).looked({ ...report, asked: 2, problem: null });
	expect(shown).toHaveBeenCalledWith('looked at 2 tasks, 0 answered, 0 done, 1 still open');
});

test('where there is no log and no browser, nothing is told', () => {
	const report = { asked: 1, answered: 1, done: 0, open: 1, problem: null };
	for (const odd of [{ logger: {} }, { getMode: undefined }, { getMode: () => 'manual' }]) {
		const { context } = handMadeContext();
		Object.assign(context, odd);
		expect(() => observerOf(context, null).looked(report)).not.toThrow();
	}
});
