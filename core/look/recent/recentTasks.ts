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
	/** The wanted ones, the newest first; behind them, as listed, those whose creation is not known. */
	readonly tasks: readonly Task[];
	/** Why a list was not read as far as was wanted, or null. */
	readonly problem: Problem | null;
	/** Whether a list is so long that it was not read to where it need not be read further. */
	readonly isCut: boolean;
}

/**
 * Asks a provider's lists for the newest tasks of the account, and for what they made where that is behind one
 * more request.
 *
 * @returns what was found until a problem or a Stop ended it; never rejects. Nothing for an adapter without a list
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
	// Two that are not dated have no difference that is a number.
	return [...tasks].sort((one, other) => time(other) - time(one) || 0);
}
