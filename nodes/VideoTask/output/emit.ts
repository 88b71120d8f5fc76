import type { INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

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
import type { ItemRequest } from '../input/item/itemRequest';
import type { Call } from '../input/call';
import type { Invocation } from '../input/invocation';
import type { Settings } from '../input/settings/settings';
import { shownId } from '../../../providers/shownId';

/** What a run of the node came to. */
export interface Run {
	/** What to raise unless the node continues on fail; null when all went well. */
	readonly error: NodeApiError | NodeOperationError | null;
	readonly outputs: INodeExecutionData[][];
}

/**
 * @returns the run of a node that cannot ask at all: the problem as the error to raise, and an error item with it for
 * each input item
 */
export function failAll({ node, input, isTool, isRouted }: Call, problem: Problem): Run {
	const step = isTool ? stepAfterBadSettings(problem) : null;
	const emitted = input.map((_, index) => errorItem(problem.message, index, step));
	return {
		error: inputError(node, withStep(problem, step), 0),
		outputs: outputsOf(emitted, isRouted),
	};
}

/**
 * @returns the run that raises the Problem of the first item that cannot be read; null when there is none, in a wait,
 * and when the node continues on fail. Operations that do not wait then ask for nothing, because they can be run again
 * at once. A wait goes on for the other items and tells of the Problem at its end.
 */
export function refuseBadInput(invocation: Invocation): Run | null {
	const { node, settings, continues, requests } = invocation;
	if (settings.operation === 'waitUntilDone' || continues) return null;
	const bad = requests.findIndex((request) => isProblem(request));
	const first = requests[bad];
	if (first === undefined || !isProblem(first)) return null;
	const told = withStep(first, badInputStep(invocation, first));
	return { error: inputError(node, told, bad), outputs: [] };
}

/** @returns what a model is to do about parameters that cannot be used; null when no model reads the item */
function badInputStep({ isTool }: Call, problem: Problem): string | null {
	return isTool ? stepAfterBadInput(problem) : null;
}

/** @returns the run's end: an item for each id asked and for each item that cannot be read, and the error to raise */
export async function emit(
	invocation: Invocation,
	{ answers, media }: { readonly answers: Answers; readonly media: MediaFetcher | null },
): Promise<Run> {
	const { requests, part, continues, isRouted, stored } = invocation;
	const error = errorOf(invocation, answers);
	// n8n takes no items beside an error. The node that rests raises none: it puts out its items in any case.
	const isRaised = error !== null && !continues && part !== 'rest';
	// When the run ends with an error, nobody reads its files: their requests end, and nothing waits for them.
	if (isRaised) media?.giveUp();
	const emitting = { answers, media: isRaised ? null : media, hasOthers: hasSeveralOpen(answers) };
	const emitted: Array<readonly Emitted[]> = [];
	for (const [itemIndex, request] of requests.entries()) {
		emitted.push(
			isProblem(request)
				? [errorItem(request.message, itemIndex, badInputStep(invocation, request))]
				: await itemsFor(request, itemIndex, invocation, emitting),
		);
	}
	const outputs = outputsOf(emitted.flat(), isRouted);
	return { error, outputs: stored === null ? outputs : withTrueLinks(outputs) };
}

/** What is the same for the items of all requests. */
interface Emitting {
	readonly answers: Answers;
	readonly media: MediaFetcher | null;
	/** Whether several ids are not done; `nextStep` says so, a field that only a model's items have. */
	readonly hasOthers: boolean;
}

/** @returns the output items for one input item: the error that it carries, or an item for each of its ids */
async function itemsFor(
	request: ItemRequest,
	itemIndex: number,
	invocation: Invocation,
	{ answers, media, hasOthers }: Emitting,
): Promise<readonly Emitted[]> {
	const { settings } = invocation;
	const input = invocation.items[itemIndex] ?? { json: {} };
	const { carriedError } = request;
	if (carriedError !== undefined)
		return [carriedErrorItem(carriedError, input, { itemIndex, settings })];
	const emitted: Emitted[] = [];
	for (const [index, answer] of answersTo(request, answers, settings).entries()) {
		const { taskId, task, wait, trouble } = answer;
		if (trouble !== null || task === null) {
			const message = trouble?.message ?? nothingKnown(taskId);
			emitted.push(errorItem(message, itemIndex, troubleStep(answer, invocation, hasOthers)));
			continue;
		}
		const item = taskItem(task, wait, input, { itemIndex, settings, hasOthers });
		const files = await media?.of({ ...task, taskId: request.ids[index] ?? taskId });
		emitted.push(files === undefined ? item : withMedia(item, files, request, settings));
	}
	return emitted;
}

/** @returns the error for the first trouble in the order of the input; it tells of the others. Null for no trouble. */
function errorOf(invocation: Invocation, answers: Answers): Run['error'] {
	const { node, requests, settings } = invocation;
	const others = (first: First) =>
		toldOfOthers(first, requests, answers, settings.operation === 'waitUntilDone');
	for (const [itemIndex, request] of requests.entries()) {
		if (isProblem(request)) {
			const { message, description } = withStep(request, badInputStep(invocation, request));
			const told = `${description}${others({ answer: null, itemIndex })}`;
			return inputError(node, { message, description: told }, itemIndex);
		}
		const answer = answersTo(request, answers, settings).find(({ trouble }) => trouble !== null);
		if (answer === undefined || answer.trouble === null) continue;
		const step = troubleStep(answer, invocation, hasSeveralOpen(answers));
		const trouble = withStep(answer.trouble, step);
		return answerError(node, { answer, trouble, itemIndex }, others({ answer, itemIndex }));
	}
	return null;
}

/**
 * @returns the message for an id without an answer. An id has none only when the run ended before its first answer,
 * because another service refused the key.
 */
function nothingKnown(taskId: string): string {
	return `Task ${taskId}: nothing was learnt about it before the run ended`;
}

/** @returns what a model is to do after the trouble; null when no model reads the item */
function troubleStep(answer: Answer, { isTool }: Call, hasOthers: boolean): string | null {
	return isTool ? stepAfterTrouble(answer, hasOthers) : null;
}

/** @returns an answer for each id of a request; one with neither task nor trouble for an id that has none */
function answersTo(
	{ service, ids }: ItemRequest,
	answers: Answers,
	{ provider }: Pick<Settings, 'provider'>,
): readonly Answer[] {
	const known = answers.get(service);
	const nothing = { task: null, wait: null, trouble: null };
	return ids.map((id) => known?.get(id) ?? { taskId: shownId(provider, id), ...nothing });
}

/** When an expression follows an item link that is cut, n8n's message shows this text as the name of a node. */
const CUT_LINK = "(item links end at a durable wait; use 'Include Input Fields')";

/**
 * @returns the items of a resumed wait, in which item links that would be wrong are cut. When n8n resumes an
 * execution, it links each item to the input item at the same position, which may not be the item that asked.
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
