import { z } from 'zod';

import { problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { isObject } from '../../core/text/json';
import type { Provider } from '../../providers/provider';
import { PROVIDERS } from '../../providers/registry';
import { ownNames } from '../VideoTask/input/settings/ownFields';
import { guarded, shown } from '../VideoTask/input/readParameter';
import { serviceOf } from '../VideoTask/input/item/service';
import { settingsSchema, TAKES } from '../VideoTask/input/settings/settingsSchema';
import { titleOf } from './form/properties';

const LISTENS = ['callback', 'schedule', 'both'] as const;
const EVENTS = ['taskEnded', 'taskSucceeded', 'everyChange'] as const;

const schema = settingsSchema
	.pick({
		...{ simplify: true, downloadMedia: true, requestTimeoutSeconds: true },
		...{ binaryPropertyName: true, maxDownloadMegabytes: true, mediaToDownload: true },
	})
	.extend({
		listen: z.enum(LISTENS).default('callback'),
		event: z.enum(EVENTS).default('taskEnded'),
	});

const TOP_LEVEL = ['listen', 'event', 'simplify', 'downloadMedia'] as const;
const IN_OPTIONS = [
	...(['binaryPropertyName', 'maxDownloadMegabytes'] as const),
	...(['mediaToDownload', 'requestTimeoutSeconds'] as const),
];

const ALSO_TAKES: Readonly<Record<string, string>> = {
	listen: LISTENS.join(', '),
	event: EVENTS.join(', '),
};

export type TriggerSettings = z.infer<typeof schema> & {
	readonly provider: Provider;
	/** The service's name in the API's path; '' for a provider without services. */
	readonly service: string;
	/** The provider's own fields by name. */
	readonly own: Readonly<Record<string, unknown>>;
};

/** @returns a parameter, null where it has no value; throws where its expression fails */
export type Read = (name: string) => unknown;

/** @returns the settings as the form has them, or the Problem with a field that cannot be used */
export function readSettings(read: Read): TriggerSettings | Problem {
	return guarded(() => {
		const options = read('options');
		const members = isObject(options) ? options : {};
		const values = new Map<string, unknown>([
			...TOP_LEVEL.map((name) => [name, read(name) ?? undefined] as const),
			...IN_OPTIONS.map((name) => [name, members[name]] as const),
		]);
		const settings = schema.safeParse(Object.fromEntries(values));
		if (!settings.success) {
			const name = String(settings.error.issues[0]?.path[0] ?? 'options');
			return notAllowed(name, values.get(name));
		}
		const provider = PROVIDERS.find(({ id }) => id === read('provider'));
		if (provider === undefined) return notAllowed('provider', read('provider'));
		const service = serviceOf({ read }, provider);
		if (typeof service !== 'string') return service;
		const own = ownNames(provider)
			.map((name) => [name, read(name) ?? undefined] as const)
			.filter(([, value]) => value !== undefined);
		return { ...settings.data, provider, service, own: Object.fromEntries(own) };
	});
}

function notAllowed(name: string, value: unknown): Problem {
	const takes = ALSO_TAKES[name] ?? TAKES[name] ?? 'another value';
	return problem('invalidInput', `${titleOf(name)} cannot be ${shown(value)}`, {
		description: `${titleOf(name)} takes ${takes}.`,
	});
}
