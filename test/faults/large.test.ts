// Answers as large as they may be, and larger, in a process with a heap of 1 GB; `npm run test:memory` tries more.
import { askChild } from '../../bench/child.mjs';
import { SHORT } from './largeCases.mjs';
import { largeRun } from './largeRun.mjs';

test.each(SHORT)('$ids answers of $megabytes MB of $shape, simplified: $simplify', async (one) => {
	const { came, heldMegabytes, lost, storedMegabytes } = await largeRun(one);
	expect(lost).toBe(0);
	// More than 100,000 objects are no answer; what is only long or deep is one.
	expect(came).toEqual({ [one.shape === 'objects' ? 'error' : 'succeeded']: one.ids });
	// What is simplified holds no more than what it shows; whole records have 64 MB, here as in what is stored.
	expect(heldMegabytes).toBeLessThan(one.simplify ? 60 : 130);
	expect(storedMegabytes).toBeLessThan(one.simplify ? 1 : 70);
});

interface Step {
	step: string;
	times: number;
}

/** In one thread, so that a busy machine does not put off what V8 does beside it. */
async function slowSteps(): Promise<ReadonlyMap<string, number>> {
	const steps: readonly Step[] = await askChild('test/faults/largeSteps.mjs', null, [
		'--single-threaded',
	]);
	expect(steps.length).toBeGreaterThan(100);
	return new Map(steps.flatMap(({ step, times }) => (times > 4 ? [[step, times]] : [])));
}

/** Others have their turn between two steps over a large answer. */
test('no step over an answer takes more than four times as long as JSON.parse', async () => {
	let slow = [...(await slowSteps())];
	// What is slow is so each time; what only a busy machine made slow is not.
	for (let tries = 0; tries < 2 && slow.length > 0; tries += 1) {
		const again = await slowSteps();
		slow = slow.filter(([step]) => again.has(step));
	}
	expect(slow).toEqual([]);
});
