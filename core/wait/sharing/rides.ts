import type { Brought, Passenger } from '../../look/along';
import type { Outcome, Seen } from '../../look/look';
import { rideAlongMs } from '../decide';
import { takeInAll } from '../tasks/lookResults';
import { lastLookAtMs } from '../nextLook';
import type { PendingTask } from '../tasks/pendingTask';
import { looksOnce } from '../waitState';
import type { WaitState } from '../waitState';
import type { Member } from './lookPool';
import { readBrought } from './readBrought';

/** When another wait's request has brought nothing about an id for this long, the wait asks about it by itself. */
const LONGEST_RIDE_MS = 30_000;

/** An id that another wait's request asks about. */
interface Ride {
	readonly pending: PendingTask;
	readonly sinceMs: number;
}

/**
 * The ids of a wait that requests of other waits ask about. What these requests bring is kept here until the wait
 * takes it in by itself, so that no work of one execution is done within another.
 */
export class Rides implements Member {
	private readonly underWay = new Map<PendingTask, Ride>();
	private brought: Array<{ readonly pending: PendingTask; readonly brought: Brought }> = [];
	private byId: ReadonlyMap<string, PendingTask> | null = null;
	/** Whether the wait asks alone until it has an answer: asking together failed, or it has to fetch a result. */
	private isAlone = false;

	/** @param wake ends the sleep of the wait */
	constructor(
		private readonly state: WaitState,
		private readonly wake: () => void,
	) {}

	dueInMs(): number {
		const { clock, list } = this.state;
		const nowMs = clock.now();
		const nextMs = list.schedule.nextDueAtMs();
		if (nextMs === Number.POSITIVE_INFINITY) return nextMs;
		return nextMs <= this.latestDueMs(nowMs) ? nextMs - nowMs : Number.POSITIVE_INFINITY;
	}

	handOver(): Passenger | null {
		const nowMs = this.state.clock.now();
		const [pending] = this.state.list.schedule.take(1, this.latestDueMs(nowMs));
		if (pending === undefined) return null;
		if (this.mayRide(pending, nowMs)) return this.rideOf(pending, nowMs);
		this.state.list.schedule.put(pending);
		return null;
	}

	handOverAny(ids: readonly string[]): readonly Passenger[] {
		this.byId ??= new Map(this.state.list.all.map((pending) => [pending.taskId, pending]));
		const nowMs = this.state.clock.now();
		const latestMs = this.latestDueMs(nowMs);
		return ids.flatMap((id) => {
			const pending = this.byId?.get(id);
			if (pending === undefined || !(pending.dueAtMs <= latestMs)) return [];
			if (!this.mayRide(pending, nowMs) || !this.takeOff(pending)) return [];
			return this.rideOf(pending, nowMs);
		});
	}

	/** @returns when the first id is taken back if nothing is brought about it, in ms since 1970; Infinity for none */
	takenBackAtMs(): number {
		const lastLookMs = this.lastLookMs();
		let firstMs = Number.POSITIVE_INFINITY;
		for (const { sinceMs } of this.underWay.values())
			firstMs = Math.min(firstMs, sinceMs + LONGEST_RIDE_MS, lastLookMs);
		return firstMs;
	}

	/** Takes in what other waits' requests brought, and takes back the ids that the wait has to ask about by itself. */
	takeIn(nowMs: number): void {
		const { brought } = this;
		this.brought = [];
		const found = new Map<string, Seen>();
		const due: PendingTask[] = [];
		for (const one of brought) {
			const { pending } = one;
			if (pending.ending !== null) continue;
			const { seen, isDue, goesAlone } = readBrought(this.state, one.brought, pending.taskId);
			this.isAlone ||= goesAlone;
			if (isDue) pending.dueAtMs = Math.min(pending.dueAtMs, nowMs);
			if (seen === null) this.state.list.schedule.put(pending);
			else {
				found.set(pending.taskId, seen);
				due.push(pending);
			}
		}
		if (due.length > 0) takeInAll(this.state, due, found, nowMs);
		this.takeBack(nowMs);
		this.state.list.ridesUnderWay = this.underWay.size;
	}

	/** Whether the wait takes ids of others along with its own. */
	takesAlong(): boolean {
		return !this.isAlone && !this.state.limits.isOvertime;
	}

	/** Notes how a look of this wait went, and whether ids of other waits were taken along. */
	noteLook(outcomes: readonly Outcome[], hadCompany: boolean): void {
		if (outcomes.some((outcome) => !('problem' in outcome))) this.isAlone = false;
		else if (hadCompany)
			this.isAlone = outcomes.some((one) => 'problem' in one && one.problem.kind === 'noAnswer');
	}

	private takeBack(nowMs: number): void {
		const lastLookMs = this.lastLookMs();
		for (const { pending, sinceMs } of [...this.underWay.values()]) {
			if (nowMs < Math.min(sinceMs + LONGEST_RIDE_MS, lastLookMs)) continue;
			this.underWay.delete(pending);
			if (nowMs >= sinceMs + LONGEST_RIDE_MS) this.isAlone = true;
			if (pending.ending !== null) continue;
			pending.dueAtMs = Math.min(pending.dueAtMs, nowMs);
			this.state.list.schedule.put(pending);
		}
	}

	/** @returns by when an id has to be due for others to ask about it now, in ms since 1970; -Infinity for no id */
	private latestDueMs(nowMs: number): number {
		const { clock, limits, list, question } = this.state;
		const isOver = clock.isStopped() || limits.isOvertime || list.openCount === 0;
		const isEnding =
			(question.settings.endsWithFirst && limits.shared.hasDone) ||
			nowMs >= Math.min(limits.shared.urlsExpireAtMs, this.lastLookMs());
		const isListless = list.ways.isMissing(0, question.adapter.ways.length - 1);
		if (this.isAlone || isOver || isEnding || isListless) return Number.NEGATIVE_INFINITY;
		return nowMs + rideAlongMs(this.state);
	}

	/** @returns when the wait makes its own last look, in ms since 1970; Infinity if it looks only once */
	private lastLookMs(): number {
		return looksOnce(this.state) ? Number.POSITIVE_INFINITY : lastLookAtMs(this.state);
	}

	private mayRide(pending: PendingTask, nowMs: number): boolean {
		if (pending.ending !== null || this.underWay.has(pending)) return false;
		if (this.state.list.ways.isLeftOut(pending.taskId)) return false;
		// If the provider asked to leave the id alone, not before the id is due.
		return pending.pauseAskedMs === 0 || pending.dueAtMs <= nowMs;
	}

	/** Takes an id off the schedule. @returns whether it was on the schedule */
	private takeOff(pending: PendingTask): boolean {
		const { schedule } = this.state.list;
		const taken = schedule.take(schedule.size, pending.dueAtMs);
		for (const other of taken) if (other !== pending) schedule.put(other);
		return taken.includes(pending);
	}

	private rideOf(pending: PendingTask, nowMs: number): Passenger {
		const ride = { pending, sinceMs: nowMs };
		this.underWay.set(pending, ride);
		this.state.list.ridesUnderWay = this.underWay.size;
		pending.askedAtMs = nowMs;
		return {
			taskId: pending.taskId,
			bring: (brought) => {
				// The id was taken back meanwhile, and may be under way in another wait's request.
				if (this.underWay.get(pending) !== ride) return;
				this.underWay.delete(pending);
				this.brought.push({ pending, brought });
				this.wake();
			},
		};
	}
}
