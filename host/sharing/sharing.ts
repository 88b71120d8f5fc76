import type { Clock } from '../../core/clock';
import type { RequestBudget } from '../../core/wait/pacing/requestBudget';
import { KeyBudget } from '../../core/wait/sharing/keyBudget';
import { LookPool } from '../../core/wait/sharing/lookPool';
import type { Transport } from '../transport/transport';

/** What those runs of a process share that use the same key at the same API. */
interface KeyState {
	readonly budget: KeyBudget;
	/** The pools of waits, by service and by what else changes a request. */
	readonly pools: Map<string, LookPool>;
	callbacks: Set<string>;
	/** The number of runs that share this now. */
	runs: number;
}

/** What a run shares with others. */
export interface Share {
	readonly budget: RequestBudget;
	/** Addresses of callbacks that answers have named: an answer to one run may be about tasks of another. */
	readonly callbacks: Set<string>;
	/**
	 * @param question the service, and what else changes a request or how its answer is read
	 * @returns the pool of the waits with the same question, to ask together; null if the run asks by itself
	 */
	poolFor(question: string): LookPool | null;
	/** Ends the sharing. To be called once when the run has ended, whether it succeeded or failed. */
	leave(): void;
}

/** How a run joins others. */
export interface Joining {
	/** What is the same for all runs that share: see `Transport.connection`. Null for a run that shares nothing. */
	readonly key: string | null;
	readonly requestsPerSecond: number;
}

/** How many requests a second a run may send if the user has set no other number. */
const USUAL_PER_SECOND = 5;

/** From so many addresses on, a run that joins begins a new set, so that no set of a key in steady use grows on. */
const MOST_CALLBACKS = 100;

/**
 * Lets the runs of this process share what belongs to the same key. What they share is kept only while runs use it,
 * and dropped when the last of them leaves.
 *
 * Runs of different users share only if their credentials hold the same data. Each of them could ask for the
 * others' tasks with its own key, takes its own tasks only, and is told nothing of the others.
 */
export class Sharing {
	private readonly keys = new Map<string, KeyState>();

	/** The number of keys that are in use. */
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
	// Pools without waits are dropped here, because a key in steady use is never dropped as a whole.
	for (const [known, { size }] of pools) if (size === 0 && known !== question) pools.delete(known);
	const pool = pools.get(question) ?? new LookPool();
	pools.set(question, pool);
	return pool;
}

/**
 * What the runs of this n8n process share. It is in a variable of a module because a community node has no other
 * place that the executions of a process have in common. In queue mode each worker has its own.
 */
export const sharedInProcess = new Sharing();

/** The settings of a run that say how it shares. */
interface SharingSettings {
	readonly shareRequests: boolean;
	readonly requestsPerSecond: number;
}

/** @returns what a run that uses this transport shares with others; call its `leave` when the run has ended */
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
