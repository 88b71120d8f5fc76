import { NodeConnectionTypes } from 'n8n-workflow';
import type { IConnections, IExecuteFunctions, INode, IWorkflowBase } from 'n8n-workflow';

import type { Part, RestedWait } from '../input/storedWait';
import type { Settings } from '../input/settings';
import { IN_OPTIONS, isClosed, TOP_LEVEL } from '../input/settingsSchema';

const START = 'Start';
const REST = 'Rest';
const LOOK = 'Look';

/** Where the node that looks puts the wait that goes on: behind its other outputs. */
function goesOnAt({ routeByStatus }: Settings): number {
	return routeByStatus ? 3 : 1;
}

/**
 * The sub-workflow of a durable wait: this node twice in a ring, once to rest and once to look. Two,
 * because n8n does not run a node again that has rested, but hands on its input; and the one that rests
 * puts out the tasks as they stand, so that they come out also if n8n gives the sub-workflow up.
 */
export function childWorkflow(
	context: IExecuteFunctions,
	settings: Settings,
	{ startedAtMs }: Pick<RestedWait, 'startedAtMs'>,
): IWorkflowBase {
	const createdAt = new Date(startedAtMs);
	const { id = '', name = 'Video Task' } = context.getWorkflow();
	const to = (node: string) => [{ node, type: NodeConnectionTypes.Main, index: 0 }];
	const unwired = Array.from({ length: goesOnAt(settings) }, () => null);
	const connections: IConnections = {
		// The first time it hands the wait on: n8n makes up an output for a node that had none before a crash.
		[START]: { main: [to(LOOK)] },
		[REST]: { main: [to(LOOK)] },
		[LOOK]: { main: [...unwired, to(REST)] },
	};
	return {
		id,
		name: `${name}: ${context.getNode().name}`,
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt,
		updatedAt: createdAt,
		nodes: [startNode(), ownNode(context, settings, 'rest'), ownNode(context, settings, 'look')],
		connections,
		settings: {
			executionOrder: 'v1',
			timezone: context.getTimezone(),
			callerPolicy: 'workflowsFromSameOwner',
			// n8n may look for what came out once more: after a restart that met both executions at their end. And
			// it keeps files with the execution that has fetched them.
			saveDataSuccessExecution: 'all',
			saveDataErrorExecution: 'all',
			// What is stored must be what the resting node put out, whenever n8n is killed.
			saveExecutionProgress: false,
			executionTimeout: -1,
		},
	};
}

function startNode(): INode {
	return {
		id: 'start',
		name: START,
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { inputSource: 'passthrough' },
	};
}

/**
 * This node with its settings as they were read: expressions would find no items here. No text from an item
 * may be among them, because n8n evaluates each that begins with an equals sign; such settings are in the
 * wait's state. The names of workflow, node and credential are n8n's own members, which it does not evaluate.
 */
function ownNode(context: IExecuteFunctions, settings: Settings, part: Part): INode {
	const { type, typeVersion, credentials } = context.getNode();
	const pick = (names: ReadonlyArray<keyof Settings>) =>
		Object.fromEntries(
			names.filter(isClosed).map((name) => [name, settings[name]]),
		) as INode['parameters'];
	return {
		id: part,
		name: part === 'look' ? LOOK : REST,
		type,
		typeVersion,
		position: [part === 'look' ? 400 : 200, 0],
		parameters: {
			...pick(TOP_LEVEL),
			provider: settings.provider.id,
			durablePart: part,
			options: pick(IN_OPTIONS),
		},
		...(credentials === undefined ? {} : { credentials }),
		...(context.continueOnFail() ? { onError: 'continueRegularOutput' as const } : {}),
	};
}
