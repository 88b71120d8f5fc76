import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../../scripts/n8n/places.mjs';

const file = join(root, 'test', 'e2e', 'snapshots', 'toolsShownToModel.json');

/**
 * What a model is shown of the tools must change on purpose only: `--update` writes the file anew.
 *
 * @param {Record<string, unknown>} shown  by who shows it
 * @param {boolean} update
 */
export async function compareShown(shown, update) {
	const text = JSON.stringify(shown);
	if (update) {
		mkdirSync(dirname(file), { recursive: true });
		const style = await resolveConfig(file);
		writeFileSync(file, await format(text, { ...style, parser: 'json' }));
	}
	assert.ok(existsSync(file), `There is no ${file}: make it with --update`);
	const stored = JSON.parse(readFileSync(file, 'utf8'));
	// Without a message of ours, so that the difference is told.
	assert.deepEqual(JSON.parse(text), stored);
}
