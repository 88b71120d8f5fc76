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
import type { Settings } from '../input/settings';
import { IN_OPTIONS, isClosed, TOP_LEVEL } from '../input/settingsSchema';
import type { StoredWait } from '../input/storedWait';

const START = 'Start';
const REST = 'Rest';
const LOOK = 'Look';

/** What of the run the sub-workflow takes over. */
type Origin = Pick<Invocation, 'node' | 'continues' | 'settings'>;

/** @returns the output on which the node that looks hands the wait on: the one after its outputs for tasks */
function handsOnAt({ routeByStatus }: Settings): number {
	return routeByStatus ? 3 : 1;
}

/**
 * @returns the sub-workflow of a durable wait: this node twice in a ring, once to rest and once to look. It
 * takes two nodes, because after a rest n8n does not run a node again, but hands on its input. The node that
 * rests puts out the tasks as they were last seen, so that they come out also if n8n gives the sub-workflow up.
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
		// A new wait passes through both nodes before the first look: after a crash n8n makes up an output for a
		// node that had none.
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
		// After a restart that met both executions at their end, n8n reads the sub-workflow's output once more.
		// And it keeps files with the execution that has fetched them.
		saveDataSuccessExecution: 'all',
		saveDataErrorExecution: 'all',
		// So that what is stored is what the node that rests has put out, whenever n8n is killed.
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
 * @returns this node with its settings as they were read: expressions would find no items in the sub-workflow.
 * No text from an item may be among them, because n8n evaluates each that begins with an equals sign; such
 * settings are in the stored wait. n8n does not evaluate the names of workflow, node and credential.
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
