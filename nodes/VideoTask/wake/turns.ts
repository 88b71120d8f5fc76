import type { Clock } from '../../../core/clock';

/** From one look that a callback causes to the next, whoever calls and however often. */
const GAP_MS = 5_000;

/** Waits of which a process knows when it looked last; the one that was called longest ago is let go first. */
const MOST_WAITS = 1_000;

interface Turn {
	/** Whether a callback waits until it may look; those that come meanwhile need not. */
	isPending: boolean;
	underWay: Promise<unknown>;
	/** In ms since 1970. */
	mayLookFromMs: number;
	/** Whether the execution that waited goes on, so that nothing is to be looked at. */
	isOver: boolean;
}

/** The looks that callbacks cause, by wait: one under way and one pending at most, and a pause between them. */
export class Turns {
	private readonly turns = new Map<string, Turn>();

	/**
	 * @param collectMs how long to wait for other callbacks, which this look then answers too
	 * @param look gives what is to be put out, or null where the wait goes on
	 * @returns what the look gives; null where another callback looks for this one too, and after the wait's end
	 */
	async take<Found>(
		key: string,
		clock: Clock,
		collectMs: number,
		look: () => Promise<Found | null>,
	): Promise<Found | null> {
		const turn = this.turnOf(key);
		if (turn.isPending || turn.isOver) return null;
		turn.isPending = true;
		try {
			await clock.sleep(collectMs);
			await turn.underWay;
			const pauseMs = turn.mayLookFromMs - clock.now();
			if (pauseMs > 0 && !turn.isOver) await clock.sleep(pauseMs);
		} finally {
			turn.isPending = false;
		}
		if (turn.isOver) return null;
		turn.mayLookFromMs = clock.now() + GAP_MS;
		const looking = look();
		// Who comes next waits for its end, whatever that is.
		turn.underWay = looking.catch(() => null);
		const found = await looking;
		turn.isOver = found !== null;
		return found;
	}

	private turnOf(key: string): Turn {
		const fresh = {
			isPending: false,
			underWay: Promise.resolve(),
			mayLookFromMs: 0,
			isOver: false,
		};
		const turn = this.turns.get(key) ?? fresh;
		this.turns.delete(key);
		this.turns.set(key, turn);
		for (const oldest of this.turns.keys()) {
			if (this.turns.size <= MOST_WAITS) break;
			this.turns.delete(oldest);
		}
		return turn;
	}
}
