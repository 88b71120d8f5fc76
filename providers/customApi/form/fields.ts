import type { FormField } from '../../provider';
import { PRESETS } from '../presets/presets';
import { STATUS_CHOICES } from './statuses';
import { TITLES } from './titles';
import type { FieldName } from './titles';

function field(
	name: FieldName,
	description: string,
	rest: Partial<Omit<FormField, 'name' | 'title' | 'description'>> = {},
): FormField {
	return { name, title: TITLES[name], default: '', ...rest, description };
}

function inOrder<Named extends { readonly name: string }>(
	named: readonly Named[],
): readonly Named[] {
	return [...named].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

const presetOptions = inOrder([
	...PRESETS.map(({ title, value, description }) => ({ name: title, value, description })),
	{ name: 'None', value: 'none', description: 'Any API: say below where it is asked' },
]);

const headers = field('headers', "Sent with each request, beside the credential's own", {
	kind: 'rows',
	members: [
		{
			name: 'name',
			title: 'Name',
			default: '',
			placeholder: 'e.g. X-API-Version',
			description: "The header's name. The key belongs into the credential.",
		},
		{ name: 'value', title: 'Value', default: '', description: "The header's value" },
	],
});

const words = field(
	'words',
	'What words of this API mean that the node takes for something else or does not know',
	{
		kind: 'rows',
		members: [
			{
				name: 'status',
				title: 'Status',
				options: STATUS_CHOICES,
				default: 'succeeded',
				description: 'What the words mean',
			},
			{
				name: 'words',
				title: 'Words',
				default: '',
				placeholder: 'e.g. ready, 3',
				description: 'One or several words or numbers, with commas between them',
			},
		],
	},
);

/** The fields that say how the API is asked, except for its address. */
const asking = [
	field('method', 'How the state of a task is asked for', {
		options: [
			{ name: 'GET', value: 'GET' },
			{ name: 'POST', value: 'POST' },
		],
		default: 'GET',
	}),
	field('body', 'JSON that is sent, with {id} where the task ID belongs', {
		lines: 3,
		placeholder: 'e.g. { "task_id": "{id}" }',
	}),
	headers,
	field('requestsPerMinute', 'How many requests the API allows in a minute, 0 for no limit', {
		...{ kind: 'number', default: 0 },
	}),
	field(
		'resultUrl',
		'What is asked once after a success, where the answer does not hold the result: a path or an address, with {id} or the path of a field in braces',
		{
			placeholder: 'e.g. /datasets/{data.defaultDatasetId}/items',
		},
	),
	field('downloadWithKey', "Whether files of the API's own host are downloaded with the key", {
		...{ kind: 'switch', default: false },
	}),
	field('expectedSeconds', 'How many seconds a task usually takes, 0 where nobody knows', {
		...{ kind: 'number', default: 0 },
	}),
	field(
		'urlLifetimeSeconds',
		'How many seconds the URLs work after the end of a task, 0 where nobody knows',
		{
			...{ kind: 'number', default: 0 },
		},
	),
] satisfies readonly FormField[];

/** The fields that say how the answer is read. */
const reading = [
	field(
		'statusField',
		'Where the word for the state of the task stands; found by itself where empty',
		{
			placeholder: 'e.g. data.state',
		},
	),
	words,
	field(
		'failedWhen',
		'When a task that ended well has failed nevertheless: a path and a value, one in a line',
		{
			...{ lines: 2, placeholder: 'e.g. video.respect_moderation = false' },
		},
	),
	field(
		'notFoundOn',
		'HTTP codes that mean that there is no such task, and "empty" for an empty answer',
		{
			default: '404, empty',
			placeholder: 'e.g. 404, 400, empty',
		},
	),
	field(
		'outputFields',
		'Where the URLs of the outputs stand, the main one first; found by themselves where empty, "none" where there are none',
		{
			placeholder: 'e.g. data.results[].url, data.cover',
		},
	),
	field('resultField', 'Where a result stands that is no file, such as a text', {
		placeholder: 'e.g. data.text',
	}),
	field('failureCodeField', 'Where the code of a failure stands', {
		placeholder: 'e.g. data.error.code',
	}),
	field('failureMessageField', 'Where it stands why a task failed', {
		placeholder: 'e.g. data.error.message',
	}),
	field('progressField', 'Where the progress stands, as a share of 1 or of 100', {
		placeholder: 'e.g. data.progress',
	}),
] satisfies readonly FormField[];

/** The form's fields of the Custom API. */
export const customApiFields: readonly FormField[] = [
	field('preset', 'A well-known API, which fills in what is left empty below', {
		options: presetOptions,
		default: 'none',
	}),
	field(
		'statusUrl',
		'Where the state of a task is asked for: a path below the base URL, or an address of the same host, with {id} where the task ID belongs. With {+id} its slashes stay. Leave it empty with a preset, and where status addresses are given in place of IDs.',
		{ placeholder: 'e.g. /v1/tasks/{id}' },
	),
	field(
		'describe',
		'What the node does not find by itself. Paths are written as in data.results[0].state.',
		{
			kind: 'collection',
			members: [...asking, ...reading].sort((a, b) => (a.title < b.title ? -1 : 1)),
		},
	),
];
