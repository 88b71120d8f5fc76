// The pace may not move away from the best there can be unnoticed: some of the benchmark's scenarios, small.
import committed from '../../../bench/pace/gate.json';
import { measureGate, PACE_GATE, paceFallenBack } from '../../../bench/pace/gate.mjs';
import { core } from '../core';

it.each(Object.keys(PACE_GATE))('is as near the optimum as committed: %s', async (name) => {
	const measured = await measureGate(name, core);

	expect(measured).not.toEqual([]);
	expect(paceFallenBack(measured, committed)).toEqual([]);
});

it('tells what fell back by more than a twentieth, and what nobody has measured', () => {
	const row = { what: 'models', meanRatio: 1, worstRatio: 2 };
	const fallenBack = (measured: typeof row) => paceFallenBack([measured], [row]);

	expect(fallenBack({ ...row, meanRatio: 1.04, worstRatio: 2.08 })).toEqual([]);
	expect(fallenBack({ ...row, meanRatio: 1.06, worstRatio: 2.12 })).toEqual([
		'models: meanRatio 1.06, was 1',
		'models: worstRatio 2.12, was 2',
	]);
	expect(fallenBack({ ...row, what: 'other' })).toEqual([
		'other: bench/pace/gate.json has no such row',
	]);
});
