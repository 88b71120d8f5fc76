// A hand-made context with what a durable wait uses of n8n, and what it was told.
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	IRunExecutionData,
	ITaskMetadata,
	NodeTypeAndVersion,
	IWorkflowBase,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import type { StoredWait } from '../../../../nodes/VideoTask/input/storedWait';
import { handMadeContext, reply } from '../handMadeContext';
import type { Setup } from '../handMadeContext';

export const NOW = Date.parse('2026-11-22T10:00:00.000Z');

export const WAIT = {
	...{ provider: 'aceDataCloud', service: 'seedance', operation: 'waitUntilDone' },
	...{ waitMode: 'durable', taskIds: '' },
};

export interface DurableSetup extends Setup {
	readonly mode?: WorkflowExecuteMode;
	readonly workflowId?: string;
	readonly executionId?: string;
	readonly workflowSettings?: IDataObject;
	/** The nodes before the node, and whether each has run. */
	readonly before?: ReadonlyArray<NodeTypeAndVersion & { readonly hasRun: boolean }>;
	/** Members of the node itself. */
	readonly node?: Partial<INode>;
	/** How n8n answers the call for a sub-workflow; it rests if absent. */
	readonly executeWorkflow?: () => Promise<object>;
	/** The execution that waits, as a node of the sub-workflow finds it; an error is thrown instead. */
	readonly parent?: object | undefined;
}

export interface Called {
	readonly workflow: IWorkflowBase;
	readonly items: INodeExecutionData[];
	readonly options: object;
}

export function durableContext(setup: DurableSetup = {}) {
	const { context, ...rest } = handMadeContext({ parameters: WAIT, ...setup });
	const called: Called[] = [];
	const metadata: ITaskMetadata[] = [];
	const waits: Date[] = [];
	const warnings: string[] = [];
	const messages: unknown[] = [];
	const source = { main: [{ previousNode: 'Rows' }] };
	const node = { ...context.getNode(), ...setup.node };
	const more = {
		getNode: () => node,
		getMode: () => setup.mode ?? 'trigger',
		getExecutionId: () => setup.executionId ?? '7',
		getWorkflow: () => ({ id: setup.workflowId ?? 'w1', name: 'Films', active: true }),
		getWorkflowSettings: () => setup.workflowSettings ?? {},
		getParentNodes: () => setup.before ?? [],
		getWorkflowDataProxy: () => ({
			$: (name: string) => ({ isExecuted: setup.before?.find((one) => one.name === name)?.hasRun }),
		}),
		sendMessageToUI: (message: unknown) => messages.push(message),
		getTimezone: () => 'Europe/Berlin',
		getExecuteData: () => ({ node, data: {}, source }),
		logger: { warn: (text: string) => warnings.push(text), info() {}, debug() {} },
		setMetadata: (one: ITaskMetadata) => metadata.push(one),
		putExecutionToWait: async (until: Date) => waits.push(until),
		async getExecutionDataById() {
			if (setup.parent instanceof Error) throw setup.parent;
			return setup.parent as IRunExecutionData | undefined;
		},
		async executeWorkflow(
			{ code }: { code: IWorkflowBase },
			items: INodeExecutionData[],
			_callbacks: undefined,
			options: object,
		) {
			called.push({ workflow: code, items, options });
			if (setup.executeWorkflow) return await setup.executeWorkflow();
			return { executionId: '8', data: [items], waitTill: new Date(NOW + 65_000) };
		},
	};
	const whole = Object.assign(context, more as unknown as Partial<IExecuteFunctions>);
	return { ...rest, context: whole, called, metadata, waits, warnings, messages, source };
}

/** The wait as it goes through n8n's store. */
export function stored(item: INodeExecutionData | undefined): IDataObject {
	return JSON.parse(JSON.stringify(item?.json ?? null));
}

export function stateOf(json: IDataObject): StoredWait {
	return json['videoTaskWait'] as unknown as StoredWait;
}

/** How AceData Cloud answers about one task, or about those of a batch. */
export function records(states: Readonly<Record<string, 'running' | 'succeeded' | 'failed'>>) {
	const items = Object.entries(states).map(([id, state]) => ({
		...{ id, type: 'videos', created_at: NOW / 1000 - 60, started_at: NOW / 1000 - 50 },
		request: { callback_url: 'https://example.com/secret' },
		...(state === 'running' ? {} : { finished_at: NOW / 1000 - 5, response: answered(state) }),
	}));
	return reply(items.length === 1 ? items[0] : { items });
}

function answered(state: 'succeeded' | 'failed') {
	if (state === 'failed') return { success: false, error: { code: 'api_error', message: 'no' } };
	return {
		success: true,
		data: { status: 'succeeded', content: { video_url: 'https://a.example/x.mp4' } },
	};
}
