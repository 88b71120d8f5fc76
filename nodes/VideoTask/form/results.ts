import type { INodeProperties } from 'n8n-workflow';

const waiting = { operation: ['waitUntilDone'] };

const route: INodeProperties = {
	displayName: 'Route by Status',
	name: 'routeByStatus',
	type: 'boolean',
	// n8n draws the outputs from this field, before there is an item for which it could evaluate an expression.
	noDataExpression: true,
	default: false,
	description:
		'Whether to put tasks out on three outputs, Succeeded, Pending and Failed, instead of one. Switching it off, or choosing an operation that has it off, removes the wires of the other outputs.',
};

const maxWait: INodeProperties = {
	displayName: 'Max Wait (Minutes)',
	name: 'maxWaitMinutes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 30,
};

/** The fields that say how long to wait, and in which shape tasks come out. */
export const resultFields: INodeProperties[] = [
	{
		...maxWait,
		description:
			'How long to wait at most. Looks come at once, then around the time such tasks take, 1 to 5 minutes for most; 0 looks once, 4320 waits for three days.',
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
		displayName: 'Durable Part',
		name: 'durablePart',
		type: 'hidden',
		// This node alone sets the field, in the sub-workflow of a durable wait.
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
