import type { Clock } from '../../clock';
import type { Along, Passenger } from '../../look/along';
import { Heap } from '../pacing/heap';

/** A wait as the others know it. Times are from now on, because each has a clock of its own. */
export interface Member {
	/** In how many ms its next id is due that may be asked about now, below 0 when overdue; Infinity for none. */
	dueInMs(): number;
	/** Takes the id that is due next off its schedule. @returns null where that must not be asked about now */
	handOver(): Passenger | null;
	/** Takes those of the ids off its schedule that may be asked about now. */
	handOverAny(ids: readonly string[]): readonly Passenger[];
}

interface Offer {
	readonly member: Member;
	readonly dueInMs: number;
}

/**
 * Waits of one key at one service. Who sends a request takes along what is due soon of the others, the earliest
 * due first, so that many waits for one task each ask as one wait for many.
 *
 * An id comes from the others with nothing but a way to hand over what was said about it. With the same key each
 * of them could ask for the others' tasks by itself, so that nobody learns anything new; and each takes in its
 * own ids only.
 */
export class LookPool {
	private readonly members = new Set<Member>();

	get size(): number {
		return this.members.size;
	}

	join(member: Member): void {
		this.members.add(member);
	}

	leave(member: Member): void {
		this.members.delete(member);
	}

	/** @returns how a look that is no wait's takes ids of the waits along */
	alongWithLook(clock: Pick<Clock, 'isStopped'>): Along {
		return {
			take: (ids, room) => this.takeAlong(null, ids, room),
			isOver: () => clock.isStopped(),
		};
	}

	/**
	 * @param sender the member that asks; null for a look that is no wait's
	 * @param ids what its request asks about already
	 * @param room how many more ids it can ask about
	 */
	takeAlong(sender: Member | null, ids: readonly string[], room: number): readonly Passenger[] {
		const passengers: Passenger[] = [];
		const offers = new Heap<Offer>((one, other) => one.dueInMs < other.dueInMs);
		for (const member of this.members) {
			if (member === sender || member.dueInMs() === Number.POSITIVE_INFINITY) continue;
			passengers.push(...member.handOverAny(ids));
			const dueInMs = member.dueInMs();
			if (room > 0 && dueInMs < Number.POSITIVE_INFINITY) offers.put({ member, dueInMs });
		}
		const asked = new Set(ids);
		for (let offer = offers.take(); offer !== undefined; offer = offers.take()) {
			if (asked.size >= ids.length + room) break;
			const passenger = offer.member.handOver();
			if (passenger === null) continue;
			passengers.push(passenger);
			asked.add(passenger.taskId);
			const dueInMs = offer.member.dueInMs();
			if (dueInMs < Number.POSITIVE_INFINITY) offers.put({ member: offer.member, dueInMs });
		}
		return passengers;
	}
}
