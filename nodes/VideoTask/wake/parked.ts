import type { INodeExecutionData, ITaskMetadata, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from '../../../core/text/json';
import type { CallContext } from '../input/call';

/** Under what n8n keeps, with the execution that waits, when its wait began. */
const SINCE = 'videoTaskWaitSince';

/** @returns what is to stand in n8n's metadata of a node whose wait is suspended */
export function sinceNote({ startedAtMs }: { readonly startedAtMs: number }): ITaskMetadata {
	return { [SINCE]: startedAtMs } as ITaskMetadata;
}

const metadata = z.object({
	[SINCE]: z.number(),
	/** The execution of the sub-workflow that waits; n8n notes it, and each wait has another. */
	waitingChildExecutionIds: z.array(z.string()).nonempty(),
});

/**
 * What n8n's context of a webhook holds and does not offer (read in n8n 2.41). An n8n that keeps it elsewhere wakes
 * nothing, and the waits end at their own looks.
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

/** A durable wait as the execution that waits for its tasks has it. */
export interface ParkedWait {
	/** Another for each wait, also of one execution. */
	readonly key: string;
	/** The items that the node was given. */
	readonly items: readonly INodeExecutionData[];
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
	/** @returns whether the execution still waits for these tasks and has not gone on meanwhile */
	isStillParked(): Promise<boolean>;
}

/** @returns whether 'Wake on Callback' is on or an expression: without it nobody who knows an address changes anything */
export function mayWake(context: IWebhookFunctions): boolean {
	const { options }: Readonly<Record<string, unknown>> = context.getNode().parameters;
	return isObject(options) && Boolean(options.wakeOnCallback);
}

/** @returns the durable wait of the execution that is called; null where this node began none in it */
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

/** @returns the context as a run would have it, so that the parameters are read the same way for each item */
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

/** @returns the parameter with the expressions in it evaluated; n8n does so for the first item alone */
function evaluated(raw: unknown, evaluate: (expression: string) => unknown): unknown {
	if (typeof raw === 'string') return raw.startsWith('=') ? evaluate(raw.slice(1)) : raw;
	if (Array.isArray(raw)) return raw.map((one) => evaluated(one, evaluate));
	if (typeof raw !== 'object' || raw === null) return raw;
	return Object.fromEntries(
		Object.entries(raw).map(([name, one]) => [name, evaluated(one, evaluate)]),
	);
}
