import type { ProviderAdapter } from '../../core/look/adapter';
import type { TaskList } from '../../core/look/recent/taskList';
import { nonEmpty } from '../../core/text/json';
import { pageSize } from '../reading/listPages';
import { recordList } from '../reading/listedRecords';

/** "limit: 1 <= x <= 100, default 10" (developers.heygen.com/reference/list-videos). */
const MOST_OF_PAGE = 100;

/**
 * `GET /v3/videos?limit&token` answers `{ data: [ … ], has_more, next_token }`, each entry as complete as the answer
 * about one task; so do `/v3/video-translations` and `/v3/lipsyncs` (developers.heygen.com/reference).
 */
export function heyGenList(adapter: ProviderAdapter, path: string): TaskList {
	return recordList(adapter, {
		request(page, wanted) {
			const token = page === null ? '' : `&token=${encodeURIComponent(page)}`;
			return { method: 'GET', path: `${path}?limit=${pageSize(wanted, MOST_OF_PAGE)}${token}` };
		},
		recordsIn: ({ data }) => data,
		next: ({ body: { has_more, next_token } }) =>
			has_more === false ? null : nonEmpty(next_token),
		idNames: ['id', 'video_id'],
		alone: (data) => ({ data }),
	});
}
