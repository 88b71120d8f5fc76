// What is raised, made of n8n's real classes: contract "Errors".
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Answer, Trouble, Wait } from '../../../nodes/VideoTask/answers';
import { answerError, errorItem, inputError, stopError } from '../../../nodes/VideoTask/items';
import { adapterOf, taskOf } from './core/answering';
import { NODE } from './handMadeContext';

const vap = adapterOf('vap');

function raised(trouble: Partial<Trouble>, others: readonly Answer[] = []): NodeApiError {
	const whole = { message: 'Task a: no', description: 'Look.', httpCode: null, isLate: false };
	const answer: Answer = { taskId: 'a', task: null, wait: null, trouble: { ...whole, ...trouble } };
	return answerError(NODE, { answer, trouble: { ...whole, ...trouble }, itemIndex: 7 }, others);
}

test('an answer that could not be had is a NodeApiError, with the status as text and the item', () => {
	const error = raised({ message: 'Task a: the provider said no (HTTP 404)', httpCode: '404' });
	expect(error).toBeInstanceOf(NodeApiError);
	expect([error.message, error.description, error.httpCode, error.context.itemIndex]).toEqual([
		'Task a: the provider said no (HTTP 404)',
		'Look.',
		'404',
		7,
	]);
	expect(error.node.name).toBe('Video Task');
	expect(raised({}).httpCode).toBeNull();
});

test.each(['401', '403', '404', '429', '500', '503'])(
	"n8n's own sentence for HTTP %s does not take the place of ours",
	(httpCode) => {
		expect(raised({ httpCode, message: 'Task a: ours' }).message).toBe('Task a: ours');
	},
);

const GO_ON = 'Nothing is lost of those that are not done: run again, they go on at the provider.';

test('a task that has failed does not go on, but those beside it do', () => {
	const wait: Wait = {
		...{ ended: 'timeout', timedOut: true, polls: 1, requests: 1, waitedSeconds: 1 },
		...{ lastProblem: null, lagBoundSeconds: null, since: '2026-01-09T11:59:00.000Z' },
	};
	const failed = taskOf(vap, { task_id: 'a', status: 'failed' }, 'a');
	const trouble = { message: 'Task a: failed', description: 'x', httpCode: null, isLate: false };
	const answer: Answer = { taskId: 'a', task: failed, wait, trouble };
	const errorWith = (...others: readonly Answer[]) =>
		answerError(NODE, { answer, trouble, itemIndex: 0 }, others).description;
	expect(errorWith()).toBe('x');
	expect(errorWith({ ...answer, taskId: 'b' })).not.toContain('Nothing is lost');
	const running = taskOf(vap, { task_id: 'c', status: 'processing' }, 'c');
	const open: Answer = { taskId: 'c', task: running, wait, trouble: null };
	expect(errorWith(open)).toBe(`x Not learnt or pending: c (last seen running). ${GO_ON}`);
	// Get Task and Get Tasks Batch do not wait for it.
	expect(errorWith({ ...open, wait: null })).not.toContain('Nothing is lost');
});

test('the other ids that would be lost are listed with their last state', () => {
	const running = taskOf(vap, { task_id: 'b', status: 'processing' }, 'b');
	const error = raised({}, [
		{ taskId: 'b', task: running, wait: null, trouble: null },
		{ taskId: 'c', task: null, wait: null, trouble: null },
	]);
	expect(error.description).toBe(
		'Look. Not learnt or pending: b (last seen running), c (not seen).',
	);
});

test('a parameter that cannot be used is a NodeOperationError with its item', () => {
	const error = inputError(
		NODE,
		{ message: "'Task ID' holds no task id", description: 'Fill it.' },
		3,
	);
	expect(error).toBeInstanceOf(NodeOperationError);
	expect([error.message, error.description, error.context.itemIndex]).toEqual([
		"'Task ID' holds no task id",
		'Fill it.',
		3,
	]);
});

const CODES = [
	...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNABORTED', 'EHOSTUNREACH'],
	...['EAI_AGAIN', 'ENOENT', 'EACCES', 'EPERM', 'EADDRNOTAVAIL', 'EISDIR', 'EEXIST'],
];

test.each(CODES)('the system code %s goes into the description, the rest stays', (code) => {
	const message = `Task a: the provider said ${code} twice: ${code.toLowerCase()}`;
	const errors = [raised({ message }), inputError(NODE, { message, description: 'Look.' }, 0)];
	for (const error of errors) {
		expect(error.message).toMatch(/^Task a: the provider said .+ twice: .+$/);
		expect(error.message.toUpperCase()).not.toContain(code);
		expect(error.description).toMatch(/^Look\./);
		expect(error.description).toContain(code);
	}
	expect(errorItem(message, 0).item.json.error).toBe(errors[0]?.message);
});

test('words that only hold a system code are left alone', () => {
	const message = 'Task a: the preexisting file is superpermanent';
	expect(raised({ message }).message).toBe(message);
	expect(inputError(NODE, { message, description: '' }, 0).message).toBe(message);
});

test.each([
	['ENOENT-1', 'Task ENOENT-1: no such task'],
	['econnreset', 'Task econnreset (last seen running): the provider could not answer'],
])('the id %s survives as it is', (_id, message) => {
	expect(raised({ message }).message).toBe(message);
	expect(errorItem(message, 0).item.json.error).toBe(message);
});

test('a provider that writes canceled does not end the execution as canceled', () => {
	const message = 'Task a: the job was canceled upstream, canceled by hand';
	const trouble = { message, description: 'It was canceled.' };
	const errors = [raised(trouble), inputError(NODE, trouble, 0)];
	for (const error of errors) {
		expect(error.message).toBe('Task a: the job was cancelled upstream, cancelled by hand');
		expect(error.description).toBe('It was cancelled.');
		expect(error.name).not.toContain('Cancelled');
	}
	expect(errorItem(message, 0).item.json.error).not.toContain('canceled');
});

test('an id that is called canceled does not end the execution as canceled either', () => {
	const message = 'Task canceled: the provider knows no task with this id';
	expect(raised({ message }).message).not.toContain('canceled');
});

test('a Stop ends the execution as canceled', () => {
	expect(stopError(NODE).message).toContain('canceled');
});

test('an error item goes to the failed output, paired with its input', () => {
	expect(errorItem('Task a: no', 2)).toEqual({
		route: 'Failed',
		item: { json: { error: 'Task a: no' }, pairedItem: { item: 2 } },
	});
});
