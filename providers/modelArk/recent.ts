import type { ProviderAdapter } from '../../core/look/adapter';
import type { TaskList, Wanted } from '../../core/look/recent/taskList';
import type { TaskStatus } from '../../core/task/task';
import { nextCounted, onlyStatus, pageSize, placeOf } from '../reading/listPages';
import { recordList } from '../reading/listedRecords';
import { unwrapped } from '../reading/loneRecord';

/** A page may hold 500 tasks; 100 keep an answer below a megabyte. */
const MOST_OF_PAGE = 100;

/** The states that `filter.status` takes, one at a time; it does not take expired (Volcengine Ark, list tasks). */
const FILTERS: ReadonlySet<TaskStatus> = new Set([
	'queued',
	'running',
	'cancelled',
	'succeeded',
	'failed',
]);

const filterFor = (wanted: Wanted) => onlyStatus(wanted, FILTERS);

/**
 * @returns the lists of `GET /contents/generations/tasks?page_num&page_size`: tasks of the last 7 days (Volcengine Ark,
 * document 1521675). Without `filter.service_tier` the API lists only tasks of the default tier, so those of the
 * flex tier are a second list.
 */
export function modelArkLists(
	adapter: ProviderAdapter,
	path: string,
): readonly [TaskList, TaskList] {
	const sizeFor = (wanted: Wanted) => pageSize(wanted, MOST_OF_PAGE, filterFor(wanted) !== null);
	const tier = (more: string) =>
		recordList(adapter, {
			request(page, wanted) {
				const status = filterFor(wanted);
				const filter = status === null ? '' : `&filter.status=${status}`;
				const pages = `page_num=${placeOf(page).number}&page_size=${sizeFor(wanted)}`;
				return { method: 'GET', path: `${path}?${pages}${filter}${more}` };
			},
			recordsIn: (body) => unwrapped(body).items,
			next: (page) => nextCounted(page, sizeFor(page.wanted), unwrapped(page.body).total),
			idNames: ['id', 'task_id', 'taskId'],
			alone: (record) => record,
		});
	return [tier(''), tier('&filter.service_tier=flex')];
}
