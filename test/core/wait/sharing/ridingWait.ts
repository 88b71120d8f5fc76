// A wait by hand whose ids may ride with requests of others, at a time that the test sets.
import { Rides } from '../../../../core/wait/sharing/rides';
import { after, entryOf, handMadeWait } from '../handMadeWait';
import type { Setting } from '../handMadeWait';

/** Where the user sets ten seconds, what is due within half a second rides along. */
export const RIDE_ALONG_MS = 500;

/**
 * A wait for `a` and `b` that looks every ten seconds for half an hour.
 *
 * @param dueInMs when each id is due, from the beginning; null for one that is not on the schedule
 */
export function ridingWait(
	dueInMs: Readonly<Record<string, number | null>> = { a: 0, b: 0 },
	setting: Setting = {},
) {
	const state = handMadeWait({
		ids: Object.keys(dueInMs),
		...setting,
		settings: { pollIntervalSeconds: 10, ...setting.settings },
	});
	const time = { nowMs: after(0), isStopped: false };
	Object.assign(state.clock, { now: () => time.nowMs, isStopped: () => time.isStopped });
	for (const [id, ms] of Object.entries(dueInMs)) {
		const pending = entryOf(state, id, { dueAtMs: after(0) + (ms ?? 0) });
		if (ms !== null) state.list.schedule.put(pending);
	}
	const wake = jest.fn();
	return {
		state,
		time,
		wake,
		rides: new Rides(state, wake),
		/** The ids on the schedule, the earliest due first. */
		scheduled: () => {
			const { schedule } = state.list;
			const all = schedule.take(schedule.size, Number.POSITIVE_INFINITY);
			for (const pending of all) schedule.put(pending);
			return all.map(({ taskId }) => taskId);
		},
	};
}
