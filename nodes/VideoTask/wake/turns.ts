import type { Clock } from '../../../core/clock';

/** The least time between the beginnings of two looks at one wait that callbacks cause, however many callbacks come. */
const GAP_MS = 5_000;

/** How many waits a process remembers; the one whose last callback came longest ago is forgotten first. */
const MOST_WAITS = 1_000;

interface Turn {
	/** Whether a callback waits for its look. Callbacks that come meanwhile do nothing: that look is for them too. */
	isPending: boolean;
	underWay: Promise<unknown>;
	/** In ms since 1970. */
	mayLookFromMs: number;
	/** Whether a look has ended the wait, so that no other look is needed. */
	isOver: boolean;
}

/**
 * Gives callbacks their turn to look: for each wait one look under way and one pending at most, with a pause between.
 */
export class Turns {
	private readonly turns = new Map<string, Turn>();

	/**
	 * @param key names the wait
	 * @param collectMs how long to wait for other callbacks, whose look this one is too
	 * @param look gives the outputs with which the wait ends, or null when it goes on
	 * @returns what the look gives; null when another callback's look serves this one too, or when the wait has ended
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
		// The next callback waits until this look has ended, even if it fails.
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
