import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from '../../../core/text/json';
import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { savedWait } from '../../../core/wait/saving/savedWait';
import type { SavedWait } from '../../../core/wait/saving/savedWait';
import type { Fetched } from '../../../host/media/mediaFetcher';
import type { CarriedError, ItemRequest } from './item/itemRequest';
import { savedSettings } from './settings/settingsSchema';

/** The field that holds a durable wait, in the one item that its sub-workflow hands from node to node. */
const STATE = 'videoTaskWait';

/** What an input item asked for; or, with `error`, why it could not be read. */
const storedRequest = z.object({
	itemIndex: z.number(),
	service: z.string(),
	ids: z.array(z.string()),
	sinceMs: z.number().nullable(),
	fileName: z.string(),
	error: z.string().nullable(),
	/** What to do about `error`; absent where an older version of the node began the wait. */
	advice: z.string().optional(),
	/** The error that the input item brought instead of an id. */
	carriedError: z.custom<CarriedError>().optional(),
});

const storedWait = z.object({
	/** A new number when stored members change their meaning, because n8n may be updated while a wait is suspended. */
	version: z.literal(1),
	/** Whether no node of the sub-workflow has read it yet. */
	isNew: z.boolean(),
	/** The execution that waits for the sub-workflow. */
	parentId: z.string(),
	startedAtMs: z.number(),
	/** The settings that must not stand in a parameter; absent when an older version of the node began the wait. */
	settings: savedSettings.optional(),
	restUntilMs: z.number(),
	requests: z.array(storedRequest),
	/** The JSON of the input items when the output is to include it; else an empty object for each. */
	inputs: z.array(z.custom<IDataObject>(isObject)),
	/** What the wait knows of its ids, by service. */
	watches: z.record(savedWait),
	/** Files that are downloaded already, by service and task. */
	files: z.record(z.custom<Fetched>(isObject)),
});

/** A suspended durable wait: plain data, which n8n stores with the execution. Times in ms since 1970. */
export type StoredWait = z.infer<typeof storedWait>;

/** @returns the wait that the first input item holds, or the Problem that it cannot be read */
export function readStoredWait(input: readonly INodeExecutionData[]): StoredWait | Problem {
	const stored: unknown = input[0]?.json[STATE];
	// Returns the object itself, not zod's copy: n8n stores the same object once, but every copy of it again.
	if (storedWait.safeParse(stored).success) return stored as StoredWait;
	return problem('invalidInput', 'The stored state of this durable wait cannot be read', {
		description: 'Nothing is lost: run the workflow again, the tasks go on at the provider.',
	});
}

/** @returns the item that hands the wait to the next node of the sub-workflow */
export function itemOf(wait: StoredWait): INodeExecutionData {
	return { json: { [STATE]: wait as unknown as IDataObject }, pairedItem: { item: 0 } };
}

/** @returns an item's request, or the Problem that it cannot be read, as it is stored */
export function storedRequestOf(request: ItemRequest | Problem, itemIndex: number) {
	if ('ids' in request) return { ...request, ids: [...request.ids], error: null };
	const nothing = { service: '', ids: [], sinceMs: null, fileName: '' };
	return { ...nothing, itemIndex, error: request.message, advice: request.description };
}

/** @returns what the input items of the execution that waits asked for, or why they could not be read */
export function requestsOf({ requests }: StoredWait): ReadonlyArray<ItemRequest | Problem> {
	return requests.map(({ error, advice = '', ...request }) =>
		error === null ? request : problem('invalidInput', error, { description: advice }),
	);
}

/** @returns what the wait knows of the ids of a service; null for a new wait, or when it has not asked the service */
export function watchOf(wait: StoredWait | null, service: string): SavedWait | null {
	const { watches = {} } = wait ?? {};
	return Object.hasOwn(watches, service) ? (watches[service] ?? null) : null;
}
