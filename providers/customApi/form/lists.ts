import type { Problem } from '../../../core/problem';
import { isProblem } from '../../../core/problem';
import { foldedWord } from '../../../core/task/statusWords';
import type { TaskStatus } from '../../../core/task/task';
import { writtenPath } from '../path';
import type { FailedWhen, Recipe } from '../recipe';
import { statusCalled } from './statuses';
import type { FieldName } from './titles';
import { badField, listOf, quoted, rowsOf, textOf } from './values';

const COMMAS = /[,;\n]/;

/** @returns the path as recipes write it, or the Problem that the text is no path */
export function pathIn(name: FieldName, text: string): string | Problem {
	return (
		writtenPath(text) ??
		badField(
			name,
			`is ${quoted(text)}, which is no path`,
			'Write the names with dots between them, as in data.task.state or data.results[0].url.',
		)
	);
}

/** @returns the paths of the outputs, [] for the word `none`, or the Problem with a path */
export function outputFieldsIn(value: unknown): readonly string[] | Problem {
	const entries = listOf(value, COMMAS);
	if (entries.length === 1 && entries[0]?.toLowerCase() === 'none') return [];
	return allOf(entries.map((entry) => pathIn('outputFields', entry)));
}

/** @returns words in folded form with their meanings, or the Problem with a word or a row */
export function wordsIn(value: unknown): ReadonlyMap<string, TaskStatus> | Problem {
	const meanings = new Map<string, TaskStatus>();
	const rows = rowsOf(value, ['status', 'words']);
	if (rows === null) return noRows('words', value, '{ "succeeded": "ready, 3" }');
	for (const row of rows) {
		const status = statusCalled(row.status);
		if (status === undefined) {
			const what = `gives words a status ${quoted(textOf(row.status))}, which there is not`;
			return badField('words', what, 'Choose a status of the list.');
		}
		for (const word of listOf(row.words ?? row.word, COMMAS)) {
			const folded = foldedWord(word);
			const other = meanings.get(folded);
			if (folded === '')
				return badField('words', `holds a text that is no word: ${quoted(word)}`, WORDS);
			if (other !== undefined && other !== status) {
				const what = `says ${quoted(word)} twice: as ${other} and as ${status}`;
				return badField('words', what, 'Leave it in one row only.');
			}
			meanings.set(folded, status);
		}
	}
	return meanings;
}

const WORDS = 'Give words of up to 64 characters, with commas between them.';

/** @returns the conditions, of which each line holds one, or the Problem with a line */
export function failedWhenIn(value: unknown): readonly FailedWhen[] | Problem {
	return allOf(listOf(value, /\n/).map(conditionIn));
}

function conditionIn(line: string): FailedWhen | Problem {
	const [, before = '', after = ''] = /^([^=]*)={1,3}([^=][^]*)?$/.exec(line) ?? [];
	const wanted = after.trim().replace(/^(["'])(.*)\1$/s, '$2');
	const path = writtenPath(before);
	if (path !== null && wanted !== '') return { path, value: wanted };
	return badField(
		'failedWhen',
		`holds ${quoted(line)}, which is no path with a value`,
		'Write one condition in a line, as in video.respect_moderation = false.',
	);
}

/** @returns which answers mean that there is no such task, or the Problem with an entry that is none of them */
export function notFoundIn(
	value: unknown,
): Pick<Recipe, 'notFoundOn' | 'notFoundOnEmpty'> | Problem {
	const entries = listOf(value, /[,;\s]/).map((entry) => entry.toLowerCase());
	const wrong = entries.find((entry) => entry !== 'empty' && !/^[45]\d\d$/.test(entry));
	if (wrong !== undefined) {
		const what = `holds ${quoted(wrong)}, which is neither an HTTP code from 400 on nor "empty"`;
		return badField('notFoundOn', what, 'Write as in 404, 400, empty.');
	}
	return {
		notFoundOn: new Set(entries.filter((entry) => entry !== 'empty').map(Number)),
		notFoundOnEmpty: entries.includes('empty'),
	};
}

/** Headers that carry a key, and headers that the connection itself sets. */
const RESERVED: ReadonlySet<string> = new Set([
	...['authorization', 'proxy-authorization', 'cookie', 'host', 'connection', 'content-length'],
	...['transfer-encoding', 'upgrade', 'expect', 'te', 'trailer'],
]);

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
const VALUE = /^[\x20-\x7e\t]{0,4000}$/;

/**
 * @param keyHeader the header in which the credential sends the key, or null
 * @returns the headers by name, or the Problem with one of them
 */
export function headersIn(
	value: unknown,
	keyHeader: string | null,
): Readonly<Record<string, string>> | Problem {
	const headers: Record<string, string> = {};
	const rows = rowsOf(value, ['name', 'value']);
	if (rows === null) return noRows('headers', value, '{ "X-API-Version": "2" }');
	for (const row of rows) {
		const name = textOf(row.name);
		const content = textOf(row.value);
		if (name === '' && content === '') continue;
		const lower = name.toLowerCase();
		if (RESERVED.has(lower) || lower === keyHeader?.toLowerCase()) {
			const what = `holds ${quoted(name)}, which the credential or the connection sets`;
			return badField('headers', what, 'Remove it; a key belongs into the credential.');
		}
		if (!NAME.test(name) || !VALUE.test(content)) {
			const todo = 'Write a name such as X-API-Version, and a value in one line.';
			return badField('headers', `holds ${quoted(name)}, which is no header`, todo);
		}
		headers[name] = content;
	}
	return headers;
}

function noRows(name: 'words' | 'headers', value: unknown, example: string): Problem {
	const what = `is ${quoted(textOf(value))}, which is no list of rows`;
	return badField(name, what, `Add rows in the form, or give an object such as ${example}.`);
}

function allOf<Value extends string | FailedWhen>(
	values: ReadonlyArray<Value | Problem>,
): readonly Value[] | Problem {
	const wrong = values.find(
		(value): value is Problem => typeof value === 'object' && isProblem(value),
	);
	return wrong ?? (values as readonly Value[]);
}
