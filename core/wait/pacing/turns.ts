import type { Clock } from '../../clock';
import type { Send } from '../../http/wire';
import { problem } from '../../problem';
import { freeAtMs, reserve, slotMs } from './requestBudget';
import type { RequestBudget } from './requestBudget';

/** @returns a Send that waits for a free place: at most `MAX_IN_FLIGHT` requests are under way at once */
export function inPlace(send: Send, { inFlight }: RequestBudget): Send {
	return (request, answerByMs, isCalledOff) =>
		inFlight(async () =>
			isCalledOff?.() === true
				? problem('notSent', 'another request met what stops this one too')
				: await send(request, answerByMs, isCalledOff),
		);
}

/** Takes the next turn and waits for it. @returns false, without waiting, if the turn comes too late for an answer */
async function hasTurn(
	budget: RequestBudget,
	clock: Clock,
	answerByMs = Number.POSITIVE_INFINITY,
): Promise<boolean> {
	const beginAtMs = nextTurnMs(budget, clock);
	if (beginAtMs >= answerByMs) return false;
	await waitForTurn(budget, clock, beginAtMs);
	const isLate = clock.now() > beginAtMs + slotMs(budget);
	// When the process had no time, turns of other requests passed too, and without new turns all would go out at once.
	if (isLate && budget.quietUntilMs <= clock.now()) {
		const newTurnMs = nextTurnMs(budget, clock);
		if (newTurnMs < answerByMs) await waitForTurn(budget, clock, newTurnMs);
	}
	return true;
}

function nextTurnMs(budget: RequestBudget, clock: Clock): number {
	return Math.max(clock.now(), freeAtMs(budget));
}

async function waitForTurn(budget: RequestBudget, clock: Clock, atMs: number): Promise<void> {
	reserve(budget, atMs);
	while (clock.now() < atMs && !clock.isStopped()) await clock.sleep(atMs - clock.now());
}

/**
 * @returns a Send that waits for a place, then for its turn in the budget. The other way round, requests whose
 * turn has passed while they waited for a place would all go out at once when places come free.
 *
 * @param answerByMs when answers must be complete, in ms since 1970; undefined for no limit
 */
export function inTurn(
	send: Send,
	budget: RequestBudget,
	clock: Clock,
	answerByMs: number | undefined,
): Send {
	const placed = inPlace(async (request, _answerByMs, isCalledOff) => {
		if (!(await hasTurn(budget, clock, answerByMs)))
			return problem('notSent', 'the time was up before its turn came');
		if (clock.isStopped()) return problem('notSent', 'the execution was stopped');
		if (isCalledOff?.() === true)
			return problem('notSent', 'the provider asked for fewer requests before its turn came');
		return await send(request, answerByMs);
	}, budget);
	return (request, _answerByMs, isCalledOff) => {
		const { quietUntilMs } = budget;
		// While this request waited for its place, the answer to another one may have asked for silence.
		const isOff = () =>
			isCalledOff?.() === true || budget.quietUntilMs > Math.max(quietUntilMs, clock.now());
		return placed(request, answerByMs, isOff);
	};
}
