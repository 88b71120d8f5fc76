import { Heap } from '../../../../core/wait/pacing/heap';
import { casesOf, fc } from '../../../propertyTests.mjs';

test('the first of all that is in it is at hand, whatever is put in and taken out', () => {
	const steps = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { freq: 3 }));
	fc.assert(
		fc.property(steps, (values) => {
			const heap = new Heap<number>((one, other) => one < other);
			const model: number[] = [];
			for (const value of values) {
				if (value === null) expect(heap.take()).toBe(model.shift());
				else {
					heap.put(value);
					model.push(value);
					model.sort((a, b) => a - b);
				}
				expect([heap.first(), heap.size]).toEqual([model[0], model.length]);
			}
		}),
		casesOf(500),
	);
});

/** How often entries are compared while so many are put in, in the worst order, and taken out. */
function comparisons(count: number): number {
	let compared = 0;
	const heap = new Heap<number>((one, other) => {
		compared += 1;
		return one < other;
	});
	for (let value = count; value > 0; value -= 1) heap.put(value);
	while (heap.size > 0) heap.take();
	return compared;
}

test('four times as many cost little more than four times as much', () => {
	expect(comparisons(40_000) / comparisons(10_000)).toBeLessThan(5);
});
