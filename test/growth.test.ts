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
	expect(sizes).toEqual([12, 18, 27, 41, 61, 91, 137, 205, 308, 400]);
	sizes.length = 0;
	growthOf(make, () => null, 16_000);
	// Much larger ones only where what doubles with 35 letters has taken its time.
	expect(sizes.slice(9)).toEqual([461, 692, 1038, 4152, 16_000]);
});
