// What `docs/faults.md` says of the matrix is what the matrix is.
import { FAULTS } from './faults';
import { cellsOf } from './cells';
import type { Operation } from './fault';
import { pageCells } from './pageCells.mjs';

const OPERATIONS: readonly Operation[] = ['getTask', 'getTasksBatch', 'waitUntilDone'];

test('the table of the page counts these faults and cells, and none is lost', async () => {
	const [head, ...lines] = await pageCells();
	expect(head?.slice(0, 3)).toEqual(['faults', 'kinds', 'cells']);
	const all = OPERATIONS.flatMap(cellsOf);
	const families = [...new Set(FAULTS.map(({ family }) => family)), 'all'];
	expect(lines.map(([family]) => family)).toEqual(families);
	for (const [family, kinds, cells, ...outcomes] of lines) {
		const isMeant = (one: { readonly family: string }) => family === 'all' || one.family === family;
		expect(Number(kinds)).toBe(FAULTS.filter(isMeant).length);
		expect(Number(cells)).toBe(all.filter(({ fault }) => isMeant(fault)).length);
		expect(outcomes.map(Number).reduce((sum, count) => sum + count, 0)).toBe(Number(cells));
		expect(outcomes.at(-1)).toBe('0');
	}
});
