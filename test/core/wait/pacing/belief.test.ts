import { believedBornAtMs, noteBirth } from '../../../../core/wait/pacing/belief';
import type { Watching } from '../../../../core/wait/waitState';
import { after, entryOf, handMadeWait, START_MS, taskThatIs } from '../handMadeWait';

const HOUR = 3_600;

/** Takes in an age of so many seconds, so many seconds after the start. */
function note(watching: Watching, ageSeconds: number | null, seconds: number): number {
	const watched = entryOf(watching);
	noteBirth(watching, watched, ageSeconds === null ? null : 1000 * ageSeconds, after(seconds));
	watched.task = taskThatIs('running');
	return (watched.bornAtMs - START_MS) / 1000;
}

const wait = (state: Partial<Watching> = {}) => handMadeWait({ expectedSeconds: 100, state });

describe('the birth of a task', () => {
	test('is what its record says, else the start of the wait', () => {
		const watching = wait();
		expect(note(watching, null, 20)).toBe(0);
		entryOf(watching).task = null;
		expect(note(watching, 90, 30)).toBe(-60);
		expect(note(watching, null, 40)).toBe(-60);
	});

	test('is never after the wait began, whatever the record says', () => {
		const watching = wait();
		expect([note(watching, 0, 5), note(watching, 0, 500)]).toEqual([0, 0]);
	});

	test('does not sway with the whole seconds of a provider', () => {
		const watching = wait();
		const births = [60, 71, 78.9, 95].map((age, index) => note(watching, age, 10 * index));
		expect(births).toEqual([-60, -60, -60, -65]);
	});
});

describe('the clock of a provider is believed', () => {
	// [age in s, so many seconds after the start, whether that age speaks for it]
	test.each([
		[10, 5, true],
		[2, 5, true],
		[600, 0, true],
		[601, 0, false],
		[HOUR, 0, false],
		[0, 5.1, false],
	])('by a record aged %p s after %p s: %p', (age, seconds, isVouchedFor) => {
		const watching = wait();
		note(watching, age, seconds);
		expect(watching.isClockVouchedFor).toBe(isVouchedFor);
	});

	test('from then on, whatever other records say', () => {
		const watching = wait({ isClockVouchedFor: true });
		note(watching, HOUR, 0);
		expect(watching.isClockVouchedFor).toBe(true);
	});
});

describe('an age', () => {
	const believed = (watching: Watching, bornAt: number, seconds: number) =>
		(believedBornAtMs(watching, after(bornAt), after(seconds)) - START_MS) / 1000;

	// [born, after so many seconds of waiting, when it is taken to be born]
	test.each([
		[-600, 0, -600],
		[-600, 299, -600],
		[-HOUR, 0, 0],
		[-HOUR, 299, 0],
		[-HOUR, 300, 300 - 1_500],
		[-HOUR, 900, 900 - 4_500],
		[-HOUR, 901, -HOUR],
		[-300 * HOUR, 900, 900 - 4_500],
	])('of a task born at %p s is believed after %p s as of %p s', (bornAt, seconds, taken) => {
		expect(believed(wait(), bornAt, seconds)).toBe(taken);
	});

	test('is believed at once where another record speaks for the clock', () => {
		expect(believed(wait({ isClockVouchedFor: true }), -HOUR, 0)).toBe(-HOUR);
	});

	test('is measured against the middle of all videos where nothing is expected', () => {
		const watching = handMadeWait();
		expect([-804, -805].map((bornAt) => believed(watching, bornAt, 401))).toEqual([-804, 0]);
		expect(believed(watching, -3_000, 402)).toBe(402 - 2_010);
	});
});
