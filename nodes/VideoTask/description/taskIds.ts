import type { INodeProperties } from 'n8n-workflow';

/**
 * So that the answer of a provider's create request fits as it is. AceData's has no bare `id`, and in a
 * sheet `$json.id` is the row's as often as not.
 */
const DEFAULT_IDS: ReadonlyArray<readonly [string, string]> = [
	['aceDataCloud', '={{ $json.taskId || $json.task_id }}'],
	['modelArk', '={{ $json.taskId || $json.task_id || $json.id }}'],
	['vap', '={{ $json.taskId || $json.task_id || $json.generation_id }}'],
];

/** What is asked about; one entry a provider, because the default differs. */
export const taskIdFields: INodeProperties[] = [
	...DEFAULT_IDS.map(
		([provider, value]): INodeProperties => ({
			displayName: 'Task ID',
			name: 'taskId',
			type: 'string',
			required: true,
			default: value,
			placeholder: 'e.g. 9462ca25-468b-45a5-9e75-6f516dedcc80',
			description: 'The ID that the create request answered, read for every input item',
			displayOptions: { show: { provider: [provider], operation: ['getTask'] } },
		}),
	),
	...DEFAULT_IDS.map(
		([provider, value]): INodeProperties => ({
			displayName: 'Task IDs',
			name: 'taskIds',
			type: 'string',
			required: true,
			default: value,
			placeholder: 'e.g. 9462ca25-468b, d9e576bd-ca14',
			description:
				'One ID or many: a list, a JSON array, or text with commas, semicolons, spaces or line breaks between them. Every input item gives its own.',
			displayOptions: {
				show: { provider: [provider], operation: ['getTasksBatch', 'waitUntilDone'] },
			},
		}),
	),
];
