import type { ReadContext } from './readParameter';

import { sinceTime } from './sinceTime';
import { OF_LISTS } from './settingsSchema';

/** `$now` in an expression gives each item a time of its own. */
const SAME_TIME_MS = 60_000;

/** @returns what says which tasks are listed, by the parameters' names; nothing where none are */
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

/** Whether two times mean the same for a list. */
export function isSameTime(one: number | null, other: number | null): boolean {
	if (one === null || other === null) return one === other;
	return Math.abs(one - other) < SAME_TIME_MS;
}
