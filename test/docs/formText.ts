// What `docs/form.md` takes from the node's description.
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { PROVIDERS } from '../../providers/registry';
import { nameOf, tableOf } from './providerText';

const { properties } = new VideoTask().description;

/** What stands on the canvas alone: no notices, nothing of the tool variant, nothing that nobody sees. */
const shownFields = properties.filter(
	({ type, displayOptions }) =>
		!['notice', 'hidden'].includes(type) && displayOptions?.show?.['@tool'] === undefined,
);

/** @returns the table of the form's fields, the ids of all providers in one row */
export function fieldTable(): string {
	const fields = shownFields.filter(({ name }) => name !== 'options');
	const ids = ['taskId', 'taskIds'];
	const alike = fields.filter(
		({ name }, index) =>
			!ids.includes(name) || fields.findIndex((other) => other.name === name) === index,
	);
	return tableOf(
		['field', 'shown for', 'default', 'what it is good for'],
		alike.map((field) =>
			ids.includes(field.name)
				? [...[field.displayName, shownFor(field, ['provider'])], ...idCells(field)]
				: [field.displayName, shownFor(field), defaultOf(field), meaningOf(field)],
		),
	);
}

const idCells = ({ name }: INodeProperties) => [
	'what the create answer of the provider calls it: [All providers](providers/README.md)',
	name === 'taskId'
		? 'One id'
		: 'One id or many: a list, a JSON array, or text with commas, semicolons, spaces or line breaks between them',
];

/** @returns the table of the options, in the order of the form */
export function optionTable(): string {
	const members = shownFields
		.filter(({ name }) => name === 'options')
		.flatMap(({ options = [] }) => options as INodeProperties[]);
	return tableOf(
		['option', 'shown for', 'default', 'what it is good for'],
		members.map((member) => [
			...[member.displayName, shownFor(member), defaultOf(member), meaningOf(member)],
		]),
	);
}

const OPERATIONS = new Map(
	properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [] }) => options as INodePropertyOptions[])
		.map(({ value, name }) => [value, name]),
);

const TITLES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
	...OPERATIONS,
	...PROVIDERS.map((provider) => [provider.id, nameOf(provider)] as const),
	[true, 'on'],
]);

/** @returns with which provider, operation or switch a field is shown */
function shownFor({ displayOptions }: INodeProperties, leftOut: readonly string[] = []): string {
	const conditions = Object.entries(displayOptions?.show ?? {})
		.map(([name, values]) => [name.replace('/', ''), values ?? []] as const)
		.filter(([name]) => !leftOut.includes(name));
	const texts = conditions.map(([name, values]) => {
		const shown = values.map((value) => TITLES.get(value) ?? String(value)).join(', ');
		if (name === 'operation' || name === 'provider') return shown;
		const field = properties.find((other) => other.name === name)?.displayName ?? name;
		return `${field}: ${shown}`;
	});
	return texts.length === 0 ? 'all' : texts.join('; ');
}

function defaultOf({ default: value, options = [] }: INodeProperties): string {
	const named = (one: unknown) =>
		(options as INodePropertyOptions[]).find((option) => option.value === one)?.name;
	if (Array.isArray(value)) return value.map((one) => named(one) ?? String(one)).join(', ');
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'object' || value === '') return 'empty';
	return named(value) ?? String(value);
}

/** Whose choices have a page of their own. */
const LONG_LISTS: ReadonlySet<string> = new Set(['provider', 'service', 'preset']);

/** @returns the description, and where the choices say what each does, theirs */
function meaningOf(field: INodeProperties): string {
	const { name, hint = '', description = hint, options = [], type } = field;
	const choices = type === 'options' && !LONG_LISTS.has(name) ? options : [];
	const told = (choices as INodePropertyOptions[]).flatMap((choice) =>
		choice.description === undefined ? [] : [`_${choice.name}_: ${choice.description}`],
	);
	return [description, ...told]
		.filter((text) => text !== '')
		.map((text) => text.replaceAll('|', '\\|').replace(/\.$/, ''))
		.join('. ');
}
