import type { INodeExecutionData, ITaskMetadata, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from '../../../core/text/json';
import type { CallContext } from '../input/call';

/** The key in n8n's metadata of the waiting execution under which the beginning of the wait stands. */
const SINCE = 'videoTaskWaitSince';

/** @returns n8n's metadata for a node whose wait is suspended: when the wait began, in ms since 1970 */
export function sinceNote({ startedAtMs }: { readonly startedAtMs: number }): ITaskMetadata {
	return { [SINCE]: startedAtMs } as ITaskMetadata;
}

const metadata = z.object({
	[SINCE]: z.number(),
	/** The execution of the sub-workflow that this execution waits for. n8n notes it, and each wait has another. */
	waitingChildExecutionIds: z.array(z.string()).nonempty(),
});

/**
 * The members of n8n's webhook context that are not in its interface (read in n8n 2.41). If an n8n has them elsewhere,
 * callbacks wake nothing, and the waits end with their own looks.
 */
const inside = z.object({
	executeData: z.object({
		data: z.object({ main: z.array(z.array(z.custom<INodeExecutionData>()).nullable()) }),
		metadata,
	}),
	additionalData: z.object({
		getRunExecutionData: z.custom<(id: string) => Promise<unknown>>(isFunction),
	}),
});

const stored = z.object({
	waitTill: z.custom((value) => value !== undefined && value !== null),
	resultData: z.object({ error: z.undefined() }),
	executionData: z.object({
		nodeExecutionStack: z.array(z.object({ metadata: metadata.optional() })).nonempty(),
	}),
});

function isFunction(value: unknown): boolean {
	return typeof value === 'function';
}

/** A suspended durable wait, as it is known in the execution that waits for its tasks. */
export interface ParkedWait {
	/** Names the wait: two waits of one execution have different keys. */
	readonly key: string;
	/** The items that the node was given. */
	readonly items: readonly INodeExecutionData[];
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** @returns whether the execution still waits for these tasks and has not gone on meanwhile */
	isStillParked(): Promise<boolean>;
}

/** @returns whether 'Wake on Callback' is on or an expression. If it is off, a call to the address changes nothing */
export function mayWake(context: IWebhookFunctions): boolean {
	const { options }: Readonly<Record<string, unknown>> = context.getNode().parameters;
	return isObject(options) && Boolean(options.wakeOnCallback);
}

/** @returns the durable wait of the execution that is called; null if this node has begun none there */
export function parkedWait(context: IWebhookFunctions): ParkedWait | null {
	const read = inside.safeParse(context);
	const executionId = context.getExecutionId();
	if (!read.success || !executionId) return null;
	const { executeData, additionalData } = read.data;
	const items = executeData.data.main[0] ?? [];
	const { [SINCE]: startedAtMs, waitingChildExecutionIds } = executeData.metadata;
	const child = waitingChildExecutionIds.join();
	return {
		key: `${executionId}/${child}`,
		items: context.getNode().executeOnce === true ? items.slice(0, 1) : items,
		startedAtMs,
		async isStillParked() {
			const now = stored.safeParse(await additionalData.getRunExecutionData(executionId));
			if (!now.success) return false;
			const [{ metadata: own }] = now.data.executionData.nodeExecutionStack;
			return own?.waitingChildExecutionIds.join() === child;
		},
	};
}

/** @returns the webhook's context in the form of a run's, so that the parameters are read for each item as in a run */
export function asInRun(
	context: IWebhookFunctions,
	items: readonly INodeExecutionData[],
): CallContext {
	return {
		getNode: () => context.getNode(),
		getMode: () => context.getMode(),
		continueOnFail() {
			const { onError, continueOnFail = false } = context.getNode();
			return onError === undefined ? continueOnFail : onError !== 'stopWorkflow';
		},
		getInputData: () => [...items],
		getNodeParameter: (name, itemIndex, fallback) =>
			evaluated(context.getNodeParameter(name, fallback, { rawExpressions: true }), (expression) =>
				context.evaluateExpression(expression, itemIndex),
			),
	};
}

/** @returns the parameter with its expressions evaluated; n8n itself would evaluate them for the first item only */
function evaluated(raw: unknown, evaluate: (expression: string) => unknown): unknown {
	if (typeof raw === 'string') return raw.startsWith('=') ? evaluate(raw.slice(1)) : raw;
	if (Array.isArray(raw)) return raw.map((one) => evaluated(one, evaluate));
	if (typeof raw !== 'object' || raw === null) return raw;
	return Object.fromEntries(
		Object.entries(raw).map(([name, one]) => [name, evaluated(one, evaluate)]),
	);
}
