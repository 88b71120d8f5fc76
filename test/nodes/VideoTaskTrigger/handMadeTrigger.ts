// As much of n8n's contexts of webhooks, polls and runs as the trigger uses, made by hand, before a small ModelArk.
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import { isProblem } from '../../../core/problem';
import { lookThroughList } from '../../../nodes/VideoTaskTrigger/poll';
import { run } from '../../../nodes/VideoTaskTrigger/run';
import { receive } from '../../../nodes/VideoTaskTrigger/webhook';
import { virtualClock } from '../../virtualClock.mjs';

/** A task as ModelArk has it, and when it was created, in seconds since 1970. */
export interface ArkTask {
	status: string;
	createdAt?: number;
}

/** An API's answer as n8n's request helper gives it. */
export interface Reply {
	readonly statusCode: number;
	readonly headers: IDataObject;
	readonly body: string;
}

export function reply(body: unknown, statusCode = 200): Reply {
	return { statusCode, headers: {}, body: JSON.stringify(body) };
}

const START_MS = Date.parse('2026-11-22T10:00:00.000Z');

/** A clock whose sleeps are over at once. */
export function hastyClock(): Clock & { pass(ms: number): void } {
	let nowMs = START_MS;
	return {
		now: () => nowMs,
		random: () => 0.5,
		isStopped: () => false,
		sleep: async (ms) => void (nowMs += Math.max(0, ms)),
		pass: (ms) => (nowMs += ms),
	};
}

/** The trigger in one n8n: its memory is the process's own, its static data what n8n has stored. */
export class TriggerHost {
	readonly virtual = virtualClock(START_MS);

	/** The trigger's clock; the virtual one unless a test does work that takes real time, as signatures do. */
	clock: Clock = this.virtual.clock;

	readonly tasks = new Map<string, ArkTask>();

	/** What was asked, as method and path. */
	readonly asked: string[] = [];

	/** What the database has of the workflow. */
	stored: IDataObject = {};

	/** What n8n notes of what the node has processed; undefined for a version that notes nothing. */
	processed: Set<unknown> | undefined = new Set();

	parameters: Record<string, unknown> = { provider: 'modelArk' };

	/** Null for none. */
	credential: IDataObject | null = { apiKey: 'key-of-the-account', region: 'apSoutheast' };

	mode = 'webhook';

	executionId = '1';

	continues = false;

	readonly logged: string[] = [];

	/** Answers in place of ModelArk. */
	answer: (options: IHttpRequestOptions) => Reply | Error = (options) => this.ark(options);

	/** What a request without a key is answered. */
	answerWithoutKey: (options: IHttpRequestOptions) => unknown = () => new Error('not asked for');

	get nowMs() {
		return this.clock.now();
	}

	private base(staticData: IDataObject) {
		return {
			getNode: () => ({
				...{ id: 'node-1', name: 'Video Task Trigger', typeVersion: 1, position: [0, 0] },
				...{ type: 'n8n-nodes-video-tasks.videoTaskTrigger', parameters: {} },
			}),
			getWorkflow: () => ({ id: 'workflow-1', name: 'A workflow', active: true }),
			getMode: () => this.mode,
			getWorkflowStaticData: () => staticData,
			getCredentials: async () => {
				if (this.credential === null) throw new Error('Node does not have any credentials set');
				return this.credential;
			},
			continueOnFail: () => this.continues,
			logger: { warn: (text: string) => this.logged.push(text) },
			helpers: {
				httpRequest: async (options: IHttpRequestOptions) => this.answerWithoutKey(options),
				httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
					const { pathname, search } = new URL(options.url);
					this.asked.push(`${options.method} ${pathname}${search}`);
					const answered = this.answer(options);
					if (answered instanceof Error) throw answered;
					return answered;
				},
			},
		};
	}

	private read(name: string, fallback: unknown) {
		return this.parameters[name] ?? fallback;
	}

	/** A callback, as n8n takes it: the static data is read before, and saved after. */
	async call(body: unknown, headers: IDataObject = {}): Promise<Called> {
		const staticData = structuredClone(this.stored);
		const response = new Response();
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const context = {
			...this.base(staticData),
			getNodeParameter: (name: string, fallback: unknown) => this.read(name, fallback),
			getHeaderData: () => ({ 'content-type': 'application/json', ...headers }),
			getRequestObject: () => ({ rawBody: Buffer.from(text) }),
			getResponseObject: () => response,
		} as unknown as IWebhookFunctions;
		const result = await receive(context, this.clock);
		if (isProblem(result)) throw new Error(result.message);
		this.stored = structuredClone(staticData);
		return { ...response.sent, result };
	}

	async poll(): Promise<INodeExecutionData[][] | null> {
		const staticData = structuredClone(this.stored);
		this.mode = 'trigger';
		const context = {
			...this.base(staticData),
			getNodeParameter: (name: string, fallback: unknown) => this.read(name, fallback),
		} as unknown as IPollFunctions;
		const result = await this.virtual.run(lookThroughList(context, this.virtual.clock));
		if (result !== null && isProblem(result)) throw new Error(result.message);
		this.stored = structuredClone(staticData);
		return result;
	}

	/** The execution that n8n starts with what a callback or a poll has given. */
	async execute(input: INodeExecutionData[]): Promise<INodeExecutionData[]> {
		const base = this.base({});
		const context = {
			...base,
			getInputData: () => input,
			getExecutionId: () => this.executionId,
			getNodeParameter: (name: string, _item: number, fallback: unknown) =>
				this.read(name, fallback),
			helpers: {
				...base.helpers,
				...(this.processed === undefined ? {} : { checkProcessedAndRecord: this.check }),
			},
		} as unknown as IExecuteFunctions;
		const items = await this.virtual.run(run(context, this.virtual.clock));
		if (!Array.isArray(items)) throw items;
		return items;
	}

	private readonly check = async (items: readonly unknown[]) => {
		const known = this.processed ?? new Set();
		const processed = items.filter((item) => known.has(item));
		for (const item of items) known.add(item);
		return { processed, new: items.filter((item) => !processed.includes(item)) };
	};

	/** ModelArk's single look and list, newest first, 50 a page. */
	private ark({ url }: IHttpRequestOptions): Reply {
		const { pathname, searchParams } = new URL(url);
		const id = /\/tasks\/([^/]+)$/.exec(pathname)?.[1];
		if (id !== undefined) {
			const task = this.tasks.get(id);
			if (task !== undefined) return reply(record(id, task));
			return reply({ error: { code: 'ResourceNotFound', message: 'not found' } }, 404);
		}
		const wanted = searchParams.getAll('filter.task_ids');
		const size = Number(searchParams.get('page_size') ?? 10);
		const page = Number(searchParams.get('page_num') ?? 1);
		const found = [...this.tasks]
			.filter(([one]) => wanted.length === 0 || wanted.includes(one))
			.sort(([, one], [, other]) => createdOf(other) - createdOf(one));
		const items = found
			.slice((page - 1) * size, page * size)
			.map(([one, task]) => record(one, task));
		return reply({ items, total: found.length });
	}
}

export interface Called {
	readonly status: number | null;
	readonly body: unknown;
	readonly result: IWebhookResponseData;
}

/** What the callback is answered. */
class Response {
	sent: { status: number | null; body: unknown } = { status: null, body: undefined };

	status(status: number) {
		if (this.sent.status !== null) throw new Error('answered twice');
		this.sent.status = status;
		return this;
	}

	end() {
		this.sent.body = '';
	}

	json(body: unknown) {
		this.sent.body = body;
	}
}

const createdOf = ({ createdAt = START_MS / 1000 }: ArkTask) => createdAt;

function record(id: string, task: ArkTask) {
	const { status } = task;
	const createdAt = createdOf(task);
	return {
		...{ id, status, model: 'seedance-1-0-pro', created_at: createdAt, updated_at: createdAt + 60 },
		...(status === 'succeeded'
			? { content: { video_url: `https://media.example/${id}.mp4` } }
			: {}),
		...(status === 'failed' ? { error: { code: 'InternalError', message: 'failed' } } : {}),
	};
}

/** The ids of the tasks that a callback or a poll has started an execution with. */
export function startedWith(data: INodeExecutionData[][] | null | undefined): string[] {
	return (data ?? []).flat().flatMap(({ json }) => {
		const sighting = json.videoTaskSighting as { task?: { taskId: string } };
		return sighting.task === undefined ? [] : [sighting.task.taskId];
	});
}
