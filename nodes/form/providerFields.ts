import type { INodeProperties } from 'n8n-workflow';

import { ACE_DATA_SERVICES, OTHER_SERVICE } from '../../providers/aceDataCloud/services/services';

/** In alphabetical order, the one for what is not listed in its place among them. */
const services = [...ACE_DATA_SERVICES, OTHER_SERVICE]
	.map(({ service, title }) => ({ name: title, value: service }))
	.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

/** Which API is asked, and what is asked of it. */
export const providerFields: INodeProperties[] = [
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'AceData Cloud',
				value: 'aceDataCloud',
				description: 'Seedance, Veo, Kling, Midjourney, Suno and more through one API',
			},
			{
				name: 'ModelArk (Volcengine Ark)',
				value: 'modelArk',
				description: 'Seedance at BytePlus ModelArk or Volcengine Ark',
			},
			{
				name: 'VAP (Vapagent)',
				value: 'vap',
				description: 'Videos, images and music through VAP',
			},
		],
		default: 'aceDataCloud',
		description: 'The API that the task was created with',
	},
	{
		displayName: 'Service',
		name: 'service',
		type: 'options',
		options: services,
		default: 'seedance',
		description: 'The service of AceData Cloud that the task was created with',
		displayOptions: { show: { provider: ['aceDataCloud'] } },
	},
	{
		displayName: 'Service Path',
		name: 'servicePath',
		type: 'string',
		// Not `required`: n8n shows it beside an expression in 'Service' too, and would then refuse to run.
		default: '',
		placeholder: 'e.g. kling',
		description:
			"The part of the API's path before /tasks, for a service that the list does not have yet. Read for every input item.",
		displayOptions: { show: { provider: ['aceDataCloud'], service: [OTHER_SERVICE.service] } },
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Get Task',
				value: 'getTask',
				action: 'Get task',
				description:
					'Retrieve the state and the URLs of one task for each input item. For a list of IDs use Get Tasks Batch; to wait use Wait Until Done.',
			},
			{
				name: 'Get Tasks Batch',
				value: 'getTasksBatch',
				action: 'Get tasks batch',
				description:
					'Retrieve many tasks at once, as they stand now, up to 50 in a request. For one ID an item use Get Task; to wait use Wait Until Done.',
			},
			{
				name: 'Wait Until Done',
				value: 'waitUntilDone',
				action: 'Wait until tasks are done',
				description:
					'Look at one or many tasks again and again until all are done or the time is up. To look once use Get Task or Get Tasks Batch.',
			},
		],
		default: 'waitUntilDone',
	},
];
