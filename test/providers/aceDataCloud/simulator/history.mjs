import { isRecord } from '../../../simulator/json.mjs';
import { onPage, pagedBy } from '../../../simulator/page.mjs';
import { recordOf } from './record.mjs';

/** The real API's, for all who forget to send their own: ids beyond it are lost. */
export const usualBatchLimit = 12;

/** The services of which a batch without ids is the history. */
const services = new Set(['maestro', 'midjourney', 'minimax']);

/**
 * @param {string} service
 * @param {unknown} body
 */
export function isHistory(service, body) {
	const { action, ids } = isRecord(body) ? body : {};
	return action === 'retrieve_batch' && ids === undefined && services.has(service);
}

const pageOf = pagedBy({ offset: 'offset', size: 'limit', usual: usualBatchLimit });

/**
 * @param {import('./routes.mjs').Call} call
 * @returns {import('./routes.mjs').Answer | null} null for a page that there cannot be
 */
export function history({ service, body, world }) {
	const page = pageOf({ body, query: new URLSearchParams() });
	if (page === undefined) return null;
	const { entries, total } = onPage(world.taskStore.newest('aceDataCloud', service), page);
	const items = entries.map((task) => recordOf(task, world));
	return { status: 200, body: { items, [service === 'minimax' ? 'total' : 'count']: total } };
}
