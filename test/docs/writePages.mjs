// Writes what the documents take from the code: `node test/docs/writePages.mjs`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(process.execPath, [jest, 'test/docs', ...process.argv.slice(2)], {
	cwd: fileURLToPath(new URL('../..', import.meta.url)),
	env: { ...process.env, WRITE_PAGES: 'yes' },
	stdio: 'inherit',
});
process.exit(status ?? 1);
