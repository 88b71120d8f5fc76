import { failedLook, failure, takeInAll } from '../tasks/lookResults';
import type { Along } from '../../look/along';
import { look } from '../../look/look';
import type { Problem } from '../../problem';
import { refuseAll } from '../tasks/ending';
import { keepQuiet } from '../pacing/requestBudget';
import type { PendingTask } from '../tasks/pendingTask';
import { putOff } from '../nextLook';
import type { WaitState } from '../waitState';
import type { LookPool } from './lookPool';
import type { Rides } from './rides';

/** Ends the sleep of a wait, if it sleeps. */
export class Waking {
	sleeper = new AbortController();

	wake(): void {
		this.sleeper.abort();
	}
}

/** What a wait needs to ask together with other waits. */
export interface Together {
	readonly rides: Rides;
	readonly pool: LookPool | null;
	readonly waking: Waking;
}

/** Sends one look and takes in what it brings; the look counts as under way meanwhile. Never rejects. */
export async function lookAtDue(state: WaitState, together: Together, when: When): Promise<void> {
	state.list.looksUnderWay += 1;
	try {
		await lookAndTakeIn(state, together, when);
	} catch (error) {
		// No id may be left without an end, whatever was at fault.
		refuseAll(state, failure(error), state.clock.now());
	}
	state.list.looksUnderWay -= 1;
}

/** When a look begins, and by when an id has to be due to be asked about in it; in ms since 1970. */
interface When {
	readonly nowMs: number;
	readonly dueByMs: number;
}

async function lookAndTakeIn(
	state: WaitState,
	{ rides, pool }: Together,
	{ nowMs, dueByMs }: When,
): Promise<void> {
	const { clock } = state;
	const { adapter, send, sendLate } = state.question;
	const { schedule, ways } = state.list;
	const { isOvertime, budget } = state.limits;
	const { maxIds } = adapter.ways[0];
	const due = takeDue(schedule, maxIds, { nowMs, dueByMs });
	if (maxIds === 1 && due.every((pending) => putOff(state, pending, nowMs))) return;
	for (const pending of due) pending.askedAtMs = nowMs;
	const ids = due.map(({ taskId }) => taskId);
	const heed = ({ retryAfterMs }: Problem) => keepQuiet(budget, clock.now(), retryAfterMs ?? 0);
	const sender = isOvertime ? sendLate : send;
	let hadCompany = false;
	const along: Along = {
		take(asked, room) {
			const company = rides.takesAlong() ? (pool?.takeAlong(rides, asked, room) ?? []) : [];
			hadCompany ||= company.length > 0;
			return company;
		},
		isOver: () => clock.isStopped() || (!isOvertime && isPastDeadline(state)),
	};
	const seen = await look(adapter, sender, ids, { ways, heed, along }).catch(failedLook);
	rides.noteLook(
		ids.flatMap((id) => seen.get(id)?.outcome ?? []),
		hadCompany,
	);
	// After a Stop nobody reads what comes in.
	if (clock.isStopped()) return;
	takeInAll(state, due, seen, clock.now());
}

/** @returns up to `most` ids due by `dueByMs`, without those that the provider asked to leave alone until later */
function takeDue(
	schedule: WaitState['list']['schedule'],
	most: number,
	{ nowMs, dueByMs }: When,
): readonly PendingTask[] {
	const isLeftAlone = ({ pauseAskedMs, dueAtMs }: PendingTask) =>
		pauseAskedMs > 0 && dueAtMs > nowMs;
	const taken = schedule.take(most, dueByMs);
	for (const pending of taken) if (isLeftAlone(pending)) schedule.put(pending);
	return taken.filter((pending) => !isLeftAlone(pending));
}

/** Whether answers are cut off because the wait's own time is up. */
function isPastDeadline({ clock, limits, question }: WaitState): boolean {
	return question.settings.maxWaitMs > 0 && clock.now() >= limits.deadlineAtMs;
}
