import type { INodeProperties } from 'n8n-workflow';

import { providerChoice } from '../../form/providerFields';
import { titlesOf } from '../../form/titles';
import { optionFields } from '../../VideoTask/form/options';
import { resultFields } from '../../VideoTask/form/results';
import { listeningFields } from './listening';

const event: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	options: [
		{
			name: 'Every Change',
			value: 'everyChange',
			description:
				'A task has another state than before. What changes between two looks is not seen.',
		},
		{
			name: 'Task Ended',
			value: 'taskEnded',
			description: 'A task has succeeded, failed, expired or was cancelled',
		},
		{
			name: 'Task Succeeded',
			value: 'taskSucceeded',
			description: 'A task has succeeded; those that fail start nothing',
		},
	],
	default: 'taskEnded',
	description: 'What starts the workflow, once for each task',
};

/** The members of 'Options' that make sense without an input item and without a wait. */
const OPTIONS: ReadonlySet<string> = new Set([
	...['binaryPropertyName', 'maxDownloadMegabytes', 'mediaToDownload', 'requestTimeoutSeconds'],
]);

/** The fields of Video Task that are the same here. */
const RESULTS: ReadonlySet<string> = new Set(['downloadMedia', 'simplify']);

/** The whole form, in the order in which people fill it in. */
export const properties: INodeProperties[] = [
	...providerChoice,
	...listeningFields,
	event,
	...resultFields
		.filter(({ name }) => RESULTS.has(name))
		.map((field) => ({ ...field, displayOptions: {} })),
	...optionFields.map((field) => ({
		...field,
		options: (field.options ?? []).filter(({ name }) => OPTIONS.has(name)),
	})),
];

/** @returns a parameter's name as the form shows it, in quotes, for messages */
export const titleOf = titlesOf(properties);
