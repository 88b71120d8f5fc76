import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} id of a provider
 * @returns {unknown[]} all its fixtures, in the order of their names
 */
export function recordedAnswers(id) {
	const folder = join('test', 'providers', id, 'fixtures');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8') || 'null'));
}
