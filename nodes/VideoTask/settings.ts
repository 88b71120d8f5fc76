import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { MEDIA_CHOICES, mediaField } from './core/mediaChoice';
import { isProblem, problem } from './core/problem';
import type { Problem } from './core/problem';
import { PROVIDERS } from './core/providers/index';
import type { Provider } from './core/providers/index';
import { titleOf } from './description/properties';
import { optionsAt } from './options';
import { asTool, isTool } from './toolVariant';

const OPERATIONS = ['getTask', 'getTasksBatch', 'waitUntilDone'] as const;
const WAIT_MODES = ['automatic', 'inMemory', 'durable'] as const;
const OUTCOMES = ['outputItem', 'throwError'] as const;

/** A number, or text that is one, as expressions give it; what is left out is the default. */
function amount(fallback: number) {
	return z.preprocess(
		(value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value),
		z.number().finite().min(0).default(fallback),
	);
}

/** The settings that are the same for all items, with the form's defaults. */
const settingsSchema = z.object({
	operation: z.enum(OPERATIONS),
	simplify: z.boolean().default(true),
	routeByStatus: z.boolean().default(false),
	maxWaitMinutes: amount(30),
	onTimeout: z.enum(OUTCOMES).default('outputItem'),
	includeInputFields: z.boolean().default(false),
	maxConsecutiveErrors: amount(5),
	onTaskFailure: z.enum(OUTCOMES).default('outputItem'),
	pollIntervalSeconds: amount(0).refine((seconds) => seconds === 0 || seconds >= 1),
	requestTimeoutSeconds: amount(30).refine((seconds) => seconds > 0),
	returnWhen: z.enum(['allDone', 'anyDone']).default('allDone'),
	waitMode: z.enum(WAIT_MODES).default('automatic'),
	expectedSeconds: amount(0),
	requestsPerSecond: amount(5).refine((count) => count > 0),
	pauseWhenNotDoneSeconds: amount(0),
	downloadMedia: z.boolean().default(false),
	binaryPropertyName: mediaField.default('data'),
	maxDownloadMegabytes: amount(512).refine((megabytes) => megabytes > 0),
	mediaToDownload: z
		.array(z.enum(MEDIA_CHOICES))
		.default(['output'])
		.transform((choices) => (choices.length === 0 ? ['output' as const] : choices)),
});

export type Settings = z.infer<typeof settingsSchema> & {
	readonly provider: Provider;
	/** Whether an agent calls the node and a model reads its items. */
	readonly isTool: boolean;
};

/** The parameters of the form itself that are settings. */
export const TOP_LEVEL = [
	'operation',
	'simplify',
	'routeByStatus',
	'maxWaitMinutes',
	'onTimeout',
	'downloadMedia',
	'returnWhen',
	'waitMode',
] as const;
/** Those in its collection of options. */
export const IN_OPTIONS = [
	'includeInputFields',
	'maxConsecutiveErrors',
	'onTaskFailure',
	'pollIntervalSeconds',
	'requestTimeoutSeconds',
	'expectedSeconds',
	'requestsPerSecond',
	'pauseWhenNotDoneSeconds',
	'binaryPropertyName',
	'maxDownloadMegabytes',
	'mediaToDownload',
] as const;

/** What each setting takes, for the message that refuses another value. */
const TAKES: Readonly<Record<string, string>> = {
	operation: "'Get Task', 'Get Tasks Batch' or 'Wait Until Done'",
	simplify: 'true or false',
	routeByStatus: 'true or false',
	includeInputFields: 'true or false',
	onTimeout: 'outputItem or throwError',
	onTaskFailure: 'outputItem or throwError',
	maxWaitMinutes: 'a number of minutes, 0 or more',
	maxConsecutiveErrors: 'a number, 0 or more',
	pollIntervalSeconds: 'a number of seconds, 1 or more, or 0 for automatic',
	requestTimeoutSeconds: 'a number of seconds, more than 0',
	downloadMedia: 'true or false',
	returnWhen: 'allDone or anyDone',
	waitMode: WAIT_MODES.join(', '),
	expectedSeconds: 'a number of seconds, or 0 for automatic',
	requestsPerSecond: 'a number, more than 0',
	pauseWhenNotDoneSeconds: 'a number of seconds, 0 or more',
	binaryPropertyName: 'the name of a field, at least one character, not __proto__',
	maxDownloadMegabytes: 'a number of megabytes, more than 0',
	mediaToDownload: `a list of ${MEDIA_CHOICES.join(', ')}`,
};

/**
 * @returns the settings for the whole node, or the Problem that one cannot be used or that an expression
 * gives different values for different items
 */
export function readSettings(context: IExecuteFunctions): Settings | Problem {
	const last = context.getInputData().length - 1;
	const first = settingsAt(context, 0);
	if (isProblem(first)) return first;
	const parameters = context.getNode().parameters ?? {};
	const watched = [...TOP_LEVEL, 'options', 'provider'].filter((name) =>
		isDynamic(parameters[name]),
	);
	// Where the node's own parameters cannot be seen, any of them may be an expression.
	if (watched.length === 0 && Object.keys(parameters).length > 0) return first;
	for (let itemIndex = 1; itemIndex <= last; itemIndex += 1) {
		const other = settingsAt(context, itemIndex);
		if (isProblem(other)) return other;
		const odd = (Object.keys(first) as Array<keyof Settings>).find(
			(name) => JSON.stringify(first[name]) !== JSON.stringify(other[name]),
		);
		if (odd !== undefined) return differs(odd, itemIndex);
	}
	return first;
}

function differs(name: string, itemIndex: number): Problem {
	return problem(
		'invalidInput',
		`${titleOf(name)} has another value for item ${itemIndex} than for item 0, but it is for the whole node`,
		{ description: 'Use one value for all items, or split the items over several nodes.' },
	);
}

function settingsAt(context: IExecuteFunctions, itemIndex: number): Settings | Problem {
	return guarded(() => {
		const options = optionsAt(context, itemIndex);
		const read = (name: string) => parameterOf(context, name, itemIndex);
		const written = new Map<string, unknown>([
			...TOP_LEVEL.map((name) => [name, read(name)] as const),
			...IN_OPTIONS.map((name) => [name, options[name]] as const),
		]);
		const forModel = isTool(context);
		const values = forModel ? asTool(context, written) : written;
		const settings = settingsSchema.safeParse(Object.fromEntries(values));
		if (!settings.success) {
			const name = String(settings.error.issues[0]?.path[0] ?? 'options');
			return notAllowed(name, values.get(name));
		}
		const provider = providerNamed(read('provider'));
		return isProblem(provider) ? provider : { ...settings.data, provider, isTool: forModel };
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

/** A field that the form hides has no value and means its default; an expression that gives none does not. */
function parameterOf(context: IExecuteFunctions, name: string, itemIndex: number): unknown {
	const isShown = name in (context.getNode().parameters ?? {});
	return context.getNodeParameter(name, itemIndex, null) ?? (isShown ? null : undefined);
}

/** Whether a parameter, or a member of it, is an expression: only then can it differ from item to item. */
function isDynamic(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(isDynamic);
}

/** An expression that fails is a problem of the item's parameters, like any other. */
export function guarded<Value extends object>(read: () => Value | Problem): Value | Problem {
	try {
		return read();
	} catch (error) {
		const { message, description } = error as { message?: string; description?: string };
		return problem('invalidInput', message ?? 'An expression of this node fails', {
			description: description ?? 'Check the expressions in the parameters of this node.',
		});
	}
}

export function shown(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : String(value);
	return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
