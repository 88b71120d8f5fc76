import { isObject } from '../../../core/text/json';
import { foldedName, leadsElsewhere, wordsOf } from './outputs/names';
import { memberPath } from './valueAt';

const MOST_CHOICES = 5;
const MOST_DEPTH = 4;
const MOST_MEMBERS = 1_000;
const LONGEST_WORD = 40;

/** Words in the names of members that are likelier than others to hold the state. */
const STATE_WORDS = new Set([
	'status',
	'state',
	'phase',
	'stage',
	'step',
	'result',
	'outcome',
	'done',
]);

/** @returns the paths of members that could say how the task stands, the likeliest first, five at most */
export function choicesIn(body: unknown): readonly string[] {
	const likely: string[] = [];
	const others: string[] = [];
	let left = MOST_MEMBERS;
	const visit = (value: unknown, path: string, depth: number): void => {
		if (!isObject(value) || depth > MOST_DEPTH) return;
		for (const name of Object.keys(value)) {
			left -= 1;
			if (left < 0) return;
			const folded = foldedName(name);
			if (leadsElsewhere(folded) || /msg|message/.test(folded)) continue;
			const inner = memberPath(path, name);
			if (isLikely(folded, value[name])) likely.push(inner);
			else if (isWord(value[name])) others.push(inner);
			visit(value[name], inner, depth + 1);
		}
	};
	visit(body, '', 0);
	return [...likely, ...others].slice(0, MOST_CHOICES);
}

function isLikely(name: string, value: unknown): boolean {
	const isPlain = typeof value === 'number' || typeof value === 'boolean' || isWord(value);
	return isPlain && wordsOf(name).some((word) => STATE_WORDS.has(word));
}

/** One to three words of letters: no id, no address, no sentence. */
function isWord(value: unknown): boolean {
	if (typeof value !== 'string' || value.length > LONGEST_WORD) return false;
	return /^[A-Za-z]+(?:[ _-][A-Za-z]+){0,2}$/.test(value);
}
