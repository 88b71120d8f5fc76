import { readJson } from './json';
import { problem } from '../problem';
import type { Problem } from '../problem';

const MAX_LENGTH = 512;

/** All ids of all providers, and nothing that means something in a path, a query or a header. */
const ALLOWED = /^[A-Za-z0-9._:~-]+$/;
const HAS_LETTER_OR_DIGIT = /[A-Za-z0-9]/;
const SEPARATORS = /[\s,;]/;
const MAX_QUOTED = 60;

/**
 * @param value what the parameter holds: text, a number, or a list of them
 * @param title the parameter's name as the form shows it, in quotes
 * @param whereFrom a sentence on where providers' ids are found, for the Problem
 * @returns the ids in the order given, duplicates included, or the Problem that one of them cannot be used
 */
export function parseTaskIds(
	value: unknown,
	title: string,
	whereFrom: string,
): readonly string[] | Problem {
	const entries = entriesOf(value, title);
	if (!Array.isArray(entries)) return entries as Problem;
	const ids: string[] = [];
	for (const entry of entries as readonly unknown[]) {
		if (entry === null || entry === undefined) continue;
		const id = idOf(entry, title, whereFrom);
		if (typeof id !== 'string') return id;
		if (id !== '') ids.push(id);
	}
	if (ids.length > 0) return ids;
	return problem('invalidInput', `${title} holds no task id`, { description: whereFrom });
}

/** @returns the one id that the parameter holds, or the Problem that it holds none or several */
export function parseTaskId(value: unknown, title: string, whereFrom: string): string | Problem {
	const ids = parseTaskIds(value, title, whereFrom);
	if (!Array.isArray(ids)) return ids as Problem;
	const [id] = ids as readonly string[];
	if (id !== undefined && ids.length === 1) return id;
	return problem('invalidInput', `${title} holds ${ids.length} task ids, but takes one`, {
		description: "For several ids use the operation 'Get Tasks Batch' or 'Wait Until Done'.",
	});
}

function entriesOf(value: unknown, title: string): readonly unknown[] | Problem {
	if (Array.isArray(value)) return value as readonly unknown[];
	if (typeof value !== 'string') return [value];
	const text = value.trim();
	if (!text.startsWith('[')) return text.split(SEPARATORS);
	const parsed = readJson(text);
	if (Array.isArray(parsed)) return parsed as readonly unknown[];
	return problem('invalidInput', `${title} begins like a JSON array but is none: ${quoted(text)}`, {
		description: 'Write ["id-1", "id-2"], or the ids alone with commas between them.',
	});
}

/** @returns the id, '' for an entry with nothing in it, or why it is none */
function idOf(entry: unknown, title: string, whereFrom: string): string | Problem {
	if (typeof entry === 'number') return digitsOf(entry, title);
	if (typeof entry !== 'string') {
		const kind = Array.isArray(entry)
			? 'a list within the list'
			: `a value of type ${typeof entry}`;
		return problem('invalidInput', `${title} holds ${kind} where a task id belongs`, {
			description: whereFrom,
		});
	}
	const id = entry.trim();
	if (id === '') return '';
	if (id.length > MAX_LENGTH) {
		return refused(
			`is ${id.length} characters long, more than ${MAX_LENGTH}`,
			id,
			title,
			whereFrom,
		);
	}
	if (!ALLOWED.test(id)) {
		return refused(
			'holds a character other than letters, digits and . _ : ~ -',
			id,
			title,
			whereFrom,
		);
	}
	return HAS_LETTER_OR_DIGIT.test(id)
		? id
		: refused('has no letter and no digit', id, title, whereFrom);
}

function digitsOf(entry: number, title: string): string | Problem {
	if (Number.isSafeInteger(entry) && entry >= 0) return String(entry);
	return problem('invalidInput', `${title} holds the number ${entry}, which is no exact task id`, {
		description: 'Numbers this large lose digits on their way: pass the id as text, in quotes.',
	});
}

function refused(why: string, id: string, title: string, whereFrom: string): Problem {
	return problem('invalidInput', `${title}: ${quoted(id)} ${why}`, {
		description: whereFrom,
	});
}

function quoted(text: string): string {
	const visible = text.slice(0, MAX_QUOTED).replace(/[^\x20-\x7e]/g, '?');
	return text.length <= MAX_QUOTED ? `"${visible}"` : `"${visible}…"`;
}
