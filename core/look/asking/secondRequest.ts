import { noAnswer, unexpectedAnswer } from '../../http/http';
import type { HttpAnswer, HttpRequest } from '../../http/wire';
import { isProblem, passesByItself, problem } from '../../problem';
import type { Problem } from '../../problem';
import { withoutItsResult } from '../../task/completeTask';
import type { Task } from '../../task/task';
import type { OutcomeRequest } from '../adapter';
import { inParallel } from '../parallel/inParallel';
import { asksForSilence, countRequest } from './progress';
import type { Progress, Unanswered } from './progress';
import { MAX_IN_FLIGHT } from '../../wait/pacing/requestBudget';

/** A task that succeeded, and the request for what it made, or why none can be made. */
interface Owed {
	readonly task: Task;
	readonly ageMs: number | null;
	readonly request: HttpRequest | Problem;
}

/**
 * Sends the second request for what a task made, once for each of these ids whose task was seen succeeded. A problem
 * never makes such a task failed: the task stays succeeded and says what is missing. Only an adapter whose
 * `outcome.mayFail` is set can read the answer as the task's failure.
 */
export async function fetchResults(progress: Progress, ids: readonly string[]): Promise<void> {
	const { adapter, context, outcomes } = progress;
	const { outcome } = adapter;
	if (outcome === undefined) return;
	const owed = ids.flatMap((id): Owed[] => {
		const seen = outcomes.get(id);
		if (seen?.kind !== 'task' || seen.task.status !== 'succeeded') return [];
		const request = requestFor(outcome, seen.task);
		return request === null ? [] : [{ ...seen, request }];
	});
	if (owed.length === 0) return;
	context.plan?.(owed.length);
	await inParallel(owed, MAX_IN_FLIGHT, async (one) => {
		const { task, ageMs } = one;
		const met = await answerOf(progress, outcome, one);
		if (!('problem' in met)) {
			const failed = met.status === 'failed' ? ({ failedAtResult: true } as const) : {};
			outcomes.set(task.taskId, { kind: 'task', task: met, ageMs, ...failed });
		} else {
			const bare = { kind: 'task', task: withoutItsResult(task, met.problem), ageMs } as const;
			const isPassing = passesByItself(met.problem);
			outcomes.set(task.taskId, isPassing ? { ...bare, unfetched: met } : bare);
		}
	});
}

/** @returns the task with what the answer adds to it, or why it adds nothing */
async function answerOf(
	progress: Progress,
	outcome: OutcomeRequest,
	{ task, request }: Owed,
): Promise<Task | Unanswered> {
	const { halt } = progress;
	if (halt !== null) return { kind: 'notAsked', problem: halt };
	if (isProblem(request)) return { kind: 'problem', problem: request };
	const answer = await sent(progress, request);
	if (isProblem(answer) && answer.kind === 'notSent')
		return { kind: 'notAsked', problem: progress.halt ?? answer };
	countRequest(progress, [task.taskId]);
	const met = isProblem(answer) ? answer : understood(outcome, answer, task);
	if (!isProblem(met)) return met;
	progress.context.heed?.(met);
	// The look itself has just been answered with this key, so a refused key here halts nothing else.
	if (asksForSilence(met)) progress.halt ??= met;
	return { kind: 'problem', problem: met };
}

async function sent(progress: Progress, request: HttpRequest): Promise<HttpAnswer | Problem> {
	try {
		return await progress.send(request, undefined, () => progress.halt !== null);
	} catch {
		return noAnswer('the request could not be sent', '');
	}
}

function requestFor(outcome: OutcomeRequest, task: Task): HttpRequest | Problem | null {
	try {
		return outcome.request(task);
	} catch {
		return problem('invalidInput', 'no request can be made for its result', {
			description: 'Check the parameters of this node.',
		});
	}
}

function understood(outcome: OutcomeRequest, answer: HttpAnswer, task: Task): Task | Problem {
	try {
		const parsed = outcome.parse(answer, task);
		if (isProblem(parsed)) return parsed;
		const isEnd =
			parsed.status === 'succeeded' || (outcome.mayFail === true && parsed.status === 'failed');
		return isEnd && parsed.taskId === task.taskId
			? parsed
			: unexpectedAnswer(answer, 'it does not hold what the task made');
	} catch {
		return unexpectedAnswer(answer, 'it cannot be read');
	}
}
