import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { n8nClock } from '../../host/clock';
import { credentialList } from '../form/credentialList';
import { providerTitles } from '../form/titles';
import { properties } from './form/properties';
import { ROUTES } from './output/items';
import { stopError } from './output/raise';
import { run } from './run';
import { wake } from './wake/wake';

const routedOutputs = ROUTES.map(
	(displayName) => `{ type: '${NodeConnectionTypes.Main}', displayName: '${displayName}' }`,
).join(', ');

const mainOutput = `{ type: '${NodeConnectionTypes.Main}' }`;

export class VideoTask implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Video Task',
		name: 'videoTask',
		icon: { light: 'file:videoTask.svg', dark: 'file:videoTask.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: `={{ ({ getTask: "Get", getTasksBatch: "Batch", getRecentTasks: "Recent", waitUntilDone: "Wait" })[$parameter["operation"]] + ": " + ({ ${providerTitles} })[$parameter["provider"]] }}`,
		description:
			'Get the state and the URLs of AI video, image and music tasks, or wait until they are done',
		defaults: { name: 'Video Task' },
		usableAsTool: true,
		waitingNodeTooltip: 'Rests until it looks at the tasks again',
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ [...($parameter["routeByStatus"] === true && ["getTasksBatch", "waitUntilDone"].includes($parameter["operation"]) ? [${routedOutputs}] : [${mainOutput}]), ...($parameter["durablePart"] ? [${mainOutput}] : [])] }}`,
		credentials: credentialList,
		// Called at the address of an execution that waits; n8n registers no address of its own for such a webhook.
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: '',
				restartWebhook: true,
			},
		],
		properties,
	};

	/** Nothing is registered at the provider: the address goes into each request that creates a task. */
	webhookMethods = {
		default: {
			async checkExists() {
				return true;
			},
			async create() {
				return true;
			},
			async delete() {
				return true;
			},
		},
	};

	/** Called while the execution waits durably, by the provider or by anybody who knows the address. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wake(this, n8nClock(undefined));
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const clock = n8nClock(this.getExecutionCancelSignal?.());
		const { error, outputs } = await run(this, clock);
		// After a Stop the execution ends as canceled, whatever answers came in before and even with Continue On Fail.
		// With Retry On Fail n8n would sleep and try again after an error, so then the outputs are empty.
		if (clock.isStopped() && this.getNode().retryOnFail !== true) throw stopError(this.getNode());
		if (clock.isStopped()) return outputs.map(() => []);
		if (error !== null && !this.continueOnFail()) throw error;
		return outputs;
	}
}
