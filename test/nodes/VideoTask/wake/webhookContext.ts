// As much of n8n's context of a webhook as a call to a waiting execution meets, made by hand.
import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import type { Clock } from '../../../../core/clock';
import { wake } from '../../../../nodes/VideoTask/wake/wake';
import { virtualClock } from '../../../virtualClock.mjs';
import { NOW } from '../durable/durableContext';
import { handMadeContext } from '../handMadeContext';
import type { Setup } from '../handMadeContext';

export const WAIT = {
	...{ provider: 'aceDataCloud', service: 'seedance', operation: 'waitUntilDone' },
	...{ taskIds: '={{ $json.id }}', wakeOnCallback: true, waitMode: 'durable' },
};

export interface WebhookSetup extends Setup {
	readonly onError?: 'continueRegularOutput' | 'stopWorkflow';
	readonly executeOnce?: boolean;
	/** What n8n has noted with the node; a durable wait that began two minutes ago if absent. */
	readonly metadata?: object;
	/** The execution as n8n has stored it when it is asked again; as it was if absent. */
	readonly storedLater?: () => unknown;
	readonly executionId?: string;
	/** Members of the context that are otherwise, or throw. */
	readonly more?: object;
}

export const WAITED_SECONDS = 120;

let executions = 100;

/** Each context is of an execution of its own, unless it is named, because the process remembers them. */
export function webhookContext(setup: WebhookSetup = {}) {
	const { context, requests } = handMadeContext({ parameters: WAIT, ...setup });
	const items: INodeExecutionData[] = context.getInputData();
	const { onError, executeOnce } = setup;
	const node = {
		...context.getNode(),
		...(onError && { onError }),
		...(executeOnce && { executeOnce }),
	};
	const metadata = setup.metadata ?? {
		...{ forwardAllOutputs: true, waitingChildExecutionIds: ['8'] },
		videoTaskWaitSince: NOW - WAITED_SECONDS * 1000,
	};
	const parked = {
		...{ waitTill: '2999-01-01T00:00:00.000Z', resultData: { runData: {} } },
		executionData: { nodeExecutionStack: [{ metadata }] },
	};
	const answers: number[] = [];
	const warnings: string[] = [];
	const response = {
		status: (code: number) => (answers.push(code), response),
		end: () => undefined,
	};
	executions += 1;
	const executionId = setup.executionId ?? String(executions);
	const made = {
		getNode: () => node,
		getMode: () => 'trigger',
		getExecutionId: () => executionId,
		getCredentials: context.getCredentials,
		getResponseObject: () => response,
		logger: { warn: (text: string) => warnings.push(text) },
		getNodeParameter(path: string, fallback: unknown, options?: { rawExpressions?: boolean }) {
			if (options?.rawExpressions !== true) throw new Error('n8n reads the first item alone');
			const [name = '', member] = path.split('.');
			const value: unknown = node.parameters[name];
			return (member === undefined ? value : Object(value)[member]) ?? fallback;
		},
		evaluateExpression: (text: string, itemIndex: number) => evaluated(text, items[itemIndex]),
		helpers: context.helpers,
		executeData: { data: { main: [items] }, metadata },
		additionalData: { getRunExecutionData: async () => (setup.storedLater ?? (() => parked))() },
		...setup.more,
	};
	return { context: made as unknown as IWebhookFunctions, requests, answers, warnings };
}

/** As much of n8n's expressions as the tests write. */
function evaluated(text: string, item: INodeExecutionData | undefined): unknown {
	const [, name] = /^\{\{ \$json\.(\w+) \}\}$/.exec(text) ?? [];
	if (name === undefined || item === undefined) throw new Error(`Cannot evaluate ${text}`);
	return item.json[name];
}

/** A call to the execution, in virtual time. */
export async function called(setup: WebhookSetup = {}) {
	const made = webhookContext(setup);
	const { clock, run } = virtualClock(NOW);
	const result = await run(wake(made.context, clock));
	return { ...made, result, tookMs: clock.now() - NOW };
}

/** Calls to one execution, each so many ms after the one before, in virtual time. */
export async function calledAgain(setup: WebhookSetup, pausesMs: readonly number[]) {
	const { clock, run } = virtualClock(NOW);
	const executionId = 'called again';
	const key = {
		metadata: { videoTaskWaitSince: NOW, waitingChildExecutionIds: [`${executions}`] },
	};
	executions += 1;
	const made: Array<ReturnType<typeof webhookContext>> = [];
	const call = async (afterMs: number, inTime: Clock) => {
		await inTime.sleep(afterMs);
		const one = webhookContext({ executionId, ...key, ...setup });
		made.push(one);
		return await wake(one.context, inTime);
	};
	let atMs = 0;
	const calls = pausesMs.map((pauseMs) => call((atMs += pauseMs), clock));
	const results = await run(Promise.all(calls));
	const looks = made.reduce((sum, { requests }) => sum + requests.length, 0);
	return {
		results,
		looks,
		answers: made.map(({ answers }) => answers[0]),
		tookMs: clock.now() - NOW,
	};
}

export const rows = (...ids: unknown[]): IDataObject[] =>
	ids.map((id, row) => ({ id, row })) as IDataObject[];
