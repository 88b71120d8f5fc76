import { atMost } from '../../look/parallel/atMost';
import { gapShareFor, MAX_IN_FLIGHT, perSecondFor } from '../pacing/requestBudget';
import type { RequestBudget } from '../pacing/requestBudget';

/** A run's share of the request budget of its key. */
export interface BudgetShare {
	readonly budget: RequestBudget;
	/** Takes out what the run is set to and has raised. To be called when the run has ended, however it did. */
	leave(): void;
}

/** What the run's own clock and the clock of the process show when the run joins, in ms. */
interface Times {
	readonly nowMs: number;
	readonly steadyMs: number;
}

/** The request budget of one key for all runs in a process: each run keeps to the limits of all. */
export class KeyBudget {
	readonly beganAtMs: number[] = [];
	/** Until when the provider asked for silence, in ms, by the clock of the process. */
	quietUntilMs = Number.NEGATIVE_INFINITY;
	requestsPerSecond: number;
	requestsPerMinute: number | null = null;
	private readonly runs = new Set<RunBudget>();

	/** @param usual how many requests a second a run may send if the user has not set another number */
	constructor(private readonly usual: number) {
		this.requestsPerSecond = usual;
	}

	/** @param requestsPerSecond 'Requests per Second' as the run is set */
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
	 * Computes the limits that hold for all runs. A user who sets a number knows the account, so of the numbers that
	 * differ from the usual one the smallest holds. Long lists raise it while their runs go on.
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
 * The budget of the key as one run sees it, in times of the run's own clock, because the system clock may have been
 * set since another run began. Each run has places of its own, so that its slow answers do not hold up other runs.
 */
class RunBudget implements RequestBudget {
	readonly gapShare = gapShareFor(1);
	readonly inFlight = atMost(MAX_IN_FLIGHT);
	readonly clockAheadMs: number;
	wantedPerMinute: number | null = null;
	/** How many of the planned requests raise the budget: a silence that the provider asked for adds none. */
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

	/** Only recomputes the budget: its number follows from what all runs are set to and plan, not from the count. */
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

	/** Until when the provider asked for silence, in ms since 1970; 0 if that was over before this run joined. */
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
