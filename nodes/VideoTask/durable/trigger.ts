import type { IDataObject, IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';

import { isObject } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import type { Call } from '../input/call';

/**
 * The types of the nodes with forms. These are no obstacle, because a form's page itself waits while an execution is
 * suspended (read in n8n 2.41, and tried).
 */
const FORMS = /\.form(Trigger)?$/;
const CHAT = /\.chatTrigger$/;
const WAIT = /\.wait$/;

/** The response modes in which n8n ends its answer to the caller as soon as the execution ends or is suspended. */
const AT_THE_END: ReadonlySet<unknown> = new Set(['lastNode', 'streaming']);

/**
 * @returns the name of the node through which somebody called this execution and now waits for the output of the
 * workflow's last node; null when nobody waits for it, or when n8n does not say. n8n (2.41) answers such a caller as
 * soon as the execution is suspended (a webhook's with HTTP 500, "No item to return was found").
 */
export function triggerThatAnswersAtTheEnd(
	context: IExecuteFunctions,
	{ mode, node: { name } }: Pick<Call, 'mode' | 'node'>,
): string | null {
	// An execution that is tried again has no caller any more.
	if (mode === 'retry' || typeof context.getParentNodes !== 'function') return null;
	const before = context.getParentNodes(name, { includeNodeParameters: true });
	const waiting = before.find((node) => answersAtTheEnd(node) && hasRun(context, node));
	return waiting?.name ?? null;
}

function answersAtTheEnd({ type, disabled, ...node }: NodeTypeAndVersion): boolean {
	const parameters: unknown = node.parameters;
	if (disabled || FORMS.test(type) || !isObject(parameters)) return false;
	if (CHAT.test(type)) return parameters.public === true && AT_THE_END.has(chatMode(parameters));
	if (WAIT.test(type) && parameters.resume !== 'webhook') return false;
	return AT_THE_END.has(parameters.responseMode);
}

/** @returns the response mode of a chat; by default `lastNode`, the output of its last node or its agent */
function chatMode({ options }: JsonObject): unknown {
	return (isObject(options) ? options.responseMode : undefined) ?? 'lastNode';
}

/**
 * @returns whether the node has run: of several triggers, only the one that started the workflow has; true when n8n
 * does not say
 */
function hasRun(context: IExecuteFunctions, { name }: NodeTypeAndVersion): boolean {
	try {
		const { $: nodeNamed } = context.getWorkflowDataProxy(0) as IDataObject & {
			readonly $: (name: string) => { readonly isExecuted: boolean };
		};
		return nodeNamed(name).isExecuted;
	} catch {
		// Better one wait too many in memory than a caller without an answer.
		return true;
	}
}
