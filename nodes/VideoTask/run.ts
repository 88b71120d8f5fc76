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
import { answerError, errorItem, inputError, outputsOf, taskItem, withMedia } from './items';
import { MediaFetcher } from './media';
import { addHint, observerOf } from './progress';
import type { Emitted, Raised } from './items';
import { answerAll } from './operations';
import type { Answers } from './operations';
import { readItem } from './parameters';
import type { ItemRequest } from './parameters';
import { readSettings } from './settings';
import type { Settings } from './settings';
import { openTransport } from './transport';
import type { Transport } from './transport';

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
	if (good.length === 0) {
		return await emit(context, settings, requests, { answers: new Map(), media: null });
	}

	const { provider, requestTimeoutSeconds } = settings;
	const transport = await openTransport(context, provider.id, requestTimeoutSeconds);
	if (isProblem(transport)) return nothingBut(context, transport);
	const continues = context.continueOnFail();
	const media = mediaFetcher(context, clock, settings, transport);
	const observer = observerOf(context, media);
	const answers = await answerAll(good, { settings, transport, clock, continues, observer });
	// What is raised or stopped has no reader for files.
	if (clock.isStopped()) return { error: null, outputs: outputsOf([], isRouted(context)) };
	const result = await emit(context, settings, requests, { answers, media });
	addHint(context, settings, answers, transport.requestCount());
	return result;
}

function mediaFetcher(
	context: IExecuteFunctions,
	clock: Clock,
	settings: Settings,
	{ isLocal }: Transport,
): MediaFetcher | null {
	// A tool's answer is read by a model, which cannot read files.
	if (!settings.downloadMedia || isTool(context)) return null;
	return new MediaFetcher(context, clock, {
		choices: settings.mediaToDownload,
		field: settings.binaryPropertyName,
		maxBytes: settings.maxDownloadMegabytes * 1024 * 1024,
		silenceMs: settings.requestTimeoutSeconds * 1000,
		allowsLocal: isLocal,
	});
}

/** What concerns the whole node becomes one error for each input item. */
function nothingBut(context: IExecuteFunctions, problem: Problem): Run {
	const emitted = context.getInputData().map((_, index) => errorItem(problem.message, index));
	return {
		error: inputError(context.getNode(), problem, 0),
		outputs: outputsOf(emitted, isRouted(context)),
	};
}

/** n8n names the tool variant of a node after it. */
function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}

/** As the node's outputs are drawn; read by itself, because the other settings may be the ones that are bad. */
function isRouted(context: IExecuteFunctions): boolean {
	// An agent is handed the first output only.
	if (isTool(context)) return false;
	try {
		const read = (name: string) => context.getNodeParameter(name, 0, null);
		return read('routeByStatus') === true && read('operation') !== 'getTask';
	} catch {
		return false;
	}
}

async function emit(
	context: IExecuteFunctions,
	settings: Settings,
	requests: ReadonlyArray<ItemRequest | Problem>,
	{ answers, media }: { readonly answers: Answers; readonly media: MediaFetcher | null },
): Promise<Run> {
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
				const one = taskItem(task, wait, input, { itemIndex, settings });
				emitted.push(
					media === null ? one : withMedia(one, await media.of(task), request, settings),
				);
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
