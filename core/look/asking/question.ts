import type { HttpAnswer } from '../../http/wire';
import { pauseAskedMs } from '../../http/retryAfter';
import { isProblem } from '../../problem';
import type { Problem } from '../../problem';
import type { Task } from '../../task/task';
import { answerTo, keptOf, readWhole, understood } from '../adapter';
import { withoutIds } from '../along';
import { heeded } from './progress';
import type { Progress } from './progress';

/** Files what an answer says about the ids that were asked about. */
export function fileTasks(
	{ context: { ways }, outcomes, pauses }: Pick<Progress, 'context' | 'outcomes' | 'pauses'>,
	index: number,
	ids: readonly string[],
	{ tasks, answer }: { readonly tasks: readonly Task[]; readonly answer: HttpAnswer | null },
): void {
	const pauseMs = answer === null ? null : pauseAskedMs(answer);
	for (const id of ids) {
		if (pauseMs === null) pauses.delete(id);
		else pauses.set(id, pauseMs);
	}
	const asked = new Set(ids);
	for (const task of tasks) {
		if (!asked.has(task.taskId)) continue;
		ways.set(task.taskId, index);
		const known = outcomes.get(task.taskId);
		// Where an answer holds two records of a task, the one that is done counts.
		if (known?.kind === 'task' && known.task.done) continue;
		const paced = pauseMs === null ? task : askedAgainAfter(task, pauseMs);
		outcomes.set(task.taskId, { kind: 'task', task: paced, ageMs: ageOf(task, answer) });
	}
}

function askedAgainAfter(task: Task, pauseMs: number): Task {
	return task.done ? task : { ...task, pollAfterSeconds: Math.ceil(pauseMs / 1000) };
}

/** What came of one request. */
export interface Answered {
	/** What the answer says about the wait's own ids. */
	readonly tasks: readonly Task[] | Problem;
	/** What the answer says about all ids; the same as `tasks` if no other wait's ids were asked about. */
	readonly whole: readonly Task[] | Problem;
	/** Null if no answer came. */
	readonly answer: HttpAnswer | null;
	/** Whether nothing is served under the address that was asked. */
	readonly isAbsent: boolean;
}

/**
 * Sends one request and reads its answer.
 *
 * @param own those of the ids that are not other waits'; null if there are none of other waits
 */
export async function question(
	progress: Progress,
	index: number,
	ids: readonly string[],
	own: readonly string[] | null = null,
): Promise<Answered> {
	const { adapter, send, context } = progress;
	const way = adapter.ways[index] ?? adapter.ways[0];
	const named = own !== null && own.length < ids.length ? ids : [];
	const given = await answerTo(way, ids, (request) =>
		send(request, undefined, () => progress.halt !== null),
	);
	if (isProblem(given)) {
		const tasks = heeded(progress, withoutIds(given, named));
		return { tasks, whole: tasks, answer: null, isAbsent: false };
	}
	const isAbsent = context.ways.note(given, index, adapter.ways.length - 1);
	const isShared = own !== null && way.maxIds > 1;
	const read = isShared ? readWhole(adapter, given, ids) : understood(adapter, given, ids);
	const whole = withoutIds(read, named);
	const tasks = heeded(progress, isShared ? keptOf(adapter, given, whole, own) : whole);
	return { tasks, whole, answer: given, isAbsent };
}

/**
 * @returns how long ago the task was created, in ms, or null when its provider does not say. The age is measured at
 * the `Date` of the answer if it has one, so that ages do not depend on this machine's clock
 */
function ageOf({ createdAt }: Task, answer: HttpAnswer | null): number | null {
	if (createdAt === null || answer === null) return null;
	const dated = Date.parse(answer.headers.date ?? '');
	return Math.max(0, (Number.isNaN(dated) ? answer.receivedAtMs : dated) - Date.parse(createdAt));
}
