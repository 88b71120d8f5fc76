import type { INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { asIfResumedInTime } from '../durable/clockStep';
import type { Call, CallContext } from './call';
import { readItem } from './itemRequest';
import type { ItemRequest } from './itemRequest';
import { readSettings, withSaved } from './settings';
import type { Settings } from './settings';
import { readStoredWait, requestsOf } from './storedWait';
import type { StoredWait } from './storedWait';

/** Everything that a run of the node is to do, read at its beginning. Nothing asks n8n for it again. */
export interface Invocation extends Call {
	readonly settings: Settings;
	/** What each of `items` asks for, or why it cannot be read. */
	readonly requests: ReadonlyArray<ItemRequest | Problem>;
	/** The items that ask; in a durable wait's sub-workflow those of the execution that waits. */
	readonly items: readonly INodeExecutionData[];
	/** The wait that is resumed; null for a new one. */
	readonly stored: StoredWait | null;
}

/** @returns what the run is to do; or the Problem, for the whole node, with its settings or its stored wait */
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

/** @returns what a node of a durable wait's sub-workflow is to do, from the wait that its input item holds */
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
