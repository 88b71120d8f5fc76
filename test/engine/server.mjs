// The rest of what the n8n server brings to an execution: the list of node types and the data that
// surrounds a run, after node-types.js and workflow-execute-additional-data.js of n8n 2.41.
import { container, core, n8nWorkflow } from './n8n.cjs';

/**
 * @import { INodeType, INodeTypes, IVersionedNodeType, IWorkflowExecuteAdditionalData } from 'n8n-workflow'
 * @import { CredentialsHelper } from './credentials.mjs'
 */

/** @typedef {Record<string, INodeType | IVersionedNodeType>} NodeTypesByName */

const { NodeHelpers, UnexpectedError } = n8nWorkflow;

/**
 * @param {NodeTypesByName} typesByName
 * @returns {INodeTypes}
 */
export function createNodeTypes(typesByName) {
	/** @param {string} name */
	const getByName = (name) => {
		const nodeType = typesByName[name];
		if (nodeType === undefined) throw new UnexpectedError(`Unrecognized node type: ${name}`);
		return nodeType;
	};
	return {
		getByName,
		getByNameAndVersion: (name, version) =>
			NodeHelpers.getVersionedNodeType(getByName(name), version),
		getKnownTypes: () => ({}),
	};
}

/**
 * @param {CredentialsHelper} credentialsHelper
 * @param {Partial<IWorkflowExecuteAdditionalData>} run what belongs to one run
 * @returns {IWorkflowExecuteAdditionalData}
 */
export function createAdditionalData(credentialsHelper, run) {
	const instanceBaseUrl = 'http://localhost:5678/';
	return /** @type {IWorkflowExecuteAdditionalData} */ ({
		currentNodeExecutionIndex: 0,
		credentialsHelper,
		instanceBaseUrl,
		restApiUrl: `${instanceBaseUrl}rest`,
		formWaitingBaseUrl: `${instanceBaseUrl}form-waiting`,
		formBaseUrl: `${instanceBaseUrl}form`,
		formTestBaseUrl: `${instanceBaseUrl}form-test`,
		webhookBaseUrl: `${instanceBaseUrl}webhook`,
		webhookWaitingBaseUrl: `${instanceBaseUrl}webhook-waiting`,
		webhookTestBaseUrl: `${instanceBaseUrl}webhook-test`,
		mcpBaseUrl: `${instanceBaseUrl}mcp`,
		mcpTestBaseUrl: `${instanceBaseUrl}mcp-test`,
		variables: {},
		externalSecretsProxy: container.get(core.ExternalSecretsProxy),
		setExecutionStatus() {},
		logAiEvent() {},
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		executeWorkflow: notPartOfTheHarness,
		startRunnerTask: notPartOfTheHarness,
		...run,
	});
}

/** @returns {Promise<never>} */
async function notPartOfTheHarness() {
	throw new UnexpectedError('Sub-workflows and task runners are not part of the engine harness');
}
