// Many waits in virtual time that ask one scripted provider, with one pool or each by itself.
import type { ProviderAdapter, Way } from '../../../../core/look/adapter';
import type { HttpRequest, Send } from '../../../../core/http/wire';
import { problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import type { LookReport } from '../../../../core/wait/observer';
import { sharedBudget, TOGETHER } from '../../../../core/wait/pacing/requestBudget';
import { KeyBudget } from '../../../../core/wait/sharing/keyBudget';
import { LookPool } from '../../../../core/wait/sharing/lookPool';
import { waitTurn } from '../../../../core/wait/wait';
import type { Turn } from '../../../../core/wait/wait';
import type { WaitSettings } from '../../../../core/wait/waitState';
import type { Clock } from '../../../../core/clock';
import { virtualClock } from '../../../virtualClock.mjs';
import { scriptedProvider } from '../../look/scriptedProvider';
import type { Script, Standing } from '../../look/scriptedProvider';
import { MINUTE, settingsFrom } from '../virtualWait';

/** One of the waits: an execution of its own. */
export interface Execution {
	readonly ids: readonly string[];
	/** When it begins, in ms since the first. */
	readonly afterMs?: number;
	readonly settings?: Partial<WaitSettings>;
	/** When it is stopped, in ms since the first began. */
	readonly stopAfterMs?: number;
	/** What its requests do instead of asking. */
	send?(send: Send, clock: Clock): Send;
	readonly adapter?: (adapter: ProviderAdapter) => ProviderAdapter;
}

export interface Sent {
	/** Which execution's request it was. */
	readonly by: number;
	readonly atMs: number;
	readonly ids: readonly string[];
	readonly way: string;
}

export interface Told {
	readonly turn: Turn;
	readonly reports: readonly LookReport[];
	readonly endMs: number;
}

/** A provider with a list and single looks, as most that have a list. */
export function listProvider(clock: Clock, script: Script, startMs: number) {
	const { adapter, send, asked } = scriptedProvider(clock, script, startMs);
	const list: Way = { ...adapter.ways[0], maxIds: script.maxBatchSize ?? 50, name: 'batch' };
	const single: Way = {
		name: 'single',
		maxIds: 1,
		request: ([id = '']) => ({ method: 'GET', path: `/${id}` }),
	};
	const plain: Send = (request, answerByMs) =>
		send({ ...request, path: request.path.replace(/^\//, '') }, answerByMs);
	return { adapter: { ...adapter, ways: [list, single] } as ProviderAdapter, send: plain, asked };
}

/** @param isShared whether the executions ask together */
export async function manyWaits(script: Script, executions: readonly Execution[], isShared = true) {
	const virtual = virtualClock();
	const startMs = virtual.clock.now();
	const provider = listProvider(virtual.clock, script, startMs);
	const sent: Sent[] = [];
	const pool = isShared ? new LookPool() : null;
	const key = new KeyBudget(5);
	const runOne = async (execution: Execution, by: number): Promise<Told> => {
		await virtual.clock.sleep(execution.afterMs ?? 0);
		const clock = stoppableClock(virtual.clock, startMs, execution.stopAfterMs);
		const noting: Send = async (request, answerByMs) => {
			const ids = idsOf(request);
			const way = request.path.startsWith('/') ? 'single' : 'batch';
			sent.push({ by, atMs: virtual.clock.now() - startMs, ids, way });
			const given = provider.send(request, answerByMs);
			return await (clock.stopped === null ? given : Promise.race([given, clock.stopped]));
		};
		const nowMs = virtual.clock.now();
		const budget = isShared ? key : new KeyBudget(5);
		const share = budget.join(5, { nowMs, steadyMs: nowMs });
		const reports: LookReport[] = [];
		const turn = await waitTurn(
			{
				adapter: execution.adapter?.(provider.adapter) ?? provider.adapter,
				send: execution.send?.(noting, clock) ?? noting,
				ids: execution.ids,
				observer: { looked: (report) => reports.push(report), done: () => undefined },
				saved: null,
				pool,
			},
			{ ...settingsFrom(nowMs), pollIntervalSeconds: 0, ...execution.settings },
			clock,
			sharedBudget(share.budget, TOGETHER),
		);
		share.leave();
		return { turn, reports, endMs: virtual.clock.now() - startMs };
	};
	const told = await virtual.run(Promise.all(executions.map(runOne)));
	const of = (by: number) => sent.filter((one) => one.by === by);
	const result = (by: number, index = 0) => told[by]?.turn.results[index];
	return { told, sent, of, result, pool, key };
}

function idsOf({ path }: HttpRequest): readonly string[] {
	return path.replace(/^\//, '').split(',');
}

function stoppableClock(clock: Clock, startMs: number, stopAfterMs: number | undefined) {
	if (stopAfterMs === undefined) return { ...clock, stopped: null };
	const stop = new AbortController();
	const stopped = clock.sleep(startMs + stopAfterMs - clock.now()).then((): Problem => {
		stop.abort();
		return problem('noAnswer', 'the execution was stopped');
	});
	return {
		...clock,
		stopped,
		isStopped: () => stop.signal.aborted,
		async sleep(ms: number, wake?: AbortSignal) {
			const either = new AbortController();
			const end = () => either.abort();
			stop.signal.addEventListener('abort', end);
			wake?.addEventListener('abort', end);
			if (stop.signal.aborted || wake?.aborted === true) end();
			await clock.sleep(ms, either.signal);
		},
	};
}

/** Tasks that succeed so many ms after the first execution began, by id; the others never. */
export function endingAt(timesMs: Readonly<Record<string, number>>) {
	return (id: string, afterMs: number): Standing =>
		afterMs >= (timesMs[id] ?? Infinity) ? 'succeeded' : 'running';
}

export { MINUTE };
