import type { Wanted } from '../../core/look/recent/taskList';
import type { TaskStatus } from '../../core/task/task';
import { quantity, readField } from '../../core/text/json';
import type { ListPage } from './listedRecords';

/**
 * @param most records that a page may hold
 * @param isFiltered whether the provider itself leaves out the tasks in other states
 * @returns how many records a page is asked for with: no more than are wanted, where each can be one of them
 */
export function pageSize({ limit, statuses }: Wanted, most: number, isFiltered = false): number {
	return statuses.length === 0 || isFiltered ? Math.min(most, limit) : most;
}

/** @returns the only state that is wanted, where it is one that the provider can list alone; else null */
export function onlyStatus(
	{ statuses: [only, ...others] }: Wanted,
	filters: ReadonlySet<TaskStatus>,
): TaskStatus | null {
	return only !== undefined && others.length === 0 && filters.has(only) ? only : null;
}

/** Where a page stands in a list that is counted. */
interface Place {
	/** From 1 on. */
	readonly number: number;
	/** How many records the pages before it held. */
	readonly offset: number;
}

/** @returns the place that the text of `nextCounted` says; the list's beginning for null */
export function placeOf(page: string | null): Place {
	const [number = 1, offset = 0] = (page ?? '1 0').split(' ').map(Number);
	return { number, offset };
}

/**
 * Pages are counted by what they held: a provider may give fewer records a page than it was asked for.
 *
 * @param size how many records the page was asked for with
 * @param total how many records the list has, as the provider says; null where it does not
 * @returns what the next page is asked for with, or null for the last one
 */
export function nextCounted(
	{ page, count }: ListPage,
	size: number,
	total: unknown,
): string | null {
	const { number, offset } = placeOf(page);
	const known = readField(quantity, total);
	const isLast = known === null ? count < size : offset + count >= known;
	return isLast || count === 0 ? null : `${number + 1} ${offset + count}`;
}
