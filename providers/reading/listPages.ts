import type { Wanted } from '../../core/look/recent/taskList';
import type { TaskStatus } from '../../core/task/task';
import { quantity, readField } from '../../core/text/json';
import type { ListPage } from './listedRecords';

/**
 * @param most how many records a page may hold
 * @param isFiltered whether the provider itself leaves out the tasks in other states
 * @returns how many records to ask for in one page: `most`, or the wanted number where that is less and where every
 * record has a wanted state
 */
export function pageSize({ limit, statuses }: Wanted, most: number, isFiltered = false): number {
	return statuses.length === 0 || isFiltered ? Math.min(most, limit) : most;
}

/** @returns the wanted state, where it is the only one and the provider can filter by it; else null */
export function onlyStatus(
	{ statuses: [only, ...others] }: Wanted,
	filters: ReadonlySet<TaskStatus>,
): TaskStatus | null {
	return only !== undefined && others.length === 0 && filters.has(only) ? only : null;
}

/** The position of a page in a list with page numbers or an offset. */
interface Place {
	/** The number of the page, from 1. */
	readonly number: number;
	/** How many records the pages before it held. */
	readonly offset: number;
}

/** @returns the position in a text of `nextCounted`; for null the beginning of the list */
export function placeOf(page: string | null): Place {
	const [number = 1, offset = 0] = (page ?? '1 0').split(' ').map(Number);
	return { number, offset };
}

/**
 * The offset counts the records that the pages held, because a provider may give fewer a page than it was asked for.
 *
 * @param size how many records were asked for in this page
 * @param total how many records the list has, as the provider says; null where it does not
 * @returns the text for the next page, which `placeOf` reads, or null after the last page
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
