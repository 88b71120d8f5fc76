import type { INodeProperties } from 'n8n-workflow';

import { PROVIDERS } from '../../providers/registry';

/** What the subtitle calls each provider, as the members of an object in an n8n expression. */
export const providerTitles = PROVIDERS.map(({ id, shortTitle }) => `${id}: "${shortTitle}"`).join(
	', ',
);

/** @returns a parameter's name as the form shows it, in quotes, for messages */
export type TitleOf = (name: string) => string;

/** @returns the titles of a form's fields; if a name occurs on two levels, its title on the outer one */
export function titlesOf(fields: readonly INodeProperties[]): TitleOf {
	const titles: ReadonlyMap<string, string> = new Map(
		[...membersOf(fields), ...fields].map(({ name, displayName }) => [name, displayName]),
	);
	return (name) => `'${titles.get(name) ?? name}'`;
}

/** @returns the fields within collections and rows, those on the innermost level first */
function membersOf(fields: readonly INodeProperties[]): readonly INodeProperties[] {
	const members = fields.flatMap(({ options = [] }) =>
		options.flatMap((entry): readonly INodeProperties[] => {
			if ('values' in entry) return entry.values;
			return 'type' in entry ? [entry] : [];
		}),
	);
	return members.length === 0 ? [] : [...membersOf(members), ...members];
}
