import type { ProviderAdapter } from '../../core/look/adapter';
import type { TaskList } from '../../core/look/recent/taskList';
import { nextCounted, pageSize, placeOf } from '../reading/listPages';
import { recordList } from '../reading/listedRecords';
import type { AceDataService } from './services/service';

/** "limit: 1-100" (AceData, maestro tasks); as many as a batch by ids may ask for. */
const MOST_OF_PAGE = 50;

/**
 * `retrieve_batch` without ids is the caller's history, page by page with `limit` and `offset`, where the service's
 * documents say so. Its `count` is not that of the list (maestro/docs/maestro_tasks.md), so the end is a page that
 * is not full.
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
