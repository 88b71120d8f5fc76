import { isObject, readJson } from './json';
import { isProblem, problem } from './problem';
import type { Problem } from './problem';

/** Under these names ids stand in the objects that models copy from the answers of create calls. */
const NAMES = ['taskIds', 'task_ids', 'ids', 'taskId', 'task_id', 'generation_id', 'id'] as const;

const BULLETS = /^\s*(?:[-*•+]|\d{1,3}[.)])\s+/gm;
/** As in "task_ids: …". */
const LABELS = /^\s*task[ _]?ids?\s*[:=]/gim;
/** As in "Here are the tasks:". */
const HEADLINES = /^.*:[ \t]*$/gm;
const CODE_FENCE = /```[a-z]*/gi;
/** What models put around ids, and what no id holds. */
const ORNAMENTS = /["'`“”‘’«»<>*()[\]{}=|]/g;
/** Marks at the end of a word; ids may hold them inside. */
const LAST_MARKS = /[.:!?。：！？]+$/;

const ID_CHARACTERS = /^[A-Za-z0-9._:~-]+$/;
/** A UUID, or ModelArk's `cgt-…`. */
const SURELY_AN_ID =
	/^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|cgt-[\w-]+)$/i;
const LEAST_ID_LENGTH = 8;

/**
 * Ids as models write them: JSON in text, lists with bullets, in quotes or backticks, or a sentence with
 * one id in it. For the tool variant only: in a workflow such text is a mistake that should show.
 *
 * @param value what the model gave
 * @param title the parameter's name as the form shows it, in quotes
 * @returns what `parseTaskIds` reads, or the Problem that it is a sentence without one clear id
 */
export function readableTaskIds(value: unknown, title: string): unknown {
	if (Array.isArray(value)) return listed(value, title);
	if (isObject(value)) {
		const name = NAMES.find((one) => value[one] !== undefined && value[one] !== null);
		return name === undefined ? value : readableTaskIds(value[name], title);
	}
	if (typeof value !== 'string') return value;
	const text = value.replace(CODE_FENCE, '').trim();
	const parsed = /^["[{]/.test(text) ? readJson(text) : undefined;
	if (typeof parsed === 'string' || typeof parsed === 'object') {
		return readableTaskIds(parsed, title);
	}
	return idsInText(text, title);
}

/** A list of texts, or of objects with an id in each. */
function listed(entries: readonly unknown[], title: string): unknown {
	const read = entries.map((entry) => readableTaskIds(entry, title));
	return read.find((entry) => isObject(entry) && isProblem(entry)) ?? read.flat();
}

function idsInText(text: string, title: string): readonly string[] | Problem {
	const entries = text
		.replace(LABELS, '')
		.replace(HEADLINES, '')
		.replace(BULLETS, '')
		.split(/[,;\n，；、]/)
		.map(wordsOf);
	const words = entries.flat();
	const isList = entries.every(({ length }) => length < 2) || words.every(looksLikeId);
	if (isList) return words;
	const sure = distinct(words.filter((word) => SURELY_AN_ID.test(word)));
	const found = sure.length > 0 ? sure : distinct(words.filter(looksLikeId));
	if (found.length === 1) return found;
	return problem('invalidInput', `${title} is a sentence with ${found.length} task ids in it`, {
		description: 'Pass the ids alone, with commas between them.',
	});
}

function wordsOf(entry: string): readonly string[] {
	return entry
		.replace(ORNAMENTS, ' ')
		.split(/\s+/)
		.map((word) => word.replace(LAST_MARKS, ''))
		.filter((word) => word !== '');
}

/** Words of a language hold no digits, numbers no letters. */
function looksLikeId(word: string): boolean {
	return (
		word.length >= LEAST_ID_LENGTH &&
		ID_CHARACTERS.test(word) &&
		/[0-9]/.test(word) &&
		/[a-z]/i.test(word)
	);
}

function distinct(words: readonly string[]): readonly string[] {
	return [...new Set(words)];
}
