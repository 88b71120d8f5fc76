import { noteBirth } from './pacing/belief';
import { withoutAnyAnswer } from '../http/http';
import type { Seen } from '../look/look';
import { lastLookAtMs, noteAge, pauseFor } from './nextLook';
import { concernsAccount, problem } from '../problem';
import type { Problem } from '../problem';
import { noteOpen, refuseAll, settle } from './ending';
import { keepQuiet } from './pacing/requestBudget';
import { takeIn } from './pendingTask';
import type { Watched } from './pendingTask';
import { reportOf, tell } from './waitState';
import type { Watching } from './waitState';

/** What a look brought about each id. */
interface Brought {
	get(taskId: string): Seen | undefined;
}

/** @returns what a look comes to that throws instead of bringing outcomes */
export function failure(error: unknown): Problem {
	// Not the error's text: it can hold what must not be shown, such as a key within a pattern.
	const name = error instanceof Error ? error.name : typeof error;
	return problem('unexpectedAnswer', 'the look could not be finished', {
		description: `The task may still be running. Look again. (${name})`,
	});
}

/** @returns the same problem for each id */
export function failedLook(error: unknown): Brought {
	const failed = failure(error);
	return { get: () => ({ outcome: { kind: 'problem', problem: failed }, requests: 0 }) };
}

const LEFT_OUT = failedLook(undefined);

/** Takes in what a look brought about the ids that were due; each goes back for its next look, or ends. */
export function takeInAll(
	watching: Watching,
	due: readonly Watched[],
	brought: Brought,
	nowMs: number,
): void {
	let refusal: Problem | null = null;
	const seen = new Map<string, Seen>();
	for (const watched of due) {
		const { taskId } = watched;
		const one = brought.get(taskId) ?? LEFT_OUT.get(taskId);
		if (one === undefined) continue;
		seen.set(taskId, one);
		takeInOne(watching, watched, one, nowMs);
		if ('problem' in one.outcome && concernsAccount(one.outcome.problem))
			refusal = one.outcome.problem;
	}
	if (refusal !== null) refuseAll(watching, refusal, nowMs);
	else {
		noteOpen(watching, nowMs, due);
		for (const watched of due) settle(watching, watched, nowMs);
	}
	report(watching, due, seen);
}

function takeInOne(watching: Watching, watched: Watched, seen: Seen, nowMs: number): void {
	const { adapter, settings } = watching;
	const { outcome } = seen;
	if (outcome.kind === 'task') noteBirth(watching, watched, outcome.ageMs, nowMs);
	takeIn(watched, seen, nowMs, { adapter, patience: settings });
	if ('problem' in outcome) {
		heedProblem(watching, outcome.problem, watched, nowMs);
		tellOfAddress(watching, watched);
		return;
	}
	watching.hasAnswer = true;
	noteAge(watching, watched, nowMs);
	watching.slowestAnswerMs = Math.max(watching.slowestAnswerMs, nowMs - watched.askedAtMs);
}

/** Where nothing has ever answered, the base URL is the first thing to look at. */
function tellOfAddress({ hasAnswer }: Watching, watched: Watched): void {
	const { ending } = watched;
	if (hasAnswer || ending === null || ending.problem === null) return;
	watched.ending = { ...ending, problem: withoutAnyAnswer(ending.problem) };
}

function report(
	{ observer, openCount }: Watching,
	due: readonly Watched[],
	seen: ReadonlyMap<string, Seen>,
): void {
	const done = due.filter(({ task }) => task?.done === true).length;
	tell(() => observer.looked(reportOf(seen, { done, open: openCount })));
}

/**
 * "Fewer requests" is meant for the whole provider; without a word for how long, for one pause, which
 * leaves the last look its time: only the provider's own word can end a wait before it. It is an answer in
 * that the address is right, so the pause is that of a provider that is known to be there.
 */
function heedProblem(watching: Watching, problem: Problem, watched: Watched, nowMs: number): void {
	const { retryAfterMs, kind } = problem;
	const pause = pauseFor(watching, watched, nowMs, true);
	const pauseMs = Math.min(pause, lastLookAtMs(watching) - nowMs);
	const limited = kind === 'rateLimited' ? Math.max(0, pauseMs) : 0;
	keepQuiet(watching.traffic, nowMs, retryAfterMs ?? limited);
}
