// Writes what `docs/custom-api.md` takes from the code: `node test/docs/writeCustomApiPage.mjs`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./writePages.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [script, 'customApiPage'], { stdio: 'inherit' });
process.exit(status ?? 1);
