import type { INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { asIfResumedInTime } from '../durable/clockStep';
import type { Call, CallContext } from './call';
import { readItem } from './item/itemRequest';
import type { ItemRequest } from './item/itemRequest';
import { readSettings, withSaved } from './settings/settings';
import type { Settings } from './settings/settings';
import { readStoredWait, requestsOf } from './storedWait';
import type { StoredWait } from './storedWait';

/** Everything that a run of the node is to do, read once when the run begins and not asked of n8n again. */
export interface Invocation extends Call {
	readonly settings: Settings;
	/** What each of `items` asks for, or the Problem that it cannot be read. */
	readonly requests: ReadonlyArray<ItemRequest | Problem>;
	/** The input items that ask; in a durable wait's sub-workflow those of the execution that waits for it. */
	readonly items: readonly INodeExecutionData[];
	/** The wait that is resumed; null for a new one. */
	readonly stored: StoredWait | null;
}

/** @returns what the run is to do, or the Problem with the settings or the stored wait, which ends the whole run */
export function readInvocation(
	context: CallContext,
	call: Call,
	clock: Clock,
): Invocation | Problem {
	const settings = readSettings(context, call);
	if (isProblem(settings)) return settings;
	if (call.part !== null) return resumedBy(call, settings, clock);
	const items = call.input;
	const requests = items.map(({ json }, itemIndex) =>
		readItem(context, { json, itemIndex }, settings),
	);
	return { ...call, settings, requests, items, stored: null };
}

/** @returns what a node of a durable wait's sub-workflow is to do, read from the wait in its input item */
function resumedBy(call: Call, settings: Settings, clock: Clock): Invocation | Problem {
	const read = readStoredWait(call.input);
	if (isProblem(read)) return read;
	const stored = call.part === 'look' && !read.isNew ? asIfResumedInTime(read, clock) : read;
	return {
		...call,
		settings: withSaved(settings, stored.settings),
		requests: requestsOf(stored),
		items: stored.inputs.map((json) => ({ json })),
		stored,
	};
}
