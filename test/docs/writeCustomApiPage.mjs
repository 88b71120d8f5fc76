// Writes what `docs/custom-api.md` takes from the code: `node test/docs/writeCustomApiPage.mjs`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(process.execPath, [jest, 'test/docs/customApiPage.test.ts'], {
	cwd: fileURLToPath(new URL('../..', import.meta.url)),
	env: { ...process.env, WRITE_CUSTOM_API_PAGE: 'yes' },
	stdio: 'inherit',
});
process.exit(status ?? 1);
