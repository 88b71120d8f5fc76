import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IConnections,
	IExecuteFunctions,
	INode,
	IWorkflowBase,
	IWorkflowSettings,
} from 'n8n-workflow';

import type { Part } from '../input/call';
import type { Invocation } from '../input/invocation';
import type { Settings } from '../input/settings/settings';
import { IN_OPTIONS, isClosed, TOP_LEVEL } from '../input/settings/settingsSchema';
import type { StoredWait } from '../input/storedWait';

const START = 'Start';
const REST = 'Rest';
const LOOK = 'Look';

/** The parts of the run that the sub-workflow takes over. */
type Origin = Pick<Invocation, 'node' | 'continues' | 'settings'>;

/** @returns the index of the output on which the Look node hands on the wait: the one after its outputs for tasks */
function handsOnAt({ routeByStatus }: Settings): number {
	return routeByStatus ? 3 : 1;
}

/**
 * @returns the sub-workflow of a durable wait: this node twice in a ring, once to rest and once to look. It takes two
 * nodes, because after a rest n8n does not run the node again, but hands on the node's input. The Rest node puts out
 * the tasks as they were last seen, so that they come out even if n8n gives up the sub-workflow.
 */
export function childWorkflow(
	context: IExecuteFunctions,
	origin: Origin,
	{ startedAtMs }: Pick<StoredWait, 'startedAtMs'>,
): IWorkflowBase {
	const createdAt = new Date(startedAtMs);
	const { id = '', name = 'Video Task' } = context.getWorkflow();
	const { node, settings } = origin;
	const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
	const unwired = Array.from({ length: handsOnAt(settings) }, () => null);
	const connections: IConnections = {
		// A new wait passes through both nodes before the first look, so that each has had an output: after a crash n8n
		// makes up one for a node that had none.
		[START]: { main: [to(LOOK)] },
		[REST]: { main: [to(LOOK)] },
		[LOOK]: { main: [...unwired, to(REST)] },
	};
	return {
		id,
		name: `${name}: ${node.name}`,
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt,
		updatedAt: createdAt,
		nodes: [startNode(), ownNode(origin, 'rest'), ownNode(origin, 'look')],
		connections,
		settings: workflowSettings(context),
	};
}

function workflowSettings(context: IExecuteFunctions): IWorkflowSettings {
	return {
		executionOrder: 'v1',
		timezone: context.getTimezone(),
		callerPolicy: 'workflowsFromSameOwner',
		// Saved for two reasons: if a restart met both executions at their end, n8n reads the sub-workflow's output
		// once more; and n8n keeps downloaded files with the execution that has downloaded them.
		saveDataSuccessExecution: 'all',
		saveDataErrorExecution: 'all',
		// Off, so that the state that n8n has stored is what the Rest node has put out, whenever n8n is killed.
		saveExecutionProgress: false,
		executionTimeout: -1,
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
 * @returns this node with its settings as plain values, because expressions would find no items in the sub-workflow.
 * Settings that can hold text from an item are left out, because n8n evaluates each text that begins with an equals
 * sign; they are in the saved wait instead. n8n does not evaluate the names of workflow, node and credential.
 */
function ownNode({ node, continues, settings }: Origin, part: Part): INode {
	const { type, typeVersion, credentials } = node;
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
		...(continues ? { onError: 'continueRegularOutput' as const } : {}),
	};
}
