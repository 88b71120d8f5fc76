// Writes what all providers and presets state about themselves, to be looked through: `npm run build` before it.
import { writeFileSync } from 'node:fs';

import { format } from 'prettier';

import { PRESETS } from '../../dist/providers/customApi/presets/presets.js';
import { customApiProvider } from '../../dist/providers/customApi/provider.js';
import { PROVIDERS } from '../../dist/providers/registry.js';
import { presetStated, providerStated } from './stated.mjs';

const text = JSON.stringify({
	providers: PROVIDERS.map(providerStated),
	presets: PRESETS.map((preset) => presetStated(customApiProvider, preset)),
});
const path = new URL('stated.json', import.meta.url);
writeFileSync(path, await format(text, { parser: 'json', useTabs: true, printWidth: 100 }));
