// A trigger as n8n's server drives it, with n8n-core's own contexts and engine: a callback comes in, a poll is due,
// the workflow is made live, and an execution is run with what the node has given.
import { CredentialsHelper } from './credentials.mjs';
import { container, core, n8nWorkflow } from './n8n.cjs';
import { TestCollect } from './nodeTypes.mjs';
import { recordHooks } from './recordHooks.mjs';
import { createAdditionalData, createNodeTypes } from './server.mjs';
import { startEngine } from './start.mjs';
import { buildWorkflow } from './workflow.mjs';

/**
 * @import { ICredentialType, IDataObject, INodeExecutionData, INodeParameters, INodeType, IWebhookResponseData } from 'n8n-workflow'
 * @import { StoredCredentials } from './credentials.mjs'
 *
 * @typedef {object} Options
 * @property {INodeType} nodeType
 * @property {INodeParameters} parameters
 * @property {Record<string, ICredentialType>} credentialTypes
 * @property {StoredCredentials} credentials
 */

const TYPE = 'n8n-nodes-video-tasks.videoTaskTrigger';

/** @param {Options} options */
export async function triggerEngine({ nodeType, parameters, credentialTypes, credentials }) {
	await startEngine();
	const nodeTypes = createNodeTypes({ [TYPE]: nodeType, 'test.collect': new TestCollect() });
	const nodes = [
		{ type: TYPE, parameters, webhookId: 'a-random-id' },
		{ type: 'test.collect', name: 'Behind' },
	];
	const built = buildWorkflow({ nodes, credentials }, nodeTypes, TYPE);
	const { workflow, startNode } = built;
	const helper = new CredentialsHelper(credentialTypes, credentials);
	/** @param {object} [run] */
	const surroundings = (run) => createAdditionalData(helper, { workflowId: workflow.id, ...run });
	const inIsolate = (/** @type {() => Promise<any>} */ work) =>
		workflow.expression.withIsolate(work);
	const { webhooks: [webhookDescription] = [] } = nodeType.description;

	return {
		/** @returns {Promise<unknown>} the method of the URL as n8n registers it; '' for none */
		method: async () =>
			await inIsolate(async () => {
				const written = webhookDescription?.httpMethod;
				const { expression } = workflow;
				return expression.getSimpleParameterValue(
					startNode,
					written,
					'internal',
					{},
					undefined,
					'GET',
				);
			}),

		/**
		 * @param {string} body
		 * @param {Record<string, string>} headers
		 * @param {'webhook' | 'manual'} [mode]
		 * @returns {Promise<{ status: number | null, result: IWebhookResponseData }>}
		 */
		async call(body, headers, mode = 'webhook') {
			const sent = { status: /** @type {number | null} */ (null) };
			const httpResponse = {
				status: (/** @type {number} */ status) => ((sent.status = status), httpResponse),
				end() {},
				json() {},
			};
			const httpRequest = { body: {}, headers, params: {}, query: {}, rawBody: Buffer.from(body) };
			const additionalData = surroundings({ httpRequest, httpResponse });
			const data = /** @type {any} */ ({ webhookDescription });
			/** @type {any} */
			const context = new core.WebhookContext(
				workflow,
				startNode,
				additionalData,
				mode,
				data,
				[],
				null,
			);
			const result = await inIsolate(async () => await nodeType.webhook?.call(context));
			return { ...sent, result };
		},

		/**
		 * Makes the workflow live, as far as polls go: n8n's own code reads the poll times and polls at once.
		 *
		 * @returns {Promise<{ given: INodeExecutionData[][][], remove: () => Promise<unknown> }>}
		 */
		async activate() {
			/** @type {INodeExecutionData[][][]} */
			const given = [];
			const active = container.get(core.ActiveWorkflowTriggers);
			const keep = (/** @type {INodeExecutionData[][]} */ data) => void given.push(data);
			/** @returns {any} */
			const pollFunctions = () =>
				new core.PollContext(workflow, startNode, surroundings(), 'trigger', 'activate', keep);
			/** @type {any} */
			const noTrigger = () => undefined;
			const { id } = workflow;
			const live = async () => {
				const data = surroundings();
				const [mode, how] = /** @type {const} */ (['trigger', 'activate']);
				await active.addAllTriggers(id, workflow, data, mode, how, noTrigger, pollFunctions);
			};
			await inIsolate(live);
			return { given, remove: async () => await active.remove(workflow.id) };
		},

		/** @returns {Promise<INodeExecutionData[][] | null>} */
		async poll() {
			/** @type {any} */
			const context = new core.PollContext(
				workflow,
				startNode,
				surroundings(),
				'trigger',
				'activate',
			);
			return await inIsolate(async () => await nodeType.poll?.call(context));
		},

		/**
		 * @param {INodeExecutionData[][]} data  what a callback or a poll has given
		 * @param {'webhook' | 'trigger' | 'manual'} mode
		 * @returns {Promise<{ error: string, items: INodeExecutionData[] }>} what came out behind the trigger
		 */
		async execute(data, mode) {
			const { hooks } = recordHooks({ mode, executionId: '1', workflow, nodes: built.nodes });
			const additionalData = surroundings({ executionId: '1', hooks });
			const nodeExecutionStack = [{ node: startNode, data: { main: data }, source: null }];
			const execution = n8nWorkflow.createRunExecutionData({
				executionData: { nodeExecutionStack },
			});
			const engine = new core.WorkflowExecute(additionalData, mode, execution);
			const run = await engine.processRunExecutionData(workflow);
			if (run === undefined) throw new Error('n8n has run nothing');
			const { runData, error } = run.data.resultData;
			return {
				error: error?.message ?? '',
				items: runData['Behind']?.[0]?.data?.['main']?.[0] ?? [],
			};
		},
	};
}
