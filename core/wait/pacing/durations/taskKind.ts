import { secondsBetween } from '../../../text/time';
import type { Task } from '../../../task/task';
import type { DurationMemory } from './durationMemory';

/** The provider and the service that tasks belong to. */
export interface Origin {
	readonly provider: string;
	readonly service: string;
}

/** What a record says that tells how long its task may take. */
export type Named = Pick<Task, 'model' | 'details'>;

/** Each part of a kind is cut to this length, longer than any model's name, because it is text from an answer. */
const LONGEST_PART = 100;

/** The tier that tasks have where none is named. */
const USUAL_TIER = 'default';

/**
 * @param named what the record says; null before the first answer
 * @returns the name under which durations are remembered: tasks of one kind take about as long as each other
 */
export function kindOf({ provider, service }: Origin, named: Named | null): string {
	const { resolution = null, durationSeconds = null } = named?.details ?? {};
	const tier = named === null ? null : tierOf(named);
	return [provider, service, named?.model ?? null, resolution, durationSeconds, tier]
		.map((part) => String(part ?? '').slice(0, LONGEST_PART))
		.join(BETWEEN_PARTS);
}

/** Stands between the parts of a kind. A name that holds it only makes a kind of its own. */
const BETWEEN_PARTS = '|';
const PARTS_OF_SERVICE = 2;
const PARTS_OF_MODEL = 3;

/**
 * @returns the wider kinds that a task of this kind belongs to as well: its model's, if it names a model, and its
 * service's; none for a task in another tier than the usual one
 */
export function widerKinds(kind: string): {
	readonly ofModel?: string;
	readonly ofService?: string;
} {
	const parts = kind.split(BETWEEN_PARTS);
	if (parts.at(-1) !== '') return {};
	const upTo = (count: number) =>
		parts.map((part, index) => (index < count ? part : '')).join(BETWEEN_PARTS);
	const [ofModel, ofService] = [upTo(PARTS_OF_MODEL), upTo(PARTS_OF_SERVICE)];
	return {
		...(ofModel === ofService || ofModel === kind ? {} : { ofModel }),
		...(ofService === kind ? {} : { ofService }),
	};
}

/** @returns the service tier that decides how long a task takes; null where it is the usual one */
export function tierOf({ details: { serviceTier } }: Named): string | null {
	return serviceTier === USUAL_TIER ? null : serviceTier;
}

/** Shorter durations are counted as one second, because some tasks end at once. */
const SHORTEST_DURATION_S = 1;

/**
 * @returns how long a task took from its creation on, in seconds, by its provider's own timestamps; null if they do
 * not say or are equal, and for a task that did not succeed, because a refused task ends early
 */
export function recordedSeconds({
	status,
	createdAt,
	finishedAt,
}: Pick<Task, 'status' | 'createdAt' | 'finishedAt'>): number | null {
	const seconds = status === 'succeeded' ? secondsBetween(createdAt, finishedAt) : null;
	if (seconds === null || seconds === 0) return null;
	return Math.max(SHORTEST_DURATION_S, seconds);
}

type Teachable = Pick<DurationMemory, 'note'>;

/** Remembers how long a task took, under its kind and all wider ones. */
export function remember(memory: Teachable, origin: Origin, task: Task): void {
	const seconds = recordedSeconds(task);
	if (seconds !== null) rememberUnder(memory, [kindOf(origin, task)], seconds);
}

/** Remembers a duration, in seconds, once under each of the kinds and of their wider kinds. */
export function rememberUnder(memory: Teachable, kinds: readonly string[], seconds: number): void {
	const all = kinds.flatMap((kind) => [kind, ...Object.values(widerKinds(kind))]);
	for (const kind of new Set(all)) memory.note(kind, seconds);
}
