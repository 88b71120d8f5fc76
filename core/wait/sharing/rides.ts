import type { Brought, Passenger } from '../../look/along';
import type { Outcome, Seen } from '../../look/look';
import { rideAlongMs } from '../decide';
import { takeInAll } from '../lookResults';
import { lastLookAtMs } from '../nextLook';
import type { PendingTask } from '../pendingTask';
import { looksOnce } from '../waitState';
import type { WaitState } from '../waitState';
import type { Member } from './lookPool';
import { readBrought } from './readBrought';

/** After so long a wait asks by itself about an id that another's request was to ask about. */
const LONGEST_RIDE_MS = 30_000;

/** An id that another wait's request asks about. */
interface Ride {
	readonly pending: PendingTask;
	readonly sinceMs: number;
}

/**
 * The ids of a wait that requests of other waits ask about. What these bring waits here until the wait itself
 * takes it in, so that nothing of one execution runs within another.
 */
export class Rides implements Member {
	private readonly underWay = new Map<PendingTask, Ride>();
	private brought: Array<{ readonly pending: PendingTask; readonly brought: Brought }> = [];
	private byId: ReadonlyMap<string, PendingTask> | null = null;
	/** Whether a request about ids of several waits failed, and nothing has been answered since. */
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

	/** When an id is taken back because nothing was brought about it, in ms since 1970; Infinity for none. */
	takenBackAtMs(): number {
		const lastLookMs = this.lastLookMs();
		let firstMs = Number.POSITIVE_INFINITY;
		for (const { sinceMs } of this.underWay.values())
			firstMs = Math.min(firstMs, sinceMs + LONGEST_RIDE_MS, lastLookMs);
		return firstMs;
	}

	/** Takes in what was brought, and takes back what is to be asked about by the wait itself. */
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

	/** Notes how a look of the wait itself went, and whether ids of others were taken along. */
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

	/** @returns until when an id may be due to be asked about now, in ms since 1970; in the past for none */
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

	/** @returns when the wait itself makes its last look, in ms since 1970; Infinity where it makes only one */
	private lastLookMs(): number {
		return looksOnce(this.state) ? Number.POSITIVE_INFINITY : lastLookAtMs(this.state);
	}

	private mayRide(pending: PendingTask, nowMs: number): boolean {
		if (pending.ending !== null || this.underWay.has(pending)) return false;
		if (this.state.list.ways.isLeftOut(pending.taskId)) return false;
		// The provider asked to leave it alone until then.
		return pending.pauseAskedMs === 0 || pending.dueAtMs <= nowMs;
	}

	/** Takes an id off the schedule. @returns whether it stood there */
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
				// Taken back meanwhile, and perhaps under way in another's request.
				if (this.underWay.get(pending) !== ride) return;
				this.underWay.delete(pending);
				this.brought.push({ pending, brought });
				this.wake();
			},
		};
	}
}
