import type { z } from 'zod';

import { isProblem, problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import { PROVIDERS } from '../../../../providers/registry';
import type { Provider } from '../../../../providers/provider';
import { titleOf } from '../../form/properties';
import type { Call } from '../call';
import { filledByModel, ownFieldsAt, ownNames } from './ownFields';
import { guarded, optionsAt, settingAt, shown } from '../readParameter';
import type { ReadContext } from '../readParameter';
import { isSameTime, listSettingsAt } from './recentSettings';
import {
	IN_OPTIONS,
	OF_LISTS,
	savedSettings,
	settingsSchema,
	TAKES,
	TOP_LEVEL,
} from './settingsSchema';
import type { SavedSettings } from './settingsSchema';
import { asTool } from '../toolVariant';

export type Settings = z.infer<typeof settingsSchema> & {
	readonly provider: Provider;
	/** Whether an agent calls the node and a model reads its items. */
	readonly isTool: boolean;
};

/** @returns the settings that have to be stored with a suspended wait */
export function settingsToSave(settings: Settings): SavedSettings {
	return savedSettings.parse(settings);
}

/**
 * @param saved the settings stored with a suspended wait; undefined when an older version of the node stored none
 * @returns the settings, with the saved ones in place of those that were read
 */
export function withSaved(settings: Settings, saved: SavedSettings | undefined): Settings {
	return { ...settings, ...(saved as Partial<Settings> as Settings | undefined) };
}

/**
 * @returns the settings for the whole node; or the Problem that one cannot be used, or that its expression gives
 * different values for different items
 */
export function readSettings(
	context: ReadContext,
	call: Pick<Call, 'node' | 'isTool' | 'input'>,
): Settings | Problem {
	const first = settingsAt(context, call, 0);
	if (isProblem(first)) return first;
	const parameters = call.node.parameters ?? {};
	const watched = [
		...TOP_LEVEL,
		...OF_LISTS,
		...ownNames(first.provider),
		'options',
		'provider',
	].filter((name) => isDynamic(parameters[name]));
	// When n8n does not show the node's parameters, any of them may be an expression, so all items are compared.
	if (watched.length === 0 && Object.keys(parameters).length > 0) return first;
	for (let itemIndex = 1; itemIndex < call.input.length; itemIndex += 1) {
		const other = settingsAt(context, call, itemIndex);
		if (isProblem(other)) return other;
		const odd = oddOne(first, other);
		if (odd !== null) return differs(odd, itemIndex);
	}
	return first;
}

/** @returns the name of a parameter in which the settings for two items differ, or null */
function oddOne({ own, ...first }: Settings, { own: otherOwn, ...other }: Settings): string | null {
	const odd = (Object.keys(first) as Array<keyof typeof first>).find(
		(name) =>
			!(name === 'since' ? isSameTime(first.since, other.since) : isSame(first[name], other[name])),
	);
	const names = Object.keys({ ...own, ...otherOwn });
	return odd ?? names.find((name) => !isSame(own[name], otherOwn[name])) ?? null;
}

function differs(name: string, itemIndex: number): Problem {
	return problem(
		'invalidInput',
		`${titleOf(name)} has another value for item ${itemIndex} than for item 0, but it is for the whole node`,
		{ description: 'Use one value for all items, or split the items over several nodes.' },
	);
}

function settingsAt(
	context: ReadContext,
	{ node, isTool }: Pick<Call, 'node' | 'isTool'>,
	itemIndex: number,
): Settings | Problem {
	return guarded(() => {
		const options = optionsAt(context, itemIndex);
		const read = (name: string) => settingAt(context, name, itemIndex);
		const written = new Map<string, unknown>([
			...TOP_LEVEL.map((name) => [name, read(name)] as const),
			...listSettingsAt(context, read),
			...IN_OPTIONS.map((name) => [name, options[name]] as const),
		]);
		const values = isTool ? asTool(node, written) : written;
		const settings = settingsSchema.safeParse(Object.fromEntries(values));
		if (!settings.success) {
			const name = String(settings.error.issues[0]?.path[0] ?? 'options');
			return notAllowed(name, values.get(name));
		}
		const provider = providerNamed(read('provider'));
		if (isProblem(provider)) return provider;
		const refusal = isTool ? filledByModel(node, provider, titleOf) : null;
		if (refusal !== null) return refusal;
		const own = ownFieldsAt(context, provider, itemIndex);
		return { ...settings.data, own, provider, isTool };
	});
}

function notAllowed(name: string, value: unknown): Problem {
	return problem('invalidInput', `${titleOf(name)} cannot be ${shown(value)}`, {
		description: `${titleOf(name)} takes ${TAKES[name] ?? 'another value'}.`,
	});
}

function providerNamed(value: unknown): Provider | Problem {
	const provider = PROVIDERS.find(({ id }) => id === value);
	if (provider !== undefined) return provider;
	return problem('invalidInput', `${titleOf('provider')} cannot be ${shown(value)}`, {
		description: `Choose one of ${PROVIDERS.map(({ id, title }) => `${id} (${title})`).join(', ')}.`,
	});
}

/** @returns whether two values are equal; the same object is not compared by members: a provider's tables are long */
function isSame(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
	const [members, others] = [Object.entries(one), new Map(Object.entries(other))];
	return (
		members.length === others.size &&
		members.every(([name, value]) => others.has(name) && isSame(value, others.get(name)))
	);
}

/** @returns whether a parameter, or a member of it, is an expression and so can differ from item to item */
function isDynamic(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(isDynamic);
}
