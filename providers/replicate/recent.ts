import type { ProviderAdapter } from '../../core/look/adapter';
import type { TaskList } from '../../core/look/recent/taskList';
import { recordList } from '../reading/listedRecords';

/**
 * `GET /predictions?created_after=` answers `{ previous, next, results }`, 100 a page, the newest first (Replicate's
 * HTTP API reference, predictions.list). Only the query of the address in `next` is used, so that the key cannot be
 * sent elsewhere.
 */
export function replicateList(adapter: ProviderAdapter): TaskList {
	return recordList(adapter, {
		request: (page, { sinceMs }) => ({
			method: 'GET',
			path: `/predictions${page ?? createdAfter(sinceMs)}`,
		}),
		recordsIn: ({ results }) => results,
		next: ({ body: { next } }) => queryOf(next),
		idNames: ['id'],
		alone: (record) => record,
	});
}

/** @returns the query for tasks since a time, a second early, because the API may leave out the time itself */
function createdAfter(sinceMs: number | null): string {
	if (sinceMs === null) return '';
	const time = new Date(Math.max(0, sinceMs - 1_000)).toISOString();
	return `?created_after=${encodeURIComponent(time)}`;
}

/** @returns the query of an address with its question mark, or null where there is no address or no query */
function queryOf(next: unknown): string | null {
	if (typeof next !== 'string' || !URL.canParse(next)) return null;
	const { search } = new URL(next);
	return search === '' ? null : search;
}
