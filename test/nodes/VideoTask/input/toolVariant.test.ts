// The node where an agent calls it: its own defaults, and what it never does.
import { isProblem } from '../../../../core/problem';
import { run } from '../../../../nodes/VideoTask/run';
import type { Settings } from '../../../../nodes/VideoTask/input/settings/settings';
import { readCall } from '../../../../nodes/VideoTask/input/call';
import {
	GET_BATCH,
	GET_TASK,
	handMadeContext,
	reply,
	settingsOf as settingsIn,
} from '../handMadeContext';
import type { Setup } from '../handMadeContext';

const nodeType = 'n8n-nodes-video-tasks.videoTaskTool';
/** As n8n 2 has it, which fills in what the form shows for a tool. */
const KNOWN = { toolDescription: 'Checks one task' };
const ID = '9462ca25-468b-45a5-9e75-6f516dedcc80';

function settingsOf(parameters: Readonly<Record<string, unknown>>) {
	const { context } = handMadeContext({
		parameters: { ...GET_TASK, operation: 'waitUntilDone', ...parameters },
		nodeType,
	});
	const settings = settingsIn(context);
	expect(isProblem(settings)).toBe(false);
	return settings as Settings;
}

test('n8n names the tool after the node', () => {
	expect(readCall(handMadeContext({ nodeType }).context).isTool).toBe(true);
	expect(readCall(handMadeContext().context).isTool).toBe(false);
});

// [parameters, minutes]
test.each([
	[KNOWN, 0.75],
	[{ ...KNOWN, maxWaitMinutes: 0.75 }, 0.75],
	[{ ...KNOWN, maxWaitMinutes: 0 }, 0],
	[{ ...KNOWN, maxWaitMinutes: 2 }, 2],
	[{ ...KNOWN, maxWaitMinutes: 30 }, 30],
	// n8n before 2.0 gives the tool the default of the canvas.
	[{ maxWaitMinutes: 30 }, 0.75],
	[{ maxWaitMinutes: 0.5 }, 0.5],
])('with %j it waits %d minutes at most', (parameters, minutes) => {
	expect(settingsOf(parameters).maxWaitMinutes).toBe(minutes);
});

// [options, seconds]
test.each([
	[{}, 5],
	[{ pauseWhenNotDoneSeconds: 0 }, 0],
	[{ pauseWhenNotDoneSeconds: 20 }, 20],
])('with the options %j it pauses for %d seconds', (options, seconds) => {
	expect(settingsOf({ ...KNOWN, options }).pauseWhenNotDoneSeconds).toBe(seconds);
});

// [options, seconds]
test.each([
	[{}, 15],
	[{ requestTimeoutSeconds: 40 }, 40],
])('with the options %j an answer must be there within %d seconds', (options, seconds) => {
	expect(settingsOf({ ...KNOWN, options }).requestTimeoutSeconds).toBe(seconds);
});

test('what the form of a tool does not show has its own value, whatever was written', () => {
	const options = { includeInputFields: true, returnWhen: 'anyDone', onTimeout: 'throwError' };
	const written = { routeByStatus: true, downloadMedia: true, waitMode: 'durable', options };
	expect(settingsOf({ ...KNOWN, ...written })).toMatchObject({
		...{ isTool: true, routeByStatus: false, downloadMedia: false },
		...{ includeInputFields: false, waitMode: 'inMemory' },
		...{ returnWhen: 'allDone', onTimeout: 'outputItem' },
	});
});

async function ran(setup: Setup) {
	const slept: number[] = [];
	const { context, requests } = handMadeContext({ nodeType, ...setup });
	const result = await run(context, {
		...{ now: () => Date.parse('2026-11-22T10:00:00.000Z'), random: () => 0.5 },
		isStopped: () => false,
		sleep: async (ms) => void slept.push(ms),
	});
	return { ...result, slept, requests, items: result.outputs[0] ?? [] };
}

const RUNNING = { id: ID, created_at: 1784362571 };

test('a look at a task that is not done is answered 5 seconds later, with what to do', async () => {
	const parameters = { ...GET_TASK, ...KNOWN, taskId: `the task is "${ID}".` };
	const { items, slept, error } = await ran({ parameters, reply: () => reply(RUNNING) });
	expect(error).toBeNull();
	expect(slept).toEqual([5000]);
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({
			taskId: ID,
			pollAfterSeconds: 15,
			nextStep: expect.stringContaining(`Wait 15 s, then call this tool again with ${ID}, 4 times`),
		}),
	]);
});

test('on the canvas there is no pause, no step, and a sentence is no id', async () => {
	const plain = { nodeType: 'n8n-nodes-video-tasks.videoTask', reply: () => reply(RUNNING) };
	const { items, slept } = await ran({ ...plain, parameters: { ...GET_TASK, taskId: ID } });
	expect([slept, 'nextStep' in (items[0]?.json ?? {})]).toEqual([[], false]);
	const parameters = { ...GET_TASK, taskId: `the task is "${ID}".` };
	const { error, requests } = await ran({ ...plain, parameters });
	expect(error?.message).toMatch(/^'Task ID'/);
	expect(requests).toHaveLength(0);
	const items2 = await ran({ ...plain, parameters, continueOnFail: true });
	expect(Object.keys(items2.items[0]?.json ?? {})).toEqual(['error']);
});

const GET = { ...GET_TASK, ...KNOWN, taskId: ID };
const CANNOT: ReadonlyArray<readonly [string, Setup, RegExp, RegExp]> = [
	[
		'an unknown id',
		{ parameters: GET, reply: () => reply({}) },
		/^Task \S+: the provider \(AceData Cloud\) knows no task/,
		/Compare the id with the one that the create call answered.+ask the user\.$/,
	],
	[
		'a bad key',
		{
			parameters: GET,
			reply: () => reply({ error: { code: 'invalid_token', message: 'Wrong.' } }, 401),
		},
		/^Task \S+: /,
		/Check the API key in the credential\..+ Do not call again: tell the user\.$/,
	],
	[
		'no id at all',
		{ parameters: { ...GET, taskId: 'I do not know it' } },
		/^'Task ID' is a sentence with 0 task ids/,
		/Pass the ids alone.+ call this tool again, once\.$/,
	],
	[
		'a missing credential',
		{ parameters: GET, credentials: new Error('Node has no credential') },
		/credential/i,
		/You cannot mend this: tell the user\.$/,
	],
];

test.each(CANNOT)('%s: the raised message says what to do', async (_, setup, message, step) => {
	const { error } = await ran(setup);
	expect(error?.message).toMatch(message);
	expect(error?.message).toMatch(step);
});

test.each(CANNOT)('%s: with Continue On Fail it is an item', async (_, setup, message, step) => {
	const { items } = await ran({ ...setup, continueOnFail: true });
	expect(items.map(({ json }) => json)).toEqual([
		{ error: expect.stringMatching(message), nextStep: expect.stringMatching(step) },
	]);
	expect(items[0]?.json.error).not.toMatch(step);
});

test('of many tasks each has its own step', async () => {
	const parameters = { ...GET_BATCH, ...KNOWN, taskIds: '- `a`\n- `b`\n- `gone`' };
	const records = [
		{ id: 'a', response: { success: true, data: { video_url: 'https://x/v.mp4' } } },
		{ id: 'b', response: { state: 'expired' } },
	];
	const { items } = await ran({ parameters, reply: () => reply({ items: records }) });
	expect(items.map(({ json }) => [json.taskId, String(json.nextStep).slice(0, 11)])).toEqual([
		['a', 'Done. Give '],
		['b', 'It expired '],
		['gone', 'Compare the'],
	]);
});
