// Polling may not become worse unnoticed: the simulated part of the benchmark, small, with these sources.
import committed from '../../bench/gate.json';
import { fallenBack, GATE_CASES, measure } from '../../bench/gate.mjs';
import { core } from './core';

it.each(GATE_CASES)(
	'asks no more and knows no later than committed: $strategy, $tasks tasks, $spacingSeconds s apart',
	async (wanted) => {
		expect(fallenBack(await measure(wanted, core), committed)).toEqual([]);
	},
);

it('tells what fell back by more than a tenth, and what nobody has measured', () => {
	const [before = { ...GATE_CASES[0]!, requests: 0, meanLagSeconds: 0 }] = committed;
	const times = (factor: number) => ({
		...before,
		requests: factor * before.requests,
		meanLagSeconds: factor * before.meanLagSeconds,
	});

	expect(fallenBack(times(1.09), committed)).toEqual([]);
	expect(fallenBack(times(1.11), committed)).toEqual([
		expect.stringContaining('requests'),
		expect.stringContaining('meanLagSeconds'),
	]);
	expect(fallenBack({ ...before, tasks: 7 }, committed)).toEqual([
		expect.stringContaining('no such row'),
	]);
});
