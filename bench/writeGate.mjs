// Commits the figures of the built node to bench/gate.json and bench/pace/gate.json: `npm run build && node bench/writeGate.mjs`.
import { writeFile } from 'node:fs/promises';

import { GATE_CASES, measure } from './gate.mjs';
import { measureGate, PACE_GATE } from './pace/gate.mjs';
import { shippedCore } from './shippedCore.mjs';

const core = shippedCore();
const rows = [];
for (const wanted of GATE_CASES) rows.push(await measure(wanted, core));
await write('./gate.json', rows);
const ratios = [];
for (const name of Object.keys(PACE_GATE)) ratios.push(...(await measureGate(name, core)));
await write('./pace/gate.json', ratios);

/**
 * @param {string} file
 * @param {unknown} content
 */
async function write(file, content) {
	await writeFile(new URL(file, import.meta.url), `${JSON.stringify(content, null, '\t')}\n`);
}
