import type { INodeProperties } from 'n8n-workflow';

import { ACE_DATA_SERVICES } from '../core/providers/aceDataServices';

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
				description: 'Seedance, Veo and more through one API',
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
		options: ACE_DATA_SERVICES.map(({ service, title }) => ({ name: title, value: service })),
		default: 'seedance',
		description: 'The service of AceData Cloud that the task was created with',
		displayOptions: { show: { provider: ['aceDataCloud'] } },
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
				description: 'Retrieve the state and the URLs of one task for each input item',
			},
			{
				name: 'Get Tasks Batch',
				value: 'getTasksBatch',
				action: 'Get tasks batch',
				description: 'Retrieve many tasks at once, as they stand now',
			},
			{
				name: 'Wait Until Done',
				value: 'waitUntilDone',
				action: 'Wait until tasks are done',
				description:
					'Look at one or many tasks again and again until all are done or the time is up',
			},
		],
		default: 'waitUntilDone',
	},
];
