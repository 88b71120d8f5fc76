import type { INode, INodeExecutionData, WorkflowExecuteMode } from 'n8n-workflow';

import { parameterAt } from './readParameter';
import type { ReadContext } from './readParameter';

/** The part of n8n's context that is needed to read what the node is to do. */
export interface CallContext extends ReadContext {
	getMode(): WorkflowExecuteMode;
	continueOnFail(): boolean;
	getInputData(): INodeExecutionData[];
}

/** The part that a node of a durable wait's sub-workflow plays: it looks, or it rests until the next look. */
export type Part = 'look' | 'rest';

/** How n8n runs the node this time; known even when the settings cannot be used. */
export interface Call {
	readonly node: INode;
	/** How the execution was started. */
	readonly mode: WorkflowExecuteMode;
	/** The node's part in a durable wait's sub-workflow; null in any other workflow. */
	readonly part: Part | null;
	/** Whether an agent calls the node and a model reads its items. */
	readonly isTool: boolean;
	/** Whether the node has one output for each of 'Succeeded', 'Pending' and 'Failed'. */
	readonly isRouted: boolean;
	/** Whether the execution goes on after an error of this node, so that errors become items. */
	readonly continues: boolean;
	/** The items that n8n hands to the node. */
	readonly input: readonly INodeExecutionData[];
}

/** Asks n8n, once for the whole run, how it runs the node. */
export function readCall(context: CallContext): Call {
	const node = context.getNode();
	const isTool = isToolVariant(node);
	return {
		node,
		mode: context.getMode(),
		part: partOf(node),
		isTool,
		// An agent is handed the first output only.
		isRouted: !isTool && hasRoutes(context),
		continues: context.continueOnFail(),
		input: context.getInputData(),
	};
}

/** Whether the node is the tool variant, which n8n names like the node with `Tool` at the end. */
function isToolVariant({ type }: INode): boolean {
	return type.endsWith('Tool');
}

function partOf({ parameters }: INode): Part | null {
	const part: unknown = parameters?.durablePart;
	return part === 'look' || part === 'rest' ? part : null;
}

/** The operations that put out tasks on three outputs. */
const ROUTED: ReadonlySet<unknown> = new Set(['getTasksBatch', 'waitUntilDone']);

/** Whether n8n draws three outputs. This is read apart from the settings, because one of them may be unusable. */
function hasRoutes(context: CallContext): boolean {
	try {
		const read = (name: string) => parameterAt(context, name, 0);
		return read('routeByStatus') === true && ROUTED.has(read('operation'));
	} catch {
		return false;
	}
}
