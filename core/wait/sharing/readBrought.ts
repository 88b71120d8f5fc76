import { keptOf, understood } from '../../look/adapter';
import type { ProviderAdapter } from '../../look/adapter';
import type { Brought } from '../../look/along';
import type { Outcome, Seen } from '../../look/look';
import { fileTasks } from '../../look/asking/question';
import { anew } from '../../look/keeping/sparing';
import { concernsAccount, isProblem } from '../../problem';
import type { Problem } from '../../problem';
import type { Task } from '../../task/task';
import type { WaitState } from '../waitState';

/** What another wait's request brought for one id. */
export interface ReadBrought {
	/** What was learnt; null if the wait has to ask about the id by itself, as if nobody had asked. */
	readonly seen: Seen | null;
	/** Whether the id is due now, because the answer makes another request necessary. */
	readonly isDue: boolean;
	/** Whether the wait asks without other waits until it has an answer. */
	readonly goesAlone: boolean;
}

const AS_BEFORE: ReadBrought = { seen: null, isDue: false, goesAlone: false };
const ALONE: ReadBrought = { ...AS_BEFORE, goesAlone: true };

/** Reads what another wait's request brought about one id of this wait; notes in which way the id is found. */
export function readBrought(
	{ question: { adapter }, list: { ways } }: Pick<WaitState, 'question' | 'list'>,
	brought: Brought,
	taskId: string,
): ReadBrought {
	const lastWay = adapter.ways.length - 1;
	const { answer, isSendersEnd } = brought;
	if (answer !== null && ways.note(answer, 0, lastWay) && lastWay > 0) return AS_BEFORE;
	const tasks = ownOf(adapter, brought, taskId);
	if (isProblem(tasks)) {
		const isForAll = concernsAccount(tasks) || tasks.kind === 'rateLimited';
		if (isForAll) return seenAs({ kind: 'problem', problem: tasks });
		// Any other problem may be about an id of another wait.
		return isSendersEnd && answer === null ? AS_BEFORE : ALONE;
	}
	const [outcomes, pauses] = [new Map<string, Outcome>(), new Map<string, number>()];
	fileTasks({ context: { ways }, outcomes, pauses }, 0, [taskId], { tasks, answer });
	const outcome = outcomes.get(taskId) ?? ({ kind: 'notFound' } as const);
	if (outcome.kind !== 'task' && lastWay > 0) {
		ways.noteLeftOut(taskId);
		return { ...AS_BEFORE, isDue: true };
	}
	// Only a look of this wait itself makes the second request, when it sees that the task has succeeded.
	const isOwed = outcome.kind === 'task' && outcome.task.status === 'succeeded';
	if (isOwed && adapter.outcome !== undefined) return { ...ALONE, isDue: true };
	return seenAs(outcome, pauses.get(taskId));
}

function seenAs(outcome: Outcome, pauseMs?: number): ReadBrought {
	const seen: Seen = { outcome, requests: 1, ...(pauseMs === undefined ? {} : { pauseMs }) };
	return { ...AS_BEFORE, seen };
}

/** @returns the wait's own task, or none, or the problem; a copy, because two executions must not hold one object */
function ownOf(
	adapter: ProviderAdapter,
	{ answer, tasks }: Brought,
	taskId: string,
): readonly Task[] | Problem {
	if (answer === null) return tasks !== null && isProblem(tasks) ? tasks : [];
	if (tasks === null) return understood(adapter, answer, [taskId]);
	if (isProblem(tasks)) return tasks;
	const own = tasks.filter((task) => task.taskId === taskId).map(anew);
	return keptOf(adapter, answer, own, [taskId]);
}
