// `docs/known-answers.md`: how many of the known answers are read as their APIs mean them.
import { readFileSync } from 'node:fs';

import { answerOf, KNOWN_ANSWERS, mainUrlOf, stateOf } from './knownAnswers.mjs';

export const PAGE = new URL('../../../docs/known-answers.md', import.meta.url);

/** @returns {string} the page as it was written last */
export function writtenPage() {
	return readFileSync(PAGE, 'utf8');
}

/** @typedef {import('./knownAnswers.mjs').KnownAnswer} KnownAnswer */
/** @typedef {import('../../../providers/customApi/recipe.js').Recipe} Recipe */
/** @typedef {typeof import('../../../providers/customApi/detect/detect.js').detect} Detect */

/**
 * @param {KnownAnswer} row
 * @param {Detect} detect
 * @param {Recipe} recipe
 */
function readingOf(row, detect, recipe) {
	const answer = answerOf(row.file);
	const found = detect(answer, recipe, new Set());
	const state = stateOf(found, answer.httpStatus);
	const url = mainUrlOf(found);
	const isRight =
		state === row.state &&
		url === row.output &&
		(found.result !== null) === (row.hasResult === true);
	return { found, state, isRight, url };
}

/**
 * @param {ReturnType<typeof readingOf>} reading
 */
function outputCell({ found, url }) {
	if (url !== null) return `\`${found.details.found.outputs[0]?.path}\``;
	return found.result === null ? '-' : 'a result';
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|');

/**
 * @param {KnownAnswer} row
 * @param {Detect} detect
 * @param {Recipe} noRecipe
 */
function lineOf(row, detect, noRecipe) {
	const without = readingOf(row, detect, noRecipe);
	const isRight = without.isRight && row.isSecond !== true;
	const wanted = row.isSecond === true ? `${row.state}, and its output` : row.state;
	const recipe = row.recipe === undefined ? null : { ...noRecipe, ...row.recipe };
	const reads = recipe !== null && readingOf(row, detect, recipe).isRight;
	const needs = row.needs ?? '';
	const [api = '', name = ''] = row.file.split('/');
	const isInferred = row.file.includes('INFERRED');
	const cells = [
		...[api, `\`${name}\``, isInferred ? 'inferred' : 'documented', wanted],
		...[without.state, outputCell(without), isRight ? 'yes' : 'no'],
		...[reads ? `yes, ${needs}` : needs, row.note ?? ''],
	];
	return {
		...{ isInferred, isRight, isStateRight: without.state === row.state },
		isDescribed: isRight || reads || row.isSecond === true,
		text: `| ${cells.map(cell).join(' | ')} |`,
	};
}

/**
 * @param {number} part
 * @param {number} whole
 */
const share = (part, whole) => `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`;

/**
 * @param {Detect} detect
 * @param {Recipe} noRecipe
 * @returns {string} the page
 */
export function pageOf(detect, noRecipe) {
	const lines = KNOWN_ANSWERS.map((row) => lineOf(row, detect, noRecipe));
	/** @param {readonly (typeof lines)[number][]} some */
	const totals = (some) => [
		share(some.filter((line) => line.isStateRight).length, some.length),
		share(some.filter((line) => line.isRight).length, some.length),
		share(some.filter((line) => line.isDescribed).length, some.length),
	];
	/** @type {[string, (typeof lines)[number][]][]} */
	const groups = [
		['all', lines],
		['from documents and tests', lines.filter((line) => !line.isInferred)],
		['put together from documents', lines.filter((line) => line.isInferred)],
	];
	return [
		'# Known answers',
		'',
		'How the Custom API reads stored answers of public APIs. Written by `node test/providers/customApi/writeKnownAnswers.mjs`; where each answer comes from says `test/providers/customApi/fixtures/SOURCES.md`.',
		'',
		'"Inferred" answers were put together from documented fields and words and never seen whole. The rules were written with these answers in view, so the shares are a fit, and no forecast for other APIs.',
		'',
		"| answers | state without a description | state and output without a description | with fields of 'Describe the Answer' |",
		'| --- | --- | --- | --- |',
		...groups.map(([name, some]) => `| ${[name, ...totals(some)].join(' | ')} |`),
		'',
		'"Refused" is an answer that refuses the question, such as a bad key: an error, and no state of the task. "A result" is a text, rows or an object instead of a file. An output that takes a second request counts as described.',
		'',
		'| API | answer | origin | means | state found | output found | right without a description | what it needs | note |',
		'| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
		...lines.map((line) => line.text),
		'',
	].join('\n');
}
