import type { Clock } from '../../core/clock';
import type { RequestBudget } from '../../core/wait/pacing/requestBudget';
import { KeyBudget } from '../../core/wait/sharing/keyBudget';
import { LookPool } from '../../core/wait/sharing/lookPool';
import type { Transport } from '../transport/transport';

/** What the runs of a process share that use the same key at the same API. */
interface KeyState {
	readonly budget: KeyBudget;
	/** By service and by what else changes a request. */
	readonly pools: Map<string, LookPool>;
	callbacks: Set<string>;
	/** Runs that use it now. */
	runs: number;
}

/** What a run has in common with others. */
export interface Share {
	readonly budget: RequestBudget;
	/** Addresses of callbacks that answers have named: an answer to one run may be about tasks of another. */
	readonly callbacks: Set<string>;
	/**
	 * @param question the service, and what else changes a request or how its answer is read
	 * @returns the waits that ask the same, to ask with them; null where the run asks by itself
	 */
	poolFor(question: string): LookPool | null;
	/** To be called once when the run has ended, however it did. */
	leave(): void;
}

/** How a run joins others. */
export interface Joining {
	/** What is the same for all runs that share: see `Transport.connection`. Null for a run that shares nothing. */
	readonly key: string | null;
	readonly requestsPerSecond: number;
}

/** How many requests a second a run may send that is not set to another number. */
const USUAL_PER_SECOND = 5;

/** From so many addresses on runs that join begin a list of their own, so that a key in steady use keeps no more. */
const MOST_CALLBACKS = 100;

/**
 * The runs of this process by what they share. What is kept is of the running runs alone: the last one that
 * leaves takes it with it.
 *
 * Runs of different users share where their credentials hold the same data, and only there: each of them could
 * ask for the others' tasks with its own key, takes its own tasks only, and is told nothing of the others.
 */
export class Sharing {
	private readonly keys = new Map<string, KeyState>();

	/** Keys that are in use. */
	get size(): number {
		return this.keys.size;
	}

	join({ key, requestsPerSecond }: Joining, clock: Pick<Clock, 'now' | 'steadyMs'>): Share {
		const state = (key === null ? undefined : this.keys.get(key)) ?? newKeyState();
		if (key !== null) this.keys.set(key, state);
		state.runs += 1;
		if (state.callbacks.size >= MOST_CALLBACKS) state.callbacks = new Set();
		const nowMs = clock.now();
		const times = { nowMs, steadyMs: clock.steadyMs?.() ?? nowMs };
		const { budget, leave } = state.budget.join(requestsPerSecond, times);
		return {
			budget,
			callbacks: state.callbacks,
			poolFor: (question) => (key === null ? null : poolIn(state, question)),
			leave: () => {
				leave();
				state.runs -= 1;
				if (key !== null && state.runs === 0) this.keys.delete(key);
			},
		};
	}
}

function newKeyState(): KeyState {
	return {
		budget: new KeyBudget(USUAL_PER_SECOND),
		pools: new Map(),
		callbacks: new Set(),
		runs: 0,
	};
}

function poolIn({ pools }: KeyState, question: string): LookPool {
	// Of a key in steady use, what nobody asks any more is let go.
	for (const [known, { size }] of pools) if (size === 0 && known !== question) pools.delete(known);
	const pool = pools.get(question) ?? new LookPool();
	pools.set(question, pool);
	return pool;
}

/**
 * What the runs of this n8n process share. It is the one state of this package that outlives a run: a community
 * node has no other place that the executions of a process have in common. In queue mode each worker has its own.
 */
export const sharedInProcess = new Sharing();

/** What of a run's settings says how it joins others. */
interface SharingSettings {
	readonly shareRequests: boolean;
	readonly requestsPerSecond: number;
}

/** @returns what a run that asks over this transport has in common with others; to be left when it has ended */
export function joinOthers(
	{ connection, rememberIn }: Pick<Transport, 'connection' | 'rememberIn'>,
	{ shareRequests, requestsPerSecond }: SharingSettings,
	clock: Pick<Clock, 'now' | 'steadyMs'>,
): Share {
	const key = shareRequests ? connection : null;
	const share = sharedInProcess.join({ key, requestsPerSecond }, clock);
	rememberIn(share.callbacks);
	return share;
}
