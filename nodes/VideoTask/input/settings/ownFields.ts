import type { INode } from 'n8n-workflow';

import { problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import type { Provider } from '../../../../providers/provider';
import { settingAt } from '../readParameter';
import type { ReadContext } from '../readParameter';

/** Fields that are not for the whole node, but read for every item together with its ids. */
const PER_ITEM: ReadonlySet<string> = new Set(['service', 'servicePath']);

/** @returns the names of those own fields of the provider that are for the whole node */
export function ownNames({ fields }: Pick<Provider, 'fields'>): readonly string[] {
	return fields.map(({ name }) => name).filter((name) => !PER_ITEM.has(name));
}

/** @returns the values of the provider's own fields for an item, by name, without those that the form hides */
export function ownFieldsAt(
	context: ReadContext,
	provider: Provider,
	itemIndex: number,
): Readonly<Record<string, unknown>> {
	const read = ownNames(provider).map(
		(name) => [name, settingAt(context, name, itemIndex)] as const,
	);
	return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/**
 * Keeps the provider's own fields for the user: a model must not say where a key is sent, nor how answers are read.
 *
 * @returns the Problem that a model would fill in one of these fields, or null
 */
export function filledByModel(
	{ parameters = {} }: INode,
	provider: Provider,
	titleOf: (name: string) => string,
): Problem | null {
	const name = ownNames(provider).find((one) => holdsFromAi(parameters[one]));
	if (name === undefined) return null;
	return problem('invalidInput', `${titleOf(name)} cannot be filled in by the model`, {
		description: 'Write it yourself: it decides what is asked with your key, and how it is read.',
	});
}

function holdsFromAi(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=') && /\$fromai\s*\(/i.test(value);
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsFromAi);
}
