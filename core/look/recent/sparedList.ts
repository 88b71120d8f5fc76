import type { ProviderAdapter } from '../adapter';
import { sparing } from '../keeping/sparing';
import type { Keeping } from '../keeping/sparing';
import type { RecentQuestion } from './readList';

/**
 * @returns the adapter, and `keep`, which keeps as much of the tasks of its lists as a look keeps of the tasks that it
 * asks about. The adapter's second requests keep as much, too
 */
export function sparedList(
	adapter: ProviderAdapter,
	keeping: Keeping,
): Required<Pick<RecentQuestion, 'adapter' | 'keep'>> {
	const { keeping: steps, ...spared } = sparing(adapter, keeping);
	return {
		adapter: { ...spared, parse: (answer, ids) => adapter.parse(answer, ids) },
		// A page counts as a large answer, because only some of its tasks are kept.
		keep: (tasks) => tasks.map((task) => steps.keep(task, false)),
	};
}
