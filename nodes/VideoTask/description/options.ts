import type { INodeProperties } from 'n8n-workflow';

/** What most workflows leave as it is. */
export const optionFields: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Include Input Fields',
				name: 'includeInputFields',
				type: 'boolean',
				default: false,
				description: 'Whether to include all fields of the input item in the output item',
			},
			{
				displayName: 'Max Consecutive Errors',
				name: 'maxConsecutiveErrors',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 5,
				description:
					'After how many looks in a row without an answer (network down, time-out, HTTP 429 or 5xx) the wait for a task ends',
				displayOptions: { show: { '/operation': ['waitUntilDone'] } },
			},
			{
				displayName: 'On Task Failure',
				name: 'onTaskFailure',
				type: 'options',
				options: [
					{
						name: 'Return the Task',
						value: 'outputItem',
						description: 'Put out the task with its failure field filled',
					},
					{
						name: 'Stop With Error',
						value: 'throwError',
						description: 'Raise an error for a task that failed, was cancelled or expired',
					},
				],
				default: 'outputItem',
				description: 'What to do with a task that the provider could not finish',
			},
			{
				displayName: 'Poll Interval',
				name: 'pollIntervalSeconds',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'Seconds between two looks at a task, at least 1; 0 is automatic',
				displayOptions: { show: { '/operation': ['waitUntilDone'] } },
			},
			{
				displayName: 'Request Timeout',
				name: 'requestTimeoutSeconds',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 30,
				description: 'Seconds within which a whole answer must have come in',
			},
		],
	},
];
