import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Problem } from '../../core/problem';
import type { Task } from '../../core/task/task';
import { isObject } from '../../core/text/json';

/** The field in which a sighting goes from the webhook, or the poll, to the run of the node that it starts. */
const SIGHTING = 'videoTaskSighting';

/** What starts a workflow: a task that a look has seen, or the problem why ids could not be looked at. */
export type Sighting = {
	readonly by: 'callback' | 'schedule';
	/** When the callback came, or when the list was read, as ISO 8601 UTC text. */
	readonly receivedAt: string;
} & (
	| { readonly task: Task; readonly key: string }
	| { readonly problem: Problem; readonly taskIds: readonly string[] }
);

/** @returns the item with which n8n starts the run of the node */
export function itemOf(sighting: Sighting): INodeExecutionData {
	return { json: { [SIGHTING]: sighting as unknown as IDataObject } };
}

/** @returns the sightings that a run was started with; items without one are left out */
export function sightingsIn(items: readonly INodeExecutionData[]): readonly Sighting[] {
	return items.flatMap(({ json }) => {
		const sighting = json[SIGHTING];
		return isObject(sighting) ? [sighting as unknown as Sighting] : [];
	});
}
