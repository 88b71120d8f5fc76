import type { INodeProperties } from 'n8n-workflow';

/** The form's 'Options', which most workflows leave as they are. */
export const optionFields: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Expected Duration (Seconds)',
				name: 'expectedSeconds',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'How long your tasks usually take. The node looks rarely before, often around it; 0 is automatic.',
				displayOptions: { show: { '/operation': ['waitUntilDone'] } },
			},
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. intro.mp4',
				description:
					'Name of the downloaded file, read for every item; empty makes it from the task ID',
				displayOptions: { show: { '/downloadMedia': [true] } },
			},
			{
				displayName: 'Include Input Fields',
				name: 'includeInputFields',
				type: 'boolean',
				default: false,
				description: 'Whether to include all fields of the input item in the output item',
				displayOptions: { hide: { '@tool': [true] } },
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
				displayName: 'Max Download Size (MB)',
				name: 'maxDownloadMegabytes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 512,
				description:
					'Size after which a download is given up; the item is put out without the file',
				displayOptions: { show: { '/downloadMedia': [true] } },
			},
			{
				displayName: 'Media to Download',
				name: 'mediaToDownload',
				type: 'multiOptions',
				options: [
					{ name: 'Audio', value: 'audio' },
					{ name: 'Image', value: 'image' },
					{ name: 'Last Frame', value: 'lastFrame' },
					{ name: 'Main Output', value: 'output' },
					{ name: 'Thumbnail', value: 'thumbnail' },
					{ name: 'Video', value: 'video' },
				],
				default: ['output'],
				description:
					'What to fetch. The first goes into the output field, others into fields named after their kind.',
				displayOptions: { show: { '/downloadMedia': [true] } },
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
				displayName: 'On Timeout',
				name: 'onTimeout',
				type: 'options',
				options: [
					{
						name: 'Return Last Known State',
						value: 'outputItem',
						description: 'Put out what is not done yet, with wait.timedOut set',
					},
					{
						name: 'Stop With Error',
						value: 'throwError',
						description: 'Raise an error that names every task that is not done',
					},
				],
				default: 'outputItem',
				description: 'What to do with tasks that are not done when the time is up',
				displayOptions: { show: { '/operation': ['waitUntilDone'] }, hide: { '@tool': [true] } },
			},
			{
				displayName: 'Pause When Not Done (Seconds)',
				name: 'pauseWhenNotDoneSeconds',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 5,
				description:
					'How long to wait before a look is answered in which a task is not done, so that agents and loops do not look too often. Without this option 0, as a tool 5.',
				displayOptions: { show: { '/operation': ['getTask', 'getTasksBatch'] } },
			},
			{
				displayName: 'Poll Interval (Seconds)',
				name: 'pollIntervalSeconds',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'Time between two looks at a task, at least 1; 0 is automatic',
				displayOptions: { show: { '/operation': ['waitUntilDone'] } },
			},
			{
				displayName: 'Put Output File in Field',
				name: 'binaryPropertyName',
				type: 'string',
				default: 'data',
				placeholder: 'e.g. data',
				hint: 'The name of the output binary field to put the file in',
				displayOptions: { show: { '/downloadMedia': [true] } },
			},
			{
				displayName: 'Request Timeout (Seconds)',
				name: 'requestTimeoutSeconds',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 30,
				description: 'Time within which a whole answer must have come in',
			},
			{
				displayName: 'Requests per Second',
				name: 'requestsPerSecond',
				type: 'number',
				typeOptions: { minValue: 0.1 },
				default: 5,
				description:
					'How many requests the node may send within any second. A look at so many tasks that it would take more than a minute sends more.',
			},
			{
				displayName: 'Return When',
				name: 'returnWhen',
				type: 'options',
				options: [
					{
						name: 'All Are Done',
						value: 'allDone',
						description: 'Put all tasks out together',
					},
					{
						name: 'Any Is Done',
						value: 'anyDone',
						description:
							'Put out what is done at once. Wire the Pending output back into this node to wait for the rest.',
					},
				],
				default: 'allDone',
				description: 'How many tasks must be done before the node puts them out',
				displayOptions: { show: { '/operation': ['waitUntilDone'] }, hide: { '@tool': [true] } },
			},
			{
				displayName: 'Share Requests',
				name: 'shareRequests',
				type: 'boolean',
				default: true,
				description:
					'Whether to ask together with all other executions in this n8n process that use the same key, so that many of them keep to one limit and send few requests',
			},
			{
				displayName: 'Wait Mode',
				name: 'waitMode',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Automatic',
						value: 'automatic',
						description:
							'In memory for 5 minutes, then durable, where this n8n can and item linking stays whole',
					},
					{
						name: 'Durable',
						value: 'durable',
						description:
							'Survives restarts of n8n and holds no worker, but looks every 65 seconds at the soonest. For long waits.',
					},
					{
						name: 'In Memory',
						value: 'inMemory',
						description: 'Earliest answer; lost when n8n restarts. For short waits.',
					},
				],
				default: 'automatic',
				description: 'Where the wait is kept between two looks',
				displayOptions: { show: { '/operation': ['waitUntilDone'] }, hide: { '@tool': [true] } },
			},
			{
				displayName: 'Wake on Callback',
				name: 'wakeOnCallback',
				type: 'boolean',
				default: false,
				description:
					"Whether a durable wait looks at once when the provider calls the expression {{ $execution.resumeUrl }}, which goes into the request that creates the task. Needs n8n 2.41 and 'Wait Mode' Durable or Automatic; with 'Download Media' the wait ends at its own looks.",
				displayOptions: { show: { '/operation': ['waitUntilDone'] }, hide: { '@tool': [true] } },
			},
		],
	},
];
