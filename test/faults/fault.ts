// One row of the matrix: what goes wrong, and what the node has to make of it.
import type { Simulator } from '../simulator/asking';

export type FaultAction = Parameters<Simulator['addFault']>[0]['do'];

/**
 * What a fault is to the node.
 *
 * - `right`     nothing: the task comes out as it is
 * - `passing`   it passes by itself: ridden out when it lasts a moment, an error when it stays
 * - `final`     asking again cannot help: an error at once
 * - `notFound`  the provider says that there is no such task
 * - `unknown`   the answer does not tell how the task stands
 * - `withoutResult`  the task has succeeded, and what it made cannot be had
 * - `failed`    the answer says that the task failed
 * - `silence`   the provider asks for silence beyond the end of any look or wait
 */
export type Meaning =
	| 'right'
	| 'passing'
	| 'final'
	| 'notFound'
	| 'unknown'
	| 'failed'
	| 'withoutResult'
	| 'silence';

/**
 * Whom it is about, beside the id that it strikes: nobody else (`record`); nobody else, as its ids are
 * then asked for singly (`ids`); all that one request asks about (`request`); all that is asked while
 * the provider wants fewer requests (`provider`); everything that is asked with this key (`account`).
 */
export type Reach = 'record' | 'ids' | 'request' | 'provider' | 'account';

export interface Verdict {
	readonly meaning: Meaning;
	readonly reach: Reach;
	/** What the message says behind `Task <id>: `. */
	readonly says?: RegExp;
	/** The HTTP status that the raised error carries. */
	readonly httpCode?: string;
}

/** What a fault may want to know about the run that it is for. */
export interface Place {
	readonly struck: string;
	/** The address of another host, which notes who comes. */
	readonly elsewhere: string;
}

export interface Fault extends Verdict {
	readonly family: string;
	readonly name: string;
	/** Null where nobody listens at all. */
	readonly action: ((place: Place) => FaultAction) | null;
	/** By provider, or provider and operation: where its documents give it another meaning. */
	readonly at?: Readonly<Record<string, Partial<Verdict>>>;
	/** Whether only the time-out ends it. */
	readonly endsWithTimeOut?: true;
	/** Makes the id that is struck, where it must be of a kind. */
	readonly newId?: (count: number) => string;
}

export function verdictOf(fault: Fault, provider: string, operation: Operation): Verdict {
	return { ...fault, ...fault.at?.[provider], ...fault.at?.[`${provider} ${operation}`] };
}

/** A fault lasts for one request, or for good. */
export type Course = 'once' | 'always';

export type Operation = 'getTask' | 'getTasksBatch' | 'waitUntilDone';

export type Fate = 'right' | 'error' | 'notFound' | 'unknown' | 'failed' | 'withoutResult';

interface Circumstances {
	readonly course: Course;
	readonly operation: Operation;
	/** Whether the provider is asked about several ids in one request. */
	readonly batches: boolean;
}

/** @returns what the contract promises to the id that is struck, and to the one beside it */
export function fatesOf(
	verdict: Verdict,
	circumstances: Circumstances,
): [struck: Fate, other: Fate] {
	const struck = fateOf(verdict, circumstances);
	return [struck, struck === 'right' || isSpared(verdict.reach, circumstances) ? 'right' : struck];
}

function fateOf({ meaning, reach }: Verdict, { course, operation, batches }: Circumstances): Fate {
	const isOnce = course === 'once';
	const isWait = operation === 'waitUntilDone';
	// Asked for singly, the id gets its answer in the same look.
	if (isOnce && batches && reach === 'ids') return 'right';
	switch (meaning) {
		case 'right':
			return 'right';
		case 'passing':
			return isOnce ? 'right' : 'error';
		case 'final':
			return 'error';
		case 'failed':
		case 'withoutResult':
			return meaning;
		case 'notFound':
		case 'unknown':
			return isOnce && isWait ? 'right' : meaning;
		case 'silence':
			return isWait ? 'unknown' : 'error';
	}
}

function isSpared(reach: Reach, { batches }: Circumstances): boolean {
	switch (reach) {
		case 'record':
		case 'ids':
			return true;
		// What a silence left unasked is asked about after it.
		case 'provider':
		case 'request':
			return !batches;
		case 'account':
			return false;
	}
}
