import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { isObject, nonEmpty, readJson } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import type { Given } from '../../provider';
import { placed } from '../presets/placed';
import type { Preset } from '../presets/preset';
import { PRESETS } from '../presets/presets';
import { NO_RECIPE } from '../recipe';
import type { Recipe } from '../recipe';
import { bodyProblem, resultUrlProblem, statusUrlProblem } from './addresses';
import { failedWhenIn, headersIn, notFoundIn, outputFieldsIn, pathIn, wordsIn } from './lists';
import { badField, measureOf, quoted, switchOf, textOf } from './values';

/** @returns the preset that was chosen, null for none, or the Problem that there is no such preset */
export function presetIn({ parameters }: Given): Preset | null | Problem {
	const value = textOf(parameters.preset);
	if (value === '' || value === 'none') return null;
	const wanted = folded(value);
	const known = PRESETS.find((one) => folded(one.value) === wanted || folded(one.title) === wanted);
	return known ?? badField('preset', `is ${quoted(value)}, which there is not`, PRESET_TODO);
}

/** Drops case and signs, because an expression may give a preset by its title, or in another case. */
function folded(name: string): string {
	return name.toLowerCase().replace(/[^a-z\d]/g, '');
}

const PRESET_TODO = `Choose one of none, ${PRESETS.map(({ value }) => value).join(', ')}.`;

/** @returns the preset's recipe, in which the user's own fields win, or the Problem with a field of the form */
export function readRecipe(given: Given): Recipe | Problem {
	const preset = presetIn(given);
	if (preset !== null && isProblem(preset)) return preset;
	const base = preset === null ? {} : placed(preset, given.baseUrl);
	if (isProblem(base)) return base;
	const fields = filledFields(given);
	if (isProblem(fields)) return fields;
	let recipe: Recipe = { ...NO_RECIPE, ...base };
	for (const [name, value] of Object.entries(fields)) {
		const own = READERS.get(name)?.(value, recipe, given) ?? {};
		if (isProblem(own)) return own;
		recipe = { ...recipe, ...own };
	}
	return (
		bodyProblem(recipe) ??
		statusUrlProblem(recipe, given.baseUrl) ??
		resultUrlProblem(recipe) ??
		recipe
	);
}

/** @returns the fields that are not empty, or the Problem that 'Describe the Answer' is no object, nor JSON of one */
function filledFields({ parameters }: Given): JsonObject | Problem {
	const { describe, statusUrl } = parameters;
	const described = typeof describe === 'string' ? readJson(describe) : describe;
	if (textOf(describe) !== '' && !isObject(described)) {
		const what = `is ${quoted(textOf(describe))}, which is no object with fields`;
		return badField('describe', what, DESCRIBE_TODO);
	}
	const all = { ...(isObject(described) ? described : {}), statusUrl };
	return Object.fromEntries(Object.entries(all).filter(([, value]) => textOf(value) !== ''));
}

const DESCRIBE_TODO =
	'Add fields in the form, or give an object such as { "statusField": "data.state" }.';

type Read = (value: unknown, before: Recipe, given: Given) => Partial<Recipe> | Problem;

const PATHS = [
	'statusField',
	'resultField',
	'failureCodeField',
	'failureMessageField',
	'progressField',
] as const;

const MEASURES = ['expectedSeconds', 'urlLifetimeSeconds', 'requestsPerMinute'] as const;

/** @returns for each name a reader, which makes that member of the recipe with `read` */
function readersOf<Name extends keyof Recipe & string>(
	names: readonly Name[],
	read: (name: Name, value: unknown, before: Recipe) => Recipe[Name] | Problem,
): ReadonlyArray<readonly [string, Read]> {
	return names.map((name) => [name, (value, before) => asPart(name, read(name, value, before))]);
}

function asPart<Name extends keyof Recipe>(
	name: Name,
	value: Recipe[Name] | Problem,
): Partial<Recipe> | Problem {
	if (typeof value === 'object' && value !== null && isProblem(value)) return value;
	return { [name]: value };
}

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
	...readersOf(['statusUrl', 'body', 'resultUrl'], (_name, value) => textOf(value)),
	...readersOf(PATHS, (name, value) => pathIn(name, textOf(value))),
	...readersOf(MEASURES, (name, value, before) => {
		const measure = measureOf(name, value);
		// 0 means "not known", so that the preset's value stays.
		return measure ?? before[name];
	}),
	...readersOf(['outputFields'], (_name, value) => outputFieldsIn(value)),
	...readersOf(['failedWhen'], (_name, value) => failedWhenIn(value)),
	...readersOf(['downloadWithKey'], (name, value) => switchOf(name, value)),
	...readersOf(['words'], (_name, value, before) => {
		const own = wordsIn(value);
		return isProblem(own) ? own : new Map([...before.words, ...own]);
	}),
	['notFoundOn', (value) => notFoundIn(value)],
	['method', (value) => methodIn(value)],
	[
		'headers',
		(value, before, given) => {
			const own = headersIn(value, keyHeaderOf(given));
			return asPart('headers', isProblem(own) ? own : withHeaders(before.headers, own));
		},
	],
]);

function methodIn(value: unknown): Partial<Recipe> | Problem {
	const method = textOf(value).toUpperCase();
	if (method === 'GET' || method === 'POST') return { method };
	return badField('method', `is ${quoted(method)}`, 'Choose GET or POST.');
}

/** @returns all headers; `own` win over those before with the same name in upper or lower case */
function withHeaders(before: Recipe['headers'], own: Recipe['headers']): Recipe['headers'] {
	const names = new Set(Object.keys(own).map((name) => name.toLowerCase()));
	const kept = Object.entries(before).filter(([name]) => !names.has(name.toLowerCase()));
	return { ...Object.fromEntries(kept), ...own };
}

function keyHeaderOf({ credential }: Given): string | null {
	return credential.authentication === 'header' ? nonEmpty(credential.headerName) : null;
}
