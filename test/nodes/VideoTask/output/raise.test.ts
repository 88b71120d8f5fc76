// What is raised, made of n8n's real classes: contract "Errors".
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Answer, Trouble } from '../../../../nodes/VideoTask/asking/answer';
import { errorItem } from '../../../../nodes/VideoTask/output/items';
import { answerError, inputError, stopError } from '../../../../nodes/VideoTask/output/raise';
import { NODE } from '../handMadeContext';

function raised(trouble: Partial<Trouble>, others = ''): NodeApiError {
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

test('what becomes of the other ids stands behind what to do', () => {
	expect(raised({}, ' Not learnt: b.').description).toBe('Look. Not learnt: b.');
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
	const trouble = { message, description: 'Look.' };
	const errors = [raised(trouble), inputError(NODE, trouble, 0)];
	for (const error of errors) {
		expect(error.message).toBe('Task a: the job was cancelled upstream, cancelled by hand');
		expect(error.name).not.toContain('Cancelled');
	}
	expect(errorItem(message, 0).item.json.error).not.toContain('canceled');
});

test('an id with canceled in it does not either, and stands in the description and in items as it is', () => {
	const message = 'Task my-canceled-1 (last seen running): the task was canceled';
	const error = raised({ message }, ' Not learnt or pending: also-canceled (not seen).');
	expect(error.message).toBe('Task my-cancelled-1 (last seen running): the task was cancelled');
	expect(error.description).toBe(
		'Look. Not learnt or pending: also-canceled (not seen). (my-canceled-1)',
	);
	expect(errorItem(message, 0).item.json.error).toBe(
		'Task my-canceled-1 (last seen running): the task was cancelled',
	);
});

test('n8n looks for the word in small letters only: an id in others keeps its spelling', () => {
	const message = 'Task CANCELED-1: no';
	expect(raised({ message })).toMatchObject({ message, description: 'Look.' });
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
