import type { SavedWait } from './savedWait';

/** The first so many of the numbers about an id's looks are times; see `savedId` in savedWait.ts. */
const TIMES_OF_LOOKS = 3;

/**
 * @param byMs how far the system clock was set forward, in ms; negative where it was set back
 * @returns the wait with all its times as that clock would have shown them
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
