import { isObject } from '../../../core/text/json';
import { inSnakeCase } from '../../../core/text/spelling';
import { isDone, NO_DETAILS } from '../../../core/task/task';
import type {
	Found,
	MediaKind,
	TaskDetails,
	TaskReading,
	TaskStatus,
} from '../../../core/task/task';
import type { ErrorWords } from '../../reading/errorCode';
import type { Recipe } from '../recipe';
import { addressesIn } from './outputs/addresses';
import { choicesIn } from './choices';
import { errorAround, failureIn, toldByWord } from './failure';
import * as measures from './measures';
import { addressesSeen, foundOutputs } from './outputs/outputs';
import { isOwn, NO_ADDRESSES } from './outputs/ownAddresses';
import type { OwnAddresses } from './outputs/ownAddresses';
import type { Output } from './outputs/media';
import { outward } from './places';
import { resultIn } from './result';
import { stateOf } from './state';
import type { State } from './state';
import { valueAt } from './valueAt';
import { holdsUnfinished } from './words';

/** An answer to read: its HTTP status (202 is running, 303 done), and its JSON body (undefined for an empty body). */
export interface AnswerRecord {
	readonly httpStatus: number;
	readonly value: unknown;
}

/** A TaskReading without the members that only the adapter knows. */
export type Detected = Omit<TaskReading, 'taskId' | 'service' | 'raw' | 'details'> & {
	readonly details: TaskDetails & { readonly found: Found };
	/** Every web address that could be an output. Those of a running task are to be passed as `before` later. */
	readonly addresses: ReadonlyArray<{ readonly path: string; readonly url: string }>;
	/** Whether nothing tells the state: no HTTP status, word, flag, code, output or error. */
	readonly saysNothing: boolean;
	/** Paths of members that could be the status, the likeliest first; empty when the answer tells the state. */
	readonly choices: readonly string[];
	/**
	 * The body's own `code` of 400 to 599, when nothing before it tells the state; else null. The status is then
	 * `not_found` (410, and the recipe's `notFoundOn`, by default 404), `failed` (501, 531), or `unknown`: then the
	 * API has refused the request (401, 402, 403, 429, 5xx …), and the adapter makes a Problem of it.
	 */
	readonly bodyCode: number | null;
};

/**
 * Reads an answer that no recipe describes, or only in part: the task's state from the HTTP status, the innermost
 * word, a flag or a code in the body; its outputs once it has succeeded; and times, cost and the like by their usual
 * names. Reads any JSON and never throws.
 *
 * @param before `${path}\n${url}` of each of the `addresses` that were seen while the task ran
 * @param own addresses under which the API answers about this task; they are no outputs
 */
export function detect(
	answer: AnswerRecord,
	recipe: Recipe,
	before: ReadonlySet<string>,
	own: OwnAddresses = NO_ADDRESSES,
): Detected {
	const body = answer.value;
	const said = stateOf(answer, recipe);
	const addresses = addressesIn(body, '').filter(({ url }) => !isOwn(url, own));
	const candidates = mayHaveSucceeded(said, body)
		? foundOutputs(body, said.place, recipe, { before, own })
		: [];
	const outputs = said.isSaid
		? filesOf(candidates, body, said, recipe)
		: candidates.filter((one) => showsEnd(one, before));
	const reported = toldByWord(failureIn(body, said.place, recipe), said.word);
	const error = errorAround(said.place);
	const end = settled({ said, outputs, error, body, recipe });
	const hasSucceeded = end === 'succeeded';
	const media = hasSucceeded ? outputs : [];
	const isSilent = !said.isSaid && said.bodyCode === null && outputs.length === 0;
	return {
		...reading(said, body, recipe, end),
		status: end,
		reported,
		passingTrouble: isDone(end) && media.length === 0 ? null : (error?.message ?? null),
		media: media.map(({ kind, role, url }) => ({ kind, role, url })),
		result: hasSucceeded ? resultBeside(media, body, said, recipe) : null,
		kind: kindOf(media),
		details: detailsOf(said, media, hasSucceeded ? error : null),
		addresses: addressesSeen(addresses),
		saysNothing: isSilent && error === null,
		choices: said.word === null && isSilent ? choicesIn(body) : [],
		bodyCode: said.bodyCode,
	};
}

/**
 * Whether to look for outputs: after a success, or in an answer that tells no state, where an output means success
 * (fal's second answer), but not in one about several tasks.
 */
function mayHaveSucceeded(said: State, body: unknown): boolean {
	if (said.isSaid) return said.status === 'succeeded';
	return said.bodyCode === null && !holdsUnfinished(body);
}

/**
 * @returns the outputs; none if all of them were there while the task ran and a text or rows are beside them now,
 * because these were then made from the files (a transcript from a recording)
 */
function filesOf(outputs: readonly Output[], body: unknown, said: State, recipe: Recipe) {
	if (!outputs.every(({ rank }) => rank[0] === 1)) return outputs;
	const result = resultIn(body, said.place, recipe);
	return typeof result === 'string' || Array.isArray(result) ? [] : outputs;
}

function showsEnd(output: Output, before: ReadonlySet<string>): boolean {
	return output.isPlain && !before.has(`${output.path}\n${output.url}`);
}

interface Findings {
	readonly said: State;
	readonly outputs: readonly Output[];
	readonly error: ErrorWords | null;
	readonly body: unknown;
	readonly recipe: Recipe;
}

/**
 * @returns the final status. A success is a failure if it has an error and no output (fal: COMPLETED with `error`), or
 * if a `failedWhen` of the recipe is met. Without a word and without a `statusField`, an output means success
 */
function settled({ said, outputs, error, body, recipe }: Findings): TaskStatus {
	const shown = said.isSaid || outputs.length === 0 || recipe.statusField !== null;
	const status = shown ? said.status : 'succeeded';
	if (status !== 'succeeded') return status;
	if (error !== null && !outputs.some(({ role }) => role === 'output')) return 'failed';
	return recipe.failedWhen.some((one) => isAt(body, one.path, one.value)) ? 'failed' : status;
}

function isAt(body: unknown, path: string, expected: string): boolean {
	return [valueAt(body, path)].flat().some((value) => {
		const isPlain = value === null || (value !== undefined && typeof value !== 'object');
		return isPlain && String(value).trim() === expected.trim();
	});
}

function resultBeside(
	media: readonly Output[],
	body: unknown,
	said: State,
	recipe: Recipe,
): unknown {
	return media.length > 0 && recipe.resultField === null
		? null
		: resultIn(body, said.place, recipe);
}

/** @returns the kind of the main output, which is the first with the role `output`; null without one */
function kindOf(media: readonly Output[]): MediaKind | null {
	return media.find(({ role }) => role === 'output')?.kind ?? null;
}

function reading(said: State, body: unknown, recipe: Recipe, end: TaskStatus) {
	const records = outward(said.place).map(({ view }) => view);
	const views = measures.viewsFor(records);
	return {
		providerStatus: said.word,
		upstreamTaskId: null,
		...measures.namesIn(records),
		...measures.timesIn(views, isDone(end)),
		elapsedSeconds: isDone(end) ? measures.elapsedIn(views) : null,
		progress: measures.progressIn(body, views, recipe, isDone(end)),
		cost: measures.costIn(views),
		usage: measures.usageIn(records),
	};
}

function detailsOf(said: State, media: readonly Output[], error: ErrorWords | null) {
	const records = outward(said.place).map(({ view }) => view);
	const output = records[0]?.output;
	const views = [...records, ...(isObject(output) ? [inSnakeCase(output)] : [])];
	const status =
		said.word === null || said.path === null ? null : { path: said.path, word: said.word };
	return {
		...NO_DETAILS,
		seed: measures.firstNumber(views, 'seed'),
		durationSeconds: measures.firstNumber(views, 'duration duration_seconds seconds'),
		partialFailure: error?.message ?? null,
		found: { status, outputs: media.map(({ path, url }) => ({ path, url })) },
	};
}
