import type { Clock } from '../../clock';
import { unexpectedAnswer } from '../../http/http';
import type { HttpRequest } from '../../http/wire';
import { isProblem, problem } from '../../problem';
import { withoutItsResult } from '../../task/completeTask';
import type { Task } from '../../task/task';
import type { RequestBudget } from '../../wait/pacing/requestBudget';
import type { OutcomeRequest, ProviderAdapter } from '../adapter';
import { retriedLook } from '../retriedLook';
import type { RecentQuestion } from './readList';

/** A task that succeeded, and the request for what it made. */
interface Owed {
	readonly task: Task;
	readonly request: HttpRequest;
}

/**
 * Sends the second requests for what listed tasks made, and repeats them as often and as long as a look does.
 *
 * @returns all tasks in their order; a task whose result could not be fetched stays succeeded and says what is missing
 */
export async function withResults(
	tasks: readonly Task[],
	{ adapter, send, untilMs }: RecentQuestion,
	clock: Clock,
	budget: RequestBudget,
): Promise<readonly Task[]> {
	const { outcome } = adapter;
	if (outcome === undefined) return tasks;
	const owed = new Map<string, Owed>();
	for (const task of tasks) {
		const request = task.status === 'succeeded' ? requestFor(outcome, task) : null;
		if (request !== null) owed.set(task.taskId, { task, request });
	}
	if (owed.size === 0) return tasks;
	const results = resultsAs(adapter, outcome, owed);
	const look = { adapter: results, send, untilMs, ids: [...owed.keys()], plan: () => undefined };
	const seen = await retriedLook(look, clock, budget);
	return tasks.map((task) => {
		const met = seen.get(task.taskId)?.outcome;
		if (met === undefined) return task;
		if (met.kind === 'task') return met.task;
		return withoutItsResult(task, 'problem' in met ? met.problem : NOTHING_SAID);
	});
}

const NOTHING_SAID = problem('unexpectedAnswer', 'the provider says nothing of it');

function requestFor(outcome: OutcomeRequest, task: Task): HttpRequest | null {
	try {
		return outcome.request(task);
	} catch {
		return null;
	}
}

/** Stands in for a request that no task needs; it is never sent, because only ids in `owed` are asked about. */
const NEVER_SENT: HttpRequest = { method: 'GET', path: '/' };

/** @returns an adapter whose looks are the second requests of these tasks */
function resultsAs(
	{ provider, service, facts }: ProviderAdapter,
	outcome: OutcomeRequest,
	owed: ReadonlyMap<string, Owed>,
): ProviderAdapter {
	const request = ([id = '']: readonly string[]) => owed.get(id)?.request ?? NEVER_SENT;
	return {
		...{ provider, service, facts },
		ways: [{ name: 'single', maxIds: 1, request }],
		parse(answer, [id = '']) {
			const task = owed.get(id)?.task;
			if (task === undefined) return [];
			const made = outcome.parse(answer, task);
			if (isProblem(made)) return made;
			const isEnd =
				made.status === 'succeeded' || (outcome.mayFail === true && made.status === 'failed');
			return isEnd && made.taskId === id
				? [made]
				: unexpectedAnswer(answer, 'it does not hold what the task made');
		},
		hintForUnknownId: () => '',
	};
}
