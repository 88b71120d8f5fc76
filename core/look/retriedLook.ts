import type { Clock } from '../clock';
import type { Send } from '../http/wire';
import { look } from './look';
import type { LookContext, Outcome, Seen } from './look';
import { isNews, lackOf } from './asking/progress';
import { passesByItself, problem } from '../problem';
import type { Problem } from '../problem';
import type { ProviderAdapter } from './adapter';
import { Queue } from './parallel/queue';
import { freeAtMs, keepQuiet } from '../wait/pacing/requestBudget';
import type { RequestBudget } from '../wait/pacing/requestBudget';
import { inTurn } from '../wait/pacing/turns';
import { KnownWays } from './ways';

/** How long after its start a look may still begin requests, at all services of a run together. */
export const LONGEST_LOOK_MS = 120_000;

/** The pauses before an id is asked about a second and a third time, if the provider names no pause. */
const RETRY_PAUSES_MS = [1_000, 2_000] as const;

/** The silence after a 429 that names no time: the first, and the longest. It doubles while no answer comes. */
const FIRST_SILENCE_MS = 1_000;
const LONGEST_SILENCE_MS = 30_000;

/**
 * The most requests that one round sends, so that ids which a 429 leaves unasked are asked about again soon, however
 * long the list is.
 */
const REQUESTS_PER_ROUND = 400;

export interface LookQuestion extends Pick<LookContext, 'along'> {
	readonly adapter: ProviderAdapter;
	readonly send: Send;
	readonly ids: readonly string[];
	/** Until when requests may begin, in ms since 1970. */
	readonly untilMs: number;
	/** Called with how many requests the answers make necessary in addition to the one for each list of ids. */
	plan(requests: number): void;
}

/** An id that has no answer yet. */
interface Open {
	readonly taskId: string;
	/** How many requests about the id ended in a problem that passes by itself. */
	problems: number;
	/** When the id is to be asked about, in ms since 1970. */
	dueAtMs: number;
}

/** The state of one look, which asks in rounds. */
interface Rounds {
	readonly clock: Clock;
	readonly budget: RequestBudget;
	readonly outcomes: Map<string, Outcome>;
	readonly requests: Map<string, number>;
	/** By how many problems their ids met, so that new ids go first. Ids with a named pause are in the first queue. */
	readonly waiting: ReadonlyArray<Queue<Open>>;
	/** The ids that the last round did not ask about because of a problem that another request met. */
	unasked: readonly Open[];
	/** How many rounds in a row met `rateLimited` without a named pause and brought no answer. */
	silenced: number;
}

/**
 * Looks at each id, and again up to twice if it met a problem that passes by itself: after `Retry-After`, else after
 * 1 s and 2 s. An id that is left unasked because of another id's problem has used up no try. The look goes on until
 * the time is up, keeps to the budget, and sends nothing while the provider wants silence.
 *
 * @returns what `look` returns, with the requests of all tries added up; after a Stop only the ids with an outcome
 */
export async function retriedLook(
	{ adapter, send, ids, untilMs, plan, ...company }: LookQuestion,
	clock: Clock,
	budget: RequestBudget,
): Promise<ReadonlyMap<string, Seen>> {
	const distinct = [...new Set(ids)];
	const rounds = roundsFor(distinct, clock, budget);
	const heedMet = (met: Problem) => heed(rounds, met);
	const context = { ways: new KnownWays(), plan, heed: heedMet, ...company };
	// A request that has begun may take its own time-out, so it is not cut when the look's time is up.
	const sendInTurn = inTurn((request) => send(request), budget, clock, untilMs);
	const most = REQUESTS_PER_ROUND * adapter.ways[0].maxIds;
	while (!clock.isStopped()) {
		const nextAtMs = Math.max(clock.now(), freeAtMs(budget), nextDueAtMs(rounds));
		if (nextAtMs >= untilMs) break;
		if (nextAtMs > clock.now()) await clock.sleep(nextAtMs - clock.now());
		if (clock.isStopped()) break;
		const due = take(rounds, most, nextAtMs);
		const asked = due.map(({ taskId }) => taskId);
		fileRound(rounds, due, await look(adapter, sendInTurn, asked, context));
	}
	const late = clock.isStopped() ? null : notAskedInTime(budget);
	const { outcomes, requests } = rounds;
	return new Map(
		distinct.flatMap((id): Array<[string, Seen]> => {
			const outcome = outcomes.get(id) ?? late;
			return outcome === null ? [] : [[id, { outcome, requests: requests.get(id) ?? 0 }]];
		}),
	);
}

function roundsFor(ids: readonly string[], clock: Clock, budget: RequestBudget): Rounds {
	const dueAtMs = clock.now();
	const fresh = ids.map((taskId) => ({ taskId, problems: 0, dueAtMs }));
	const waiting = [new Queue<Open>(fresh), ...RETRY_PAUSES_MS.map(() => new Queue<Open>())];
	const known = { outcomes: new Map(), requests: new Map() };
	return { clock, budget, ...known, waiting, unasked: [], silenced: 0 };
}

/** @returns when the next id is to be asked about, in ms since 1970; Infinity when no id is left */
function nextDueAtMs({ unasked, waiting }: Rounds): number {
	const heads = [unasked[0], ...waiting.map((queue) => queue.peek())];
	return Math.min(...heads.map((open) => open?.dueAtMs ?? Number.POSITIVE_INFINITY));
}

/** Takes all that the last round left unasked, then ids due by `byMs` (ms since 1970), at most `most` in all. */
function take(rounds: Rounds, most: number, byMs: number): readonly Open[] {
	const due = [...rounds.unasked];
	rounds.unasked = [];
	for (const queue of rounds.waiting) {
		for (let next = queue.peek(); next !== undefined; next = queue.peek()) {
			if (due.length >= most || next.dueAtMs > byMs) break;
			due.push(next);
			queue.take();
		}
	}
	return due;
}

function fileRound(rounds: Rounds, due: readonly Open[], found: ReadonlyMap<string, Seen>): void {
	const { clock, outcomes, requests } = rounds;
	// One time for all ids of the round, so that they are asked about together again.
	const nowMs = clock.now();
	const unasked: Open[] = [];
	for (const open of due) {
		const one = found.get(open.taskId);
		if (one === undefined) continue;
		const { outcome } = one;
		requests.set(open.taskId, (requests.get(open.taskId) ?? 0) + one.requests);
		const lack = lackOf(outcome);
		const isUnasked = lack?.kind === 'notAsked' && passesByItself(lack.problem);
		if (isUnasked) unasked.push(open);
		if (isNews(outcome, outcomes.get(open.taskId), isUnasked)) outcomes.set(open.taskId, outcome);
		if (lack?.kind === 'problem') putOff(rounds, open, lack.problem, nowMs);
	}
	rounds.unasked = unasked;
	// Where nothing at all could be sent, the next try comes after a pause.
	const pauseMs = unasked.length === due.length ? RETRY_PAUSES_MS[0] : 0;
	for (const open of unasked) open.dueAtMs = Math.max(open.dueAtMs, nowMs + pauseMs);
	keepSilence(rounds, found);
}

/** Schedules another try for an id, unless its problem does not pass or was its third. */
function putOff({ waiting }: Rounds, open: Open, met: Problem, nowMs: number): void {
	if (!passesByItself(met)) return;
	const pauseMs = RETRY_PAUSES_MS[open.problems];
	open.problems += 1;
	if (pauseMs === undefined) return;
	// A pause that the provider named is kept by the whole look; see `heed`.
	open.dueAtMs = nowMs + (met.retryAfterMs === null ? pauseMs : 0);
	// An id that is due at once must not stand in a queue behind ids that were put off.
	waiting[met.retryAfterMs === null ? open.problems : 0]?.put(open);
}

/** Keeps the whole look silent after a 429, or for as long as a problem says. Called before anything else is sent. */
function heed({ clock, budget }: Rounds, { kind, retryAfterMs }: Problem): void {
	const silenceMs = retryAfterMs ?? (kind === 'rateLimited' ? FIRST_SILENCE_MS : 0);
	if (silenceMs > 0) keepQuiet(budget, clock.now(), silenceMs);
}

/** Doubles the silence with each round in a row that meets a 429 without a named time and brings no answer. */
function keepSilence(rounds: Rounds, found: ReadonlyMap<string, Seen>): void {
	const outcomes = [...found.values()].map(({ outcome }) => outcome);
	const isAnswered = outcomes.some((outcome) => !('problem' in outcome));
	const limits = outcomes.flatMap((outcome) =>
		outcome.kind === 'problem' && outcome.problem.kind === 'rateLimited' ? outcome.problem : [],
	);
	const isNamed = limits.some(({ retryAfterMs }) => (retryAfterMs ?? 0) > 0);
	rounds.silenced = limits.length === 0 || isAnswered || isNamed ? 0 : rounds.silenced + 1;
	if (rounds.silenced < 2) return;
	const silenceMs = FIRST_SILENCE_MS * 2 ** (rounds.silenced - 1);
	keepQuiet(rounds.budget, rounds.clock.now(), Math.min(LONGEST_SILENCE_MS, silenceMs));
}

function notAskedInTime({ quietUntilMs, requestsPerMinute = null }: RequestBudget): Outcome {
	const isHeldUp = quietUntilMs > 0 || requestsPerMinute !== null;
	const why = isHeldUp ? 'the provider allows too few requests' : 'answers took too long';
	const minutes = LONGEST_LOOK_MS / 60_000;
	return {
		kind: 'notAsked',
		problem: problem(
			'notSent',
			`it was not asked within the ${minutes} minutes of a look: ${why}`,
			{
				description:
					"Use 'Wait Until Done', which spreads its requests over its whole time, or ask about fewer ids at a time.",
			},
		),
	};
}
