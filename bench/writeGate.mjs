// Commits the figures of the built node to bench/gate.json: `npm run build && node bench/writeGate.mjs`.
import { writeFile } from 'node:fs/promises';

import { GATE_CASES, measure } from './gate.mjs';
import { shippedCore } from './shippedCore.mjs';

const core = shippedCore();
const rows = [];
for (const wanted of GATE_CASES) rows.push(await measure(wanted, core));
await writeFile(new URL('./gate.json', import.meta.url), `${JSON.stringify(rows, null, '\t')}\n`);
