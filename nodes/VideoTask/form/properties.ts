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

/** The fields by name with their titles; of a name that occurs twice the title nearer to the form's top. */
const TITLES: ReadonlyMap<string, string> = new Map(
	[...membersOf(properties), ...properties].map(({ name, displayName }) => [name, displayName]),
);

/** @returns the fields within collections and rows, those farther within first */
function membersOf(fields: readonly INodeProperties[]): readonly INodeProperties[] {
	const members = fields.flatMap(({ options = [] }) =>
		options.flatMap((entry): readonly INodeProperties[] => {
			if ('values' in entry) return entry.values;
			return 'type' in entry ? [entry] : [];
		}),
	);
	return members.length === 0 ? [] : [...membersOf(members), ...members];
}

/** @returns a parameter's name as the form shows it, in quotes, for messages */
export function titleOf(name: string): string {
	return `'${TITLES.get(name) ?? name}'`;
}
