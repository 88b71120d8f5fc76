import type { INodeProperties } from 'n8n-workflow';

import type { FormField } from '../../providers/provider';
import { PROVIDERS } from '../../providers/registry';

/**
 * @returns a provider's own field as n8n shows it. It is never `required`, because n8n also shows it when the field
 * that it depends on holds an expression, and would then refuse to run without it.
 */
function ownField(provider: string, field: FormField): INodeProperties {
	return {
		...plainField(field),
		displayOptions: { show: { provider: [provider], ...listsOf(field.shownWith) } },
	};
}

/** @returns the field without the conditions under which it is shown */
function plainField({
	name,
	title,
	description,
	placeholder,
	...field
}: FormField): INodeProperties {
	const shown = placeholder === undefined ? { description } : { description, placeholder };
	const named = { displayName: title, name, ...shown };
	const { options = [], members = [], lines } = field;
	switch (field.kind ?? (options.length > 0 ? 'choice' : 'text')) {
		case 'choice':
			return { ...named, type: 'options', options: [...options], default: field.default };
		case 'number':
			return { ...named, type: 'number', typeOptions: { minValue: 0 }, default: field.default };
		case 'switch':
			return { ...named, type: 'boolean', default: field.default };
		case 'collection':
			return { ...named, type: 'collection', default: {}, options: members.map(plainField) };
		case 'rows':
			return {
				...named,
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				default: {},
				options: [{ displayName: 'Rows', name: 'values', values: members.map(plainField) }],
			};
		case 'text':
			return {
				...named,
				type: 'string',
				...(lines === undefined ? {} : { typeOptions: { rows: lines } }),
				default: field.default,
			};
	}
}

function listsOf(shownWith: FormField['shownWith'] = {}): Record<string, string[]> {
	return Object.fromEntries(Object.entries(shownWith).map(([name, values]) => [name, [...values]]));
}

const DEFAULT_PROVIDER = PROVIDERS[0].id;

/** The providers with a list of tasks. n8n without conditions of choices shows 'Get Recent Tasks' for all others. */
const LISTING = PROVIDERS.filter(({ lists }) => lists !== undefined).map(({ id }) => id);

/** The field that chooses the API to ask, and the fields that only one provider has. */
export const providerChoice: INodeProperties[] = [
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		options: PROVIDERS.map(({ id, title, description }) => ({
			name: title,
			value: id,
			description,
		})),
		default: DEFAULT_PROVIDER,
		description: 'The API that the task was created with',
	},
	...PROVIDERS.flatMap(({ id, fields }) => fields.map((field) => ownField(id, field))),
];

/** The fields of `providerChoice`, and the field that chooses what to ask of the API. */
export const providerFields: INodeProperties[] = [
	...providerChoice,
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Get Task',
				value: 'getTask',
				action: 'Get one video',
				description:
					'Retrieve the state and the URLs of one task for each input item. For a list of IDs use Get Tasks Batch; to wait use Wait Until Done.',
			},
			{
				name: 'Get Tasks Batch',
				value: 'getTasksBatch',
				action: 'Get many videos',
				description:
					'Retrieve many tasks at once, as they stand now, up to 50 in a request. For one ID an item use Get Task; to wait use Wait Until Done.',
			},
			{
				name: 'Get Recent Tasks',
				value: 'getRecentTasks',
				action: 'Get recent videos',
				description:
					"Retrieve what the account made lately, from the provider's own list, such as tasks whose IDs were lost. For known IDs use Get Task or Get Tasks Batch.",
				displayOptions: { show: { provider: LISTING } },
			},
			{
				name: 'Wait Until Done',
				value: 'waitUntilDone',
				action: 'Wait until videos are done',
				description:
					'Look at one or many tasks again and again until all are done or the time is up. To look once use Get Task or Get Tasks Batch.',
			},
		],
		default: 'waitUntilDone',
	},
];
