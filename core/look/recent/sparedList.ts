import type { ProviderAdapter } from '../adapter';
import { sparing } from '../sparing';
import type { Keeping } from '../sparing';
import type { RecentQuestion } from './readList';

/**
 * @returns the adapter, and what is kept of the tasks that its lists show: as much as is kept of those that are
 * looked at, of what their second requests bring too
 */
export function sparedList(
	adapter: ProviderAdapter,
	keeping: Keeping,
): Required<Pick<RecentQuestion, 'adapter' | 'keep'>> {
	const { keeping: steps, ...spared } = sparing(adapter, keeping);
	return {
		adapter: { ...spared, parse: (answer, ids) => adapter.parse(answer, ids) },
		// Of a page only some tasks are kept, so that it counts as large.
		keep: (tasks) => tasks.map((task) => steps.keep(task, false)),
	};
}
