// A wait that is never suspended: one turn, from the first look to the last.
import type { Clock } from '../../../core/clock';
import type { RequestBudget } from '../../../core/wait/pacing/requestBudget';
import type { WaitResult } from '../../../core/wait/tasks/pendingTask';
import { waitTurn } from '../../../core/wait/wait';
import type { WaitQuestion, WaitSettings } from '../../../core/wait/waitState';

/** @returns one result for each distinct id, in the order asked; fewer when the execution was stopped */
export async function wholeWait(
	question: WaitQuestion,
	settings: WaitSettings,
	clock: Clock,
	budget: RequestBudget,
): Promise<readonly WaitResult[]> {
	const { results } = await waitTurn({ ...question, saved: null }, settings, clock, budget);
	return results;
}
