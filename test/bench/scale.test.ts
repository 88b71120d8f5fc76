// A long list is looked at as cheaply as a short one: what a look costs is compared between sizes in one run.
import { costOfSomeLooks } from '../../bench/scale.mjs';
import { core } from './core';

/** A look at a list that is thirty times as long costs hardly more; where each look went through the list it would cost ten times as much. */
const MOST = 4;
const TRIES = 4;

it('takes a look of a long list as much of the processor as one of a short list', async () => {
	const [short, long]: [number[], number[]] = [[], []];
	for (let tries = 0; tries < TRIES; tries += 1) {
		short.push(await costOfSomeLooks(1_000, core));
		long.push(await costOfSomeLooks(32_000, core));
		// The least of each, because others may have the processor meanwhile.
		if (Math.min(...long) < MOST * Math.min(...short)) return;
	}
	throw new Error(`${Math.min(...short)} µs for 1,000, ${Math.min(...long)} µs for 32,000 tasks`);
});
