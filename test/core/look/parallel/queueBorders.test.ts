import { Queue } from '../../../../core/look/parallel/queue';

/** @returns how many places a queue holds once so many of its items were taken */
function placesAfter(items: number, taken: number): number {
	const queue = new Queue(Array.from({ length: items }, (_, index) => index));
	for (let count = 0; count < taken; count += 1) queue.take();
	return (Reflect.get(queue, 'items') as readonly number[]).length;
}

// [items, how many are taken, places that are left]
test.each([
	['few are not worth a copy', 1_000, 1_000, 1_000],
	['what is used up is let go', 1_001, 1_001, 0],
	['a copy is made once more are taken than wait', 2_002, 1_001, 2_002],
	['and not before', 2_002, 1_002, 1_000],
])('%s: of %i items %i taken', (_why, items, taken, places) => {
	expect(placesAfter(items, taken)).toBe(places);
});
