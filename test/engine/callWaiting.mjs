// What n8n's server does when the address of an execution that waits is called, after waiting-webhooks.js and
// webhook-helpers.js of n8n 2.41.
import { core, flatted } from './n8n.cjs';

/**
 * @import { INodeType, IWebhookResponseData, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow'
 *
 * @typedef {object} Waiting
 * @property {Workflow} workflow
 * @property {string} stored  the execution as n8n wrote it down
 * @property {IWorkflowExecuteAdditionalData} additionalData
 */

/**
 * @param {Waiting} waiting
 * @returns {Promise<any>} the execution with which n8n goes on; null where it goes on waiting
 */
export async function callWaiting({ workflow, stored, additionalData }) {
	const data = flatted.parse(stored);
	const { nodeExecutionStack } = data.executionData;
	const [waiting] = nodeExecutionStack;
	waiting.node.disabled = true;
	data.waitTill = undefined;
	const name = data.resultData.lastNodeExecuted;
	data.resultData.runData[name].pop();
	const node = workflow.getNode(name);
	if (node === null) throw new Error('No node waits');
	const nodeType = /** @type {INodeType} */ (workflow.nodeTypes.getByNameAndVersion(node.type));
	const [webhookDescription] = nodeType.description.webhooks ?? [];
	if (!webhookDescription?.restartWebhook) throw new Error('The node has no webhook');
	const surroundings = { ...additionalData, ...requestAndResponse() };
	/** @type {any} */
	const webhookData = { webhookDescription };
	/** @type {any} */
	const context = new core.WebhookContext(
		workflow,
		node,
		surroundings,
		'trigger',
		webhookData,
		[],
		data,
	);
	/** @type {IWebhookResponseData | undefined} */
	const result = await workflow.expression.withIsolate(
		async () => await nodeType.webhook?.call(context),
	);
	if (result?.workflowData === undefined) return null;
	waiting.data.main = result.workflowData;
	waiting.metadata = { ...waiting.metadata, forwardAllOutputs: true };
	return data;
}

/** @returns {any} */
function requestAndResponse() {
	const httpResponse = { status: () => httpResponse, end() {} };
	return {
		httpRequest: { body: { forged: true }, headers: {}, params: {}, query: {} },
		httpResponse,
	};
}
