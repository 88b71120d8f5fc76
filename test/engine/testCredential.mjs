// The Test button of a credential, after credentials-tester.service.js of n8n 2.41: the request of
// the type's `test` goes through n8n-core's RoutingNode, as that of a declarative node.
import { CredentialsHelper } from './credentials.mjs';
import { core, n8nWorkflow } from './n8n.cjs';
import { TestCollect } from './nodeTypes.mjs';
import { createAdditionalData, createNodeTypes } from './server.mjs';
import { startEngine } from './start.mjs';

/**
 * @import {
 *   ICredentialsDecrypted, ICredentialTestRequest, ICredentialType, IDataObject, INode,
 *   INodeExecutionData, INodeType, IWorkflowExecuteAdditionalData,
 * } from 'n8n-workflow'
 */

/** @typedef {{ status: 'OK' | 'Error', message: string }} CredentialTestResult */

/**
 * @param {ICredentialType} credentialType
 * @param {IDataObject} data what the user typed; defaults are filled in
 * @returns {Promise<CredentialTestResult>} as n8n shows it
 */
export async function testCredential(credentialType, data) {
	const { name: type, test } = credentialType;
	if (test === undefined) {
		return { status: 'Error', message: 'No testing function found for this credential.' };
	}
	await startEngine();
	const helper = new CredentialsHelper({ [type]: credentialType }, { [type]: { data } });
	const additionalData = createAdditionalData(helper, { currentNodeParameters: {} });
	/** @type {INodeExecutionData[][] | null | undefined} */
	let output;
	try {
		const applied = await helper.applyDefaults(type, data, { additionalData, mode: 'internal' });
		helper.getDecrypted = async () => applied;
		const decrypted = { id: '1', name: type, type, data: applied };
		output = await sendTestRequest(test, decrypted, additionalData);
	} catch (error) {
		return errorVerdict(test, error);
	}
	return bodyVerdict(test, output);
}

/**
 * @param {ICredentialTestRequest} test
 * @param {ICredentialsDecrypted} credential
 * @param {IWorkflowExecuteAdditionalData} additionalData
 * @returns {Promise<INodeExecutionData[][] | null | undefined>}
 */
async function sendTestRequest(test, credential, additionalData) {
	const { id, name, type } = credential;
	const nodeType = declarativeNodeType(test, type);
	/** @type {INode} */
	const node = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'test.credential',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id, name } },
	};
	const nodeTypes = createNodeTypes({ [node.type]: nodeType });
	const workflow = new n8nWorkflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const context = new core.ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		n8nWorkflow.createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const routingNode = new core.RoutingNode(context, nodeType, credential);
	return await workflow.expression.withIsolate(async () => await routingNode.runNode());
}

/**
 * @param {ICredentialTestRequest} test
 * @param {string} credentialType
 * @returns {INodeType} a node whose only parameter sends the request
 */
function declarativeNodeType({ request }, credentialType) {
	const { description } = new TestCollect();
	return {
		description: {
			...description,
			credentials: [{ name: credentialType, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
}

/**
 * @param {ICredentialTestRequest} test
 * @param {any} error what RoutingNode raised
 * @returns {CredentialTestResult}
 */
function errorVerdict({ rules }, error) {
	const response = error.cause?.response;
	if (response) {
		const rule = rules?.find(
			({ type, properties }) => type === 'responseCode' && properties.value === response.status,
		);
		if (rule) return { status: 'Error', message: rule.properties.message };
		if (response.status < 199 || response.status > 299) {
			const fallback = `Received HTTP status code: ${response.status}`;
			return { status: 'Error', message: response.statusText || fallback };
		}
	} else if (error.cause?.code) {
		return { status: 'Error', message: error.cause.code };
	}
	return { status: 'Error', message: String(error.message) };
}

/**
 * Raises where the answer is an empty list, as n8n does, which shows that error.
 *
 * @param {ICredentialTestRequest} test
 * @param {any} output
 * @returns {CredentialTestResult}
 */
function bodyVerdict({ rules }, output) {
	for (const rule of rules ?? []) {
		if (rule.type !== 'responseSuccessBody') continue;
		if (valueAt(output[0][0].json, rule.properties.key) === rule.properties.value) {
			return { status: 'Error', message: rule.properties.message };
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}

/**
 * As lodash's `get`, which n8n uses: what a value inherits counts, nothing is below null.
 *
 * @param {any} body
 * @param {string} path such as `error.code`
 */
function valueAt(body, path) {
	if (Object(body) === body && path in body) return body[path];
	let value = body;
	for (const key of path.split('.')) {
		if (value === null || value === undefined) return undefined;
		value = value[key];
	}
	return value;
}
