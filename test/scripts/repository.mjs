import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const workflows = join('.github', 'workflows');

/** What the repository itself holds, for the checks of what it brings along. */
export function readRepository() {
	return {
		manifest: JSON.parse(readFileSync('package.json', 'utf8')),
		lock: JSON.parse(readFileSync('package-lock.json', 'utf8')),
		workflows: readdirSync(workflows).map((name) => ({
			name,
			text: readFileSync(join(workflows, name), 'utf8'),
		})),
	};
}
