import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { answerOfWait } from '../asking/answer';
import type { Answer } from '../asking/answer';
import { childWorkflow } from './childWorkflow';
import type { Clock } from '../../../core/clock';
import type { Problem } from '../../../core/problem';
import { standingOf } from '../../../core/wait/savedWait';
import { emit, isRouted } from '../output/emit';
import type { Input, Run } from '../output/emit';
import { outputsOf } from '../output/items';
import type { MediaFetcher } from '../../../host/media/mediaFetcher';
import type { Answers, Course } from '../asking/askAll';
import { itemOf, partOf, savedRequestOf } from '../input/storedWait';
import type { RestedWait } from '../input/storedWait';
import { settingsToSave } from '../input/settings';
import type { Settings } from '../input/settings';

/** @returns what the next turn of the wait has to know */
export function restedWait(
	context: IExecuteFunctions,
	settings: Settings,
	{ requests, items, rested }: Input,
	{ rest, startedAtMs, files }: Pausing,
): RestedWait {
	const varying = {
		isNew: rested === null,
		restUntilMs: rest.untilMs,
		watches: rest.save(),
		files,
	};
	// The same objects as before where nothing changes: n8n stores each object once, however often it goes round.
	if (rested !== null) return { ...rested, ...varying };
	return {
		version: 1,
		parentId: context.getExecutionId(),
		startedAtMs,
		settings: settingsToSave(settings),
		requests: requests.map(savedRequestOf),
		inputs: items.map(({ json }) => (settings.includeInputFields ? json : {})),
		...varying,
	};
}

interface Pausing {
	readonly rest: NonNullable<Course['rest']>;
	readonly startedAtMs: number;
	readonly files: RestedWait['files'];
}

/**
 * Puts a wait aside. The first turn starts the sub-workflow, a later one hands the wait to the node that
 * rests there.
 *
 * @returns what the node puts out for now; null when n8n starts no sub-workflow
 */
export async function goOn(
	context: IExecuteFunctions,
	settings: Settings,
	wait: RestedWait,
): Promise<INodeExecutionData[][] | null> {
	if (partOf(context) !== null) return handedOn(context, wait);
	try {
		return await putAside(context, settings, wait);
	} catch (error) {
		const { message } = error as { message?: string };
		context.logger?.warn(
			`Video Task: waits in memory, n8n starts no sub-workflow: ${message ?? ''}`,
		);
		return null;
	}
}

/** @returns the outputs of the node that looks, with the wait on the one that leads to the next rest */
export function handedOn(context: IExecuteFunctions, wait: RestedWait): INodeExecutionData[][] {
	return [...outputsOf([], isRouted(context)), [itemOf({ ...wait, isNew: false })]];
}

/** Rests until the next look, and puts out how all tasks stand. */
export async function rest(
	context: IExecuteFunctions,
	settings: Settings,
	input: Input,
	{ clock, media }: { readonly clock: Clock; readonly media: MediaFetcher | null },
): Promise<Run> {
	const { rested } = input;
	if (rested === null) return { error: null, outputs: [[]] };
	await context.putExecutionToWait(new Date(rested.restUntilMs));
	const answers = standing(rested, settings, clock.now());
	const { outputs } = await emit(context, settings, input, { answers, media });
	return { error: null, outputs };
}

/** A sub-workflow goes on with the wait, and n8n wakes this node with its output once it has ended. */
async function putAside(
	context: IExecuteFunctions,
	settings: Settings,
	wait: RestedWait,
): Promise<INodeExecutionData[][]> {
	const { waitTill, data } = await context.executeWorkflow(
		{ code: childWorkflow(context, settings, wait) },
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
	// Without the first n8n passes on the first output only; without the second it forgets which links are cut.
	context.setMetadata({ forwardAllOutputs: true, preserveSourceOverwrite: true });
	linkAllOutputs(context, settings);
	// An item with an error in it would have Retry On Fail start a second sub-workflow.
	return [[]];
}

/** After a rest n8n looks up the source of an output's items at the output's own index. */
function linkAllOutputs(context: IExecuteFunctions, { routeByStatus }: Settings): void {
	const sources = context.getExecuteData().source?.main;
	const [first] = sources ?? [];
	if (!routeByStatus || sources?.length !== 1 || first === undefined) return;
	sources.push(first, first);
}

/** Whether the execution that waits is still there to take the tasks; so it is where n8n cannot say. */
export async function isAwaited(context: IExecuteFunctions, wait: RestedWait): Promise<boolean> {
	try {
		const parent = await context.getExecutionDataById(wait.parentId);
		// n8n writes the Stop into the execution's error.
		return parent !== undefined && parent.resultData.error === undefined;
	} catch {
		return true;
	}
}

const GIVEN_UP = 'n8n ended in the middle of a look; the task goes on at the provider';

/**
 * @param why what ends the wait for the tasks that are pending; a crash if absent
 * @returns what comes out of a wait that nobody takes up again: all tasks as they stand
 */
export function standing(
	wait: RestedWait,
	settings: Settings,
	nowMs: number,
	why: Problem | string = GIVEN_UP,
): Answers {
	const waitedSeconds = Math.max(0, nowMs - wait.startedAtMs) / 1000;
	const since = new Date(wait.startedAtMs).toISOString();
	const answers = Object.entries(wait.watches).map(([service, saved]) => {
		const adapter = settings.provider.adapterFor(service, { apiVersion: null });
		const results = adapter === null ? [] : standingOf(saved, why, waitedSeconds);
		const byId = new Map<string, Answer>();
		for (const result of results) {
			if (adapter === null) continue;
			byId.set(result.taskId, answerOfWait(result, adapter, { settings, since }));
		}
		return [service, byId] as const;
	});
	return new Map(answers);
}
