import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/n8n/places.mjs';

const file = join(root, 'test', 'e2e', 'snapshots', 'toolsShownToModel.json');

/** @param {string} text */
const withTabs = (text) => `${JSON.stringify(JSON.parse(text), null, '\t')}\n`;

/**
 * What a model is shown of the tools must change on purpose only: `--update` writes the file anew.
 *
 * @param {Record<string, unknown>} shown  by who shows it
 * @param {boolean} update
 */
export function compareShown(shown, update) {
	const text = withTabs(JSON.stringify(shown));
	if (update) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	assert.ok(existsSync(file), `There is no ${file}: make it with --update`);
	const stored = withTabs(readFileSync(file, 'utf8'));
	assert.deepEqual(JSON.parse(text), JSON.parse(stored), 'Run with --update if this is wanted');
}
