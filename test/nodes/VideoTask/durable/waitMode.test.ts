import { problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import type { ItemRequest } from '../../../../nodes/VideoTask/input/item/itemRequest';
import { suspendsAfterMs } from '../../../../nodes/VideoTask/durable/waitMode';
import { durableContext, WAIT } from './durableContext';
import type { DurableSetup } from './durableContext';
import { invocationOf, settingsWith } from '../handMadeContext';

type Requests = ReadonlyArray<ItemRequest | Problem>;

const MINUTE = 60_000;
const SHORT_NODE_TYPE = 'n8n-nodes-video-tasks.videoTask';

function asking(...ids: string[]): ItemRequest {
	return { itemIndex: 0, service: 'seedance', ids, sinceMs: null, fileName: '' };
}

interface Case extends DurableSetup {
	readonly requests?: Requests;
}

/** The same as the node does; `suspendsAfterMs` may come from a module with another n8n-workflow. */
function decide(form: object, { requests, ...setup }: Case = {}, decider = suspendsAfterMs) {
	const parameters = { ...WAIT, waitMode: 'automatic', ...form };
	const { context } = durableContext({ ...setup, parameters });
	const asked = { settings: settingsWith(parameters), requests: requests ?? [asking('a')] };
	return decider(context, invocationOf(context, asked));
}

const message = (decision: number | Problem) =>
	typeof decision === 'number' ? decision : decision.message;

describe('automatic', () => {
	test('rests after 5 minutes', () => {
		expect(decide({})).toBe(5 * MINUTE);
		expect(decide({}, { requests: [asking('a'), asking('b')] })).toBe(5 * MINUTE);
		expect(decide({}, { requests: [asking('a'), problem('invalidInput', 'x')] })).toBe(5 * MINUTE);
	});

	test.each(['manual', 'trigger', 'webhook', 'retry'] as const)(
		'rests when started by %s',
		(mode) => {
			expect(decide({}, { mode })).toBe(5 * MINUTE);
		},
	);

	test.each(['integrated', 'cli', 'error', 'internal', 'evaluation', 'chat'] as const)(
		'never rests when started by %s',
		(mode) => {
			expect(decide({}, { mode })).toBe(Infinity);
		},
	);

	test('never rests where a rest would cut links between items', () => {
		const two = { requests: [asking('a'), asking('b')] };
		expect(decide({}, { requests: [asking('a', 'b')] })).toBe(Infinity);
		expect(decide({ routeByStatus: true }, two)).toBe(Infinity);
		expect(decide({ routeByStatus: true })).toBe(5 * MINUTE);
		expect(decide({ returnWhen: 'anyDone' })).toBe(Infinity);
	});

	test('never rests where looks are wanted more often than a rest allows', () => {
		const every = (pollIntervalSeconds: number) => ({ options: { pollIntervalSeconds } });
		expect(decide(every(64))).toBe(Infinity);
		expect(decide(every(65))).toBe(5 * MINUTE);
		expect(decide(every(0))).toBe(5 * MINUTE);
	});

	test('never rests where it cannot, without a word', () => {
		expect(decide({}, { workflowId: '' })).toBe(Infinity);
		expect(decide({}, { workflowId: '__EMPTY__' })).toBe(Infinity);
		expect(decide({}, { executionId: '' })).toBe(Infinity);
	});
});

describe('durable', () => {
	const durable = { waitMode: 'durable' };

	test('rests from the first look on, whatever becomes of links', () => {
		const requests = [asking('a', 'b'), asking('c')];
		expect(decide({ ...durable, routeByStatus: true }, { requests })).toBe(0);
		expect(decide({ ...durable, options: { pollIntervalSeconds: 5 } })).toBe(0);
		expect(decide(durable, { mode: 'integrated' })).toBe(0);
	});

	test('says why it cannot in a workflow that was never saved', () => {
		const decision = decide(durable, { workflowId: '' });
		expect(decision).toMatchObject({
			kind: 'invalidInput',
			message: "'Wait Mode' cannot be Durable here: n8n resumes saved workflows only",
			description: 'Save the workflow and run it again, or choose In Memory.',
		});
		expect(decide(durable, { executionId: '' })).toEqual(decision);
	});

	test('is for waits only', () => {
		expect(decide({ ...durable, operation: 'getTasksBatch' })).toBe(Infinity);
	});
});

describe('with the error output', () => {
	const node = { onError: 'continueErrorOutput' } as const;
	const [one, two] = [asking('a'), asking('b')];
	const bad = problem('invalidInput', 'x');
	const carried = { ...asking(), carriedError: 'no credit' };

	test.each<[string, boolean, Requests, boolean]>([
		['one item, routed', true, [one], true],
		['several items, routed', true, [one, two], false],
		['several items with a bad one, routed', true, [one, bad, two], false],
		['several items on one output', false, [one, two], true],
		['a bad item on one output', false, [one, bad, two], true],
		['an item that carries an error', false, [one, carried, two], true],
		['several ids in an item', false, [asking('a', 'b'), bad], false],
		['several ids in an item, routed', true, [asking('a', 'b')], false],
	])('%s', (_name, routeByStatus, requests, rests) => {
		for (const [waitMode, afterMs] of [
			['durable', 0],
			['automatic', 5 * MINUTE],
		] as const) {
			const decision = decide({ waitMode, routeByStatus }, { node, requests });
			expect([waitMode, decision]).toEqual([waitMode, rests ? afterMs : Infinity]);
		}
	});

	test('plain Continue changes nothing', () => {
		const setup = {
			node: { onError: 'continueRegularOutput' } as const,
			requests: [one, bad, asking('b', 'c')],
		};
		expect(decide({ waitMode: 'durable', routeByStatus: true }, setup)).toBe(0);
	});
});

describe('where somebody waits for the last node', () => {
	const type = 'n8n-nodes-base.webhook';
	const webhook = { name: 'Call', type, typeVersion: 2, disabled: false };
	const before = [{ ...webhook, parameters: { responseMode: 'lastNode' }, hasRun: true }];

	test('automatic stays in memory', () => {
		expect(decide({}, { before, mode: 'webhook' })).toBe(Infinity);
		expect(decide({}, { before: [], mode: 'webhook' })).toBe(5 * MINUTE);
	});

	test('durable is refused, and names the node that can answer', () => {
		const decision = decide({ waitMode: 'durable' }, { before, mode: 'webhook' });
		expect(decision).toMatchObject({
			message:
				"'Wait Mode' cannot be Durable here: 'Call' answers when the last node finishes, and would answer before the tasks are done",
			description: expect.stringContaining('Respond to Webhook'),
		});
	});
});

test('in memory never rests', () => {
	expect(decide({ waitMode: 'inMemory' })).toBe(Infinity);
});

test('the node of the sub-workflow that looks rests again at once, whatever the mode', () => {
	const parameters = { ...WAIT, durablePart: 'look', waitMode: 'automatic' };
	expect(decide(parameters, { mode: 'integrated', workflowId: '' })).toBe(0);
});

test("an agent's tool does not rest: the agent would take the rest for its answer", () => {
	const tool = { nodeType: `${SHORT_NODE_TYPE}Tool` };
	expect(decide({}, tool)).toBe(Infinity);
	expect(message(decide({ waitMode: 'durable' }, tool))).toBe(
		"'Wait Mode' cannot be Durable here: an agent does not wait for a tool that rests",
	);
});

describe('in an n8n before 2.41', () => {
	test('automatic stays in memory, and durable says so', () => {
		jest.resetModules();
		jest.doMock('n8n-workflow', () => {
			const { WAIT_FOR_SUB_EXECUTION, ...older } = jest.requireActual('n8n-workflow');
			expect(WAIT_FOR_SUB_EXECUTION).toBeInstanceOf(Date);
			return older;
		});
		const older: { suspendsAfterMs: typeof suspendsAfterMs } = jest.requireActual(
			'../../../../nodes/VideoTask/durable/waitMode',
		);
		jest.dontMock('n8n-workflow');
		expect(decide({}, {}, older.suspendsAfterMs)).toBe(Infinity);
		expect(message(decide({ waitMode: 'durable' }, {}, older.suspendsAfterMs))).toBe(
			"'Wait Mode' cannot be Durable here: this n8n is older than 2.41",
		);
	});
});
