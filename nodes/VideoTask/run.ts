import type {
	IExecuteFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import type { Answer } from './answers';
import type { Clock } from './core/clock';
import { isProblem } from './core/problem';
import type { Problem } from './core/problem';
import { answerError, errorItem, inputError, outputsOf, taskItem } from './items';
import type { Emitted, Raised } from './items';
import { answerAll } from './operations';
import type { Answers } from './operations';
import { readItem, readSettings } from './parameters';
import type { ItemRequest, Settings } from './parameters';
import { openTransport } from './transport';

/** What a run of the node came to. */
export interface Run {
	/** What to raise unless the node continues on fail; null when all went well. */
	readonly error: NodeApiError | NodeOperationError | null;
	readonly outputs: INodeExecutionData[][];
}

/** Reads every item, runs the operation for all of them together, and puts out an item for each id asked. */
export async function run(context: IExecuteFunctions, clock: Clock): Promise<Run> {
	const settings = readSettings(context);
	if (isProblem(settings)) return nothingBut(context, settings);
	const requests = context.getInputData().map((_, index) => readItem(context, index, settings));
	const bad = requests.findIndex((request) => isProblem(request));
	const first = requests[bad];
	if (first !== undefined && isProblem(first) && !context.continueOnFail()) {
		return { error: inputError(context.getNode(), first, bad), outputs: [] };
	}
	const good = requests.filter((request): request is ItemRequest => !isProblem(request));
	if (good.length === 0) return emit(context, settings, requests, new Map());

	const { provider, requestTimeoutSeconds } = settings;
	const transport = await openTransport(context, provider.id, requestTimeoutSeconds);
	if (isProblem(transport)) return nothingBut(context, transport);
	const continues = context.continueOnFail();
	const answers = await answerAll(good, { settings, transport, clock, continues });
	return emit(context, settings, requests, answers);
}

/** What concerns the whole node becomes one error for each input item. */
function nothingBut(context: IExecuteFunctions, problem: Problem): Run {
	const emitted = context.getInputData().map((_, index) => errorItem(problem.message, index));
	return {
		error: inputError(context.getNode(), problem, 0),
		outputs: outputsOf(emitted, isRouted(context)),
	};
}

/** As the node's outputs are drawn; read by itself, because the other settings may be the ones that are bad. */
function isRouted(context: IExecuteFunctions): boolean {
	// An agent is handed the first output only.
	if (context.getNode().type.endsWith('Tool')) return false;
	try {
		const read = (name: string) => context.getNodeParameter(name, 0, null);
		return read('routeByStatus') === true && read('operation') !== 'getTask';
	} catch {
		return false;
	}
}

function emit(
	context: IExecuteFunctions,
	settings: Settings,
	requests: ReadonlyArray<ItemRequest | Problem>,
	answers: Answers,
): Run {
	const emitted: Emitted[] = [];
	const raised: Raised[] = [];
	const inputs = context.getInputData();
	for (const [itemIndex, request] of requests.entries()) {
		if (isProblem(request)) {
			emitted.push(errorItem(request.message, itemIndex));
			continue;
		}
		const input = inputs[itemIndex] ?? { json: {} };
		for (const answer of answersTo(request, answers)) {
			const { task, wait, trouble } = answer;
			if (trouble !== null) {
				raised.push({ answer, trouble, itemIndex });
				emitted.push(errorItem(trouble.message, itemIndex));
			} else if (task !== null) {
				emitted.push(taskItem(task, wait, input, { itemIndex, settings }));
			}
		}
	}
	const [first] = raised;
	const error =
		first === undefined ? null : answerError(context.getNode(), first, lostWith(first, answers));
	return { error, outputs: outputsOf(emitted, isRouted(context)) };
}

function answersTo({ service, ids }: ItemRequest, answers: Answers): readonly Answer[] {
	const known = answers.get(service);
	return ids.flatMap((id) => known?.get(id) ?? []);
}

/** The ids whose state nobody would know any more if only the first trouble were raised. */
function lostWith(first: Raised, answers: Answers): readonly Answer[] {
	const all = [...answers.values()].flatMap((byId) => [...byId.values()]);
	const open = all.filter(({ task, trouble }) => trouble !== null || task?.done !== true);
	return open.length === 1 && open[0] === first.answer ? [] : open;
}
