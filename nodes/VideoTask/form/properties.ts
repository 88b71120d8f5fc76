import type { INodeProperties } from 'n8n-workflow';

import { optionFields } from './options';
import { providerFields } from '../../form/providerFields';
import { resultFields } from './results';
import { taskIdFields } from './taskIds';
import { toolFields } from './tool';

/** The whole form, in the order in which people fill it in. */
export const properties: INodeProperties[] = [
	...providerFields,
	...toolFields,
	...taskIdFields,
	...resultFields,
	...optionFields,
];

const TITLES: ReadonlyMap<string, string> = new Map(
	[...properties, ...properties.flatMap(({ options }) => options ?? [])].flatMap((entry) =>
		'displayName' in entry ? [[entry.name, entry.displayName] as const] : [],
	),
);

/** @returns a parameter's name as the form shows it, in quotes, for messages */
export function titleOf(name: string): string {
	return `'${TITLES.get(name) ?? name}'`;
}
