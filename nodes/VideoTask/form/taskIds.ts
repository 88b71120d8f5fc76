import type { INodeProperties } from 'n8n-workflow';

import type { IdRule, Provider } from '../../../providers/provider';
import { PROVIDERS } from '../../../providers/registry';

/** @returns what the model is told of the parameter: what the provider calls the ID, and what is not the ID */
function whereFrom({ shortTitle, ids: { createdAs, example, idOfAddress } }: Provider): string {
	// An API that the user describes may call the ID anything.
	const [named, whose] = createdAs === '' ? ['', 'the'] : [` (${createdAs})`, `${shortTitle}'s`];
	const address = idOfAddress === undefined ? '' : ' or the status URL';
	return `ID${named}${address} that ${whose} create call answered for the task, for example ${example}. Only that: no file URL, no title, no trace ID.`;
}

/** @returns the expression for a field that the model fills in; by its comment n8n's editor shows the field as such */
function filledByModel(name: string, told: string): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`${told}\`, 'string') }}`;
}

/** @returns words for what a create request answered: an ID, or, for a provider that takes addresses, a status URL */
function answeredBy({ idOfAddress }: IdRule, plural: boolean): string {
	if (idOfAddress === undefined) return plural ? 'One ID or many' : 'The ID';
	return plural ? 'One ID or status URL or many' : 'The ID or the status URL';
}

/** The fields for IDs. Each provider has its own, because the default differs, and others for models. */
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
	...PROVIDERS.map(
		(provider): INodeProperties => ({
			displayName: 'Task ID',
			name: 'taskId',
			type: 'string',
			required: true,
			default: filledByModel('taskId', `The ${whereFrom(provider)}`),
			placeholder: `e.g. ${provider.ids.example}`,
			description: `${answeredBy(provider.ids, false)} that the create request answered. The model fills it in.`,
			displayOptions: {
				show: { provider: [provider.id], operation: ['getTask'], '@tool': [true] },
			},
		}),
	),
	...PROVIDERS.map(
		(provider): INodeProperties => ({
			displayName: 'Task IDs',
			name: 'taskIds',
			type: 'string',
			required: true,
			default: filledByModel(
				'taskIds',
				`One or several with commas between them, each the ${whereFrom(provider)}`,
			),
			placeholder: `e.g. ${provider.ids.exampleList}`,
			description: `${answeredBy(provider.ids, true)} that create requests answered. The model fills them in.`,
			displayOptions: {
				show: {
					provider: [provider.id],
					operation: ['getTasksBatch', 'waitUntilDone'],
					'@tool': [true],
				},
			},
		}),
	),
];
