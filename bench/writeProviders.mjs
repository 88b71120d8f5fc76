// Puts the table of all providers into the README beside this: `npm run build && node bench/writeProviders.mjs`.
import { readFile, writeFile } from 'node:fs/promises';

import { markdownOf } from './markdown.mjs';
import { providersRows } from './providers.mjs';

const BEGIN = '<!-- providers -->';
const END = '<!-- end of providers -->';

const readme = new URL('./README.md', import.meta.url);
const rows = await providersRows((line) => console.error(line));
const text = await readFile(readme, 'utf8');
const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
if (before < 0 || after < before) throw new Error(`bench/README.md has no ${BEGIN} and ${END}`);
const table = markdownOf('providers', rows);
await writeFile(
	readme,
	`${text.slice(0, before + BEGIN.length)}\n\n${table}\n\n${text.slice(after)}`,
);
