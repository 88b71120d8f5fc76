// Writes what all providers and presets state about themselves, to be looked through: `npm run build` before it.
import { writeFileSync } from 'node:fs';

import { format } from 'prettier';

import { PRESETS } from '../../dist/providers/customApi/presets/presets.js';
import { PROVIDERS } from '../../dist/providers/registry.js';
import { stated } from './stated.mjs';

const text = JSON.stringify(stated({ providers: PROVIDERS, presets: PRESETS }));
const path = new URL('stated.json', import.meta.url);
writeFileSync(path, await format(text, { parser: 'json', useTabs: true, printWidth: 100 }));
