import type { ReadContext } from '../readParameter';

import { sinceTime } from './sinceTime';
import { OF_LISTS } from './settingsSchema';

/** Times that differ by less count as the same, because `$now` in an expression gives each item a time of its own. */
const SAME_TIME_MS = 60_000;

/** @returns the settings that say which tasks are listed, each with its name; empty for operations that list none */
export function listSettingsAt(
	context: ReadContext,
	read: (name: string) => unknown,
): ReadonlyArray<readonly [string, unknown]> {
	if (read('operation') !== 'getRecentTasks') return [];
	return OF_LISTS.map((name) => {
		const value = read(name);
		return [name, name === 'since' ? sinceTime(value, context.getTimezone?.() ?? 'UTC') : value];
	});
}

/** Whether two values of 'Since', in ms since 1970 or null for all times, mean the same for a list. */
export function isSameTime(one: number | null, other: number | null): boolean {
	if (one === null || other === null) return one === other;
	return Math.abs(one - other) < SAME_TIME_MS;
}
