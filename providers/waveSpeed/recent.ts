import type { ProviderAdapter } from '../../core/look/adapter';
import type { TaskList } from '../../core/look/recent/taskList';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { nextCounted, pageSize, placeOf } from '../reading/listPages';
import { recordList } from '../reading/listedRecords';

/** "Request up to 100 records at a time" (wavespeed.ai/docs, Predictions API). */
const MOST_OF_PAGE = 100;

/**
 * `POST /predictions` with `page` and `page_size` answers `{ code, message, data: { page, items } }`: the predictions
 * of the last 7 days, the newest first (wavespeed.ai/docs, List predictions).
 */
export function waveSpeedList(adapter: ProviderAdapter): TaskList {
	return recordList(adapter, {
		request: (page, wanted) => ({
			method: 'POST',
			path: '/predictions',
			body: { page: placeOf(page).number, page_size: pageSize(wanted, MOST_OF_PAGE) },
		}),
		recordsIn: (body) => dataIn(body).items,
		next: (page) => nextCounted(page, pageSize(page.wanted, MOST_OF_PAGE), dataIn(page.body).total),
		idNames: ['id'],
		alone: (data) => ({ code: 200, message: 'success', data }),
	});
}

function dataIn({ data }: JsonObject): JsonObject {
	return isObject(data) ? data : {};
}
