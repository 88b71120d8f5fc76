import type { ProviderAdapter } from '../../core/look/adapter';
import type { TaskList } from '../../core/look/recent/taskList';
import { nextCounted, pageSize, placeOf } from '../reading/listPages';
import { recordList } from '../reading/listedRecords';

/** How many records a page is asked for with at most. Kling allows 500, and sends 30 by default. */
const MOST_OF_PAGE = 100;

/**
 * The list of one kind of task: `GET {path of the kind}?pageNum=[1,1000]&pageSize=[1,500]` answers
 * `{ code, message, request_id, data: [ … ] }` (Kling's API reference, query task list).
 */
export function klingList(adapter: ProviderAdapter, path: string): TaskList {
	return recordList(adapter, {
		request: (page, wanted) => ({
			method: 'GET',
			path: `${path}?pageNum=${placeOf(page).number}&pageSize=${pageSize(wanted, MOST_OF_PAGE)}`,
		}),
		recordsIn: ({ data }) => data,
		next: (page) => nextCounted(page, pageSize(page.wanted, MOST_OF_PAGE), null),
		idNames: ['task_id'],
		alone: (data) => ({ code: 0, data }),
	});
}
