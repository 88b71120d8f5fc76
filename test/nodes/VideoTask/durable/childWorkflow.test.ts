import { childWorkflow } from '../../../../nodes/VideoTask/durable/childWorkflow';
import { readCall } from '../../../../nodes/VideoTask/input/call';
import type { Part } from '../../../../nodes/VideoTask/input/call';
import { isProblem } from '../../../../core/problem';
import { settingsToSave, withSaved } from '../../../../nodes/VideoTask/input/settings/settings';
import type { Settings } from '../../../../nodes/VideoTask/input/settings/settings';
import {
	IN_OPTIONS,
	OF_LISTS,
	settingsSchema,
	TOP_LEVEL,
} from '../../../../nodes/VideoTask/input/settings/settingsSchema';
import { durableContext, NOW, WAIT } from './durableContext';
import type { DurableSetup } from './durableContext';
import { invocationOf, settingsOf } from '../handMadeContext';

const CREDENTIALS = { aceDataCloudTaskApi: { id: '5', name: 'Mine' } };

function made(form: object = {}, setup: DurableSetup = {}) {
	const parameters = { ...WAIT, ...form };
	const { context } = durableContext({ ...setup, parameters });
	const settings = settingsOf(context);
	expect(isProblem(settings)).toBe(false);
	const invocation = invocationOf(context, { settings: settings as Settings });
	const workflow = childWorkflow(context, invocation, { startedAtMs: NOW });
	const node = (name: string) => workflow.nodes.find((one) => one.name === name);
	return { settings: settings as Settings, workflow, node };
}

const to = (node: string) => [{ node, type: 'main', index: 0 }];

test('one node rests and one looks, in a ring that is entered at the one that looks', () => {
	const { workflow } = made({ routeByStatus: false });
	expect(workflow.nodes.map(({ name, type }) => [name, type])).toEqual([
		['Start', 'n8n-nodes-base.executeWorkflowTrigger'],
		['Rest', 'n8n-nodes-video-tasks.videoTask'],
		['Look', 'n8n-nodes-video-tasks.videoTask'],
	]);
	expect(workflow.createdAt).toEqual(new Date(NOW));
	expect(workflow.connections).toEqual({
		Start: { main: [to('Look')] },
		Rest: { main: [to('Look')] },
		Look: { main: [null, to('Rest')] },
	});
});

test('with routes the wait goes round behind them', () => {
	const { connections } = made({ routeByStatus: true }).workflow;
	expect(connections.Look?.main).toEqual([null, null, null, to('Rest')]);
});

test('it is named after the workflow and the node, and belongs to the workflow', () => {
	const workflowSettings = { saveDataSuccessExecution: 'none' };
	const { workflow } = made({}, { workflowId: 'w9', workflowSettings });
	expect(workflow).toMatchObject({ id: 'w9', name: 'Films: Video Task', active: false });
	expect(workflow.settings).toMatchObject({
		timezone: 'Europe/Berlin',
		callerPolicy: 'workflowsFromSameOwner',
		executionTimeout: -1,
		// Whatever the workflow that waits says of itself: n8n may need the items after a restart.
		saveDataSuccessExecution: 'all',
		saveDataErrorExecution: 'all',
		saveExecutionProgress: false,
	});
});

test('its nodes have the settings as values, so that no expression is left', () => {
	const { node, settings, workflow } = made(
		{
			...{ taskIds: '={{ $json.id }}', routeByStatus: true, maxWaitMinutes: '90' },
			options: { onTaskFailure: 'throwError', mediaToDownload: [] },
		},
		{ node: { credentials: CREDENTIALS, typeVersion: 1 } },
	);
	expect(JSON.stringify(workflow)).not.toContain('={{');
	expect(node('Look')?.parameters).toMatchObject({
		...{ provider: 'aceDataCloud', operation: 'waitUntilDone', durablePart: 'look' },
		...{ routeByStatus: true, maxWaitMinutes: 90 },
		options: { onTaskFailure: 'throwError', mediaToDownload: ['output'] },
	});
	expect(node('Rest')?.parameters).toMatchObject({ durablePart: 'rest', routeByStatus: true });
	for (const name of ['Look', 'Rest']) expect(node(name)?.credentials).toEqual(CREDENTIALS);
	const read = settingsOf(durableContext({ parameters: node('Look')?.parameters ?? {} }).context);
	expect(read).toEqual(settings);
});

describe('no text of a setting can become an expression', () => {
	const EVIL = ['={{ $json.x }}', '{{ $env.HOME }}', '=1+1', ' ={{ 1 }}'];
	/** A text as it is, and wherever a setting might hold one. */
	const shapes = EVIL.flatMap((text) => [
		text,
		[text],
		{ a: text },
		[{ [text]: text }],
		`x${text}`,
	]);
	const atTop = new Set<string>([...TOP_LEVEL, ...OF_LISTS]);

	test('all settings have their place in the form', () => {
		// The provider's own fields together are one setting, which stands nowhere by its name.
		const named = [...TOP_LEVEL, ...OF_LISTS, ...IN_OPTIONS, 'own'];
		expect(Object.keys(settingsSchema.shape).sort()).toEqual(named.sort());
	});

	test.each(Object.keys(settingsSchema.shape))('%s', (name) => {
		for (const value of shapes) {
			const form = atTop.has(name) ? { [name]: value } : { options: { [name]: value } };
			const parameters = { ...WAIT, ...form };
			const { context } = durableContext({ parameters });
			const settings = settingsOf(context);
			// What takes no text is refused; what takes one has it in the state, and the nodes have no text at all.
			if (isProblem(settings)) continue;
			const invocation = invocationOf(context, { settings });
			const { nodes } = childWorkflow(context, invocation, { startedAtMs: NOW });
			expect(JSON.stringify(nodes)).not.toMatch(/\{\{|=1/);
			const ofNode = settingsOf(durableContext({ parameters: nodes[2]?.parameters ?? {} }).context);
			expect(isProblem(ofNode)).toBe(false);
			expect(withSaved(ofNode as Settings, settingsToSave(settings))).toEqual(settings);
		}
	});
});

test.each<Part>(['look', 'rest'])('the node finds out that it is to %s', (part) => {
	const { context } = durableContext({ parameters: { ...WAIT, durablePart: part } });
	expect(readCall(context).part).toBe(part);
});

test('any other node plays no part', () => {
	for (const durablePart of ['', undefined, 'other']) {
		const { context } = durableContext({ parameters: { ...WAIT, durablePart } });
		expect(readCall(context).part).toBeNull();
	}
});

test('it continues on fail as the node does, and never tries again by itself', () => {
	const { workflow } = made({}, { continueOnFail: true, retryOnFail: true });
	for (const { name, onError, retryOnFail } of workflow.nodes.slice(1)) {
		expect([name, onError, retryOnFail]).toEqual([name, 'continueRegularOutput', undefined]);
	}
	expect(made().node('Look')).not.toHaveProperty('onError');
});
