import type { INodeProperties } from 'n8n-workflow';

const listing = { operation: ['getRecentTasks'] };

const since: INodeProperties = {
	displayName: 'Since',
	name: 'since',
	type: 'dateTime',
	default: '',
};

/** The fields of 'Get Recent Tasks' that say which tasks of the account are listed. */
export const recentFields: INodeProperties[] = [
	{
		...since,
		placeholder: 'e.g. 2026-11-22T10:00:00Z',
		description:
			'Only tasks created at or after this time; empty for all that the provider still lists. A date without a zone is in the timezone of the workflow.',
		displayOptions: { show: listing, hide: { '@tool': [true] } },
	},
	{
		...since,
		type: 'string',
		default:
			"={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('since', `Only tasks created at or after this time, as ISO 8601 with a zone, for example 2026-11-22T10:00:00Z; empty for all`, 'string') }}",
		placeholder: 'e.g. 2026-11-22T10:00:00Z',
		description: 'Only tasks created at or after this time. The model fills it in.',
		displayOptions: { show: { ...listing, '@tool': [true] } },
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		options: [
			{ name: 'Cancelled', value: 'cancelled' },
			{ name: 'Expired', value: 'expired' },
			{ name: 'Failed', value: 'failed' },
			{ name: 'Queued', value: 'queued' },
			{ name: 'Running', value: 'running' },
			{ name: 'Succeeded', value: 'succeeded' },
			{ name: 'Unknown', value: 'unknown' },
		],
		default: [],
		description: 'Only tasks in one of these states; empty for all',
		displayOptions: { show: listing },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: listing },
	},
];
