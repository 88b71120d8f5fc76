// What the tests of the node share: a whole workflow round one Video Task node that asks the
// simulator, with a collecting node behind each of its outputs.
import { NodeConnectionTypes, sleep } from 'n8n-workflow';
import type {
	ICredentialType,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

import { AceDataCloudTaskApi } from '../../credentials/AceDataCloudTaskApi.credentials';
import { CustomTaskApi } from '../../credentials/CustomTaskApi.credentials';
import { FalTaskApi } from '../../credentials/FalTaskApi.credentials';
import { GoogleGeminiTaskApi } from '../../credentials/GoogleGeminiTaskApi.credentials';
import { HeyGenTaskApi } from '../../credentials/HeyGenTaskApi.credentials';
import { KieTaskApi } from '../../credentials/KieTaskApi.credentials';
import { KlingTaskApi } from '../../credentials/KlingTaskApi.credentials';
import { MiniMaxTaskApi } from '../../credentials/MiniMaxTaskApi.credentials';
import { ModelArkTaskApi } from '../../credentials/ModelArkTaskApi.credentials';
import { PiApiTaskApi } from '../../credentials/PiApiTaskApi.credentials';
import { ReplicateTaskApi } from '../../credentials/ReplicateTaskApi.credentials';
import { RunwayTaskApi } from '../../credentials/RunwayTaskApi.credentials';
import { VapTaskApi } from '../../credentials/VapTaskApi.credentials';
import { WaveSpeedTaskApi } from '../../credentials/WaveSpeedTaskApi.credentials';
import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { PROVIDERS } from '../../providers/registry';
import { formParameters } from '../formParameters';
import type { Simulator } from '../simulator/asking';
import { startWorkflow } from './engine.mjs';

export type Provider = keyof Simulator['baseUrls'];
type RunOptions = Parameters<typeof startWorkflow>[0];
type RunResult = Awaited<ReturnType<typeof startWorkflow>['finished']>;

/** All of the registry, for what holds for each. The simulator has the same ones, as its own tests say. */
export const providers = PROVIDERS.map(({ id }) => id as Provider);

export const credentialTypes: Readonly<Record<string, ICredentialType>> = Object.fromEntries(
	[
		new AceDataCloudTaskApi(),
		new CustomTaskApi(),
		new FalTaskApi(),
		new GoogleGeminiTaskApi(),
		new HeyGenTaskApi(),
		new KieTaskApi(),
		new KlingTaskApi(),
		new MiniMaxTaskApi(),
		new ModelArkTaskApi(),
		new PiApiTaskApi(),
		new ReplicateTaskApi(),
		new RunwayTaskApi(),
		new VapTaskApi(),
		new WaveSpeedTaskApi(),
	].map((type) => [type.name, type]),
);

/** The credential type of a provider. */
export function credentialTypeOf(provider: Provider): ICredentialType {
	const name = PROVIDERS.find(({ id }) => id === provider)?.credential.type ?? '';
	const type = credentialTypes[name];
	if (type === undefined) throw new Error(`There is no credential type of ${provider}`);
	return type;
}

/** One workflow: what goes in, and how its Video Task node is set. */
export interface Question {
	provider?: Provider;
	/** Beside the provider and, at the simulator, its own; what is left out is the form's default. */
	parameters?: INodeParameters | undefined;
	/** What the trigger gives out. */
	items?: IDataObject[];
	/** Members of the node itself, such as `onError` and `retryOnFail`. */
	node?: Partial<INode> | undefined;
	/** Over what `credentialData` gives; null for no credential at all. */
	credential?: IDataObject | null;
	/** Nodes between the trigger and the node. */
	before?: Array<Partial<INode>>;
	onLog?: RunOptions['onLog'] | undefined;
	onMessageToUI?: RunOptions['onMessageToUI'] | undefined;
}

const NODE = 'Video Task';
const COLLECTORS = ['Behind 0', 'Behind 1', 'Behind 2', 'Behind 3'];

export function credentialData(simulator: Simulator, provider: Provider): IDataObject {
	return simulator.credentials[provider];
}

/** What ran, and what came out of the node: items by output, and what the nodes behind it were given. */
export interface Answer extends RunResult {
	out: (output?: number) => IDataObject[];
	/** For each item of an output, the input item that it is paired with. */
	pairs: (output?: number) => unknown[];
	/** What the node behind an output was given; null when it did not run. */
	behind: (output?: number) => IDataObject[] | null;
}

export function startVideoTask(simulator: Simulator, question: Question) {
	const { stop, finished } = startWorkflow(workflowOf(simulator, question));
	return { stop, finished: finished.then(asAnswer) };
}

export async function runVideoTask(simulator: Simulator, question: Question): Promise<Answer> {
	return await startVideoTask(simulator, question).finished;
}

export function workflowOf(simulator: Simulator, question: Question): RunOptions {
	const { provider = 'aceDataCloud', parameters, items, node, credential, before = [] } = question;
	const data = { ...credentialData(simulator, provider), ...credential };
	const { name: type } = credentialTypeOf(provider);
	const named = before.map((one, index) => ({ ...one, name: one.name ?? `Before ${index}` }));
	const chain = ['Trigger', ...named.map(({ name }) => name), NODE];
	return {
		nodeTypes: { 'n8n-nodes-video-tasks.videoTask': new VideoTask() },
		credentialTypes: { ...credentialTypes },
		credentials: credential === null ? {} : { [type]: { id: '7', data } },
		...(items && { items: items.map((json) => ({ json })) }),
		nodes: [
			{ type: 'test.trigger', name: 'Trigger' },
			...named,
			{
				name: NODE,
				parameters: byItself(
					formParameters({ provider, ...simulator.parameters[provider], ...parameters }),
				),
				...node,
			},
			...COLLECTORS.map((name) => ({ type: 'test.collect', name })),
		],
		connections: {
			...Object.fromEntries(
				chain.slice(1).map((name, index) => [chain[index] ?? '', { main: [[mainOf(name)]] }]),
			),
			[NODE]: { main: COLLECTORS.map((name) => [mainOf(name)]) },
		},
		onLog: question.onLog,
		onMessageToUI: question.onMessageToUI,
	};
}

/** Workflows that run side by side at one simulator would ask together, unless a test is about that. */
function byItself({ options, ...parameters }: INodeParameters): INodeParameters {
	if (options !== undefined && typeof options !== 'object') return { ...parameters, options };
	return { ...parameters, options: { shareRequests: false, ...(options as INodeParameters) } };
}

function mainOf(node: string) {
	return { node, type: NodeConnectionTypes.Main, index: 0 };
}

export function asAnswer(result: RunResult): Answer {
	const jsonOf = (items: INodeExecutionData[]) => items.map(({ json }) => json);
	return {
		...result,
		out: (output = 0) => jsonOf(result.items(NODE, output)),
		pairs: (output = 0) =>
			result.items(NODE, output).map(({ pairedItem }) => Object(pairedItem).item),
		behind: (output = 0) => {
			const name = COLLECTORS[output] ?? '';
			return result.runCount(name) === 0 ? null : jsonOf(result.items(name));
		},
	};
}

/** Begins when the first look of the run before is on its way. */
let nextTurn: Promise<unknown> = Promise.resolve();

/**
 * A wait of 30 s at most with a look each second, all on one output, unless told otherwise. Many
 * may be called for at the same time; they begin one after the other, as the start of a workflow
 * keeps this process busy and would make the first looks of the others late.
 */
export async function waitFor(simulator: Simulator, ids: string[], question: Question = {}) {
	const { options, ...parameters } = { options: {}, ...question.parameters };
	const begun = nextTurn.then(() => {
		const finished = runVideoTask(simulator, {
			items: [{ taskId: ids }],
			...question,
			parameters: {
				...{ maxWaitMinutes: 0.5, routeByStatus: false },
				...parameters,
				options: { pollIntervalSeconds: 1, ...Object(options) },
			},
		});
		return { finished };
	});
	nextTurn = begun.then(async ({ finished }) => await firstLook(simulator, ids, finished));
	return await (
		await begun
	).finished;
}

async function firstLook(simulator: Simulator, ids: string[], finished: Promise<unknown>) {
	let isOver = false;
	const end = () => (isOver = true);
	finished.then(end, end);
	while (!isOver && timesOf(simulator, ids).length === 0) await sleep(5);
}

interface ProviderRecord {
	id?: string;
	task_id?: string;
}

/** Tasks that are under way for their first looks, however long these take. */
export function keepBusy(simulator: Simulator, looks: Readonly<Record<string, number>>) {
	const seen: Record<string, number> = {};
	const busy = (record: ProviderRecord) => {
		const id = String(record.id ?? record.task_id);
		seen[id] = (seen[id] ?? 0) + 1;
		if ((seen[id] ?? 0) > (looks[id] ?? 0)) return record;
		const empty = { response: undefined, finished_at: undefined, data: undefined };
		return { ...record, status: 'running', ...empty };
	};
	const mutate = (body: ProviderRecord & { items?: ProviderRecord[] }) =>
		body.items ? { ...body, items: body.items.map(busy) } : busy(body);
	for (const taskId of Object.keys(looks)) simulator.addFault({ taskId, do: { mutate } });
}

/** When requests about any of the ids came in, in ms since 1970. */
export function timesOf({ requests }: Simulator, ids: readonly string[]): number[] {
	return requests
		.filter(({ taskIds }) => taskIds.some((id) => ids.includes(id)))
		.map(({ at }) => at);
}

/** The pauses between requests about an id, in ms. */
export function pausesOf(simulator: Simulator, id: string): number[] {
	const times = timesOf(simulator, [id]);
	return times.slice(1).map((at, index) => at - (times[index] ?? at));
}

type Scenario = () => Promise<void>;

/**
 * Begins all scenarios of a file at once and reports each as a test of its own: waits take
 * real seconds, and `test.concurrent` begins no more than five at a time.
 */
export function sideBySide(groups: Readonly<Record<string, Readonly<Record<string, Scenario>>>>) {
	const running = new Map<Scenario, Promise<void>>();
	beforeAll(() => {
		for (const scenario of Object.values(groups).flatMap((group) => Object.values(group))) {
			const run = scenario();
			// Reported by its own test; without this one that fails early would end the process.
			run.catch(() => undefined);
			running.set(scenario, run);
		}
	});
	describe.each(Object.entries(groups))('%s', (_group, scenarios) => {
		it.each(Object.entries(scenarios))(
			'%s',
			async (_name, scenario) => await running.get(scenario),
		);
	});
}
