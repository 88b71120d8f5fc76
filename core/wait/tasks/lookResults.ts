import { noteBirth } from '../pacing/belief';
import type { Believer } from '../pacing/belief';
import { withoutAnyAnswer } from '../../http/http';
import type { Seen } from '../../look/look';
import { keepTogether, lastLookAtMs, noteAge, pauseFor } from '../nextLook';
import { ageSecondsAt } from '../pacing/openGroups';
import { concernsAccount, problem } from '../../problem';
import type { Problem } from '../../problem';
import { noteOpen, refuseAll, putBackOrEnd } from './ending';
import { keepQuiet } from '../pacing/requestBudget';
import { isOwed, takeIn } from './taskEvents';
import type { PendingTask } from './pendingTask';
import { reportOf, tell } from '../observer';
import type { Pace, WaitState } from '../waitState';

/** What a look brought about each id. */
interface Brought {
	get(taskId: string): Seen | undefined;
}

/** @returns the problem of a look that threw instead of returning outcomes */
export function failure(error: unknown): Problem {
	// Not the error's text: it can hold what must not be shown, such as a key within a pattern.
	const name = error instanceof Error ? error.name : typeof error;
	return problem('unexpectedAnswer', 'the look could not be finished', {
		description: `The task may still be running. Look again. (${name})`,
	});
}

/** @returns the outcomes of a look that threw: the same problem for each id */
export function failedLook(error: unknown): { get(): Seen } {
	const failed = failure(error);
	return { get: () => ({ outcome: { kind: 'problem', problem: failed }, requests: 0 }) };
}

const LEFT_OUT = failedLook(undefined);

/** Takes in what a look brought about the ids that were due; each goes back for its next look, or ends. */
export function takeInAll(
	state: WaitState,
	due: readonly PendingTask[],
	brought: Brought,
	nowMs: number,
): void {
	let refusal: Problem | null = null;
	const seen = new Map<string, Seen>();
	for (const pending of due) {
		const { taskId } = pending;
		const one = brought.get(taskId) ?? LEFT_OUT.get();
		seen.set(taskId, one);
		takeInOne(state, pending, one, nowMs);
		if ('problem' in one.outcome && concernsAccount(one.outcome.problem))
			refusal = one.outcome.problem;
	}
	if (refusal !== null) refuseAll(state, refusal, nowMs);
	else {
		noteOpen(state, due);
		// Ended ids first: they show how long tasks take, which sets the next looks at the others.
		const open = due.filter(({ ending }) => ending === null);
		for (const pending of due) if (pending.ending !== null) putBackOrEnd(state, pending, nowMs);
		keepTogether(state, open, nowMs);
		for (const pending of open) putBackOrEnd(state, pending, nowMs);
	}
	report(state, due, seen);
}

function takeInOne(state: WaitState, pending: PendingTask, seen: Seen, nowMs: number): void {
	const { adapter, settings } = state.question;
	const { outcome } = seen;
	if (outcome.kind === 'task') {
		// Some records name length and resolution only at the end, so an ended task keeps the kind that it ran as.
		if (!outcome.task.done || pending.task === null)
			state.pace.durations.noteKind(pending, outcome.task);
		noteBirth(state, pending, outcome.ageMs, nowMs);
	}
	takeIn(pending, seen, { adapter, patience: settings, nowMs });
	// A pause that the provider asks for is about a task that runs; an owed result has pauses of its own.
	pending.pauseAskedMs = pending.task?.done === true ? 0 : (seen.pauseMs ?? 0);
	if ('problem' in outcome) {
		heedProblem(state, outcome.problem, pending, nowMs);
		tellOfAddress(state.pace, pending);
		return;
	}
	if (outcome.kind === 'task' && outcome.unfetched !== undefined)
		heedProblem(state, outcome.unfetched.problem, pending, nowMs);
	state.pace.hasAnswer = true;
	noteRunning(state, pending);
	noteAge(state, pending, nowMs);
	state.pace.slowestAnswerMs = Math.max(state.pace.slowestAnswerMs, nowMs - pending.askedAtMs);
}

/** Takes in the age at which a task was last seen running; nothing for a task that was never seen running. */
export function noteRunning(state: Believer, pending: PendingTask): void {
	// A task whose result is owed has ended.
	if (pending.ending !== null || pending.polls === 0 || isOwed(pending)) return;
	const ageSeconds = ageSecondsAt(state, pending, pending.underWayAtMs);
	state.pace.durations.noteRunning(pending, ageSeconds);
}

/** Puts advice about the base URL into the problem of an id that ended before anything ever answered. */
function tellOfAddress({ hasAnswer }: Pace, pending: PendingTask): void {
	const { ending } = pending;
	if (hasAnswer || ending === null || ending.problem === null) return;
	pending.ending = { ...ending, problem: withoutAnyAnswer(ending.problem) };
}

function report(
	{ question: { observer }, list: { openCount } }: Pick<WaitState, 'question' | 'list'>,
	due: readonly PendingTask[],
	seen: ReadonlyMap<string, Seen>,
): void {
	const done = due.filter(({ ending, task }) => ending !== null && task?.done === true).length;
	tell(() => observer.looked(reportOf(seen, { done, open: openCount })));
}

/**
 * Keeps silent towards the provider for as long as a problem says. A 429 concerns the whole provider: if it names
 * no time, the silence lasts one pause, but at most until the last look, because only a time that the provider names
 * may cost a wait its last look. A 429 shows that the address is right, so the pause is the one after an answer.
 */
function heedProblem(
	state: WaitState,
	problem: Problem,
	pending: PendingTask,
	nowMs: number,
): void {
	const { retryAfterMs, kind } = problem;
	const pause = pauseFor(state, pending, nowMs, true);
	const pauseMs = Math.min(pause, lastLookAtMs(state) - nowMs);
	const limited = kind === 'rateLimited' ? Math.max(0, pauseMs) : 0;
	keepQuiet(state.limits.budget, nowMs, retryAfterMs ?? limited);
}
