import type { IExecuteFunctions } from 'n8n-workflow';

import { answerOfWait } from '../asking/answer';
import type { Answer } from '../asking/answer';
import type { Answers } from '../asking/askAll';
import type { Clock } from '../../../core/clock';
import { isProblem } from '../../../core/problem';
import type { TaskOrigin } from '../../../core/task/completeTask';
import type { Problem } from '../../../core/problem';
import { isObject } from '../../../core/text/json';
import type { WaitResult } from '../../../core/wait/tasks/pendingTask';
import { standingOf } from '../../../core/wait/saving/savedWait';
import { handedOn } from './durable';
import type { Invocation } from '../input/invocation';
import type { Settings } from '../input/settings/settings';
import type { StoredWait } from '../input/storedWait';
import { mediaFetcherFor } from '../output/downloads';
import { emit, failAll } from '../output/emit';
import type { Run } from '../output/emit';

/**
 * @returns what a node of the durable part puts out when it must not look: because it is the Rest node, because the
 * wait is new, or because no execution waits for it any more. Null when the node is to look, and in every other
 * workflow.
 */
export async function runWithoutLook(
	context: IExecuteFunctions,
	invocation: Invocation,
	clock: Clock,
): Promise<Run | null> {
	const { part, stored } = invocation;
	if (stored === null) return null;
	if (part === 'rest') return await rest(context, invocation, stored, clock);
	if (stored.isNew) return { error: null, outputs: handedOn(invocation, stored) };
	return (await isAwaited(context, stored)) ? null : { error: null, outputs: [[]] };
}

/** Lets n8n suspend the execution until the next look, and puts out all tasks as they were last seen. */
async function rest(
	context: IExecuteFunctions,
	invocation: Invocation,
	stored: StoredWait,
	clock: Clock,
): Promise<Run> {
	const media = mediaFetcherFor(context, clock, invocation, null);
	await context.putExecutionToWait(new Date(stored.restUntilMs));
	const answers = lastSeen(stored, invocation.settings, clock.now(), GIVEN_UP);
	const { outputs } = await emit(invocation, { answers, media });
	return { error: null, outputs };
}

const GIVEN_UP = 'n8n ended in the middle of a look; the task goes on at the provider';

/** @returns whether the execution that waits for the sub-workflow still does; true when n8n cannot say */
async function isAwaited(context: IExecuteFunctions, { parentId }: StoredWait): Promise<boolean> {
	try {
		const parent = await context.getExecutionDataById(parentId);
		// After a Stop n8n keeps an error with the execution.
		return parent !== undefined && parent.resultData.error === undefined;
	} catch {
		return true;
	}
}

/**
 * @param problem why the credential cannot be used
 * @returns what the node puts out without a credential: in the durable part all tasks as they were last seen, with the
 * problem for those that are pending; elsewhere only the problem
 */
export async function runWithoutKey(
	context: IExecuteFunctions,
	invocation: Invocation,
	clock: Clock,
	problem: Problem,
): Promise<Run> {
	const { stored, settings } = invocation;
	if (stored === null) return failAll(invocation, problem);
	const answers = lastSeen(stored, settings, clock.now(), problem);
	const media = mediaFetcherFor(context, clock, invocation, null);
	return await emit(invocation, { answers, media });
}

/**
 * @param why why the wait ends for the tasks that are pending
 * @returns the answers of a wait that ends without another look: all tasks as they were last seen
 */
function lastSeen(
	wait: StoredWait,
	settings: Settings,
	nowMs: number,
	why: Problem | string,
): Answers {
	const waitedSeconds = Math.max(0, nowMs - wait.startedAtMs) / 1000;
	const since = new Date(wait.startedAtMs).toISOString();
	const answers = Object.entries(wait.watches).map(([service, saved]) => {
		const results = standingOf(saved, why, waitedSeconds);
		const origin = originOf(settings, service, results);
		const byId = new Map<string, Answer>();
		for (const result of results) {
			byId.set(result.taskId, answerOfWait(result, origin, { settings, since }));
		}
		return [service, byId] as const;
	});
	return new Map(answers);
}

/** The `pollAfterSeconds` of a task that was never seen, if neither an adapter nor another task says it. */
const POLL_AFTER_SECONDS = 30;

/**
 * No request is sent, so no credential is needed; but some providers have no adapter without one.
 *
 * @returns provider, service and facts for the item of a task that was never seen: from the adapter, or, if there is
 * none, from the other tasks of the wait
 */
function originOf(
	{ provider, own }: Settings,
	service: string,
	results: readonly WaitResult[],
): TaskOrigin {
	const setup = provider.readSetup({ credential: {}, parameters: own, baseUrl: '' });
	const isUsable = !(isObject(setup) && isProblem(setup));
	const adapter = isUsable ? provider.adapterFor(service, setup) : null;
	if (adapter !== null) return adapter;
	const seen = results.find(({ task }) => task !== null)?.task;
	const named = service === '' ? provider.id : service;
	return {
		provider: provider.id,
		service: seen?.service ?? named,
		facts: { pollAfterSeconds: seen?.pollAfterSeconds ?? POLL_AFTER_SECONDS },
	};
}
