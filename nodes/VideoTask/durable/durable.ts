import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { childWorkflow } from './childWorkflow';
import type { Course } from '../asking/askAll';
import type { Invocation } from '../input/invocation';
import { settingsToSave } from '../input/settings/settings';
import { sinceNote } from '../wake/parked';
import { itemOf, storedRequestOf } from '../input/storedWait';
import type { StoredWait } from '../input/storedWait';
import { outputsOf } from '../output/items';

/** A wait that is to be suspended. */
interface Suspending {
	readonly suspension: NonNullable<Course['suspension']>;
	readonly startedAtMs: number;
	/** Files that are downloaded already, by service and task. */
	readonly files: StoredWait['files'];
}

/** @returns what has to be stored so that another run can resume the wait */
export function storedWaitOf(
	context: IExecuteFunctions,
	{ settings, requests, items, stored }: Invocation,
	{ suspension, startedAtMs, files }: Suspending,
): StoredWait {
	const varying = {
		isNew: stored === null,
		restUntilMs: suspension.untilMs,
		watches: suspension.save(),
		files,
	};
	// What has not changed stays the same object: n8n stores an object once, however often a run hands it on.
	if (stored !== null) return { ...stored, ...varying };
	return {
		version: 1,
		parentId: context.getExecutionId(),
		startedAtMs,
		settings: settingsToSave(settings),
		requests: requests.map(storedRequestOf),
		inputs: items.map(({ json }) => (settings.includeInputFields ? json : {})),
		...varying,
	};
}

/**
 * Suspends a wait: a new one by starting its sub-workflow, a resumed one (in the sub-workflow) by handing it to the
 * Rest node.
 *
 * @returns what the node puts out for now; null when n8n starts no sub-workflow
 */
export async function suspend(
	context: IExecuteFunctions,
	invocation: Invocation,
	wait: StoredWait,
): Promise<INodeExecutionData[][] | null> {
	if (invocation.part !== null) return handedOn(invocation, wait);
	try {
		return await startSubWorkflow(context, invocation, wait);
	} catch (error) {
		const { message } = error as { message?: string };
		context.logger?.warn(
			`Video Task: waits in memory, n8n starts no sub-workflow: ${message ?? ''}`,
		);
		return null;
	}
}

/** @returns the outputs of the Look node: no tasks, and the wait on the last output, which leads to the Rest node */
export function handedOn({ isRouted }: Invocation, wait: StoredWait): INodeExecutionData[][] {
	return [...outputsOf([], isRouted), [itemOf({ ...wait, isNew: false })]];
}

/**
 * Starts the sub-workflow that takes over the wait. n8n lets this execution wait for the sub-workflow, and resumes it
 * with the sub-workflow's output.
 *
 * @returns one empty output for now; the sub-workflow's output if it has ended already
 */
async function startSubWorkflow(
	context: IExecuteFunctions,
	invocation: Invocation,
	wait: StoredWait,
): Promise<INodeExecutionData[][]> {
	const { waitTill, data } = await context.executeWorkflow(
		{ code: childWorkflow(context, invocation, wait) },
		[itemOf(wait)],
		undefined,
		{
			parentExecution: {
				executionId: context.getExecutionId(),
				workflowId: context.getWorkflow().id ?? '',
				shouldResume: true,
			},
		},
	);
	if (!waitTill) return data.map((items) => items ?? []);
	// `forwardAllOutputs`: otherwise n8n passes on the first output only. `preserveSourceOverwrite`: otherwise
	// it forgets which item links are cut.
	const metadata = { forwardAllOutputs: true, preserveSourceOverwrite: true };
	context.setMetadata({ ...metadata, ...sinceNote(wait) });
	linkAllOutputs(context, invocation);
	// No item comes out for now: one with an error would make Retry On Fail start a second sub-workflow.
	return [[]];
}

/**
 * With 'Route by Status', gives all three outputs the same source: when n8n resumes an execution, it looks up the
 * source of an output's items at the index of that output.
 */
function linkAllOutputs(
	context: IExecuteFunctions,
	{ settings: { routeByStatus } }: Invocation,
): void {
	const sources = context.getExecuteData().source?.main;
	const [first] = sources ?? [];
	if (!routeByStatus || sources?.length !== 1 || first === undefined) return;
	sources.push(first, first);
}
