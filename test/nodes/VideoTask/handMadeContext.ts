// As much of n8n's execution context as the node uses, made by hand.
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	NodeExecutionHint,
} from 'n8n-workflow';

import { isProblem } from '../../../core/problem';
import type { Run } from '../../../nodes/VideoTask/output/emit';
import { run } from '../../../nodes/VideoTask/run';
import { readCall } from '../../../nodes/VideoTask/input/call';
import type { Invocation } from '../../../nodes/VideoTask/input/invocation';
import { readSettings } from '../../../nodes/VideoTask/input/settings/settings';
import type { Settings } from '../../../nodes/VideoTask/input/settings/settings';
import { formParameters } from '../../formParameters';
import { virtualClock } from '../../virtualClock.mjs';

/** What an expression gives, one value an input item; an Error is thrown. */
class PerItem {
	constructor(readonly values: readonly unknown[]) {}
}

export function perItem(...values: readonly unknown[]): PerItem {
	return new PerItem(values);
}

export interface Setup {
	readonly parameters?: Readonly<Record<string, unknown>>;
	readonly items?: readonly IDataObject[];
	readonly credentials?: IDataObject | Error;
	readonly continueOnFail?: boolean;
	readonly nodeType?: string;
	readonly retryOnFail?: boolean;
	readonly stop?: AbortSignal;
	/** What n8n's request helper gives back, or throws where it is an Error. */
	readonly reply?: (options: IHttpRequestOptions, count: number) => unknown;
}

export const GET_TASK = { provider: 'aceDataCloud', service: 'seedance', operation: 'getTask' };
export const GET_BATCH = { ...GET_TASK, operation: 'getTasksBatch' };

export const NODE: INode = {
	id: 'node-1',
	name: 'Video Task',
	type: 'n8n-nodes-video-tasks.videoTask',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

export function handMadeContext(setup: Setup = {}) {
	const parameters = formParameters<unknown>(setup.parameters ?? GET_TASK);
	const items: INodeExecutionData[] = (setup.items ?? [{}]).map((json) => ({ json }));
	const requests: Array<{ readonly type: string; readonly options: IHttpRequestOptions }> = [];
	const hints: NodeExecutionHint[] = [];
	const drawn = parametersDrawn(parameters) as INode['parameters'];
	const made = {
		getNode: () => ({
			...{ ...NODE, type: setup.nodeType ?? NODE.type, parameters: drawn },
			retryOnFail: setup.retryOnFail ?? false,
		}),
		getInputData: () => items,
		getMode: () => 'trigger',
		continueOnFail: () => setup.continueOnFail ?? false,
		getExecutionCancelSignal: () => setup.stop,
		addExecutionHints: (...more: NodeExecutionHint[]) => hints.push(...more),
		getNodeParameter: (path: string, itemIndex: number, fallback: unknown) => {
			const [name = '', member] = path.split('.');
			const within = member === undefined ? parameters : Object(parameters[name]);
			const written: unknown = within[member ?? name];
			return written === undefined ? fallback : valueAt(written, itemIndex);
		},
		async getCredentials() {
			if (setup.credentials instanceof Error) throw setup.credentials;
			return setup.credentials ?? { apiKey: 'key-of-the-account' };
		},
		helpers: {
			async httpRequestWithAuthentication(type: string, options: IHttpRequestOptions) {
				const reply = setup.reply?.(options, requests.length);
				requests.push({ type, options });
				if (reply instanceof Error) throw reply;
				return await reply;
			},
		},
	};
	return { context: made as unknown as IExecuteFunctions, requests, hints };
}

function valueAt(value: unknown, itemIndex: number): unknown {
	if (value instanceof PerItem) {
		const one = value.values[itemIndex];
		if (one instanceof Error) throw one;
		return one;
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, valueAt(one, itemIndex)]),
	);
}

/** As n8n keeps them: an expression is a text that begins with an equals sign. */
function parametersDrawn(value: unknown): unknown {
	if (value instanceof PerItem) return '={{ $json.value }}';
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, parametersDrawn(one)]),
	);
}

/** The form's settings with the given ones changed. */
export function settingsWith(parameters: Readonly<Record<string, unknown>> = {}): Settings {
	const { context } = handMadeContext({ parameters: { ...GET_TASK, ...parameters } });
	const settings = settingsOf(context);
	expect(isProblem(settings)).toBe(false);
	return settings as Settings;
}

/** The settings as the node reads them, or the Problem with them. */
export function settingsOf(context: IExecuteFunctions) {
	return readSettings(context, readCall(context));
}

/** What a run is to do, with whatever the test says of it. */
export function invocationOf(
	context: IExecuteFunctions,
	own: Pick<Invocation, 'settings'> & Partial<Invocation>,
): Invocation {
	return { ...readCall(context), requests: [], items: [], stored: null, ...own };
}

/** A whole answer as n8n's request helper gives it when no stream was made of it. */
export function reply(body: unknown, statusCode = 200, headers: IDataObject = {}) {
	return { statusCode, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** The run, in virtual time. */
export async function runInTime(context: IExecuteFunctions): Promise<Run> {
	const virtual = virtualClock();
	return await virtual.run(run(context, virtual.clock));
}
