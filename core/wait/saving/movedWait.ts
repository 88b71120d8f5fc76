import type { SavedWait } from './savedWait';

/** This many of the numbers in an id's `looks` are times, the first ones; see `savedId` in savedWait.ts. */
const TIMES_OF_LOOKS = 3;

/**
 * @param byMs how far the system clock was set forward, in ms; negative where it was set back
 * @returns the wait with its times as that clock would have shown them; ids that have ended stay as they are
 */
export function movedWait(saved: SavedWait, byMs: number): SavedWait {
	return {
		...saved,
		quietUntilMs: saved.quietUntilMs + byMs,
		ids: saved.ids.map((one) =>
			one.known.ending !== null
				? one
				: {
						looks: one.looks
							.split(' ')
							.map((value, index) => (index < TIMES_OF_LOOKS ? Number(value) + byMs : value))
							.join(' '),
						known: {
							...one.known,
							bornAtMs: one.known.bornAtMs + byMs,
							missingSinceMs:
								one.known.missingSinceMs === null ? null : one.known.missingSinceMs + byMs,
						},
					},
		),
	};
}
