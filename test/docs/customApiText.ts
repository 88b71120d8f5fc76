// The parts of `docs/custom-api.md` that are made from the code: the presets, and the worked examples as they ran.
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { CustomTaskApi } from '../../credentials/CustomTaskApi.credentials';
import { customApiProvider } from '../../providers/customApi/provider';
import { customApiFields } from '../../providers/customApi/form/fields';
import { STATUS_CHOICES } from '../../providers/customApi/form/statuses';
import { TITLES } from '../../providers/customApi/form/titles';
import { PRESETS } from '../../providers/customApi/presets/presets';
import type { Preset } from '../../providers/customApi/presets/preset';
import type { FormField } from '../../providers/provider';
import type { Example, Exchange } from './customApiExamples';
import type { Ran } from './customApiRun';

/** @returns the table of the presets */
export function presetTable(): string {
	const rows = [...PRESETS]
		.sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1))
		.map((preset) => `| ${preset.title} | ${preset.description} | ${fillsIn(preset)} |`);
	return [
		'| preset | what the credential needs, and what comes out | what it fills in |',
		'| --- | --- | --- |',
		...rows,
	].join('\n');
}

function fillsIn({ recipe, fileUrl }: Preset): string {
	const names = Object.keys(recipe).filter((name) => name in TITLES && name !== 'statusUrl');
	const titles = names.map((name) => TITLES[name as keyof typeof TITLES]).sort();
	const file = fileUrl === undefined ? [] : [`the file at \`${fileUrl}\` where none is named`];
	return [`\`${recipe.statusUrl}\``, ...titles, ...file].join(', ');
}

/** @returns the section of an example, as it ran */
export function exampleSection(example: Example, { item, found }: Ran, index: number): string {
	return [
		`### ${index + 1}. ${example.title}`,
		example.before,
		'The create answer, as the HTTP Request node puts it out:',
		json(example.created),
		'What is filled in:',
		[...credentialLines(example), ...fieldLines(example)].join('\n'),
		'What the node asks, and what the API answers:',
		['```text', ...example.answers.flatMap(exchangeLines), '```'].join('\n'),
		'The item, without what is null:',
		json(item),
		"`details.found`, with 'Simplify' off:",
		json(found),
		example.after,
	].join('\n\n');
}

function json(value: unknown): string {
	return ['```json', JSON.stringify(value, null, '\t'), '```'].join('\n');
}

function exchangeLines({ asked, status = 200, headers = {}, body }: Exchange): readonly string[] {
	const told = Object.entries(headers).map(([name, value]) => `, ${name}: ${String(value)}`);
	return [asked, `  HTTP ${status}${told.join('')}`, `  ${JSON.stringify(body)}`];
}

const credentialForm = new CustomTaskApi().properties;

function credentialLines({ credential }: Example): readonly string[] {
	return credentialForm
		.filter(({ name }) => credential[name] !== undefined)
		.map((field) => `- _Credential → ${field.displayName}_: ${choiceOf(field, credential)}`);
}

function choiceOf({ name, options = [] }: INodeProperties, credential: IDataObject): string {
	const chosen = options.find((option) => 'value' in option && option.value === credential[name]);
	return chosen === undefined ? `\`${String(credential[name])}\`` : chosen.name;
}

function fieldLines({ fields, taskIds }: Example): readonly string[] {
	const described = Object(fields.describe) as IDataObject;
	const members = customApiFields.find(({ name }) => name === 'describe')?.members ?? [];
	const lines = [
		...linesOf(customApiFields, { ...fields, describe: undefined }, ''),
		...linesOf(members, described, `${TITLES.describe} → `),
	];
	const ids = taskIds ?? customApiProvider.ids.defaultExpression;
	const unchanged = taskIds === undefined ? ' (the default)' : '';
	return [...lines, `- _Task IDs_: \`${ids.slice(1)}\`${unchanged}`];
}

function linesOf(form: readonly FormField[], values: IDataObject, before: string) {
	return form
		.filter(({ name }) => values[name] !== undefined)
		.map((field) => `- _${before}${field.title}_: ${shown(field, values[field.name])}`);
}

function shown({ options = [] }: FormField, value: unknown): string {
	const chosen = options.find((option) => option.value === value);
	if (chosen !== undefined) return chosen.name;
	if (typeof value !== 'object') return `\`${String(value)}\``;
	const rows = Object(value).values as ReadonlyArray<{ status: string; words: string }>;
	const meaning = (status: string) =>
		STATUS_CHOICES.find((choice) => choice.value === status)?.name ?? status;
	return rows.map(({ status, words }) => `${meaning(status)}: \`${words}\``).join('; ');
}
