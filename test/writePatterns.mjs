// Writes the list of all regular expressions, once somebody has looked at those that are new.
import { writeFile } from 'node:fs/promises';

import { lineOf, LIST, patternsOfSources } from './patternReading.mjs';

const lines = (await patternsOfSources()).map(lineOf);
await writeFile(LIST, `${lines.join('\n')}\n`);
