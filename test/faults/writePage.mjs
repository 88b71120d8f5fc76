// Puts what the last `npm run test:faults` found into `docs/faults.md`: `node test/faults/writePage.mjs`.
import { readFile, writeFile } from 'node:fs/promises';

import { tableOf, tablePlace } from './pageTable.mjs';

const pagePath = new URL('../../docs/faults.md', import.meta.url);
const report = await readFile(new URL('../../reports/faults.json', import.meta.url), 'utf8');
const { before, after } = tablePlace(await readFile(pagePath, 'utf8'));
await writeFile(pagePath, `${before}\n\n${tableOf(JSON.parse(report))}\n\n${after}`);
