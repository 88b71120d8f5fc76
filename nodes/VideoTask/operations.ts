import { answerOfLook, answerOfWait } from './answers';
import type { Answer } from './answers';
import type { Clock } from './core/clock';
import { lookPersistently } from './core/lookPersistently';
import { concernsAccount } from './core/problem';
import type { Problem } from './core/problem';
import type { ProviderAdapter } from './core/providers/adapter';
import { newTraffic } from './core/traffic';
import type { Traffic } from './core/traffic';
import type { SavedWatch } from './core/rest';
import { watchTurn } from './core/watch';
import type { Turn } from './core/watch';
import type { Observer } from './core/watching';
import { joinedSignals } from './joinedSignals';
import type { ItemRequest } from './parameters';
import { watchOf } from './rested';
import type { RestedWait } from './rested';
import type { Settings } from './settings';
import type { Transport } from './transport';

/** Answers by service and id: the same id may be asked for at two services. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, Answer>>;

/** What came of all ids; or, where the wait rests, how it stands. */
export interface Course {
	readonly answers: Answers;
	/** When the wait goes on and with what, by service; null when nothing is left to wait for. */
	readonly rest: { readonly untilMs: number; save(): Record<string, SavedWatch> } | null;
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
}

/** What every operation needs to run. */
export interface Means {
	readonly settings: Settings;
	readonly transport: Transport;
	readonly clock: Clock;
	/** Whether the other services go on when one refuses the key. */
	readonly continues: boolean;
	readonly observer: Observer;
	/** The wait that an earlier turn put aside; null for a new one. */
	readonly rested: RestedWait | null;
	/** How long a wait is kept in memory before it rests between looks, in ms; Infinity for always. */
	readonly restsAfterMs: number;
}

/**
 * Gathers the ids of all items, asks about each distinct one once a look, and files the answers by id.
 *
 * @returns an answer for every id of every request; fewer when the execution was stopped
 */
export async function answerAll(requests: readonly ItemRequest[], means: Means): Promise<Course> {
	let traffic: Traffic | undefined;
	const refused = new AbortController();
	const startedAtMs = startOf(requests, means);
	const stoppable: Means = { ...means, clock: stoppedToo(means.clock, refused.signal) };
	const answered = await Promise.all(
		[...idsByService(requests)].map(async ([service, ids]) => {
			const { settings, transport } = means;
			const adapter = settings.provider.adapterFor(service, { apiVersion: transport.apiVersion });
			if (adapter === null) return { service, byId: new Map<string, Answer>(), turn: null };
			// The budget is the key's, whatever the service.
			traffic ??= newTraffic(means.settings.requestsPerSecond, adapter.ways[0].maxIds);
			const { answers, turn } = await answersOf(
				{ adapter, service, ids, startedAtMs },
				stoppable,
				traffic,
			);
			if (!means.continues && answers.some(({ refusal }) => refusal)) refused.abort();
			const byId = new Map(answers.map(({ answer }) => [answer.taskId, answer]));
			// A service whose wait ended with another's refusal has ids without an answer.
			for (const id of ids) if (!byId.has(id)) byId.set(id, unanswered(id, turn));
			return { service, byId, turn };
		}),
	);
	const answers = new Map(answered.map(({ service, byId }) => [service, byId]));
	const untilMs = Math.min(
		...answered.map(({ turn }) => turn?.restUntilMs ?? Number.POSITIVE_INFINITY),
	);
	if (!Number.isFinite(untilMs) || refused.signal.aborted) {
		return { answers, rest: null, startedAtMs };
	}
	const save = () =>
		Object.fromEntries(
			answered.flatMap(({ service, turn }) => (turn === null ? [] : [[service, turn.save()]])),
		);
	return { answers, rest: { untilMs, save }, startedAtMs };
}

/** What is raised for another service tells how this id stood. */
function unanswered(taskId: string, turn: Turn | null): Answer {
	const saved = turn?.save().ids.find(({ known }) => known.taskId === taskId);
	return { taskId, task: saved?.known.task ?? null, wait: null, trouble: null };
}

function idsByService(requests: readonly ItemRequest[]): ReadonlyMap<string, readonly string[]> {
	const byService = new Map<string, Set<string>>();
	for (const { service, ids } of requests) {
		const known = byService.get(service) ?? new Set();
		for (const id of ids) known.add(id);
		byService.set(service, known);
	}
	return new Map([...byService].map(([service, ids]) => [service, [...ids]]));
}

interface Answered {
	readonly answer: Answer;
	/** Whether the key was refused, so that nothing more can be learnt with it. */
	readonly refusal: boolean;
}

/** With "any" a wait goes on in the node's next turn, and its time with it; a durable one always. */
function startOf(requests: readonly ItemRequest[], { clock, rested, settings }: Means): number {
	const nowMs = clock.now();
	if (rested !== null) return rested.startedAtMs;
	if (settings.returnWhen !== 'anyDone') return nowMs;
	return requests.reduce((first, { sinceMs }) => Math.min(first, sinceMs ?? first), nowMs);
}

interface Asked {
	readonly adapter: ProviderAdapter;
	/** As the items ask for it; the adapter's own name for it may differ. */
	readonly service: string;
	readonly ids: readonly string[];
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
}

async function answersOf(
	asked: Asked,
	means: Means,
	traffic: Traffic,
): Promise<{ readonly answers: readonly Answered[]; readonly turn: Turn | null }> {
	const { settings, transport, clock, observer } = means;
	if (settings.operation === 'waitUntilDone') return await answersOfWait(asked, means, traffic);
	const { adapter, ids } = asked;
	const seen = await lookPersistently(adapter, transport.send, ids, clock);
	for (const { outcome } of seen.values()) {
		if (outcome.kind === 'task' && outcome.task.done) observer.done(outcome.task);
	}
	const answers = [...seen].map(([taskId, one]) => ({
		answer: answerOfLook(taskId, one, adapter, settings),
		refusal: 'problem' in one.outcome && isRefusal(one.outcome.problem),
	}));
	return { answers, turn: null };
}

async function answersOfWait(
	{ adapter, service, ids, startedAtMs }: Asked,
	{ settings, transport, clock, observer, rested, restsAfterMs }: Means,
	traffic: Traffic,
) {
	const { maxWaitMinutes, pollIntervalSeconds, maxConsecutiveErrors } = settings;
	const patience = {
		startedAtMs,
		// A deadline that has passed in an earlier turn still allows a look.
		maxWaitMs: startedAtMs + maxWaitMinutes * 60_000 <= clock.now() ? 0 : maxWaitMinutes * 60_000,
		pollIntervalSeconds,
		maxConsecutiveErrors,
		keepsMedia: settings.downloadMedia,
		expectedSeconds: settings.expectedSeconds,
		endsWithFirst: settings.returnWhen === 'anyDone',
		mayRestFromMs: startedAtMs + restsAfterMs,
		forgetsRecords: settings.simplify,
	};
	const saved = watchOf(rested, service);
	const question = { adapter, send: transport.send, ids, observer, saved };
	const since = new Date(startedAtMs).toISOString();
	const turn = await watchTurn(question, patience, clock, traffic);
	const answers = turn.results.map((result) => ({
		answer: answerOfWait(result, adapter, { settings, since }),
		refusal: isRefusal(result.problem),
	}));
	return { answers, turn };
}

function isRefusal(problem: Problem | null): boolean {
	return problem !== null && concernsAccount(problem);
}

/** A clock that also stops with another signal. */
function stoppedToo(clock: Clock, signal: AbortSignal): Clock {
	return {
		now: () => clock.now(),
		random: () => clock.random(),
		isStopped: () => clock.isStopped() || signal.aborted,
		async sleep(ms, wake) {
			const either = joinedSignals(signal, wake);
			await clock.sleep(ms, either.signal);
			either.release();
		},
	};
}
