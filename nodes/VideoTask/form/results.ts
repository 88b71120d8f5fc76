import type { INodeProperties } from 'n8n-workflow';

const waiting = { operation: ['waitUntilDone'] };

const route: INodeProperties = {
	displayName: 'Route by Status',
	name: 'routeByStatus',
	type: 'boolean',
	// The outputs are drawn from it, before there is an item to read an expression for.
	noDataExpression: true,
	default: false,
	description:
		'Whether to put tasks out on three outputs, Succeeded, Pending and Failed, instead of one',
};

const maxWait: INodeProperties = {
	displayName: 'Max Wait (Minutes)',
	name: 'maxWaitMinutes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 30,
};

/** How long to wait, and in which shape tasks come out. */
export const resultFields: INodeProperties[] = [
	{
		...maxWait,
		description:
			'How long to wait at most. Most tasks take 1 to 5 minutes; 0 looks once, 4320 waits for three days (cheap batch tiers).',
		displayOptions: { show: waiting, hide: { '@tool': [true] } },
	},
	{
		...maxWait,
		default: 0.75,
		description:
			'How long to wait at most. Agents and MCP clients give up on a tool after 60 seconds as a rule; what is not done then comes out as it stands, and the model is told to call again.',
		displayOptions: { show: { ...waiting, '@tool': [true] } },
	},
	{
		displayName: 'Return When',
		name: 'returnWhen',
		type: 'options',
		options: [
			{
				name: 'Return As Soon As All Are Done',
				value: 'allDone',
				description: 'Put all tasks out together',
			},
			{
				name: 'Return As Soon As Any Is Done',
				value: 'anyDone',
				description:
					'Put out what is done at once. Wire the Pending output back into this node to wait for the rest.',
			},
		],
		default: 'allDone',
		description: 'How many tasks must be done before the node puts them out',
		displayOptions: { show: waiting },
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
		displayOptions: { show: waiting },
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
					'Survives restarts of n8n and holds no worker, but looks every 65 seconds at most. For long waits.',
			},
			{
				name: 'In Memory',
				value: 'inMemory',
				description: 'Earliest answer; lost when n8n restarts. For short waits.',
			},
		],
		default: 'automatic',
		description: 'Where the wait is kept between two looks',
		displayOptions: { show: waiting, hide: { '@tool': [true] } },
	},
	{
		displayName: 'Durable Part',
		name: 'durablePart',
		type: 'hidden',
		// Set by this node in the sub-workflow of a durable wait only.
		noDataExpression: true,
		default: '',
		displayOptions: { show: waiting, hide: { '@tool': [true] } },
	},
	{
		...route,
		displayOptions: { show: { operation: ['getTasksBatch'] }, hide: { '@tool': [true] } },
	},
	{
		...route,
		default: true,
		displayOptions: { show: waiting, hide: { '@tool': [true] } },
	},
	{
		displayName: 'Download Media',
		name: 'downloadMedia',
		type: 'boolean',
		default: false,
		description:
			'Whether to attach the media of succeeded tasks as binary data. They are fetched as each task ends.',
		displayOptions: { hide: { '@tool': [true] } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];
