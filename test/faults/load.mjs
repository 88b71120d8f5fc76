// `npm run test:load`: 200 waits of 50 tasks at once in one n8n process, for two minutes, with faults.
import Table from 'cli-table3';
import process from 'node:process';

import { loadRun } from './loadRun.mjs';

const PLAN = { waits: 200, tasksPerWait: 50, seconds: 120, faultShare: 0.05 };
const MOST_DELAY_MS = 50;
const MOST_GROWTH_MEGABYTES = 20;

const figures = await loadRun(PLAN);
const { heldMegabytes, lost, doubled, wrong, mostRequests: most } = figures;
const rounded = (/** @type {number} */ value) => Math.round(value * 10) / 10;
const [first = 0] = heldMegabytes;
const growth = Math.max(...heldMegabytes) - first;

/** @type {Array<[what: string, measured: string | number, limit?: number, value?: number]>} the limit is of the value */
const lines = [
	['tasks lost or doubled', lost + doubled, 0, lost + doubled],
	['tasks with another status', wrong.join('; ') || 0, 0, wrong.length],
	['memory after warm-up, MB', heldMegabytes.map(Math.round).join(' ')],
	['  its growth', rounded(growth), MOST_GROWTH_MEGABYTES, growth],
	['  when all is over', rounded(figures.heldAfterMegabytes)],
	['event-loop delay p99, ms', rounded(figures.p99Ms), MOST_DELAY_MS, figures.p99Ms],
	['  of a process that does nothing', rounded(figures.idleP99Ms)],
	['  while all executions begin', rounded(figures.startP99Ms)],
	['  the longest', rounded(figures.longestMs)],
	['most requests of a wait in 5 s', most, figures.mostAllowed, most],
	['requests', figures.requests],
	['  of them that a fault struck', figures.faults],
	['CPU, share of one core', rounded(figures.cpuShare)],
	['seconds', rounded(figures.seconds)],
];
const table = new Table({ head: ['', 'measured', 'limit', ''], style: { head: [], border: [] } });
for (const [what, measured, limit = Infinity, value = 0] of lines) {
	const shown = limit === Infinity ? '' : String(limit);
	table.push([what, String(measured), shown, value <= limit ? '' : 'missed']);
}
process.stdout.write(`${table.toString()}\n`);
if (lines.some(([, , limit = Infinity, value = 0]) => value > limit)) process.exitCode = 1;
