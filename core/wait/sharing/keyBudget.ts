import { atMost } from '../../look/atMost';
import { gapShareFor, MAX_IN_FLIGHT, perSecondFor } from '../pacing/requestBudget';
import type { RequestBudget } from '../pacing/requestBudget';

/** What a run has of the budget of its key. */
export interface BudgetShare {
	readonly budget: RequestBudget;
	/** Gives back what the run had raised. To be called when it has ended, however it did. */
	leave(): void;
}

/** The times of a run's clock and of the one that all runs of a process have, as the run joins. */
interface Times {
	readonly nowMs: number;
	readonly steadyMs: number;
}

/** The requests that all runs in a process may send with one key: each keeps to the limits of all. */
export class KeyBudget {
	readonly beganAtMs: number[] = [];
	/** By the clock of the process. */
	quietUntilMs = Number.NEGATIVE_INFINITY;
	requestsPerSecond: number;
	requestsPerMinute: number | null = null;
	private readonly runs = new Set<RunBudget>();

	/** @param usual how many requests a second a run may send that is not set to another number */
	constructor(private readonly usual: number) {
		this.requestsPerSecond = usual;
	}

	/** @param requestsPerSecond what the run is set to */
	join(requestsPerSecond: number, times: Times): BudgetShare {
		const budget = new RunBudget(this, requestsPerSecond, times);
		this.runs.add(budget);
		this.reckon();
		return {
			budget,
			leave: () => {
				this.runs.delete(budget);
				this.reckon();
			},
		};
	}

	/**
	 * Reckons what holds for all. Who has set a number knows the account, so of those that differ from the usual
	 * one the smallest holds; and long lists raise it while their runs go on.
	 */
	reckon(): void {
		let set = Number.POSITIVE_INFINITY;
		let planned = 0;
		let perMinute = Number.POSITIVE_INFINITY;
		for (const { wantedPerSecond, wantedPerMinute, raising } of this.runs) {
			if (wantedPerSecond !== this.usual) set = Math.min(set, wantedPerSecond);
			perMinute = Math.min(perMinute, wantedPerMinute ?? Number.POSITIVE_INFINITY);
			planned += raising;
		}
		const limit = Number.isFinite(set) ? set : this.usual;
		this.requestsPerSecond = Math.max(limit, perSecondFor(planned));
		this.requestsPerMinute = Number.isFinite(perMinute) ? perMinute : null;
	}
}

/**
 * The budget of the key as one run sees it, in the times of its own clock: the system clock may have been set
 * since another run began. Each run has places of its own, so that slow answers of one do not hold up the others.
 */
class RunBudget implements RequestBudget {
	readonly gapShare = gapShareFor(1);
	readonly inFlight = atMost(MAX_IN_FLIGHT);
	readonly clockAheadMs: number;
	wantedPerMinute: number | null = null;
	/** Of the planned requests those that raise the budget. */
	raising = 0;
	private planned = 0;
	private readonly joinedAtMs: number;

	constructor(
		private readonly key: KeyBudget,
		readonly wantedPerSecond: number,
		{ nowMs, steadyMs }: Times,
	) {
		this.joinedAtMs = nowMs;
		this.clockAheadMs = nowMs - steadyMs;
	}

	get beganAtMs(): number[] {
		return this.key.beganAtMs;
	}

	get requestsPerSecond(): number {
		return this.key.requestsPerSecond;
	}

	/** Nothing by itself: the number follows from what all runs are set to and plan. */
	set requestsPerSecond(_count: number) {
		this.key.reckon();
	}

	get requestsPerMinute(): number | null {
		return this.key.requestsPerMinute;
	}

	set requestsPerMinute(count: number | null) {
		this.wantedPerMinute = count;
		this.key.reckon();
	}

	/** A silence that was over before this run began is none of its business: 0. */
	get quietUntilMs(): number {
		const untilMs = this.key.quietUntilMs + this.clockAheadMs;
		return untilMs > this.joinedAtMs ? untilMs : 0;
	}

	set quietUntilMs(atMs: number) {
		this.key.quietUntilMs = atMs - this.clockAheadMs;
	}

	get plannedRequests(): number {
		return this.planned;
	}

	set plannedRequests(count: number) {
		this.planned = count;
		if (this.quietUntilMs === 0) this.raising = count;
	}
}
