import { isObject, readJson } from './json';
import { nestsTooDeep } from './jsonText';
import { isProblem, problem } from '../problem';
import type { Problem } from '../problem';

/** The members that hold ids in the objects that models copy from the answers of create calls; the first one counts. */
const NAMES = ['taskIds', 'task_ids', 'ids', 'taskId', 'task_id', 'generation_id', 'id'] as const;

const BULLETS = /^[ \t]*(?:[-*•+]|\d{1,3}[.)])[ \t]+/gm;
/** As in "task_ids: …" and "**Task IDs:** …". */
const LABELS = /^[ \t]*[*_]{0,3}task[ _]?ids?[*_]{0,3}[ \t]*[:=]/gim;
/** As in "Here are the tasks:". */
const HEADLINES = /^.*:[ \t]*$/gm;
const CODE_FENCE = /```[a-z]*/gi;
/** Characters that models put around ids and that no id holds. */
const ORNAMENTS = /["'`“”‘’«»<>*()[\]{}=|]/g;
/** Marks at the end of a word; ids may hold them inside. */
const LAST_MARKS: ReadonlySet<string> = new Set('.:!?。：！？');

/** The most characters that are read, as 1,700 UUIDs have. For more ids several calls are needed. */
const LONGEST_TEXT = 64_000;
/** The deepest nesting that is read, enough for a list of objects in an object, as text in a list, and more. */
const MOST_LEVELS = 20;

const ID_CHARACTERS = /^[A-Za-z0-9._:~-]+$/;
/** A UUID, or ModelArk's `cgt-…`. */
const SURELY_AN_ID =
	/^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|cgt-[\w-]+)$/i;
const LEAST_ID_LENGTH = 8;

/**
 * Reads ids as models write them: JSON in text, lists with bullets, in quotes or backticks, or a sentence with
 * one id in it. For the tool variant only: in a workflow such text is a mistake that should show.
 *
 * @param value what the model gave
 * @param title the parameter's name as the form shows it, in quotes
 * @returns a value for `parseTaskIds`, or the Problem that it is too long, nested too deep, or a sentence without
 * one clear id
 */
export function readableTaskIds(value: unknown, title: string): unknown {
	return new Reading(title).idsIn(value, 0);
}

/** Reads one value, with limits to the characters of all its texts together and to its nesting. */
class Reading {
	private characters = 0;

	constructor(private readonly title: string) {}

	idsIn(value: unknown, level: number): unknown {
		if (level > MOST_LEVELS) return this.nested();
		if (Array.isArray(value)) return this.listed(value, level);
		if (isObject(value)) {
			const name = NAMES.find((one) => value[one] !== undefined && value[one] !== null);
			return name === undefined ? value : this.idsIn(value[name], level + 1);
		}
		return typeof value === 'string' ? this.inText(value, level) : value;
	}

	private inText(value: string, level: number): unknown {
		this.characters += value.length;
		if (this.characters > LONGEST_TEXT) return this.tooLong();
		const text = value.replace(CODE_FENCE, '').trim();
		const isJson = /^["[{]/.test(text);
		if (isJson && nestsTooDeep(text)) return this.nested();
		const parsed = isJson ? readJson(text) : undefined;
		if (typeof parsed === 'string' || typeof parsed === 'object') {
			// The texts inside are counted when they are read, so this one must not count as well.
			this.characters -= value.length;
			return this.idsIn(parsed, level + 1);
		}
		return idsInText(text, this.title);
	}

	/** A list of texts, or of objects with an id in each. */
	private listed(entries: readonly unknown[], level: number): unknown {
		const ids: unknown[] = [];
		for (const entry of entries) {
			const read = this.idsIn(entry, level + 1);
			if (isObject(read) && isProblem(read)) return read;
			if (!Array.isArray(read)) ids.push(read);
			else for (const id of read as readonly unknown[]) ids.push(id);
		}
		return ids;
	}

	private tooLong(): Problem {
		const most = LONGEST_TEXT.toLocaleString('en');
		return problem('invalidInput', `${this.title} is longer than ${most} characters`, {
			description: 'Pass the ids alone, with commas between them, fewer in a call.',
		});
	}

	private nested(): Problem {
		return problem('invalidInput', `${this.title} holds lists within lists, too deep to be read`, {
			description: 'Pass the ids alone, with commas between them.',
		});
	}
}

function idsInText(text: string, title: string): readonly string[] | Problem {
	const entries = text
		.replace(BULLETS, '')
		.replace(LABELS, '')
		.replace(HEADLINES, '')
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
		.map(withoutLastMarks)
		.filter((word) => word !== '');
}

function withoutLastMarks(word: string): string {
	let end = word.length;
	while (LAST_MARKS.has(word[end - 1] ?? '')) end -= 1;
	return word.slice(0, end);
}

/** Tells an id by a digit, which words of a language do not hold, and a letter, which numbers do not hold. */
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
