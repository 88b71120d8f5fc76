import type { INodeProperties } from 'n8n-workflow';

import { createdIdMembers } from '../../../providers/createdIds';
import type { IdRule } from '../../../providers/provider';
import { PROVIDERS } from '../../../providers/registry';

const [usual] = PROVIDERS;
const EXAMPLE = usual.ids.example;
const EXAMPLE_LIST = usual.ids.exampleList;

/** Told to the model beside the parameter. */
const WHERE_FROM = `that a create call answered for the task (${createdIdMembers()}), for example ${EXAMPLE}. Only that ID, or the status URL where the create call answered one: no file URL, no title, no trace ID.`;

/** With the comment n8n's editor shows the field as one that the model fills in. */
function filledByModel(name: string, told: string): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`${told}\`, 'string') }}`;
}

/** @returns what a create request answered: an ID, and where addresses are taken, the address of its state */
function answeredBy({ idOfAddress }: IdRule, plural: boolean): string {
	if (idOfAddress === undefined) return plural ? 'One ID or many' : 'The ID';
	return plural ? 'One ID or status URL or many' : 'The ID or the status URL';
}

/** What is asked about: one entry a provider, because the default differs, and one for models. */
export const taskIdFields: INodeProperties[] = [
	...PROVIDERS.map(
		({ id, ids, ids: { defaultExpression, example } }): INodeProperties => ({
			displayName: 'Task ID',
			name: 'taskId',
			type: 'string',
			required: true,
			default: defaultExpression,
			placeholder: `e.g. ${example}`,
			description: `${answeredBy(ids, false)} that the create request answered, read for every input item`,
			displayOptions: {
				show: { provider: [id], operation: ['getTask'] },
				hide: { '@tool': [true] },
			},
		}),
	),
	...PROVIDERS.map(
		({ id, ids, ids: { defaultExpression, exampleList } }): INodeProperties => ({
			displayName: 'Task IDs',
			name: 'taskIds',
			type: 'string',
			required: true,
			default: defaultExpression,
			placeholder: `e.g. ${exampleList}`,
			description: `${answeredBy(ids, true)}: a list, a JSON array, or text with commas, semicolons, spaces or line breaks between them. Every input item gives its own.`,
			displayOptions: {
				show: { provider: [id], operation: ['getTasksBatch', 'waitUntilDone'] },
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
		placeholder: `e.g. ${EXAMPLE}`,
		description:
			'The ID or the status URL that the create request answered. The model fills it in.',
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
		placeholder: `e.g. ${EXAMPLE_LIST}`,
		description:
			'The IDs or the status URLs that create requests answered. The model fills them in.',
		displayOptions: { show: { operation: ['getTasksBatch', 'waitUntilDone'], '@tool': [true] } },
	},
];
