import { jsonIn } from '../http/http';
import type { HttpAnswer } from '../http/wire';
import { isObject } from '../text/json';

/** If a list and so many single looks find nothing served, the address counts as wrong for the other ids too. */
const MOST_ABSENCES = 10;

/** The way in which each id was found, as an index into the adapter's ways; kept from look to look. */
export class KnownWays extends Map<string, number> {
	private missingFrom = Number.POSITIVE_INFINITY;
	private servedUpTo = -1;
	private isServed = false;
	private absences = 0;
	private readonly leftOut = new Set<string>();

	/** Notes that a list which answered does not hold the id. */
	noteLeftOut(id: string): void {
		this.leftOut.add(id);
	}

	/** Whether a list that answered did not hold the id. Such an id is asked about without ids of other waits. */
	isLeftOut(id: string): boolean {
		return this.leftOut.has(id);
	}

	/** Whether the provider lacks this way: a list, or one after a list that it lacks, but never the last way. */
	isMissing(index: number, lastWay: number): boolean {
		return index >= this.missingFrom && index < lastWay;
	}

	/** Whether a list is missing and no other request has found a served address either, see `MOST_ABSENCES`. */
	isWrongAddress(): boolean {
		return !this.isServed && this.absences > MOST_ABSENCES;
	}

	/**
	 * Notes whether anything is served under the address that was asked. A list that has answered before never counts
	 * as missing.
	 *
	 * @returns whether nothing is served there
	 */
	note(answer: HttpAnswer, index: number, lastWay: number): boolean {
		const absent = isAbsent(answer);
		// A server that says what an address does not accept does serve the address.
		this.isServed ||= !absent || NOT_OFFERED.has(answer.status);
		if (!absent) this.servedUpTo = Math.max(this.servedUpTo, index);
		else if (index < lastWay && index > this.servedUpTo) {
			this.missingFrom = Math.min(this.missingFrom, index);
		}
		if (absent && this.missingFrom < Number.POSITIVE_INFINITY) this.absences += 1;
		return absent;
	}
}

/** Statuses that say that an address does not take such a question, whatever the body says. */
const NOT_OFFERED: ReadonlySet<number> = new Set([405, 501]);

/**
 * Gateways that pass on a provider's single looks may have no list: a relay for Ark has "native create, get,
 * delete; no list" (Wei-Shaw/sub2api, pull request 7247).
 *
 * @returns whether nothing is served under the address that was asked
 */
function isAbsent(answer: HttpAnswer): boolean {
	const { status } = answer;
	if (NOT_OFFERED.has(status)) return true;
	if (status !== 404) return false;
	// A 404 with JSON in it may be what the API itself says about an id; the adapter reads it.
	const said = jsonIn(answer);
	return !isObject(said) || Object.keys(said).length === 0;
}
