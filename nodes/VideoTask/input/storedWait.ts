import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from '../../../core/text/json';
import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { savedWatch } from '../../../core/wait/savedWait';
import type { SavedWatch } from '../../../core/wait/savedWait';
import type { Fetched } from '../../../host/media/mediaFetcher';
import type { CarriedError, ItemRequest } from './itemRequest';
import { savedSettings } from './settingsSchema';

/** Under this name a durable wait travels through its sub-workflow, in the one item that goes round. */
const STATE = 'videoTaskWait';

/** The part that a node of the sub-workflow plays: it looks, or it rests until the next look. */
export type Part = 'look' | 'rest';

/** What an input item asked for; or, with `error`, why it could not be read. */
const savedRequest = z.object({
	itemIndex: z.number(),
	service: z.string(),
	ids: z.array(z.string()),
	sinceMs: z.number().nullable(),
	fileName: z.string(),
	error: z.string().nullable(),
	/** What to do about `error`; absent where an older node began the wait. */
	advice: z.string().optional(),
	/** What the item brought in the place of an id. */
	carriedError: z.custom<CarriedError>().optional(),
});

const restedWait = z.object({
	/** Raised when what is stored changes its meaning: n8n may bring a newer node while a wait rests. */
	version: z.literal(1),
	/** Whether no node of the sub-workflow has had it yet. */
	isNew: z.boolean(),
	/** The execution that waits for this wait. */
	parentId: z.string(),
	startedAtMs: z.number(),
	/** Those that are no business of the nodes' parameters; absent where an older node began the wait. */
	settings: savedSettings.optional(),
	restUntilMs: z.number(),
	requests: z.array(savedRequest),
	/** The JSON of the input items, where the output is to include it. */
	inputs: z.array(z.custom<IDataObject>(isObject)),
	/** By service. */
	watches: z.record(savedWatch),
	/** Files that are downloaded already, by task. */
	files: z.record(z.custom<Fetched>(isObject)),
});

/** A durable wait while it rests: plain data, stored by n8n with the execution. Times in ms since 1970. */
export type RestedWait = z.infer<typeof restedWait>;

/** @returns the part that this node plays in a durable wait's sub-workflow, or null in any other workflow */
export function partOf(context: IExecuteFunctions): Part | null {
	const part: unknown = context.getNode().parameters?.durablePart;
	return part === 'look' || part === 'rest' ? part : null;
}

/** @returns the wait that the input item brings */
export function readRested(context: IExecuteFunctions): RestedWait | Problem {
	const stored: unknown = context.getInputData()[0]?.json[STATE];
	// What was stored itself, and not what zod makes of it: n8n stores an object once, but each copy as well.
	if (restedWait.safeParse(stored).success) return stored as RestedWait;
	return problem('invalidInput', 'The stored state of this durable wait cannot be read', {
		description: 'Nothing is lost: run the workflow again, the tasks go on at the provider.',
	});
}

/** @returns the item in which the wait goes round */
export function itemOf(wait: RestedWait): INodeExecutionData {
	return { json: { [STATE]: wait as unknown as IDataObject }, pairedItem: { item: 0 } };
}

/** @returns a request, or the Problem with it, as it is stored */
export function savedRequestOf(request: ItemRequest | Problem, itemIndex: number) {
	if ('ids' in request) return { ...request, ids: [...request.ids], error: null };
	const nothing = { service: '', ids: [], sinceMs: null, fileName: '' };
	return { ...nothing, itemIndex, error: request.message, advice: request.description };
}

/** @returns what the input items of the execution that waits asked for */
export function requestsOf({ requests }: RestedWait): ReadonlyArray<ItemRequest | Problem> {
	return requests.map(({ error, advice = '', ...request }) =>
		error === null ? request : problem('invalidInput', error, { description: advice }),
	);
}

/** @returns the watches by service, for those that know something */
export function watchOf(wait: RestedWait | null, service: string): SavedWatch | null {
	const { watches = {} } = wait ?? {};
	return Object.hasOwn(watches, service) ? (watches[service] ?? null) : null;
}
