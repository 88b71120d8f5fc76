import type { ProviderAdapter } from '../../core/look/adapter';
import type { TaskList, Wanted } from '../../core/look/recent/taskList';
import { nextCounted, pageSize, placeOf } from '../reading/listPages';
import { recordList } from '../reading/listedRecords';
import { unwrapped } from '../reading/loneRecord';

/** "limit: 1-50, default 10" (VAP, api/openapi.yaml). */
const MOST_OF_PAGE = 50;

/** VAP's words for ends. Tasks under way are not filtered, because they have several words and the filter takes one. */
const FILTERS: Readonly<Record<string, string>> = { succeeded: 'completed', failed: 'failed' };

function filterFor({ statuses: [only, ...others] }: Wanted): string | null {
	return only !== undefined && others.length === 0 ? (FILTERS[only] ?? null) : null;
}

/** `GET /v3/tasks?status=&limit=` answers `{ tasks, total, limit, offset }` (VAP, api/openapi.yaml 1.12.4). */
export function vapList(adapter: ProviderAdapter): TaskList {
	const sizeFor = (wanted: Wanted) => pageSize(wanted, MOST_OF_PAGE, filterFor(wanted) !== null);
	return recordList(adapter, {
		request(page, wanted) {
			const status = filterFor(wanted);
			const filter = status === null ? '' : `&status=${status}`;
			const pages = `limit=${sizeFor(wanted)}&offset=${placeOf(page).offset}`;
			return { method: 'GET', path: `/v3/tasks?${pages}${filter}` };
		},
		recordsIn: (body) => listIn(body).tasks,
		next: (page) => nextCounted(page, sizeFor(page.wanted), listIn(page.body).total),
		idNames: ['task_id', 'id', 'generation_id'],
		alone: (record) => record,
	});
}

/** @returns the body with the list, taken out of a gateway's envelope where there is one */
function listIn(body: Parameters<typeof unwrapped>[0]) {
	return 'tasks' in body ? body : unwrapped(body);
}
