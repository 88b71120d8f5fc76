// An answer is small where its tasks may keep it in memory.
import { isSmall } from '../../../../core/look/keeping/weight';
import { LONGEST_TEXT } from '../../../../core/text/json';

// [characters of the answer, its tasks, whether it is small]: 2 kB a task, and never more than the longest text
test.each([
	[0, 0, true],
	[1, 0, false],
	[2_048, 1, true],
	[2_049, 1, false],
	[4_096, 2, true],
	[4_097, 2, false],
	[LONGEST_TEXT, 1_000, true],
	[LONGEST_TEXT + 1, 1_000, false],
])('an answer of %i characters with %i tasks', (length, count, expected) => {
	const tasks = Array.from({ length: count }, () => ({}));
	expect(isSmall({ body: 'x'.repeat(length) }, tasks)).toBe(expected);
});
