import type { Task } from '../../../task/task';
import type { BeliefsUnderWay } from './beliefsUnderWay';
import { DurationBelief } from './durationBelief';
import type { DurationMemory } from './durationMemory';
import { middleOf, priorOf } from './priorOf';
import type { KnownBefore } from './priorOf';
import { kindOf, recordedSeconds, rememberUnder, widerKinds } from './taskKind';
import type { Named } from './taskKind';

/** One id of the wait: what it is taken for, and after how many seconds it was last seen running, if it was. */
interface Counted {
	kind: string;
	belief: DurationBelief;
	ranSeconds: number;
	wasSeenRunning: boolean;
}

/** When a task ended, as the wait saw it. */
export interface SeenEnd {
	/** How old it was when it was asked about and had ended, in seconds. */
	readonly ageSeconds: number;
	/** How long this wait has seen it running by its own clock, in seconds. */
	readonly watchedSeconds: number;
}

/** A provider that names ever new models must not take ever more memory. */
const MOST_KINDS = 100;

/** A record tells the time in whole seconds. */
const ROUNDED_S = 2;

/** What a wait knows from others. */
export interface Learning {
	/** How long earlier tasks took; nobody remembers if absent. */
	readonly memory?: DurationMemory;
	/** Whether the wait is taken to begin as its tasks are created, so that what it sees says how long they took where their records do not. */
	readonly beginsWithTasks?: boolean;
	/** Whether what it sees is kept from the other waits under way, and theirs from it. */
	readonly believesAlone?: boolean;
}

/**
 * What a wait believes of how long its tasks take: one belief for each kind of task, in which all that the wait
 * sees of the kind is weighed, and what others see that are under way, until a task of it runs far longer than
 * expected. An open task has run to its last look, and no longer.
 */
export class WaitDurations {
	private readonly beliefs = new Map<string, DurationBelief>();

	private readonly counted = new Map<object, Counted>();

	/** Those of the beliefs that are this wait's own, because a task of it runs far longer than expected. */
	private readonly alone = new Set<DurationBelief>();

	/** Of what says nothing more than whose task it is. */
	private readonly kindOfService: string;

	private readonly memory: DurationMemory | null;

	private readonly beganWithTasks: boolean;

	/** What it believes together with others; null where it does so alone. */
	private readonly underWay: BeliefsUnderWay | null;

	/** To be left when the wait ends. */
	constructor(
		private readonly known: KnownBefore,
		{ memory, beginsWithTasks = false, believesAlone = false }: Learning = {},
	) {
		this.memory = memory ?? null;
		this.beganWithTasks = beginsWithTasks;
		// What the user expects of these tasks is not weighed against others.
		this.underWay = believesAlone || known.setSeconds > 0 ? null : (memory?.underWay ?? null);
		this.kindOfService = kindOf(known, null);
		this.beliefOfKind(this.kindOfService, null);
	}

	/** @returns what is believed of the kind of task that an id is taken for */
	beliefOf(id: object): DurationBelief {
		return this.counted.get(id)?.belief ?? this.ofService();
	}

	/** @returns after how many seconds the task was last seen running; 0 if never */
	ranSeconds(id: object): number {
		return this.counted.get(id)?.ranSeconds ?? 0;
	}

	/** Takes in what a record says of its task's kind. */
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
	 * Takes in a task that has ended: its duration by the record, else by when it was last seen running. What
	 * fails or is cancelled has run to then, and says no more.
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

	/** Tells the memory how long a task took that ends now, for waits to come. */
	teach(id: object, task: Task, { ageSeconds, watchedSeconds }: SeenEnd): void {
		const one = this.counted.get(id);
		const isUntimed = task.status === 'succeeded' && task.createdAt === null;
		const seen = this.beganWithTasks && isUntimed ? seenSeconds(one, ageSeconds) : null;
		const seconds = borneOutSeconds(task, watchedSeconds) ?? seen;
		if (this.memory === null || seconds === null) return;
		const ranAs = one?.kind ?? [];
		// Some records name the model only at the end, and the next wait asks while its tasks run.
		const kinds = [kindOf(this.known, task)].concat(ranAs);
		rememberUnder(this.memory, kinds, seconds);
	}

	/** Ends what the wait has in common with others. */
	leave(): void {
		for (const [kind, belief] of this.beliefs) this.leaveBelief(kind, belief);
		this.counted.clear();
	}

	/** Goes on with what is believed now, and takes back what the wait's own tasks say in it. */
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

	/** Takes back what the wait's open tasks say in a belief, where others go on with it. */
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
		// What the user expects of these tasks is not weighed against others.
		if (this.memory === null || this.known.setSeconds > 0) return new DurationBelief(prior);
		const learnt = this.memory.recall(kind);
		const { ofModel } = widerKinds(kind);
		const related = learnt.length > 0 || ofModel === undefined ? [] : this.memory.recall(ofModel);
		return new DurationBelief(related.length > 0 ? middleOf(related) : prior, learnt);
	}
}

/** @returns how long a task took by its record, in seconds; null where that says nothing, or less than was seen */
function borneOutSeconds(task: Task, watchedSeconds: number): number | null {
	const seconds = recordedSeconds(task);
	return seconds === null || seconds + ROUNDED_S < watchedSeconds ? null : seconds;
}

/** @returns the middle between when a task was last seen running and when it had ended, in seconds; null for one never seen running */
function seenSeconds(one: Counted | undefined, ageSeconds: number): number | null {
	return one?.wasSeenRunning === true ? (one.ranSeconds + ageSeconds) / 2 : null;
}
