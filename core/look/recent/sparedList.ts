import type { Task } from '../../task/task';
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
	let listed: readonly Task[] = [];
	const spared = sparing({ ...adapter, parse: () => listed }, keeping);
	return {
		adapter: { ...spared, parse: (answer, ids) => adapter.parse(answer, ids) },
		keep(tasks) {
			listed = tasks;
			const nothing = { status: 200, headers: {}, body: '', receivedAtMs: 0 };
			const kept = spared.parse(
				nothing,
				tasks.map(({ taskId }) => taskId),
			);
			listed = [];
			return 'kind' in kept ? tasks : kept;
		},
	};
}
