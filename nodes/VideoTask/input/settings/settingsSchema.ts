import { z } from 'zod';

import { MEDIA_CHOICES, mediaField } from '../../../../core/task/media/mediaChoice';

const OPERATIONS = ['getTask', 'getTasksBatch', 'getRecentTasks', 'waitUntilDone'] as const;
const STATES = [
	...(['queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired', 'unknown'] as const),
] as const;
const WAIT_MODES = ['automatic', 'inMemory', 'durable'] as const;
const OUTCOMES = ['outputItem', 'throwError'] as const;

/** @returns a schema for a number from 0 on, or a text that is one, as expressions give it; by default `fallback` */
function amount(fallback: number) {
	return z.preprocess(
		(value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value),
		z.number().finite().min(0).default(fallback),
	);
}

/**
 * The settings that are the same for all items, with the form's defaults. None of these can hold a text from
 * an item.
 */
const closedSettings = {
	operation: z.enum(OPERATIONS),
	simplify: z.boolean().default(true),
	/** In ms since 1970; null for all times. */
	since: z.number().nullable().default(null),
	/** States to list, which an expression may give as a text with commas between them; an empty list means all. */
	status: z.preprocess(
		(value) => (typeof value === 'string' ? value.split(/[\s,;]+/).filter(Boolean) : value),
		z.array(z.enum(STATES)).default([]),
	),
	limit: amount(50).refine((count) => Number.isInteger(count) && count > 0),
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
	shareRequests: z.boolean().default(true),
	pauseWhenNotDoneSeconds: amount(0),
	wakeOnCallback: z.boolean().default(false),
	downloadMedia: z.boolean().default(false),
	maxDownloadMegabytes: amount(512).refine((megabytes) => megabytes > 0),
	mediaToDownload: z
		.array(z.enum(MEDIA_CHOICES))
		.default(['output'])
		.transform((choices) => (choices.length === 0 ? ['output' as const] : choices)),
};

/**
 * Settings that are free texts. An expression can put any text of an item into them, so a durable wait keeps them in
 * its stored state: n8n would evaluate such a text if it stood in a parameter of the sub-workflow.
 */
const freeSettings = {
	binaryPropertyName: mediaField.default('data'),
	/** The provider's own fields by name. */
	own: z.record(z.unknown()).default({}),
};

export const settingsSchema = z.object({ ...closedSettings, ...freeSettings });

/** The settings that are stored with a suspended wait; older versions of the node stored none. */
export const savedSettings = z.object(freeSettings).partial();

export type SavedSettings = z.infer<typeof savedSettings>;

/** The settings that are parameters at the top of the form, not in 'Options'. */
export const TOP_LEVEL = [
	'operation',
	'simplify',
	'routeByStatus',
	'maxWaitMinutes',
	'downloadMedia',
] as const;
/** The settings at the top of the form that say which tasks 'Get Recent Tasks' lists. */
export const OF_LISTS = ['since', 'status', 'limit'] as const;
/** The members of the form's 'Options' that are settings. */
export const IN_OPTIONS = [
	'includeInputFields',
	'maxConsecutiveErrors',
	'onTaskFailure',
	'onTimeout',
	'returnWhen',
	'waitMode',
	'wakeOnCallback',
	'pollIntervalSeconds',
	'requestTimeoutSeconds',
	'expectedSeconds',
	'requestsPerSecond',
	'shareRequests',
	'pauseWhenNotDoneSeconds',
	'binaryPropertyName',
	'maxDownloadMegabytes',
	'mediaToDownload',
] as const;

/** @returns whether the setting can hold no text from an item, so that a sub-workflow may have it as a parameter */
export function isClosed(name: string): boolean {
	return Object.hasOwn(closedSettings, name);
}

/** The values that each setting takes, in words for the message that refuses another. */
export const TAKES: Readonly<Record<string, string>> = {
	operation: "'Get Task', 'Get Tasks Batch', 'Get Recent Tasks' or 'Wait Until Done'",
	since: 'a date and time, such as 2026-11-22T10:00:00Z, or seconds or milliseconds since 1970',
	status: `a list of ${STATES.join(', ')}`,
	limit: 'a whole number, 1 or more',
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
	wakeOnCallback: 'true or false',
	expectedSeconds: 'a number of seconds, or 0 for automatic',
	requestsPerSecond: 'a number, more than 0',
	shareRequests: 'true or false',
	pauseWhenNotDoneSeconds: 'a number of seconds, 0 or more',
	binaryPropertyName: 'the name of a field, at least one character, but not __proto__',
	maxDownloadMegabytes: 'a number of megabytes, more than 0',
	mediaToDownload: `a list of ${MEDIA_CHOICES.join(', ')}`,
};
