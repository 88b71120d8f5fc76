// n8n's rules for wording read literals only. What comes from the providers' modules into the form is read here.
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { PROVIDERS } from '../../../providers/registry';
import { properties } from '../../../nodes/VideoTask/form/properties';

const choicesOf = ({ options = [], type }: INodeProperties) =>
	type === 'options' ? (options as INodePropertyOptions[]) : [];

const providerField = properties.find(({ name }) => name === 'provider') as INodeProperties;
const fieldNames = PROVIDERS.flatMap(({ fields }) => fields.map(({ name }) => name));
const fromProviders = properties.filter(({ name }) =>
	['taskId', 'taskIds', 'provider', ...fieldNames].includes(name),
);

const titles = [
	...fromProviders.map(({ displayName }) => displayName),
	...fromProviders.flatMap(choicesOf).map(({ name }) => name),
	...PROVIDERS.flatMap(({ title, shortTitle, credential }) => [
		title,
		shortTitle,
		credential.title,
	]),
];
const descriptions = [
	...fromProviders.map(({ description }) => description),
	...choicesOf(providerField).map(({ description }) => description),
];

test('there is something to read', () => {
	expect(fromProviders.length).toBeGreaterThan(8);
	expect(titles.length).toBeGreaterThan(40);
	expect(descriptions.every((text) => typeof text === 'string' && text.length > 10)).toBe(true);
});

test.each([...new Set(titles)])('%j is in title case', (title) => {
	expect(title).toBe(title.trim());
	expect(title).not.toMatch(/\s{2}|[.:]$/);
	// A version is written small, as are small words and companies that write themselves so.
	const written = /^([A-Z]|v?\d|(the|per|to|xAI|fal|kie\.ai)$)/;
	for (const word of title.split(/[ (]+/)) expect(word).toMatch(written);
	expect(title).not.toMatch(/\b(Id|Ids|Url|Api|Json)\b/);
});

test.each([...new Set(descriptions)])('%j begins and ends as n8n wants it', (description = '') => {
	expect(description).toBe(description.trim());
	expect(description).toMatch(/^[A-Z]/);
	// What is to be written as it is stands in braces.
	const words = description.replace(/\{\+?id\}/g, '{ID}');
	expect(words).not.toMatch(/\s{2}|`|<|\b(id|ids|Id|Url|url|json|Json)\b/);
	// One sentence has no period at its end, several have one.
	const isOneSentence = !/[.!?:;] [A-Z]/.test(description);
	expect([description, description.endsWith('.')]).toEqual([description, !isOneSentence]);
});

test.each(fromProviders)(
	'the field $name: its default, its placeholder and its choices',
	(field) => {
		const { default: value, placeholder, type } = field;
		if (placeholder !== undefined) expect(placeholder).toMatch(/^e\.g\. \S/);
		expect(field.required).not.toBe(false);
		const choices = choicesOf(field);
		if (type === 'options') expect(choices.map((choice) => choice.value)).toContain(value);
		const names = choices.map(({ name }) => name.toLowerCase());
		expect(names).toEqual([...new Set(names)].sort());
		expect(new Set(choices.map((choice) => choice.value)).size).toBe(choices.length);
		for (const { description, name } of choices) expect(description).not.toBe(name);
	},
);

test('a provider’s field is shown for it alone; only services are called the same at several', () => {
	const others = fieldNames.filter((name) => name !== 'service' && name !== 'servicePath');
	expect(new Set(others).size).toBe(others.length);
	for (const { id, fields } of PROVIDERS) {
		expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
		for (const { name } of fields) {
			const shown = properties.filter((property) => property.name === name);
			const owners = PROVIDERS.filter((one) => one.fields.some((field) => field.name === name));
			expect(shown.map(({ displayOptions }) => displayOptions?.show?.provider)).toEqual(
				owners.map((owner) => [owner.id]),
			);
			expect(owners.map((owner) => owner.id)).toContain(id);
			expect(new Set(shown.map(({ displayName }) => displayName)).size).toBe(1);
		}
	}
});
