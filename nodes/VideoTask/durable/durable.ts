import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { childWorkflow } from './childWorkflow';
import type { Course } from '../asking/askAll';
import type { Invocation } from '../input/invocation';
import { settingsToSave } from '../input/settings';
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
 * Suspends a wait: a new one in a sub-workflow that it starts, and one of a sub-workflow at the node there
 * that rests.
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

/** @returns the outputs of the node that looks, with the wait on the one that leads to the node that rests */
export function handedOn({ isRouted }: Invocation, wait: StoredWait): INodeExecutionData[][] {
	return [...outputsOf([], isRouted), [itemOf({ ...wait, isNew: false })]];
}

/**
 * Starts the sub-workflow that takes over the wait. n8n lets this execution wait for it, and resumes it with
 * what the sub-workflow puts out.
 *
 * @returns what the node puts out for now, or what the sub-workflow has put out where it has ended already
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
	// An item with an error in it would make Retry On Fail start a second sub-workflow.
	return [[]];
}

/**
 * Gives each of three outputs a source: when n8n resumes an execution, it looks up the source of an output's
 * items at the output's own index.
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
