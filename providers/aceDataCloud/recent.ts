import type { ProviderAdapter } from '../../core/look/adapter';
import type { TaskList } from '../../core/look/recent/taskList';
import { nextCounted, pageSize, placeOf } from '../reading/listPages';
import { recordList } from '../reading/listedRecords';
import type { AceDataService } from './services/service';

/** The documents allow "limit: 1-100" (AceData, maestro tasks); 50 is the size of a batch by ids. */
const MOST_OF_PAGE = 50;

/**
 * The caller's history: `retrieve_batch` without ids, page by page with `limit` and `offset`, for services whose
 * documents say so. `count` is not the length of the whole list (maestro/docs/maestro_tasks.md), so the list ends
 * with a page that is not full.
 */
export function aceDataList(adapter: ProviderAdapter, { service }: AceDataService): TaskList {
	return recordList(adapter, {
		request(page, wanted) {
			const { offset } = placeOf(page);
			const pages = { limit: pageSize(wanted, MOST_OF_PAGE), offset };
			const body = { action: 'retrieve_batch', ...pages };
			return { method: 'POST', path: `/${service}/tasks`, body };
		},
		recordsIn: ({ items }) => items,
		next: (page) => nextCounted(page, pageSize(page.wanted, MOST_OF_PAGE), null),
		idNames: ['id', 'task_id'],
		alone: (record) => ({ items: [record] }),
	});
}
