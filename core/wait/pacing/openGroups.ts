import { believedBornAtMs } from './belief';
import type { Believer } from './belief';
import type { DurationBelief } from './durations/durationBelief';
import { pauseForGroups, SHORTEST_PAUSE_S } from './nextLookPause';
import type { OpenGroup } from './nextLookPause';
import type { PendingTask } from '../tasks/pendingTask';

/** How old a task was when it was last asked about, and when it was last seen running. */
interface Aged {
	readonly ageSeconds: number;
	readonly ranSeconds: number;
}

/** The tasks of one kind are put into at most this many groups by age. */
const MOST_GROUPS = 4;
/** Ages count as the same if they differ by no more than this share of the youngest and these seconds together. */
const SAME_AGE_SHARE = 0.1;
const SAME_AGE_S = 5;

/**
 * @param together the tasks that one request asks about
 * @returns in how many seconds from now the next look at these tasks is worth its request
 */
export function secondsToNextLook(
	state: Believer,
	together: readonly PendingTask[],
	nowMs: number,
): number {
	const byBelief = new Map<DurationBelief, Aged[]>();
	let waitedMs = Number.POSITIVE_INFINITY;
	for (const pending of together) {
		if (pending.ending !== null) continue;
		const askedAtMs = Number.isFinite(pending.askedAtMs) ? pending.askedAtMs : nowMs;
		waitedMs = Math.min(waitedMs, Math.max(0, nowMs - askedAtMs));
		const belief = state.pace.durations.beliefOf(pending);
		const ageSeconds = ageSecondsAt(state, pending, askedAtMs);
		const ranSeconds = state.pace.durations.ranSeconds(pending);
		const aged = byBelief.get(belief) ?? [];
		aged.push({ ageSeconds, ranSeconds });
		byBelief.set(belief, aged);
	}
	if (byBelief.size === 0) return SHORTEST_PAUSE_S;
	const groups = [...byBelief].flatMap(([belief, aged]) => groupsOf(belief, aged));
	// The pause counts from when they were asked about: an answer does not show what ends while it is under way.
	return Math.max(SHORTEST_PAUSE_S, pauseForGroups(groups, askedAtFirst(state)) - waitedMs / 1000);
}

/** A look at a long list takes several requests; those beyond this many do not make the pause longer. */
const MOST_AT_FIRST = 2;

function askedAtFirst({ question: { adapter }, list: { all } }: Believer): number {
	const { maxIds } = adapter.ways[0];
	return maxIds === 1 ? 1 : Math.min(MOST_AT_FIRST * maxIds, all.length);
}

/** @returns how old a task was at `atMs`, in seconds, as far as its record is believed */
export function ageSecondsAt(state: Believer, pending: PendingTask, atMs: number): number {
	return Math.max(0, atMs - believedBornAtMs(state, pending, atMs)) / 1000;
}

/** @returns the tasks of one kind, in groups of about the same age */
function groupsOf(belief: DurationBelief, aged: readonly Aged[]): readonly OpenGroup[] {
	let youngest = Number.POSITIVE_INFINITY;
	let oldest = 0;
	for (const { ageSeconds } of aged) {
		youngest = Math.min(youngest, ageSeconds);
		oldest = Math.max(oldest, ageSeconds);
	}
	const isSameAge = oldest - youngest <= SAME_AGE_SHARE * youngest + SAME_AGE_S;
	const step = isSameAge ? Number.POSITIVE_INFINITY : (oldest - youngest) / MOST_GROUPS;
	const groups = new Map<number, Aged[]>();
	for (const one of aged) {
		const place = Math.min(MOST_GROUPS - 1, Math.floor((one.ageSeconds - youngest) / step));
		const group = groups.get(place) ?? [];
		group.push(one);
		groups.set(place, group);
	}
	return [...groups.values()].map((group) => ({
		count: group.length,
		ageSeconds: group.reduce((sum, { ageSeconds }) => sum + ageSeconds, 0) / group.length,
		expected: belief.expected(group[0]?.ranSeconds),
	}));
}
