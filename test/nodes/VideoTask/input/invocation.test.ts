// What a run is to do, as it is read at its beginning.
import { isProblem } from '../../../../core/problem';
import { readCall } from '../../../../nodes/VideoTask/input/call';
import { readInvocation } from '../../../../nodes/VideoTask/input/invocation';
import { itemOf, storedRequestOf } from '../../../../nodes/VideoTask/input/storedWait';
import type { StoredWait } from '../../../../nodes/VideoTask/input/storedWait';
import { virtualClock } from '../../../virtualClock.mjs';
import { durableContext, NOW, stored, WAIT } from '../durable/durableContext';
import type { DurableSetup } from '../durable/durableContext';
import { GET_BATCH, perItem } from '../handMadeContext';

const REQUEST = { itemIndex: 0, service: 'veo', ids: ['a'], sinceMs: null, fileName: '' };

const STORED: StoredWait = {
	...{ version: 1, isNew: false, parentId: '7', startedAtMs: NOW, restUntilMs: NOW + 65_000 },
	settings: { binaryPropertyName: 'film' },
	requests: [storedRequestOf(REQUEST, 0)],
	inputs: [{ row: 1 }],
	watches: {},
	files: {},
};

const callOf = (setup: DurableSetup) => readCall(durableContext(setup).context);

function read(setup: DurableSetup, atMs = NOW + 65_000) {
	const { context } = durableContext(setup);
	return readInvocation(context, readCall(context), virtualClock(atMs).clock);
}

/** @param part that of the node in the wait's sub-workflow */
function resumed(part: string, wait: StoredWait, atMs?: number) {
	const parameters = { ...WAIT, durablePart: part };
	return read({ parameters, items: [stored(itemOf(wait))] }, atMs);
}

test('n8n says how it runs the node', () => {
	const node = { onError: 'continueErrorOutput' } as const;
	expect(callOf({ node, mode: 'manual', continueOnFail: true, items: [{ row: 1 }] })).toMatchObject(
		{
			node: { name: 'Video Task', onError: 'continueErrorOutput' },
			...{ mode: 'manual', part: null, isTool: false, continues: true },
			input: [{ json: { row: 1 } }],
		},
	);
});

const ROUTED = { ...GET_BATCH, routeByStatus: true };

test.each<[string, DurableSetup, boolean]>([
	['with routes', { parameters: ROUTED }, true],
	['without', { parameters: GET_BATCH }, false],
	['for Get Task', { parameters: { ...ROUTED, operation: 'getTask' } }, false],
	['for an agent', { parameters: ROUTED, nodeType: 'n8n-nodes-video-tasks.videoTaskTool' }, false],
	['with a setting that cannot be used', { parameters: { ...ROUTED, onTimeout: 'x' } }, true],
	['with an expression that fails', { parameters: { routeByStatus: perItem(Error()) } }, false],
])('the outputs are those that n8n draws: %s', (_name, setup, isRouted) => {
	expect(callOf(setup).isRouted).toBe(isRouted);
});

test('each item has a request, or the Problem with it', () => {
	const items = [{ row: 1 }, { row: 2 }];
	const invocation = read({ parameters: { ...GET_BATCH, taskIds: perItem('a, b', '') }, items });
	expect(invocation).toMatchObject({
		settings: { operation: 'getTasksBatch' },
		requests: [{ itemIndex: 0, ids: ['a', 'b'] }, { kind: 'invalidInput' }],
		items: items.map((json) => ({ json })),
		stored: null,
	});
});

test('a setting that cannot be used is a Problem', () => {
	const refused = read({ parameters: { ...WAIT, maxWaitMinutes: 'soon' } });
	expect(isProblem(refused)).toBe(true);
	expect(refused).toMatchObject({ message: expect.stringContaining("'Max Wait (Minutes)'") });
});

test("a node of a durable wait's sub-workflow reads items, requests and texts from the stored wait", () => {
	expect(resumed('look', STORED)).toMatchObject({
		...{ part: 'look', requests: [REQUEST], items: [{ json: { row: 1 } }], stored: STORED },
		settings: { binaryPropertyName: 'film' },
	});
});

test('a stored wait that cannot be read is a Problem', () => {
	const newer = { ...STORED, version: 2 } as unknown as StoredWait;
	expect(resumed('look', newer)).toMatchObject({
		message: 'The stored state of this durable wait cannot be read',
	});
});

test('a wait that is resumed too early moves with the clock; a new one, and at the node that rests, it does not', () => {
	const early = NOW + 5_000;
	const startedAt = (part: string, wait: StoredWait) => {
		const invocation = resumed(part, wait, early);
		return isProblem(invocation) ? invocation : invocation.stored?.startedAtMs;
	};
	expect(startedAt('look', STORED)).toBe(NOW - 60_000);
	expect(startedAt('look', { ...STORED, isNew: true })).toBe(NOW);
	expect(startedAt('rest', STORED)).toBe(NOW);
});
