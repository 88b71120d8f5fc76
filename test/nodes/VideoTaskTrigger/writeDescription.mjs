// Writes the description that is kept here, once somebody has looked at what changed. Needs `npm run build`.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const { VideoTaskTrigger } = createRequire(import.meta.url)(
	'../../../dist/nodes/VideoTaskTrigger/VideoTaskTrigger.node.js',
);
const path = fileURLToPath(new URL('description.json', import.meta.url));
const options = { parser: 'json', useTabs: true, printWidth: 100 };
await writeFile(path, await format(JSON.stringify(new VideoTaskTrigger().description), options));
