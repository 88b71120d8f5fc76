import type { Clock } from '../../clock';
import type { Along, Passenger } from '../../look/along';
import { Heap } from '../pacing/heap';

/** A wait as the other waits know it. Times count from now, because each wait has a clock of its own. */
export interface Member {
	/** @returns in how many ms the next id that may be asked about now is due; below 0 if overdue, Infinity if none */
	dueInMs(): number;
	/** Takes the id that is due next off the schedule. @returns null if there is none that may be asked about now */
	handOver(): Passenger | null;
	/** Takes those of the ids off the schedule that the wait has and that may be asked about now. */
	handOverAny(ids: readonly string[]): readonly Passenger[];
}

interface Offer {
	readonly member: Member;
	readonly dueInMs: number;
}

/**
 * The waits of one key at one service. A wait that sends a request takes along ids of the others that are due soon,
 * the earliest due first, so that many waits for one task each ask as few times as one wait for many tasks.
 *
 * An id of another wait comes with nothing but a function that hands over what was said about it. With the same key
 * each wait could ask for the others' tasks by itself, so no wait learns what it could not know; and each takes in
 * its own ids only.
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

	/** @returns how a look that belongs to no wait takes ids of these waits along */
	alongWithLook(clock: Pick<Clock, 'isStopped'>): Along {
		return {
			take: (ids, room) => this.takeAlong(null, ids, room),
			isOver: () => clock.isStopped(),
		};
	}

	/**
	 * @param sender the member that asks; null for a look that belongs to no wait
	 * @param ids the ids that its request asks about already
	 * @param room how many more ids the request can ask about
	 * @returns up to `room` other ids, and any of `ids` that other members wait for too
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
