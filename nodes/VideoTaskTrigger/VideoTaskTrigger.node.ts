import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { isProblem } from '../../core/problem';
import { n8nClock } from '../../host/clock';
import { credentialList } from '../form/credentialList';
import { providerTitles } from '../form/titles';
import { inputError, stopError } from '../VideoTask/output/raise';
import { properties } from './form/properties';
import { lookThroughList } from './poll';
import { run } from './run';
import { receive } from './webhook';

/**
 * In an expression: whether the node listens to the schedule alone. Then it has no URL: n8n registers none when the
 * method is empty.
 */
const isOnSchedule = '$parameter["listen"] === "schedule"';

export class VideoTaskTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Video Task Trigger',
		name: 'videoTaskTrigger',
		icon: { light: 'file:videoTaskTrigger.svg', dark: 'file:videoTaskTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: `={{ ({ taskEnded: "Task Ended", taskSucceeded: "Task Succeeded", everyChange: "Every Change" })[$parameter["event"]] + ": " + ({ ${providerTitles} })[$parameter["provider"]] }}`,
		description: 'Starts the workflow when an AI video, image or music task has ended',
		eventTriggerDescription:
			'Create a task with the test URL as its callback; it is called when the task has ended',
		activationMessage: 'Create tasks with the production URL as their callback.',
		defaults: { name: 'Video Task Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialList,
		webhooks: [
			{
				name: 'default',
				httpMethod: `={{ ${isOnSchedule} ? "" : "POST" }}`,
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: `={{ ${isOnSchedule} }}`,
			},
		],
		properties,
	};

	/** Nothing is registered at the provider: the URL goes into each request that creates a task. */
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

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const received = await receive(this, n8nClock(undefined));
		if (isProblem(received)) throw inputError(this.getNode(), received, 0);
		return received;
	}

	/** n8n calls it at poll times, and once when the workflow is made active. */
	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const ended = await lookThroughList(this, n8nClock(undefined));
		if (ended !== null && isProblem(ended)) throw inputError(this.getNode(), ended, 0);
		return ended;
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const clock = n8nClock(this.getExecutionCancelSignal?.());
		const items = await run(this, clock);
		if (clock.isStopped()) throw stopError(this.getNode());
		if (!Array.isArray(items)) throw items;
		return [items];
	}
}
