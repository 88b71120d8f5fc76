import { atMost } from '../../look/parallel/atMost';
import type { Limit } from '../../look/parallel/atMost';

/** Requests that may be under way at once. */
export const MAX_IN_FLIGHT = 8;

/** What one run may ask of one provider. All services share it, because providers limit each key. */
export interface RequestBudget {
	/** Requests that may begin within any second. */
	requestsPerSecond: number;
	/** Requests that may begin within any minute; absent or null where the provider does not say. */
	requestsPerMinute?: number | null;
	/** The least time between two requests, as a share of the mean time between requests that use the whole budget. */
	readonly gapShare: number;
	/** When the last requests began or will begin, earliest first; in ms since 1970, less this run's `clockAheadMs`. */
	readonly beganAtMs: number[];
	/** How far the clock of this run is ahead of the one that `beganAtMs` goes by; 0 if absent. */
	readonly clockAheadMs?: number;
	/** Until when the provider asked for silence, in ms since 1970. */
	quietUntilMs: number;
	/** Requests of looks at long lists, all of which are to be sent within a minute. */
	plannedRequests: number;
	/** Limits how many requests are under way at once, of all services together. */
	readonly inFlight: Limit;
}

export const LONGEST_QUIET_MS = 300_000;

/** The `gapShare` of single looks of a wait, which are spread evenly over each second. */
const EVENLY = 1;

/** The `gapShare` of the requests of one look: they follow each other closely, but do not begin at one instant. */
export const TOGETHER = 0.1;

/**
 * @param requestsPerSecond the budget, which may be below 1
 * @param idsPerRequest how many ids a request asks about: with 1 the requests are spread evenly, with more they
 * come a few at a time; neither exceeds the budget within any second
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

/** @returns the `gapShare` for the requests of a wait, by how many ids one request asks about */
export function gapShareFor(idsPerRequest: number): number {
	return idsPerRequest === 1 ? EVENLY : TOGETHER;
}

/** @returns a view of the same budget, with its silence and its places, for requests with another `gapShare` */
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

/** All requests of a look are to be sent within this many seconds, however many there are. */
const SECONDS_FOR_A_LOOK = 60;

/** @returns how many requests a second send this many in a minute; a whole number, so that each second keeps to it */
export function perSecondFor(plannedRequests: number): number {
	return Math.ceil(plannedRequests / SECONDS_FOR_A_LOOK);
}

/** Notes this many more requests of a look at a long list, and raises the budget so that all are sent in time. */
export function planRequests(budget: RequestBudget, requests: number): void {
	budget.plannedRequests += requests;
	// A provider that has asked for silence does not get more requests.
	if (budget.quietUntilMs > 0) return;
	const needed = perSecondFor(budget.plannedRequests);
	budget.requestsPerSecond = Math.max(budget.requestsPerSecond, needed);
}

/** @returns how many requests may begin in a window of `ms`; below one a second, one request in a longer window */
function windowOf(budget: RequestBudget): { count: number; ms: number } {
	// With a limit per minute each request keeps its distance, so that no minute holds more, wherever it begins.
	if (isPerMinute(budget)) return { count: 1, ms: slotMs(budget) };
	const { requestsPerSecond } = budget;
	const count = Math.max(1, Math.floor(requestsPerSecond));
	return { count, ms: (1000 * count) / requestsPerSecond };
}

/** @returns when the next request may begin, in ms since 1970; a time in the past means at once */
export function freeAtMs(budget: RequestBudget): number {
	const { beganAtMs, clockAheadMs = 0, gapShare, quietUntilMs } = budget;
	const { count, ms } = windowOf(budget);
	const last = beganAtMs.at(-1) ?? Number.NEGATIVE_INFINITY;
	const windowStart = beganAtMs.at(-count) ?? Number.NEGATIVE_INFINITY;
	const freeMs = Math.max(last + gapShare * slotMs(budget), windowStart + ms);
	return Math.max(quietUntilMs, freeMs + clockAheadMs);
}

/** @returns the mean time between requests that use the whole budget, in ms */
export function slotMs({ requestsPerSecond, requestsPerMinute }: RequestBudget): number {
	return Math.max(1000 / requestsPerSecond, Math.ceil(60_000 / (requestsPerMinute ?? Infinity)));
}

function isPerMinute({ requestsPerMinute = null }: RequestBudget): boolean {
	return requestsPerMinute !== null;
}

/** Lowers the budget's limit per minute to what the provider allows, if that is less; null changes nothing. */
export function limitPerMinute(budget: RequestBudget, requestsPerMinute: number | null): void {
	if (requestsPerMinute === null || !(requestsPerMinute > 0)) return;
	budget.requestsPerMinute = Math.min(budget.requestsPerMinute ?? Infinity, requestsPerMinute);
}

/** Notes that a request begins at `atMs`. */
export function reserve(budget: RequestBudget, atMs: number): void {
	const { beganAtMs, clockAheadMs = 0 } = budget;
	beganAtMs.push(atMs - clockAheadMs);
	if (beganAtMs.length > windowOf(budget).count) beganAtMs.shift();
}

/** Keeps silent for as long as the provider asked, at most five minutes. */
export function keepQuiet(budget: RequestBudget, nowMs: number, forMs: number): void {
	budget.quietUntilMs = Math.max(budget.quietUntilMs, nowMs + Math.min(LONGEST_QUIET_MS, forMs));
}
