import type { Task } from '../../../task/task';
import type { BeliefsUnderWay } from './beliefsUnderWay';
import { DurationBelief } from './durationBelief';
import type { DurationMemory } from './durationMemory';
import { middleOf, priorOf } from './priorOf';
import type { KnownBefore } from './priorOf';
import { kindOf, recordedSeconds, rememberUnder, widerKinds } from './taskKind';
import type { Named } from './taskKind';

/** One id of the wait: the kind that it is taken for, and the age at which it was last seen running, if it was. */
interface Counted {
	kind: string;
	belief: DurationBelief;
	ranSeconds: number;
	wasSeenRunning: boolean;
}

/** When a task ended, as the wait saw it. */
export interface SeenEnd {
	/** How old the task was when the look began that saw it at its end, in seconds. */
	readonly ageSeconds: number;
	/** How long this wait has seen the task running, by its own clock, in seconds. */
	readonly watchedSeconds: number;
}

/** The most beliefs of a wait, so that a provider that names ever new models does not take ever more memory. */
const MOST_KINDS = 100;

/** How far a recorded duration may be off, in seconds: a record tells the time in whole seconds. */
const ROUNDED_S = 2;

/** How a wait learns from other waits, and they from it. */
export interface Learning {
	/** How long earlier tasks took; if absent, the wait learns from its own tasks alone. */
	readonly memory?: DurationMemory;
	/** Whether tasks count as created when the wait begins, so that it can time those whose records do not. */
	readonly beginsWithTasks?: boolean;
	/** Whether the wait and the others under way do not learn from what each other sees. */
	readonly believesAlone?: boolean;
}

/**
 * What a wait believes of how long its tasks take: one belief for each kind of task. It weighs what this wait and
 * the others under way see of the kind; when a task of this wait runs far longer than expected, the wait goes on
 * with a belief of its own. An open task counts as running up to its last look, and no longer.
 */
export class WaitDurations {
	private readonly beliefs = new Map<string, DurationBelief>();

	private readonly counted = new Map<object, Counted>();

	/** The beliefs that this wait no longer shares, because a task of it runs far longer than expected. */
	private readonly alone = new Set<DurationBelief>();

	/** The kind of tasks of which nothing but provider and service is known. */
	private readonly kindOfService: string;

	private readonly memory: DurationMemory | null;

	private readonly beganWithTasks: boolean;

	/** The beliefs that waits under way share; null if this wait shares none. */
	private readonly underWay: BeliefsUnderWay | null;

	/** The wait has to call `leave` when it ends. */
	constructor(
		private readonly known: KnownBefore,
		{ memory, beginsWithTasks = false, believesAlone = false }: Learning = {},
	) {
		this.memory = memory ?? null;
		this.beganWithTasks = beginsWithTasks;
		// What the user expects holds for these tasks alone, so it is not mixed with what other waits see.
		this.underWay = believesAlone || known.setSeconds > 0 ? null : (memory?.underWay ?? null);
		this.kindOfService = kindOf(known, null);
		this.beliefOfKind(this.kindOfService, null);
	}

	/** @returns the belief for the kind of task that an id is taken for; the service's if no kind is known */
	beliefOf(id: object): DurationBelief {
		return this.counted.get(id)?.belief ?? this.ofService();
	}

	/** @returns the age at which the task was last seen running, in seconds; 0 if never */
	ranSeconds(id: object): number {
		return this.counted.get(id)?.ranSeconds ?? 0;
	}

	/** Takes in the kind of a task by its record; what was noted of the task moves to that kind's belief. */
	noteKind(id: object, named: Named): void {
		const kind = kindOf(this.known, named);
		const before = this.counted.get(id);
		if (before?.kind === kind) return;
		const belief = this.beliefOfKind(kind, named);
		const ranSeconds = before?.ranSeconds ?? 0;
		before?.belief.noteRunning(ranSeconds, 0);
		belief.noteRunning(0, ranSeconds);
		const wasSeenRunning = before?.wasSeenRunning ?? false;
		this.counted.set(id, { kind, belief, ranSeconds, wasSeenRunning });
	}

	/** Takes in that a task was seen running at this age. */
	noteRunning(id: object, ageSeconds: number): void {
		const one = this.counted.get(id);
		if (one === undefined) return;
		if (!one.belief.concernsOthers(ageSeconds)) this.believeAlone(one.belief);
		one.belief.noteRunning(one.ranSeconds, ageSeconds);
		one.ranSeconds = ageSeconds;
		one.wasSeenRunning = true;
	}

	/**
	 * Takes in that a task has ended, with its duration by the record, else by when it was last seen running. A task
	 * that failed or was cancelled counts as having run until it was last seen running, and no more.
	 */
	noteEnd(id: object, task: Task, { ageSeconds, watchedSeconds }: SeenEnd): void {
		const one = this.counted.get(id);
		this.counted.delete(id);
		if (one === undefined || task.status !== 'succeeded') return;
		const seconds = borneOutSeconds(task, watchedSeconds) ?? seenSeconds(one, ageSeconds);
		if (seconds === null) return;
		one.belief.noteRunning(one.ranSeconds, 0);
		one.belief.noteEnd(seconds);
	}

	/** Tells the memory, for later waits, how long a task took that has just ended. */
	teach(id: object, task: Task, { ageSeconds, watchedSeconds }: SeenEnd): void {
		const one = this.counted.get(id);
		const isUntimed = task.status === 'succeeded' && task.createdAt === null;
		const seen = this.beganWithTasks && isUntimed ? seenSeconds(one, ageSeconds) : null;
		const seconds = borneOutSeconds(task, watchedSeconds) ?? seen;
		if (this.memory === null || seconds === null) return;
		const ranAs = one?.kind ?? [];
		// Also under the kind it ran as: some records name the model only at the end, and later waits recall by that.
		const kinds = [kindOf(this.known, task)].concat(ranAs);
		rememberUnder(this.memory, kinds, seconds);
	}

	/** Leaves all beliefs, and takes back what the wait's open tasks say in those that others go on with. */
	leave(): void {
		for (const [kind, belief] of this.beliefs) this.leaveBelief(kind, belief);
		this.counted.clear();
	}

	/** Goes on with the belief as the wait's own, and takes back what its open tasks say in the shared one. */
	private believeAlone(shared: DurationBelief): void {
		if (this.underWay === null || this.alone.has(shared)) return;
		const [kind] = [...this.beliefs].find(([, belief]) => belief === shared) ?? [];
		if (kind === undefined) return;
		const own = this.underWay.mayBeShared(kind, shared) ? shared.copy() : shared;
		this.leaveBelief(kind, shared);
		for (const one of this.counted.values()) if (one.belief === shared) one.belief = own;
		this.beliefs.set(kind, own);
		this.alone.add(own);
	}

	/** Leaves a belief; if others may go on with it, takes back what the wait's open tasks say in it. */
	private leaveBelief(kind: string, left: DurationBelief): void {
		if (this.underWay?.mayBeShared(kind, left) === true)
			for (const { belief, ranSeconds } of this.counted.values())
				if (belief === left) belief.noteRunning(ranSeconds, 0);
		this.underWay?.leave(kind, left);
	}

	private ofService(): DurationBelief {
		return this.beliefOfKind(this.kindOfService, null);
	}

	private beliefOfKind(kind: string, named: Named | null): DurationBelief {
		const known = this.beliefs.get(kind);
		if (known !== undefined) return known;
		if (this.beliefs.size >= MOST_KINDS) return this.ofService();
		const begin = () => this.newBelief(kind, named);
		const belief = this.underWay?.join(kind, begin) ?? begin();
		this.beliefs.set(kind, belief);
		return belief;
	}

	private newBelief(kind: string, named: Named | null): DurationBelief {
		const prior = priorOf(this.known, named);
		// What the user expects holds for these tasks alone, so earlier durations are not weighed in.
		if (this.memory === null || this.known.setSeconds > 0) return new DurationBelief(prior);
		const learnt = this.memory.recall(kind);
		const { ofModel } = widerKinds(kind);
		const related = learnt.length > 0 || ofModel === undefined ? [] : this.memory.recall(ofModel);
		return new DurationBelief(related.length > 0 ? middleOf(related) : prior, learnt);
	}
}

/** @returns how long a task took by its record, in seconds; null if it does not say, or says less than was seen */
function borneOutSeconds(task: Task, watchedSeconds: number): number | null {
	const seconds = recordedSeconds(task);
	return seconds === null || seconds + ROUNDED_S < watchedSeconds ? null : seconds;
}

/** @returns the mean of the ages when last seen running and when seen ended, in seconds; null if never seen running */
function seenSeconds(one: Counted | undefined, ageSeconds: number): number | null {
	return one?.wasSeenRunning === true ? (one.ranSeconds + ageSeconds) / 2 : null;
}
