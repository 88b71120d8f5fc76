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

/** Told to the model beside the parameter. */
const WHERE_FROM =
	'that a create call answered for the task (task_id; id at ModelArk), for example 9462ca25-468b-45a5-9e75-6f516dedcc80. The ID alone: no URL, no name, no trace ID.';

/** With the comment n8n's editor shows the field as one that the model fills in. */
function filledByModel(name: string, told: string): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`${told}\`, 'string') }}`;
}

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
			displayOptions: {
				show: { provider: [provider], operation: ['getTask'] },
				hide: { '@tool': [true] },
			},
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
				hide: { '@tool': [true] },
			},
		}),
	),
	{
		displayName: 'Task ID',
		name: 'taskId',
		type: 'string',
		required: true,
		default: filledByModel('taskId', `The ID ${WHERE_FROM}`),
		placeholder: 'e.g. 9462ca25-468b-45a5-9e75-6f516dedcc80',
		description: 'The ID that the create request answered. The model fills it in.',
		displayOptions: { show: { operation: ['getTask'], '@tool': [true] } },
	},
	{
		displayName: 'Task IDs',
		name: 'taskIds',
		type: 'string',
		required: true,
		default: filledByModel(
			'taskIds',
			`One ID or several with commas between them, each ${WHERE_FROM}`,
		),
		placeholder: 'e.g. 9462ca25-468b, d9e576bd-ca14',
		description: 'The IDs that create requests answered. The model fills them in.',
		displayOptions: { show: { operation: ['getTasksBatch', 'waitUntilDone'], '@tool': [true] } },
	},
];
