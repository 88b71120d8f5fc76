import { newDurationMemory } from '../../host/learntDurations';

test('the newest duration comes first, and the last twenty are kept', () => {
	const memory = newDurationMemory();
	expect(memory.recall('a')).toEqual([]);
	for (let seconds = 1; seconds <= 25; seconds += 1) memory.note('a', seconds);
	memory.note('b', 7);
	expect(memory.recall('a')).toEqual(Array.from({ length: 20 }, (_, index) => 25 - index));
	expect(memory.recall('b')).toEqual([7]);
});

test('five hundred kinds are kept, and what was used longest ago is forgotten', () => {
	const memory = newDurationMemory();
	for (let index = 0; index < 500; index += 1) memory.note(`k${index}`, index + 1);
	expect(memory.recall('k0')).toEqual([1]);
	memory.note('k1', 1);
	memory.note('new', 3);
	memory.note('newer', 4);
	expect(memory.recall('k0')).toEqual([1]);
	expect(memory.recall('k1')).toEqual([1, 2]);
	expect([memory.recall('k2'), memory.recall('k3')]).toEqual([[], []]);
	expect(memory.recall('k4')).toEqual([5]);
});

test('what was recalled stays as it is while others learn', () => {
	const memory = newDurationMemory();
	memory.note('a', 1);
	const before = memory.recall('a');
	memory.note('a', 2);
	expect(before).toEqual([1]);
});

test('it can be emptied', () => {
	const memory = newDurationMemory();
	memory.note('a', 1);
	memory.forget();
	expect(memory.recall('a')).toEqual([]);
});

test('two memories know nothing of each other', () => {
	const [one, other] = [newDurationMemory(), newDurationMemory()];
	one.note('a', 1);
	expect(other.recall('a')).toEqual([]);
});
