// Parameters that cannot be used: each is named as the form shows it, and nothing is asked for.
import type { IDataObject } from 'n8n-workflow';

import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask } from './videoTaskRun';
import type { Question } from './videoTaskRun';

let simulator: Simulator;
simulateForFile({}, (started) => (simulator = started));

const onFail = { onError: 'continueRegularOutput' } as const;
const batch = { operation: 'getTasksBatch' };

/** Sees that the node itself refuses, and hands back the words. */
async function refused(question: Question) {
	const { error, behind } = await runVideoTask(simulator, question);
	expect(error).toMatchObject({ name: 'NodeOperationError' });
	expect(error?.message.length).toBeLessThan(300);
	expect(error?.description).toMatch(/\w/);
	expect(behind()).toBeNull();
	expect(simulator.counts().total).toBe(0);
	return { message: error?.message ?? '', error };
}

const values: Record<string, [value: unknown, says: RegExp]> = {
	'empty text': ['', /no task id/],
	'white space': [' \n\t', /no task id/],
	null: [null, /no task id|cannot be null/],
	'no value': [undefined, /no task id/],
	'a slash': ['a/b', /"a\/b".*character/],
	'two dots': ['..', /"\.\.".*letter/],
	'a question mark': ['id?x=1', /"id\?x=1".*character/],
	'a number sign': ['id#1', /"id#1".*character/],
	'a control character': ['id\u0000x', /character/],
	'another alphabet': ['задача', /character/],
	'100 kB': ['x'.repeat(100_000), /100000 characters/],
	'513 characters': ['x'.repeat(513), /513 characters/],
	'2^53 + 1': [2 ** 53 + 2, /number 9007199254740994/],
	'a negative number': [-1, /number -1/],
	'a fraction': [1.5, /number 1\.5/],
	true: [true, /boolean/],
	'an object': [{ id: 'a' }, /object/],
	'a list in a list': [[['a']], /list within the list/],
	'JSON text with a list in a list': ['[["a"]]', /list within the list/],
	'JSON text that is none': ['["a",', /JSON/],
	'an empty list': [[], /no task id/],
	'an empty JSON list': ['[]', /no task id/],
	'nothing but commas': [' , ;', /no task id/],
	'a list with nothing in it': [[null, '', ' '], /no task id/],
};

const asked = [
	['getTask', 'taskId', "'Task ID'"],
	['getTasksBatch', 'taskIds', "'Task IDs'"],
	['waitUntilDone', 'taskIds', "'Task IDs'"],
] as const;

describe.each(asked)('%s', (operation, name, title) => {
	const parameters = { operation, routeByStatus: false, [name]: '={{ $json.x }}' };

	it('makes an error item of every bad id', async () => {
		const items = Object.values(values).map(([x]) => ({ x }) as IDataObject);
		const { out, pairs } = await runVideoTask(simulator, { items, parameters, node: onFail });
		const errors = out().map(({ error }) => String(error));
		expect(errors).toEqual(Object.values(values).map(([, says]) => expect.stringMatching(says)));
		expect(errors.filter((error) => !error.includes(title) || error.length > 200)).toEqual([]);
		expect(pairs()).toEqual(items.map((_item, index) => index));
		expect(simulator.counts().total).toBe(0);
	});

	it.each(['a slash', '100 kB', 'null', 'an empty list'])('raises for %s', async (what) => {
		const [x, says] = values[what] ?? [];
		const { message, error } = await refused({ items: [{ x } as IDataObject], parameters });
		expect(message).toMatch(says ?? /never/);
		expect(message).toContain(title);
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
	});
});

it('takes one id for Get Task, and says what takes more', async () => {
	for (const x of [['a', 'b'], 'a, b', '["a", "b"]', 'a b']) {
		const parameters = { operation: 'getTask', taskId: '={{ $json.x }}' };
		const { message, error } = await refused({ items: [{ x }], parameters });
		expect(message).toContain("'Task ID'");
		expect(error?.description).toContain('Get Tasks Batch');
	}
});

const settings: Array<[title: string, parameters: IDataObject]> = [
	['Provider', { provider: "={{ 'noProvider' }}" }],
	['Operation', { operation: "={{ 'deleteTask' }}" }],
	['Service', { service: 'opera' }],
	['Service', { service: "={{ 'seedance/../veo' }}" }],
	['Max Wait (Minutes)', { maxWaitMinutes: -1 }],
	['Max Wait (Minutes)', { maxWaitMinutes: '={{ NaN }}' }],
	['Max Wait (Minutes)', { maxWaitMinutes: '={{ 1 / 0 }}' }],
	['Max Wait (Minutes)', { maxWaitMinutes: "={{ 'soon' }}" }],
	['Max Wait (Minutes)', { maxWaitMinutes: '={{ null }}' }],
	['On Timeout', { onTimeout: "={{ 'explode' }}" }],
	['Simplify', { simplify: "={{ 'yes' }}" }],
	['Poll Interval (Seconds)', { options: { pollIntervalSeconds: -1 } }],
	['Poll Interval (Seconds)', { options: { pollIntervalSeconds: 0.5 } }],
	['Poll Interval (Seconds)', { options: { pollIntervalSeconds: '={{ NaN }}' } }],
	['Max Consecutive Errors', { options: { maxConsecutiveErrors: -1 } }],
	['Max Consecutive Errors', { options: { maxConsecutiveErrors: "={{ 'five' }}" } }],
	['Request Timeout (Seconds)', { options: { requestTimeoutSeconds: 0 } }],
	['Request Timeout (Seconds)', { options: { requestTimeoutSeconds: -5 } }],
	['Request Timeout (Seconds)', { options: { requestTimeoutSeconds: '={{ 1 / 0 }}' } }],
	['On Task Failure', { options: { onTaskFailure: "={{ 'explode' }}" } }],
	['Include Input Fields', { options: { includeInputFields: "={{ 'no' }}" } }],
];

it.each(settings)('names %s when it cannot be used: %j', async (title, given) => {
	const parameters = given as Question['parameters'];
	const items = [{ taskId: 'a' }, { taskId: 'b' }];
	const { message } = await refused({ items, parameters });
	expect(message).toContain(`'${title}'`);
});

it.each([
	['Operation', { operation: "={{ 'deleteTask' }}", routeByStatus: false }],
	['Max Wait (Minutes)', { maxWaitMinutes: -1, routeByStatus: false }],
	[
		'Poll Interval (Seconds)',
		{ options: { pollIntervalSeconds: '={{ NaN }}' }, routeByStatus: false },
	],
])('makes an error item of each input item when %s cannot be used', async (title, parameters) => {
	const items = [{ taskId: 'a' }, { taskId: 'b' }];
	const { out, pairs } = await runVideoTask(simulator, { items, parameters, node: onFail });
	const item = { error: expect.stringContaining(`'${title}'`) };
	expect(out()).toEqual([item, item]);
	expect(pairs()).toEqual([0, 1]);
	expect(simulator.counts().total).toBe(0);
});

const differing: Array<[title: string, parameters: IDataObject, x: unknown[]]> = [
	['Max Wait (Minutes)', { maxWaitMinutes: '={{ $json.x }}' }, [1, 2]],
	['On Timeout', { onTimeout: '={{ $json.x }}' }, outcomes()],
	['Simplify', { simplify: '={{ $json.x }}' }, [true, false]],
	['Poll Interval (Seconds)', { options: { pollIntervalSeconds: '={{ $json.x }}' } }, [1, 2]],
	['Request Timeout (Seconds)', { options: { requestTimeoutSeconds: '={{ $json.x }}' } }, [30, 60]],
	['On Task Failure', { options: { onTaskFailure: '={{ $json.x }}' } }, outcomes()],
];
function outcomes() {
	return ['outputItem', 'throwError'];
}

it.each(differing)('refuses %s that differs between items', async (title, parameters, x) => {
	const items = [x[0], x[0], x[1]].map((one) => ({ taskId: 'a', x: one })) as IDataObject[];
	const { message } = await refused({ items, parameters: parameters as Question['parameters'] });
	expect(message).toContain(`'${title}'`);
	expect(message).toMatch(/item 2/);
});

it('takes numbers that are text, and the same expression for all items', async () => {
	const taskId = simulator.createTask({ provider: 'aceDataCloud', createdSecondsAgo: 100 });
	const items = [1, 2].map(() => ({ taskId, minutes: '0.1', seconds: '5' }));
	const options = { requestTimeoutSeconds: '={{ $json.seconds }}' };
	const parameters = { maxWaitMinutes: '={{ $json.minutes }}', options };
	const { out } = await runVideoTask(simulator, { items, parameters });
	expect(out()).toMatchObject([{ status: 'succeeded' }, { status: 'succeeded' }]);
	expect(simulator.counts().total).toBe(1);
});

it('puts out nothing for no items, and asks for nothing', async () => {
	const { status, behind } = await runVideoTask(simulator, { items: [], parameters: batch });
	expect([status, behind()]).toEqual(['success', null]);
	expect(simulator.counts().total).toBe(0);
});
