import type {
	IExecuteFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import type { Answer } from '../asking/answer';
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { carriedErrorItem, errorItem, outputsOf, taskItem, withMedia } from './items';
import type { Emitted } from './items';
import type { MediaFetcher } from '../../../host/media/mediaFetcher';
import {
	hasSeveralOpen,
	stepAfterBadInput,
	stepAfterBadSettings,
	stepAfterTrouble,
	withStep,
} from './tool/nextStep';
import type { Answers } from '../asking/askAll';
import { answerError, inputError } from './raise';
import { toldOfOthers } from './others';
import type { First } from './others';
import type { ItemRequest } from '../input/itemRequest';
import { partOf } from '../input/storedWait';
import type { RestedWait } from '../input/storedWait';
import type { Settings } from '../input/settings';
import { isTool } from '../input/toolVariant';

/** What a run of the node came to. */
export interface Run {
	/** What to raise unless the node continues on fail; null when all went well. */
	readonly error: NodeApiError | NodeOperationError | null;
	readonly outputs: INodeExecutionData[][];
}

/** What the input items ask for, and the items themselves. */
export interface Input {
	readonly requests: ReadonlyArray<ItemRequest | Problem>;
	readonly items: readonly INodeExecutionData[];
	/** The wait that goes on; null for a new one. */
	readonly rested: RestedWait | null;
}

/** What concerns the whole node becomes one error for each input item. */
export function nothingBut(context: IExecuteFunctions, problem: Problem): Run {
	const step = isTool(context) ? stepAfterBadSettings(problem) : null;
	const emitted = context.getInputData().map((_, index) => errorItem(problem.message, index, step));
	return {
		error: inputError(context.getNode(), withStep(problem, step), 0),
		outputs: outputsOf(emitted, isRouted(context)),
	};
}

/** @returns the step that follows parameters that cannot be used; null where no model reads it */
export function badInputStep({ isTool }: Settings, problem: Problem): string | null {
	return isTool ? stepAfterBadInput(problem) : null;
}

/** As the node's outputs are drawn; read by itself, because the other settings may be the ones that are bad. */
export function isRouted(context: IExecuteFunctions): boolean {
	// An agent is handed the first output only.
	if (isTool(context)) return false;
	try {
		const read = (name: string) => context.getNodeParameter(name, 0, null);
		return read('routeByStatus') === true && read('operation') !== 'getTask';
	} catch {
		return false;
	}
}

/** @returns an item for each id asked, and what to raise */
export async function emit(
	context: IExecuteFunctions,
	settings: Settings,
	{ requests, items, rested }: Input,
	{ answers, media }: { readonly answers: Answers; readonly media: MediaFetcher | null },
): Promise<Run> {
	const error = errorOf(context, settings, requests, answers);
	// What is raised must not wait for files that nobody reads, nor leave requests for them behind.
	const files = error !== null && isRaised(context) ? null : media;
	if (files === null) media?.giveUp();
	const hasOthers = hasSeveralOpen(answers);
	const emitted: Emitted[] = [];
	for (const [itemIndex, request] of requests.entries()) {
		if (isProblem(request)) {
			emitted.push(errorItem(request.message, itemIndex, badInputStep(settings, request)));
			continue;
		}
		const input = items[itemIndex] ?? { json: {} };
		const { carriedError } = request;
		if (carriedError !== undefined)
			emitted.push(carriedErrorItem(carriedError, input, { itemIndex, settings }));
		for (const one of answersTo(request, answers)) {
			const { task, wait, trouble } = one;
			if (trouble !== null || task === null) {
				const message = trouble?.message ?? nothingKnown(one.taskId);
				emitted.push(errorItem(message, itemIndex, troubleStep(one, settings, hasOthers)));
			} else {
				const item = taskItem(task, wait, input, { itemIndex, settings, hasOthers });
				emitted.push(
					files === null ? item : withMedia(item, await files.of(task), request, settings),
				);
			}
		}
	}
	const outputs = outputsOf(emitted, isRouted(context));
	return { error, outputs: rested === null ? outputs : withTrueLinks(outputs) };
}

/** Whether n8n gets the error of this run and no items: a node that rests puts out the tasks as they stand. */
function isRaised(context: IExecuteFunctions): boolean {
	return !context.continueOnFail() && partOf(context) !== 'rest';
}

/** @returns what to raise: the first trouble in the order of the input, with word of all others; null for none */
function errorOf(
	context: IExecuteFunctions,
	settings: Settings,
	requests: Input['requests'],
	answers: Answers,
): Run['error'] {
	const node = context.getNode();
	const others = (first: First) =>
		toldOfOthers(first, requests, answers, settings.operation === 'waitUntilDone');
	for (const [itemIndex, request] of requests.entries()) {
		if (isProblem(request)) {
			const { message, description } = withStep(request, badInputStep(settings, request));
			const told = `${description}${others({ answer: null, itemIndex })}`;
			return inputError(node, { message, description: told }, itemIndex);
		}
		const answer = answersTo(request, answers).find(({ trouble }) => trouble !== null);
		if (answer === undefined || answer.trouble === null) continue;
		const step = troubleStep(answer, settings, hasSeveralOpen(answers));
		const trouble = withStep(answer.trouble, step);
		return answerError(node, { answer, trouble, itemIndex }, others({ answer, itemIndex }));
	}
	return null;
}

/** Only where another service has refused the key, which is what is raised then. */
function nothingKnown(taskId: string): string {
	return `Task ${taskId}: nothing was learnt about it before the run ended`;
}

/** @returns what a model is to do after the trouble; null where none reads it */
function troubleStep(answer: Answer, { isTool }: Settings, hasOthers: boolean): string | null {
	return isTool ? stepAfterTrouble(answer, hasOthers) : null;
}

/** @returns an answer for each id, also for one that has none */
function answersTo({ service, ids }: ItemRequest, answers: Answers): readonly Answer[] {
	const known = answers.get(service);
	return ids.map(
		(taskId) => known?.get(taskId) ?? { taskId, task: null, wait: null, trouble: null },
	);
}

/** Named in the message of n8n where an expression follows a link that a rest has cut. */
const CUT_LINK = "(item links end at a durable wait; use 'Include Input Fields')";

/**
 * After a rest n8n links each item to the input item at the same position. Where that is another than
 * the one that asked, the link is cut: none is better than a wrong one.
 */
export function withTrueLinks(outputs: INodeExecutionData[][]): INodeExecutionData[][] {
	return outputs.map((items) =>
		items.map((item, position) => {
			const { pairedItem } = item;
			const asked = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : 0;
			if (asked === position) return item;
			const sourceOverwrite = { previousNode: CUT_LINK };
			return { ...item, pairedItem: { item: asked, sourceOverwrite } };
		}),
	);
}
