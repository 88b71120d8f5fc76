// When an id is looked at next where clocks and machines do not run as they should.
import { nextLookAt } from '../../../core/wait/nextLook';
import { after, entryOf, handMadeWait } from './handMadeWait';

/** When a wait that looks every ten seconds looks next at an id it asked about then; in seconds after its start. */
function nextSeconds(maxWaitSeconds: number, asked: number, now: number): number | null {
	const state = handMadeWait({
		settings: { pollIntervalSeconds: 10, maxWaitMs: 1000 * maxWaitSeconds },
	});
	const pending = entryOf(state, 'a', { askedAtMs: after(asked) });
	const atMs = nextLookAt(state, pending, after(now));
	return atMs === null ? null : (atMs - after(0)) / 1000;
}

test('a wait that looks once does so also where the clock was set back since it began', () => {
	expect(nextSeconds(0, -60, -59)).toBeNull();
});

// [now, when the next look is]
test.each([
	[49, 59],
	[49.9, 59.9],
])(
	'a look that the pause leads to comes, also where the clock was set back while the last was under way: %p s',
	(now, next) => {
		expect(nextSeconds(60, 59.95, now)).toBe(next);
	},
);

// [now, when the next look is]
test.each([
	[60, null],
	[65, null],
	[65.001, 65.001],
])('after a deadline that a machine slept through an id is due at once: at %p s', (now, next) => {
	expect(nextSeconds(60, 55, now)).toBe(next);
});
