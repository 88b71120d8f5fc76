import type { IDataObject, IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';

import { isObject } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';

/** As these nodes are called, whose own pages wait through a rest: read in n8n 2.41, and tried. */
const FORMS = /\.form(Trigger)?$/;
const CHAT = /\.chatTrigger$/;
const WAIT = /\.wait$/;

/** With both n8n ends its answer when the execution first comes to an end or to a rest. */
const AT_THE_END: ReadonlySet<unknown> = new Set(['lastNode', 'streaming']);

/**
 * @returns the name of the node through which somebody called this execution and now waits for the output of
 * its last node; null where nobody does, and where n8n does not say. n8n (2.41) answers such a call as soon
 * as the execution rests: a webhook with HTTP 500, "No item to return was found".
 */
export function triggerThatAnswersAtTheEnd(context: IExecuteFunctions): string | null {
	// An execution that is tried again has no caller any more.
	if (context.getMode() === 'retry' || typeof context.getParentNodes !== 'function') return null;
	const before = context.getParentNodes(context.getNode().name, { includeNodeParameters: true });
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

/** Unless it is told otherwise a chat answers with what its last node, or its agent, puts out. */
function chatMode({ options }: JsonObject): unknown {
	return (isObject(options) ? options.responseMode : undefined) ?? 'lastNode';
}

/** A workflow can have several triggers; which of them has started it, n8n tells by what has run. */
function hasRun(context: IExecuteFunctions, { name }: NodeTypeAndVersion): boolean {
	try {
		const { $: nodeNamed } = context.getWorkflowDataProxy(0) as IDataObject & {
			readonly $: (name: string) => { readonly isExecuted: boolean };
		};
		return nodeNamed(name).isExecuted;
	} catch {
		// Better a wait in memory too many than a caller without an answer.
		return true;
	}
}
