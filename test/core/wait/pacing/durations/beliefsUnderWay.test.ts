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

test('a belief may be shared while two go by it, and once a newer one has taken its place', () => {
	const underWay = new BeliefsUnderWay();
	const one = underWay.join('a', begin);
	expect(underWay.mayBeShared('a', one)).toBe(false);
	underWay.join('a', begin);
	expect(underWay.mayBeShared('a', one)).toBe(true);
	underWay.leave('a', one);
	expect(underWay.mayBeShared('a', one)).toBe(false);
	noteEnds(one, 20);
	underWay.join('a', begin);
	expect(underWay.mayBeShared('a', one)).toBe(true);
});

test('a wait that begins when 20 tasks have ended goes by a belief of its own', () => {
	const underWay = new BeliefsUnderWay();
	const one = underWay.join('a', begin);
	noteEnds(one, 20);
	const other = underWay.join('a', begin);
	expect(other).not.toBe(one);
	// Who leaves the older one takes nothing from those that go by the newer.
	underWay.leave('a', one);
	expect(underWay.join('a', begin)).toBe(other);
	for (let wait = 0; wait < 2; wait += 1) underWay.leave('a', other);
	expect(underWay.size).toBe(0);
});

test('a wait that begins when 19 tasks have ended goes by what the others have seen', () => {
	const underWay = new BeliefsUnderWay();
	const one = underWay.join('a', begin);
	noteEnds(one, 19);
	expect(underWay.join('a', begin)).toBe(one);
});

test('a task says something of those of others up to twice as long as expected', () => {
	expect([200, 201].map((seconds) => begin().concernsOthers(seconds))).toEqual([true, false]);
});

test('a copy goes on by itself from what was believed', () => {
	const one = begin();
	one.noteEnd(30);
	const other = one.copy();
	const endedBy = (belief: DurationBelief) => belief.expected().endedShare(60);
	const before = endedBy(one);
	expect(endedBy(other)).toBe(before);
	other.noteEnd(20);
	expect(endedBy(other)).toBeGreaterThan(before);
	expect(endedBy(one)).toBe(before);
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
