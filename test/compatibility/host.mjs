// What n8n's server brings to an execution, as little of it as every generation is content with.
import { credentialTypeOf, providers } from '../simulator/providers.mjs';

/**
 * @import {
 *   ExecutionError, ICredentialsHelper, IDataObject, IHttpRequestOptions, INode,
 *   INodeExecutionData, INodeParameters, INodeType, INodeTypes, IRun, IWorkflowBase,
 *   IWorkflowExecuteAdditionalData, Workflow,
 * } from 'n8n-workflow'
 * @import { Engine } from './engine.mjs'
 */

/**
 * @typedef {object} Question  one workflow: trigger, Video Task node, and a node behind its first output
 * @property {import('../simulator/task.mjs').Provider} provider
 * @property {INodeParameters} [parameters]  beside the provider; what is left out is the form's default
 * @property {IDataObject[]} [items]  what the trigger gives out
 * @property {Partial<INode>} [node]  members of the node itself, such as `onError`
 *
 * @typedef {object} Outcome
 * @property {string} status
 * @property {ExecutionError | undefined} error
 * @property {INodeExecutionData[][]} outputs  of the Video Task node
 * @property {boolean} wentOn  whether the node behind it ran
 */

export const videoTask = 'Video Task';
const [trigger, behind] = ['Trigger', 'Behind'];
const waitingUrl = 'http://localhost:5678/waiting';

/**
 * @param {string} name
 * @param {() => INodeExecutionData[]} [items]  of a trigger; absent for a node that passes its input on
 */
function plainType(name, items) {
	return /** @type {INodeType} */ ({
		description: {
			...{ displayName: name, name, group: [], version: 1, description: '', properties: [] },
			...{ defaults: { name }, inputs: items ? [] : ['main'], outputs: ['main'] },
		},
		async execute() {
			return [items?.() ?? this.getInputData()];
		},
	});
}

/** @param {Readonly<Record<string, INodeType>>} types */
export function nodeTypesOf(types) {
	const find = (/** @type {string} */ name) => types[name];
	const nodeTypes = { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
	return /** @type {INodeTypes} */ (/** @type {unknown} */ (nodeTypes));
}

/** @param {Question} question */
function nodesOf({ provider, parameters, node }) {
	const simulated = providers[provider];
	const type = credentialTypeOf(simulated);
	const common = { typeVersion: 1, position: [0, 0], parameters: {} };
	return /** @type {INode[]} */ ([
		{ ...common, id: '1', name: trigger, type: 'test.trigger' },
		{
			...{ ...common, id: '2', name: videoTask, type: 'n8n-nodes-video-tasks.videoTask' },
			...{ credentials: { [type]: { id: '7', name: type } }, ...node },
			parameters: { provider, ...simulated.parameters, ...parameters },
		},
		{ ...common, id: '3', name: behind, type: 'test.behind' },
	]);
}

/**
 * @param {Engine} engine
 * @param {Question} question
 * @returns {Workflow} with the form's defaults, which n8n fills in
 */
export function workflowOf({ loader, n8nWorkflow }, question) {
	const items = (question.items ?? [{}]).map((json) => ({ json }));
	const to = (/** @type {string} */ node) => ({
		main: [[{ node, type: /** @type {const} */ ('main'), index: 0 }]],
	});
	return new n8nWorkflow.Workflow({
		...{ id: 'compatibility', name: 'Compatibility', nodes: nodesOf(question), active: false },
		connections: { [trigger]: to(videoTask), [videoTask]: to(behind) },
		nodeTypes: nodeTypesOf({
			'test.trigger': plainType('trigger', () => items),
			'test.behind': plainType('behind'),
			'n8n-nodes-video-tasks.videoTask': /** @type {INodeType} */ (
				loader.getNode('videoTask').type
			),
		}),
		settings: { executionOrder: 'v1' },
	});
}

/**
 * @param {Engine} engine
 * @param {IDataObject} data  of the only credential that there is
 */
function credentialsHelper({ loader }, data) {
	const helper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getCredentialsProperties: () => [],
		getDecrypted: async () => structuredClone(data),
		async preAuthentication() {},
		async runPreAuthentication() {},
		/** @type {ICredentialsHelper['authenticate']} */
		async authenticate(...[credentials, typeName, options]) {
			const { authenticate } = loader.getCredential(typeName).type;
			if (typeof authenticate !== 'function') throw new Error('Nothing sends the key');
			return await authenticate(credentials, /** @type {IHttpRequestOptions} */ (options));
		},
	};
	return /** @type {ICredentialsHelper} */ (/** @type {unknown} */ (helper));
}

let executions = 0;

/**
 * @param {Engine} engine
 * @param {Workflow} workflow
 * @param {IDataObject} credential  its data
 */
export function additionalDataOf(engine, workflow, credential) {
	const { container, core } = engine;
	const executionId = String(++executions);
	const { id, connectionsBySourceNode: connections } = workflow;
	const saved = { id, name: '', active: false, nodes: Object.values(workflow.nodes), connections };
	const workflowData = /** @type {IWorkflowBase} */ (/** @type {unknown} */ (saved));
	const additionalData = {
		...{ executionId, currentNodeExecutionIndex: 0, variables: {} },
		credentialsHelper: credentialsHelper(engine, credential),
		hooks: new core.ExecutionLifecycleHooks('manual', executionId, workflowData),
		...{ setExecutionStatus() {}, sendDataToUI() {}, logAiEvent() {} },
		// 2.41 makes URLs of them before there is any expression that could read them.
		...{ webhookWaitingBaseUrl: waitingUrl, formWaitingBaseUrl: waitingUrl },
		...(core.ExternalSecretsProxy && {
			externalSecretsProxy: container.get(core.ExternalSecretsProxy),
		}),
	};
	return /** @type {IWorkflowExecuteAdditionalData} */ (/** @type {unknown} */ (additionalData));
}

/**
 * @param {Engine} engine
 * @param {Question & { credential: IDataObject }} question
 * @returns {{ stop: () => void, finished: Promise<Outcome> }}
 */
export function startRun(engine, question) {
	const { WorkflowExecute } = engine.core;
	const workflow = workflowOf(engine, question);
	const startNode = workflow.getNode(trigger);
	const additionalData = additionalDataOf(engine, workflow, question.credential);
	const execution = new WorkflowExecute(additionalData, 'manual');
	// Up to 2.0 `run` takes its arguments one by one, today as one object.
	const parts = execution.run.length > 1 ? [workflow, startNode] : [{ workflow, startNode }];
	/** @type {ReturnType<typeof execution.run>} */
	const run = Reflect.apply(execution.run, execution, parts);
	return { stop: () => run.cancel(), finished: run.then(outcomeOf) };
}

/**
 * @param {IRun} run
 * @returns {Outcome}
 */
function outcomeOf({ status, data }) {
	const { error, runData } = data.resultData;
	const main = runData[videoTask]?.[0]?.data?.['main'] ?? [];
	return {
		// Old engines leave a failed run as 'running', and n8n's server puts the right word.
		status: error && status !== 'canceled' ? 'error' : status,
		error,
		outputs: main.map((items) => items ?? []),
		wentOn: runData[behind] !== undefined,
	};
}
