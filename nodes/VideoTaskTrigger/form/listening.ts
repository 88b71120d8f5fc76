import { cronNodeOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import type { Provider } from '../../../providers/provider';
import { PROVIDERS } from '../../../providers/registry';
import { placeOfUrl } from '../../form/placeOfUrl';

const ON_SCHEDULE = ['schedule', 'both'];
const ON_CALLBACK = ['callback', 'both'];

/** How the trigger learns that a task has ended. */
export const listeningFields: INodeProperties[] = [
	{
		displayName: 'Listen To',
		name: 'listen',
		type: 'options',
		// No expression: n8n registers the URL and the poll times by this field, before there is an item.
		noDataExpression: true,
		options: [
			{
				name: "Provider's Callback",
				value: 'callback',
				description: 'The provider calls this node when a task has ended',
			},
			{
				name: "Account's Recent Tasks",
				value: 'schedule',
				description: "The node looks through the provider's own list of tasks at poll times",
			},
			{
				name: 'Both',
				value: 'both',
				description: 'Callbacks, and poll times as the net for those that get lost',
			},
		],
		default: 'callback',
		description: 'How the node learns that a task has ended',
	},
	...PROVIDERS.map(
		(provider): INodeProperties => ({
			displayName: noticeOf(provider),
			name: 'callbackNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { provider: [provider.id], listen: ON_CALLBACK } },
		}),
	),
	{
		displayName: 'Poll Times',
		name: 'pollTimes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Poll Time' },
		default: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
		description: "When to look through the account's recent tasks",
		placeholder: 'Add Poll Time',
		options: cronNodeOptions,
		displayOptions: { show: { listen: ON_SCHEDULE } },
	},
	{
		displayName: 'Poll Times',
		name: 'pollTimes',
		type: 'hidden',
		// n8n reads the poll times of every node that can poll; without any it schedules nothing.
		default: { item: [] },
		displayOptions: { show: { listen: ['callback'] } },
	},
];

/**
 * @returns the notice that says where the URL above goes, or that the provider does not call back. n8n reads it as
 * HTML, so every word in it is our own
 */
function noticeOf({ shortTitle, callback }: Provider): string {
	if (callback === undefined) {
		return `${shortTitle} does not call back, so far as its documents say. To wait for its tasks use Video Task with 'Wait Mode' Durable, which holds no execution in memory.`;
	}
	const where = placeOfUrl(callback, 'the production URL');
	return [where, callback.advice, 'The URL is a secret: whoever knows it can make this node look.']
		.filter((sentence) => sentence !== '')
		.join(' ');
}
