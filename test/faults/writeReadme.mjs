// Puts what the last `npm run test:faults` found into the README: `node test/faults/writeReadme.mjs`.
import { readFile, writeFile } from 'node:fs/promises';

import { tableOf, tablePlace } from './readmeTable.mjs';

const readmePath = new URL('../../README.md', import.meta.url);
const report = await readFile(new URL('../../reports/faults.json', import.meta.url), 'utf8');
const { before, after } = tablePlace(await readFile(readmePath, 'utf8'));
await writeFile(readmePath, `${before}\n\n${tableOf(JSON.parse(report))}\n\n${after}`);
