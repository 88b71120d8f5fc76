import { BeliefsUnderWay } from '../../../../../core/wait/pacing/durations/beliefsUnderWay';
import { DurationBelief } from '../../../../../core/wait/pacing/durations/durationBelief';

const begin = () => new DurationBelief({ seconds: 100, spread: 1 });

test('waits for the same kind go by one belief, those for another by another', () => {
	const underWay = new BeliefsUnderWay();
	const one = underWay.join('a', begin);
	expect(underWay.join('a', begin)).toBe(one);
	expect(underWay.join('b', begin)).not.toBe(one);
	expect(underWay.size).toBe(2);
});

test('nothing is left when the last has gone, and the next begins anew', () => {
	const underWay = new BeliefsUnderWay();
	const one = underWay.join('a', begin);
	underWay.join('a', begin);
	underWay.leave('a', one);
	expect(underWay.join('a', begin)).toBe(one);
	for (let wait = 0; wait < 2; wait += 1) underWay.leave('a', one);
	expect(underWay.size).toBe(0);
	expect(underWay.join('a', begin)).not.toBe(one);
});

test.each([
	['20 tasks have ended', (belief: DurationBelief) => noteEnds(belief, 20)],
	['one runs twice as long as expected', (belief: DurationBelief) => belief.noteRunning(0, 201)],
])('a wait that begins when %s goes by a belief of its own', (_when, see) => {
	const underWay = new BeliefsUnderWay();
	const one = underWay.join('a', begin);
	see(one);
	const other = underWay.join('a', begin);
	expect(other).not.toBe(one);
	// Who leaves the older one takes nothing from those that go by the newer.
	underWay.leave('a', one);
	expect(underWay.join('a', begin)).toBe(other);
	for (let wait = 0; wait < 2; wait += 1) underWay.leave('a', other);
	expect(underWay.size).toBe(0);
});

test.each([
	['19 tasks have ended', (belief: DurationBelief) => noteEnds(belief, 19)],
	[
		'one runs for twice as long as expected',
		(belief: DurationBelief) => belief.noteRunning(0, 200),
	],
])('a wait that begins when %s goes by what the others have seen', (_when, see) => {
	const underWay = new BeliefsUnderWay();
	const one = underWay.join('a', begin);
	see(one);
	expect(underWay.join('a', begin)).toBe(one);
});

test('what nobody has joined is left without harm', () => {
	const underWay = new BeliefsUnderWay();
	underWay.leave('a', begin());
	expect(underWay.size).toBe(0);
	const one = underWay.join('a', begin);
	underWay.clear();
	expect(underWay.size).toBe(0);
	underWay.leave('a', one);
	expect(underWay.size).toBe(0);
});

function noteEnds(belief: DurationBelief, count: number): void {
	for (let end = 0; end < count; end += 1) belief.noteEnd(100);
}
