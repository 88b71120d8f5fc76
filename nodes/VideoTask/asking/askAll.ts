import type { Answer } from './answer';
import type { Clock } from '../../../core/clock';
import { SHORTEST_SUSPENSION_MS } from '../../../core/wait/nextLook';
import type { SavedWait } from '../../../core/wait/saving/savedWait';
import { newRoom, sparing } from '../../../core/look/keeping/sparing';
import { withIdHints } from '../../../providers/idHints';
import { shownId, shownTask } from '../../../providers/shownId';
import { joinedSignals } from '../../../host/joinedSignals';
import type { ItemRequest } from '../input/item/itemRequest';
import { watchOf } from '../input/storedWait';
import { answersOf, commonOf } from './askService';
import type { Common, Means, ServiceAnswers, ServiceQuestion } from './askService';

/** The answers by service and then by id as it was asked for: the same id may be asked for at two services. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, Answer>>;

/** The answers of a run, and, if the wait is to be suspended, what it is resumed from. */
export interface Course {
	readonly answers: Answers;
	/** When to resume the wait, in ms since 1970, and from what, by service; null when it is not to be suspended. */
	readonly suspension: { readonly untilMs: number; save(): Record<string, SavedWait> } | null;
	/** When the wait began, in ms since 1970. */
	readonly startedAtMs: number;
}

/** The question to one service, and what came of it. */
interface Asked extends ServiceAnswers {
	readonly question: ServiceQuestion;
}

/**
 * Gathers the ids of all items, asks about each distinct one once in a look, and files the answers by service and id.
 *
 * @returns an answer for every id of every request; one without `wait` and `trouble` for an id that is still open
 * because its wait was suspended or stopped
 */
export async function answerAll(requests: readonly ItemRequest[], means: Means): Promise<Course> {
	const startedAtMs = startOf(requests, means);
	const questions = questionsOf(requests, means, startedAtMs);
	if (questions.length === 0) return { answers: new Map(), suspension: null, startedAtMs };
	const common = commonOf(means, questions);
	const refused = new AbortController();
	const stoppable: Means = { ...means, clock: stoppedToo(means.clock, refused.signal) };
	const ask = async (question: ServiceQuestion): Promise<Asked> => {
		const { answers, turn } = await answersOf(question, stoppable, common);
		if (!means.continues && answers.some(({ refusal }) => refusal)) refused.abort();
		return { question, answers, turn };
	};
	const asked = await endedTogether(await Promise.all(questions.map(ask)), common, ask, means);
	const answers = new Map(
		asked.map((one) => [one.question.service, byId(one, means, refused.signal.aborted)]),
	);
	const untilMs = suspendUntil(asked, common, means);
	if (untilMs === null || refused.signal.aborted) return { answers, suspension: null, startedAtMs };
	const save = () =>
		Object.fromEntries(
			asked.flatMap(({ question: { service }, turn }) =>
				turn === null ? [] : [[service, turn.save()]],
			),
		);
	return { answers, suspension: { untilMs, save }, startedAtMs };
}

/**
 * With 'Return When: Any Is Done', resumes the waits that were suspended before a task of another service was done, so
 * that they end too.
 */
async function endedTogether(
	asked: readonly Asked[],
	{ shared }: Common,
	ask: (question: ServiceQuestion) => Promise<Asked>,
	{ settings }: Means,
): Promise<readonly Asked[]> {
	if (settings.returnWhen !== 'anyDone' || !shared.hasDone) return asked;
	return await Promise.all(
		asked.map((one) =>
			one.turn === null || one.turn.suspendUntilMs === null
				? one
				: ask({ ...one.question, saved: one.turn.save() }),
		),
	);
}

/**
 * @returns until when the waits of all services are suspended, in ms since 1970: the earliest time that one of them
 * asks for; null when no service has anything left to wait for
 */
function suspendUntil(
	asked: readonly Asked[],
	{ shared }: Common,
	{ clock }: Means,
): number | null {
	const timesMs = asked.flatMap(({ turn }) => turn?.suspendUntilMs ?? []);
	if (timesMs.length === 0) return null;
	// The URLs of one service's finished tasks can expire while the wait for another service is suspended.
	const expiryMs = Math.max(shared.urlsExpireAtMs, clock.now() + SHORTEST_SUSPENSION_MS);
	return timesMs.reduce((first, timeMs) => Math.min(first, timeMs), expiryMs);
}

/**
 * @returns the answers by id as it was asked for. If a service refused the key, which ends the waits at the others,
 * their open tasks come out as last seen
 */
function byId(
	{ question, answers, turn }: Asked,
	{ settings }: Means,
	isRefused: boolean,
): Map<string, Answer> {
	const found = new Map(answers.map(({ id, answer }) => [id, answer]));
	const known = isRefused && turn !== null ? turn.save().ids : [];
	const tasks = new Map(known.map(({ known: { taskId, task } }) => [taskId, task]));
	for (const id of question.ids) {
		if (found.has(id)) continue;
		const seen = tasks.get(id) ?? null;
		const task = seen === null ? null : shownTask(settings.provider, seen);
		const taskId = shownId(settings.provider, id);
		found.set(id, { taskId, task, wait: null, trouble: null });
	}
	return found;
}

function questionsOf(
	requests: readonly ItemRequest[],
	{ stored, settings: { provider, simplify }, transport: { setup } }: Means,
	startedAtMs: number,
): readonly ServiceQuestion[] {
	const room = newRoom();
	return [...idsByService(requests)].flatMap(([service, ids]) => {
		const saved = watchOf(stored, service);
		const known = saved?.ids.map((one) => one.known.task) ?? [];
		const seen = known.filter((task) => task !== null);
		const adapter = provider.adapterFor(service, setup, seen);
		if (adapter === null) return [];
		const keeping = { room, keepsRecords: !simplify, known };
		return {
			adapter: sparing(withIdHints(adapter, provider), keeping),
			service,
			ids,
			startedAtMs,
			saved,
		};
	});
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

/**
 * @returns when the wait began, in ms since 1970: in this run, or, in a durable wait and with 'Return When:
 * Any Is Done', in an earlier one, so that 'Max Wait' counts from there
 */
function startOf(requests: readonly ItemRequest[], { clock, stored, settings }: Means): number {
	const nowMs = clock.now();
	if (stored !== null) return stored.startedAtMs;
	if (settings.returnWhen !== 'anyDone') return nowMs;
	return requests.reduce((first, { sinceMs }) => Math.min(first, sinceMs ?? first), nowMs);
}

/** @returns a clock that the signal stops too, and whose sleeps end when it does */
function stoppedToo(clock: Clock, signal: AbortSignal): Clock {
	return {
		now: () => clock.now(),
		steppedMs: () => clock.steppedMs?.() ?? 0,
		random: () => clock.random(),
		isStopped: () => clock.isStopped() || signal.aborted,
		async sleep(ms, wake) {
			const either = joinedSignals(signal, wake);
			await clock.sleep(ms, either.signal);
			either.release();
		},
	};
}
