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
import { addressesIn } from './addresses';
import { choicesIn } from './choices';
import { errorAround, failureIn, toldByWord } from './failure';
import * as measures from './measures';
import { addressesSeen, foundOutputs } from './outputs';
import { isOwn, NO_ADDRESSES } from './ownAddresses';
import type { OwnAddresses } from './ownAddresses';
import type { Output } from './media';
import { outward } from './places';
import { resultIn } from './result';
import { stateOf } from './state';
import type { State } from './state';
import { valueAt } from './valueAt';
import { holdsUnfinished } from './words';

/** What is to be read: the HTTP status (202 is running, 303 done), and the body as JSON (undefined for an empty body). */
export interface AnswerRecord {
	readonly httpStatus: number;
	readonly value: unknown;
}

/** All of a TaskReading but what only the adapter knows. */
export type Detected = Omit<TaskReading, 'taskId' | 'service' | 'raw' | 'details'> & {
	readonly details: TaskDetails & { readonly found: Found };
	/** Every web address that could be an output, found also while the task runs: to be remembered as `before`. */
	readonly addresses: ReadonlyArray<{ readonly path: string; readonly url: string }>;
	/** Whether neither word, flag, media nor error was found. */
	readonly saysNothing: boolean;
	/** Paths of members that could be the status, the likeliest first; empty where a word was found. */
	readonly choices: readonly string[];
	/**
	 * The body's own `code` of 400 to 599, where there is no word for the state; else null. The status is then
	 * `not_found` (404, 410 and what the recipe says), `failed` (501, 531), or `unknown`: then it is a refusal of
	 * the question (401, 402, 403, 429, 5xx …), which the adapter makes a Problem of.
	 */
	readonly bodyCode: number | null;
};

/**
 * Reads an answer that nobody described, or that a recipe describes in part: its state by HTTP status, by the
 * innermost word, by a flag, by a code in its body; its outputs once it succeeded; what else is plainly named.
 * Any JSON can be read; nothing throws.
 *
 * @param before `${path}\n${url}` of the `addresses` that were seen while the task ran
 * @param own addresses under which the API answers about this task, which are no outputs
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

/** Without a word an answer with an output in it is a result (fal's second answer), but not one about several tasks. */
function mayHaveSucceeded(said: State, body: unknown): boolean {
	if (said.isSaid) return said.status === 'succeeded';
	return said.bodyCode === null && !holdsUnfinished(body);
}

/**
 * Where all that was found stood there while the task ran, and a text or rows stand beside, the files are what
 * these were made from (a recording and its transcript).
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

/** A success with an error and nothing to show for it is a failure (fal: COMPLETED with `error`). */
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

/** What the main output is, which stands first. */
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
