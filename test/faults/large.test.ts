// Answers as large as they may be, and larger, in a process with a heap of 1 GB; `npm run test:memory` tries more.
import { SHORT } from './largeCases.mjs';
import { largeRun } from './largeRun.mjs';

test.each(SHORT)(
	'$ids answers of $megabytes MB of $shape, simplified: $simplify',
	async (one) => {
		const { came, heldMegabytes, lost, storedMegabytes } = await largeRun(one);
		expect(lost).toBe(0);
		// More than 100,000 objects are no answer; what is only long or deep is one.
		expect(came).toEqual({ [one.shape === 'objects' ? 'error' : 'succeeded']: one.ids });
		// What is simplified holds no more than what it shows; whole records have 64 MB, here as in what is stored.
		expect(heldMegabytes).toBeLessThan(one.simplify ? 60 : 130);
		expect(storedMegabytes).toBeLessThan(one.simplify ? 1 : 70);
	},
	120_000,
);
