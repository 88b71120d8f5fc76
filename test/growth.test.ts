import { growthOf } from './growth.mjs';

/** Takes time in proportion to a number of steps. */
function toil(steps: number) {
	let state = 1;
	for (let step = 0; step < steps; step += 1) state = (state * 3) | 0;
	return state;
}

const size = (given: number) => given;

// Each base takes no time at one of the sizes, and for ever at a size four times as large.
test.each([3, 2, 1.5, 1.1, 1.02])(
	'work that grows with %d to the power of the size is found out, and comes to an end',
	(base) => {
		expect(growthOf(size, (given) => toil(base ** given))).toMatch(/^\d+: .* ms, \d+: .* ms$/);
	},
);

test.each([2, 3])('work that grows with the size to the power of %d is found out', (power) => {
	expect(growthOf(size, (given) => toil(given ** power))).toMatch(/ ms$/);
});

test.each([1, 100])('%d steps for each of what is given are linear', (steps) => {
	expect(growthOf(size, (given) => toil(steps * given))).toBeNull();
});

test('sizes are tried from small to large, up to the largest', () => {
	const sizes: number[] = [];
	const make = (given: number) => {
		sizes.push(given);
		return given;
	};
	expect(growthOf(make, () => null, 400)).toBeNull();
	expect(Math.max(...sizes)).toBe(400);
	expect(sizes.every(Number.isInteger)).toBe(true);
	const larger = sizes.filter((_, index) => index % 2 === 1);
	expect(larger).toEqual([...larger].sort((a, b) => a - b));
});
