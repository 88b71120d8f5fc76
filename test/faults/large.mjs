// `npm run test:memory`: answers as large as they may be, in a process with a heap of 1 GB.
import Table from 'cli-table3';
import process from 'node:process';

import { LARGE_CASES } from './largeCases.mjs';
import { largeRun } from './largeRun.mjs';

const MOST_TIMES_PARSING = 4;
/** n8n's engine itself holds the event loop for so long in one go, before it has asked for anything. */
const ENGINE_MS = 50;
/** With more of them the holds of many answers, and of what comes of all, add up. */
const FEW = 10;

const table = new Table({
	head: ['answers', 'came', 'lost', 'peak MB', 'held MB', 'stored MB', 'held ms', 'parse ms', 'x'],
	style: { head: [], border: [] },
});
for (const one of LARGE_CASES) {
	const { ids, megabytes, provider, shape, simplify } = one;
	const what = `${ids} x ${megabytes} MB ${shape}, ${provider}${simplify ? '' : ', whole'}`;
	try {
		const figures = await largeRun(one);
		const times = figures.longestMs / figures.parseMs;
		const came = Object.entries(figures.came).map(([status, count]) => `${count} ${status}`);
		const { heldMegabytes, longestMs, lost, parseMs, peakMegabytes, storedMegabytes } = figures;
		const numbers = [lost, peakMegabytes, heldMegabytes, storedMegabytes, longestMs, parseMs];
		table.push([what, came.join(', '), ...numbers.map(Math.round), times.toFixed(1)]);
		const mostMs = ids < FEW ? Math.max(ENGINE_MS, MOST_TIMES_PARSING * parseMs) : Infinity;
		if (lost > 0 || longestMs > mostMs) process.exitCode = 1;
	} catch (error) {
		table.push([
			what,
			`died: ${error instanceof Error ? error.message : ''}`,
			'',
			'',
			'',
			'',
			'',
			'',
			'',
		]);
		process.exitCode = 1;
	}
}
process.stdout.write(`${table.toString()}\n`);
