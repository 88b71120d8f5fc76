import type { ProviderAdapter } from '../../core/look/adapter';
import type { TaskList, Wanted } from '../../core/look/recent/taskList';
import type { TaskStatus } from '../../core/task/task';
import { nextCounted, onlyStatus, pageSize, placeOf } from '../reading/listPages';
import { recordList } from '../reading/listedRecords';

/** MiniMax's documents show pages of 4 and name no maximum; 50 is the usual limit of lists in n8n. */
const MOST_OF_PAGE = 50;

/** The states that `filter.status` takes. */
const FILTERS: ReadonlySet<TaskStatus> = new Set([
	'queued',
	'running',
	'succeeded',
	'failed',
	'cancelled',
]);

const filterFor = (wanted: Wanted) => onlyStatus(wanted, FILTERS);

const sizeFor = (wanted: Wanted) => pageSize(wanted, MOST_OF_PAGE, filterFor(wanted) !== null);

/**
 * `GET /v2/query/video_generation?page_num&page_size` answers `{ items, total }`, tasks of the last 7 days
 * (platform.minimax.io, video-generation-v2-list). Version 1 has no list.
 */
export function miniMaxList(adapter: ProviderAdapter): TaskList {
	return recordList(adapter, {
		request(page, wanted) {
			const status = filterFor(wanted);
			const filter = status === null ? '' : `&filter.status=${status}`;
			const pages = `page_num=${placeOf(page).number}&page_size=${sizeFor(wanted)}`;
			return { method: 'GET', path: `/v2/query/video_generation?${pages}${filter}` };
		},
		recordsIn: ({ items }) => items,
		next: (page) => nextCounted(page, sizeFor(page.wanted), page.body.total),
		idNames: ['id', 'task_id'],
		alone: (task) => ({ task }),
	});
}
