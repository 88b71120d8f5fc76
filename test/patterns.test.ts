// Regular expressions read texts from outside: none of them may take time that grows faster than its text.
import { growthOf } from './growth.mjs';
import { attacksOn, lineOf, patternsOfSources, reviewedLines } from './patternReading.mjs';
import type { Pattern } from './patternReading.mjs';

let patterns: Pattern[];
beforeAll(async () => {
	patterns = await patternsOfSources();
});

/** @returns the first attack under which the pattern's work grows too fast, with what was measured */
function weaknessOf(expression: RegExp): string | null {
	for (const attack of attacksOn(expression)) {
		const growth = growthOf(attack, (text) => text.replace(expression, ''));
		if (growth !== null) return `${JSON.stringify(attack(8))}: ${growth}`;
	}
	return null;
}

test('every pattern is one that somebody has looked at', async () => {
	// After a look at what is new: node test/writePatterns.mjs
	expect(patterns.map(lineOf)).toEqual(await reviewedLines());
});

test('a pattern that is made while the node runs cannot be tried here, so there is none', () => {
	expect(patterns.filter(({ expression }) => expression === null)).toEqual([]);
});

test('no pattern takes time that grows faster than its text', () => {
	const weak = patterns.flatMap(({ file, text, expression }) => {
		const weakness = expression === null ? null : weaknessOf(expression);
		return weakness === null ? [] : [`${file} ${text} ${weakness}`];
	});
	expect(weak).toEqual([]);
});

test.each([/\s+$/, /^\s*x/m, /"(?:[^"\\]|\\.)*"/g, /,*;/g, /(?:a+)+b/])(
	'%s would be found out',
	(expression) => {
		expect(weaknessOf(expression)).not.toBeNull();
	},
);
