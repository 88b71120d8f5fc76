import { identifier, isObject, nonEmpty, readField } from '../../../core/text/json';
import { foldedWord, statusOfWord } from '../../../core/task/statusWords';
import { isDone } from '../../../core/task/task';
import type { TaskStatus } from '../../../core/task/task';
import type { Recipe } from '../recipe';
import { errorIn } from './failure';
import { pathOf } from './places';
import type { Place } from './places';

/** What one record says about its task's state. */
export interface Saying {
	readonly place: Place;
	readonly path: string;
	/** The word or flag as sent; '' when the record tells the state by its form alone. */
	readonly word: string;
	readonly status: TaskStatus;
}

/** Names of the members in which APIs write the word for a state, the most reliable first. */
export const WORD_NAMES = [
	...['task_status', 'job_status', 'task_state', 'job_state', 'state', 'status'],
] as const;

/** Longer texts are sentences. */
const LONGEST_WORD = 64;

/** @returns what each record says by a word or, without one, by a flag; success of a mere envelope is left out */
export function sayingsOf(places: readonly Place[], words: Recipe['words']): readonly Saying[] {
	return places.flatMap((place) => {
		const said = wordIn(place, words) ?? flagIn(place, words);
		return said === undefined || isOnlyEnvelope(said) ? [] : [said];
	});
}

/** @returns the first word of a record that has a known meaning, else its first word; undefined without any */
function wordIn(place: Place, words: Recipe['words']): Saying | undefined {
	const found = WORD_NAMES.flatMap((name) => {
		const word = asWord(place.view[name], words);
		if (word === null) return [];
		return [{ place, path: pathOf(place, name), word, status: meaningOf(word, words) }];
	});
	return found.find(({ status }) => status !== 'unknown') ?? found[0];
}

/** @returns the word, or null. A number is one only if the recipe says so: 1 is done at PixVerse, an error elsewhere */
function asWord(value: unknown, words: Recipe['words']): string | null {
	const text = typeof value === 'number' ? String(value) : nonEmpty(value);
	if (text === null || text.length > LONGEST_WORD) return null;
	return /^[-+.\d]+$/.test(text) && !words.has(text) ? null : text;
}

/** @returns the status that a word means in the recipe, else in the table; `unknown` for a word in neither */
export function meaningOf(word: string, words: Recipe['words']): TaskStatus {
	if (foldedWord(word) === '') return 'unknown';
	return words.get(word.trim()) ?? statusOfWord(word, words) ?? 'unknown';
}

const SUCCESS_FLAGS: ReadonlyMap<string, TaskStatus> = new Map([
	['0', 'running'],
	['1', 'succeeded'],
	['2', 'failed'],
	['3', 'failed'],
]);

/** google.rpc.Code.CANCELLED. */
const CANCELLED_CODE = '1';

const BESIDE_DONE = ['name', 'response', 'error', 'metadata'] as const;

/**
 * Reads the state of a record without a word for it. Two forms are known: kie's `successFlag` (docs.kie.ai: 0 running,
 * 1 done, 2 and 3 failed; some of its endpoints write a word there), and Google's operations (AIP-151), in which a
 * missing `done` means false.
 */
function flagIn(place: Place, words: Recipe['words']): Saying | undefined {
	const { view } = place;
	const say = (name: string, status: TaskStatus): Saying => {
		const word = name === 'name' ? '' : String(view[name]);
		return { place, path: pathOf(place, name), word, status };
	};
	const number = readField(identifier, view.success_flag);
	const inWords = asWord(view.success_flag, words);
	const flag = inWords === null ? SUCCESS_FLAGS.get(number ?? '') : meaningOf(inWords, words);
	if (flag !== undefined) return say('success_flag', flag);
	if (view.done === false) return say('done', 'running');
	if (view.done === true && BESIDE_DONE.some((name) => name in view)) {
		const error = errorIn(view);
		if (error === null) return say('done', 'succeeded');
		return say('done', error.code === CANCELLED_CODE ? 'cancelled' : 'failed');
	}
	const isOperation = /(?:^|\/)operations\//.test((nonEmpty(view.name) ?? '').slice(0, 512));
	return isOperation && !('done' in view) ? say('name', 'running') : undefined;
}

/** Whether a success only says that the gateway understood the request, because a task in `data` has not succeeded. */
function isOnlyEnvelope({ place, status }: Saying): boolean {
	return status === 'succeeded' && 'data' in place.view && holdsUnfinished(place.view.data);
}

/** How deep an answer, and how many entries of each list or map in it, are searched for several tasks. */
const SEVERAL_DEPTH = 3;
const MOST_SEVERAL = 1_000;

/** @returns whether a list or map holds, down to `SEVERAL_DEPTH`, a record whose own word is known and is no success */
export function holdsUnfinished(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null || depth > SEVERAL_DEPTH) return false;
	return Object.values(value)
		.slice(0, MOST_SEVERAL)
		.some((entry: unknown) => {
			if (!isObject(entry)) return Array.isArray(entry) && holdsUnfinished(entry, depth + 1);
			const status = statusOfWord(nonEmpty(entry.status ?? entry.state) ?? '');
			const isUnfinished = status !== undefined && status !== 'succeeded';
			return isUnfinished || holdsUnfinished(entry, depth + 1);
		});
}

/**
 * Chooses the saying that decides. The innermost record speaks of the task, the records around it of the request. But
 * another saying wins if it says that the task ended without success, or, when the innermost says that the task is
 * done, if it says that the task is queued or running.
 *
 * @returns the saying that decides, and the innermost one; undefined without any saying
 */
export function decided(
	sayings: readonly Saying[],
): { readonly said: Saying; readonly innermost: Saying } | undefined {
	const [first, ...rest] = sayings;
	if (first === undefined) return undefined;
	const innermost = rest.reduce((a, b) => (b.place.depth > a.place.depth ? b : a), first);
	const others = sayings.filter((one) => one !== innermost);
	const failure = others.find(({ status }) => isDone(status) && status !== 'succeeded');
	const busy = others.find(({ status }) => status === 'queued' || status === 'running');
	const said = failure ?? (isDone(innermost.status) ? (busy ?? innermost) : innermost);
	return { said, innermost };
}
