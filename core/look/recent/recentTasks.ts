import type { Clock } from '../../clock';
import { concernsAccount } from '../../problem';
import type { Problem } from '../../problem';
import type { Task } from '../../task/task';
import type { RequestBudget } from '../../wait/pacing/requestBudget';
import { createdMs, readList } from './readList';
import type { RecentQuestion } from './readList';
import { withResults } from './results';

/** What an account's lists say of its newest tasks. */
export interface RecentTasks {
	/** The wanted tasks, the newest first; then, in the order of the list, those whose creation time is not known. */
	readonly tasks: readonly Task[];
	/** Why a list was not read as far as was wanted, or null. */
	readonly problem: Problem | null;
	/** Whether a list was so long that reading stopped before all that is wanted was read. */
	readonly isCut: boolean;
}

/**
 * Asks a provider's lists for the newest tasks of the account, and sends a second request for what a task made if its
 * record does not hold it.
 *
 * @returns what was found until a problem or a Stop ended the reading, nothing if the adapter has no list; never
 * rejects
 */
export async function recentTasks(
	question: RecentQuestion,
	clock: Clock,
	budget: RequestBudget,
): Promise<RecentTasks> {
	const { adapter, wanted } = question;
	const found = new Map<string, Task>();
	let met: Problem | null = null;
	let isCut = false;
	for (const list of adapter.recent ?? []) {
		if (clock.isStopped() || (met !== null && concernsAccount(met))) break;
		const read = await readList(list, question, clock, budget);
		for (const [id, task] of read.tasks) if (found.get(id)?.done !== true) found.set(id, task);
		met ??= read.problem;
		isCut ||= read.isCut;
	}
	const newest = newestFirst([...found.values()]).slice(0, wanted.limit);
	return { tasks: await withResults(newest, question, clock, budget), problem: met, isCut };
}

function newestFirst(tasks: readonly Task[]): readonly Task[] {
	const time = (task: Task) => createdMs(task) ?? Number.NEGATIVE_INFINITY;
	// The difference of two tasks without a date is NaN.
	return [...tasks].sort((one, other) => time(other) - time(one) || 0);
}
