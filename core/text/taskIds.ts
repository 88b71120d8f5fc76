import { readJson } from './json';
import { problem } from '../problem';
import type { Problem } from '../problem';

const MAX_LENGTH = 512;

/** Matches the ids of all providers, and no character that has a meaning in a path, a query or a header. */
const ALLOWED = /^[A-Za-z0-9._:~-]+$/;
const HAS_LETTER_OR_DIGIT = /[A-Za-z0-9]/;
const SEPARATORS = /[\s,;]/;
const MAX_QUOTED = 60;

const LONGEST_ADDRESS = 2_000;

/** What a provider takes beside plain ids. By default ids with slashes and addresses are refused. */
export interface IdForms {
	/** Whether an id may have slashes between its parts. */
	readonly allowsSlashes?: boolean | undefined;
	/** @returns the id in the address under which a task is asked for; null for an address that is no task's */
	readonly idOfAddress?: ((address: string) => string | null) | undefined;
	/** @returns a sentence on which provider's id the refused id looks like, or null */
	readonly hintFor?: ((id: string) => string | null) | undefined;
}

/** The parameter that ids are read from, for the Problem with one of them. */
interface IdSource extends IdForms {
	readonly title: string;
	readonly whereFrom: string;
}

/**
 * @param value what the parameter holds: text, a number, or a list of them
 * @param title the parameter's name as the form shows it, in quotes
 * @param whereFrom a sentence on where providers' ids are found, for the Problem
 * @param forms what the provider takes beside plain ids
 * @returns the ids in the order given, duplicates included, and addresses as the URL class writes them; or the
 * Problem that one of them cannot be used or that there is none
 */
export function parseTaskIds(
	value: unknown,
	title: string,
	whereFrom: string,
	forms: IdForms = {},
): readonly string[] | Problem {
	const source: IdSource = { ...forms, title, whereFrom };
	const entries = entriesOf(value, source);
	if (!Array.isArray(entries)) return entries as Problem;
	const ids: string[] = [];
	for (const entry of entries as readonly unknown[]) {
		if (entry === null || entry === undefined) continue;
		const id = idOf(entry, source);
		if (typeof id !== 'string') return id;
		if (id !== '') ids.push(id);
	}
	if (ids.length > 0) return ids;
	return problem('invalidInput', `${title} holds no task id`, { description: whereFrom });
}

/** @returns the one id that the parameter holds, or the Problem that it holds none or several */
export function parseTaskId(
	value: unknown,
	title: string,
	whereFrom: string,
	forms: IdForms = {},
): string | Problem {
	const ids = parseTaskIds(value, title, whereFrom, forms);
	if (!Array.isArray(ids)) return ids as Problem;
	const [id] = ids as readonly string[];
	if (id !== undefined && ids.length === 1) return id;
	return problem('invalidInput', `${title} holds ${ids.length} task ids, but takes one`, {
		description: "For several ids use the operation 'Get Tasks Batch' or 'Wait Until Done'.",
	});
}

/** @returns whether the text begins with `http://` or `https://` */
export function isAddress(text: string): boolean {
	return /^https?:\/\//i.test(text);
}

function entriesOf(value: unknown, { title, idOfAddress }: IdSource): readonly unknown[] | Problem {
	if (Array.isArray(value)) return value as readonly unknown[];
	if (typeof value !== 'string') return [value];
	const text = value.trim();
	if (!text.startsWith('[')) {
		return idOfAddress === undefined ? text.split(SEPARATORS) : text.split(/\s/).flatMap(partsOf);
	}
	const parsed = readJson(text);
	if (Array.isArray(parsed)) return parsed as readonly unknown[];
	return problem('invalidInput', `${title} begins like a JSON array but is none: ${quoted(text)}`, {
		description: 'Write ["id-1", "id-2"], or the ids alone with commas between them.',
	});
}

/**
 * @returns the ids and addresses in a word, which commas or semicolons separate. Within the query of an address
 * a comma or semicolon separates only if another address, or nothing, follows it.
 */
function partsOf(word: string): readonly string[] {
	const parts: string[] = [];
	for (const [piece] of word.matchAll(/[,;]?[^,;]*/g)) {
		const text = piece.replace(/^[,;]/, '');
		const last = parts.at(-1);
		if (last !== undefined && hasQuery(last) && text !== '' && !isAddress(text)) {
			parts[parts.length - 1] = `${last}${piece}`;
		} else {
			parts.push(text);
		}
	}
	return parts;
}

function hasQuery(text: string): boolean {
	return text.length <= LONGEST_ADDRESS && isAddress(text) && text.includes('?');
}

/** @returns the id or address; '' for a blank entry; or the Problem that the entry is neither */
function idOf(entry: unknown, source: IdSource): string | Problem {
	if (typeof entry === 'number') return digitsOf(entry, source.title);
	if (typeof entry !== 'string') {
		const kind = Array.isArray(entry)
			? 'a list within the list'
			: `a value of type ${typeof entry}`;
		return problem('invalidInput', `${source.title} holds ${kind} where a task id belongs`, {
			description: source.whereFrom,
		});
	}
	const id = entry.trim();
	if (id === '') return '';
	const isAddressOfTask = source.idOfAddress !== undefined && isAddress(id);
	return isAddressOfTask ? addressOf(id, source) : plainIdOf(id, source);
}

function plainIdOf(id: string, source: IdSource): string | Problem {
	if (isAddress(id)) return refused('is an address, not an id', withoutQuery(id), source);
	if (id.length > MAX_LENGTH) {
		return refused(`is ${id.length} characters long, more than ${MAX_LENGTH}`, id, source);
	}
	const parts = source.allowsSlashes === true ? id.split('/') : [id];
	if (parts.length > 1 && parts.some((part) => part === '' || part === '.' || part === '..')) {
		return refused("has an empty part, or one of dots, between its slashes '/'", id, source);
	}
	if (!parts.every((part) => ALLOWED.test(part))) {
		const more = source.allowsSlashes === true ? ' /' : '';
		return refused(`holds a character other than letters, digits and . _ : ~ -${more}`, id, source);
	}
	return HAS_LETTER_OR_DIGIT.test(id) ? id : refused('has no letter and no digit', id, source);
}

/** @returns the address without query and fragment, for messages, because a query may hold a signature */
function withoutQuery(address: string): string {
	return address.replace(/[?#].*/s, '');
}

/** @returns the address as the URL class writes it, or the Problem that it is not the address of a task */
function addressOf(address: string, source: IdSource): string | Problem {
	const shown = withoutQuery(address);
	if (address.length > LONGEST_ADDRESS) {
		const most = LONGEST_ADDRESS.toLocaleString('en');
		return refused(`is longer than ${most} characters`, shown, source);
	}
	if (/\s/.test(address)) return refused('holds white space', shown, source);
	if (/^https?:\/\/[^/?#\\]*@/i.test(address)) {
		return problem(
			'invalidInput',
			`${source.title} holds an address with a user name or password`,
			{
				description: 'Pass the address without them: the credential holds the key.',
			},
		);
	}
	if (!URL.canParse(address)) return refused('is no web address', shown, source);
	if (address.includes('#'))
		return refused('has a # in it, which no server is sent', shown, source);
	const { href } = new URL(address);
	const id = source.idOfAddress?.(href) ?? '';
	if (id !== '') return href;
	return refused('is not the address of a task: it holds no task id', shown, source);
}

function digitsOf(entry: number, title: string): string | Problem {
	if (Number.isSafeInteger(entry) && entry >= 0) return String(entry);
	return problem('invalidInput', `${title} holds the number ${entry}, which is no exact task id`, {
		description: 'Numbers this large lose digits on their way: pass the id as text, in quotes.',
	});
}

function refused(why: string, id: string, { title, whereFrom, hintFor }: IdSource): Problem {
	const hint = hintFor?.(id) ?? '';
	return problem('invalidInput', `${title}: ${quoted(id)} ${why}`, {
		description: `${hint} ${whereFrom}`.trim(),
	});
}

function quoted(text: string): string {
	const visible = text.slice(0, MAX_QUOTED).replace(/[^\x20-\x7e]/g, '?');
	return text.length <= MAX_QUOTED ? `"${visible}"` : `"${visible}…"`;
}
