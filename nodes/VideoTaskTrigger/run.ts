import type { IExecuteFunctions, INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import type { Clock } from '../../core/clock';
import { isProblem, problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { inputError, withoutN8nKeywords } from '../VideoTask/output/raise';
import { itemsOf } from './output';
import type { Seen } from './output';
import { isProduction, notStartedElsewhere } from './otherProcesses';
import { oneRecent } from './poll';
import { readSettings } from './settings';
import { sightingsIn } from './sighting';
import type { Sighting } from './sighting';

/** The items of a run, or the error to raise. */
export type Ran = INodeExecutionData[] | NodeOperationError;

/**
 * Runs the node in the execution that a callback or a poll has started. Files are downloaded here, because here n8n's
 * Stop works and a worker does it. Ids that could not be looked at are raised here, as an error of this node.
 *
 * @returns the items or the error; items that do not come from this node's webhook or poll, such as pinned data,
 * unchanged
 */
export async function run(context: IExecuteFunctions, clock: Clock): Promise<Ran> {
	const input = context.getInputData();
	const started = sightingsIn(input);
	// In the editor n8n runs the node without any sighting if it listens to no webhook.
	const isStray = started.length === 0 && context.getMode() !== 'manual';
	if (isStray && !isProduction(context)) return input;
	const settings = readSettings((name) => context.getNodeParameter(name, 0, null));
	if (isProblem(settings)) return failed(context, [], settings, []);
	if (isStray) return failed(context, [], NOT_TAKEN, []);
	const sightings = started.length > 0 ? started : await oneRecent(context, clock, settings);
	if (isProblem(sightings)) return failed(context, [], sightings, []);
	const tasks = sightings.filter((one): one is Seen => 'task' in one);
	const seen = await notStartedElsewhere(context, tasks, clock);
	const items = await itemsOf(context, clock, seen, settings);
	if (isProblem(items)) return failed(context, [], items, idsOf(seen));
	const lost = sightings.find((one): one is Lost => 'problem' in one);
	return lost === undefined ? items : failed(context, items, lost.problem, lost.taskIds);
}

/**
 * The Problem of an execution without any sighting: n8n starts it with one empty item when `webhook()` has failed (n8n
 * 2.41, `webhook-helpers.js`).
 */
const NOT_TAKEN = problem('notSent', 'A callback could not be taken', {
	description:
		"n8n's log says what went wrong. Where the account has a list of tasks, the next poll finds the task: set 'Listen To' to Both.",
});

type Lost = Extract<Sighting, { readonly problem: unknown }>;

function idsOf(seen: readonly Seen[]): readonly string[] {
	return seen.map(({ task: { taskId } }) => taskId);
}

/** Ids that a message names at most. */
const MOST_NAMED = 20;

/**
 * @param items those of other tasks, which could be looked at; without Continue On Fail they come out alone, and the
 * problem goes to n8n's log and a hint
 * @returns with Continue On Fail the items and one with the error; else the items, or the error if there are none
 */
function failed(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	{ message, description }: Problem,
	taskIds: readonly string[],
): Ran {
	const text = `${named(taskIds)}${message}`;
	if (context.continueOnFail()) return [...items, { json: { error: withoutN8nKeywords(text) } }];
	if (items.length === 0) return inputError(context.getNode(), { message: text, description }, 0);
	context.logger?.warn?.(`Video Task Trigger: ${text}`);
	context.addExecutionHints?.({
		message: `${taskIds.length} more could not be looked at; see n8n's log`,
		...({ type: 'warning', location: 'outputPane' } as const),
	});
	return items;
}

/** @returns the beginning of a message, as in "Task a: " and "Tasks a, b: "; '' if there are no ids */
function named(taskIds: readonly string[]): string {
	if (taskIds.length === 0) return '';
	const more = taskIds.length > MOST_NAMED ? ` and ${taskIds.length - MOST_NAMED} more` : '';
	return `Task${taskIds.length === 1 ? '' : 's'} ${taskIds.slice(0, MOST_NAMED).join(', ')}${more}: `;
}
