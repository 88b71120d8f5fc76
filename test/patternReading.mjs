// Every regular expression of the package, and how it fares on texts made to trouble it.
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '..');
export const LIST = join(ROOT, 'test/reviewedPatterns.txt');

/**
 * @typedef {object} Pattern
 * @property {string} file from the top of the project
 * @property {string} text as it is written in the source
 * @property {RegExp | null} expression null where it is made while the node runs
 */

/** @returns {Promise<Pattern[]>} sorted by file, each once */
export async function patternsOfSources() {
	/** @type {Map<string, Pattern>} */
	const found = new Map();
	for (const folder of ['core', 'providers', 'host', 'nodes', 'credentials']) {
		const names = await readdir(join(ROOT, folder), { recursive: true });
		for (const name of names.filter((one) => one.endsWith('.ts')).sort()) {
			const file = join(folder, name);
			const source = await readFile(join(ROOT, file), 'utf8');
			const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
			visit(tree, (text) => found.set(lineOf({ file, text }), { file, ...read(text) }));
		}
	}
	return [...found.values()];
}

/** @param {{ file: string, text: string }} pattern */
export function lineOf({ file, text }) {
	return `${file} ${text}`;
}

/** @returns {Promise<string[]>} what somebody has looked at */
export async function reviewedLines() {
	return (await readFile(LIST, 'utf8')).trim().split('\n');
}

/**
 * @param {ts.Node} node
 * @param {(text: string) => void} found
 */
function visit(node, found) {
	if (ts.isRegularExpressionLiteral(node)) found(node.text);
	const isMade =
		(ts.isNewExpression(node) || ts.isCallExpression(node)) &&
		node.expression.getText() === 'RegExp';
	if (isMade) found(node.getText().replace(/\s+/g, ' '));
	ts.forEachChild(node, (child) => visit(child, found));
}

/** @param {string} text */
function read(text) {
	const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
	return { text, expression: source === undefined ? null : new RegExp(source, flags) };
}

/** What patterns stumble over, beside the characters that stand in them. */
const COMMON = [' ', '\n', 'a', '0', '.', '/', '"', ':', '\\"', '%', 'http:', ', ', 'a.', '{"'];
const STARTS = ['', 'a', 'https://'];
const ENDS = ['', '!', '\u0001'];

/**
 * @param {RegExp} expression
 * @returns {Array<(size: number) => string>} makers of texts of about so many characters that repeat what may
 * repeat in the pattern, with something before and behind it that fits or does not
 */
export function attacksOn(expression) {
	const words = expression.source
		.replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
		.replace(/\\[wd]/g, '0')
		.split(/[\\^$.*+?()[\]{}|]+/)
		.filter((word) => word !== '' && word.length < 20);
	const own = [...new Set([...words, ...words.flatMap((word) => [...word])])].slice(0, 24);
	const pumps = [...new Set([...COMMON, ...own])];
	const starts = [...new Set([...STARTS, ...words.slice(0, 1)])];
	return pumps.flatMap((pump) =>
		starts.flatMap((start) =>
			ENDS.map(
				(end) => (/** @type {number} */ size) =>
					start + pump.repeat(Math.ceil(size / pump.length)) + end,
			),
		),
	);
}
