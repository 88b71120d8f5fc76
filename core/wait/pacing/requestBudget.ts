import { atMost } from '../../look/atMost';
import type { Limit } from '../../look/atMost';

/** Requests that may be under way at once. */
export const MAX_IN_FLIGHT = 8;

/** What one run may ask of one provider; shared by all its services, because the limit is the key's. */
export interface RequestBudget {
	/** Requests that may begin within any second. */
	requestsPerSecond: number;
	/** Requests that may begin within any minute; absent or null where the provider does not say. */
	requestsPerMinute?: number | null;
	/** The least time between two requests, as a share of the mean time between requests that use the whole budget. */
	readonly gapShare: number;
	/** When the last requests began or will begin, the earliest first; in ms since 1970, or by `clockAheadMs`. */
	readonly beganAtMs: number[];
	/** How far the clock of this run is ahead of the one that `beganAtMs` goes by; 0 if absent. */
	readonly clockAheadMs?: number;
	/** Until when the provider asked for silence, in ms since 1970. */
	quietUntilMs: number;
	/** Requests of looks at long lists, all of which are to be sent within a minute. */
	plannedRequests: number;
	/** Lets so many requests be under way at once, of all services together. */
	readonly inFlight: Limit;
}

export const LONGEST_QUIET_MS = 300_000;

/** Single looks of a wait are spread evenly over each second. */
const EVENLY = 1;

/** The requests of one look follow each other closely, but do not all begin at one instant. */
export const TOGETHER = 0.1;

/**
 * @param requestsPerSecond the budget, which may be below 1
 * @param idsPerRequest single looks are spread evenly, batches come a few at a time; neither exceeds the
 * budget within any second
 */
export function newRequestBudget(requestsPerSecond: number, idsPerRequest = 1): RequestBudget {
	return {
		requestsPerSecond,
		gapShare: gapShareFor(idsPerRequest),
		beganAtMs: [],
		quietUntilMs: 0,
		plannedRequests: 0,
		inFlight: atMost(MAX_IN_FLIGHT),
	};
}

/** @returns how far the requests of a wait keep from each other, by how many ids one asks about */
export function gapShareFor(idsPerRequest: number): number {
	return idsPerRequest === 1 ? EVENLY : TOGETHER;
}

/** @returns the same budget, silence and places, for requests that keep another distance */
export function sharedBudget(budget: RequestBudget, gapShare: number): RequestBudget {
	const { beganAtMs, clockAheadMs = 0, inFlight } = budget;
	return {
		...{ gapShare, beganAtMs, clockAheadMs, inFlight },
		get requestsPerSecond() {
			return budget.requestsPerSecond;
		},
		set requestsPerSecond(count) {
			budget.requestsPerSecond = count;
		},
		get requestsPerMinute() {
			return budget.requestsPerMinute ?? null;
		},
		set requestsPerMinute(count) {
			budget.requestsPerMinute = count;
		},
		get quietUntilMs() {
			return budget.quietUntilMs;
		},
		set quietUntilMs(atMs) {
			budget.quietUntilMs = atMs;
		},
		get plannedRequests() {
			return budget.plannedRequests;
		},
		set plannedRequests(count) {
			budget.plannedRequests = count;
		},
	};
}

/** Within so many seconds the requests of a look are to be sent, however many there are. */
const SECONDS_FOR_A_LOOK = 60;

/** @returns how many requests a second send so many within a minute; whole ones, so that it holds in every second */
export function perSecondFor(plannedRequests: number): number {
	return Math.ceil(plannedRequests / SECONDS_FOR_A_LOOK);
}

/** Notes so many more requests of a look at a long list, so that all are sent in time. */
export function planRequests(budget: RequestBudget, requests: number): void {
	budget.plannedRequests += requests;
	// A provider that has asked for silence does not get more requests.
	if (budget.quietUntilMs > 0) return;
	const needed = perSecondFor(budget.plannedRequests);
	budget.requestsPerSecond = Math.max(budget.requestsPerSecond, needed);
}

/** How many requests share a window, and how long it is: whole requests for budgets below one a second. */
function windowOf(budget: RequestBudget): { count: number; ms: number } {
	// Where a minute is limited, each request keeps its distance: then no minute holds more, wherever it begins.
	if (isPerMinute(budget)) return { count: 1, ms: slotMs(budget) };
	const { requestsPerSecond } = budget;
	const count = Math.max(1, Math.floor(requestsPerSecond));
	return { count, ms: (1000 * count) / requestsPerSecond };
}

/** When the next request may begin, in ms since 1970; in the past when at once. */
export function freeAtMs(budget: RequestBudget): number {
	const { beganAtMs, clockAheadMs = 0, gapShare, quietUntilMs } = budget;
	const { count, ms } = windowOf(budget);
	const last = beganAtMs.at(-1) ?? Number.NEGATIVE_INFINITY;
	const windowStart = beganAtMs.at(-count) ?? Number.NEGATIVE_INFINITY;
	const freeMs = Math.max(last + gapShare * slotMs(budget), windowStart + ms);
	return Math.max(quietUntilMs, freeMs + clockAheadMs);
}

/** The mean time between requests that use the whole budget, in ms. */
export function slotMs({ requestsPerSecond, requestsPerMinute }: RequestBudget): number {
	return Math.max(1000 / requestsPerSecond, Math.ceil(60_000 / (requestsPerMinute ?? Infinity)));
}

function isPerMinute({ requestsPerMinute = null }: RequestBudget): boolean {
	return requestsPerMinute !== null;
}

/** Keeps the budget to what the provider allows, where that is less than what it is kept to already. */
export function limitPerMinute(budget: RequestBudget, requestsPerMinute: number | null): void {
	if (requestsPerMinute === null || !(requestsPerMinute > 0)) return;
	budget.requestsPerMinute = Math.min(budget.requestsPerMinute ?? Infinity, requestsPerMinute);
}

/** Notes that a request begins then. */
export function reserve(budget: RequestBudget, atMs: number): void {
	const { beganAtMs, clockAheadMs = 0 } = budget;
	beganAtMs.push(atMs - clockAheadMs);
	if (beganAtMs.length > windowOf(budget).count) beganAtMs.shift();
}

/** Keeps silent for as long as the provider asked, at most five minutes. */
export function keepQuiet(budget: RequestBudget, nowMs: number, forMs: number): void {
	budget.quietUntilMs = Math.max(budget.quietUntilMs, nowMs + Math.min(LONGEST_QUIET_MS, forMs));
}
