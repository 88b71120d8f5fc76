import { Schedule } from '../../../../core/wait/pacing/schedule';
import { fc } from '../../../propertyTests.mjs';

interface Entry {
	dueAtMs: number;
	readonly name: string;
}

function scheduleOf(...entries: readonly Entry[]): Schedule<Entry> {
	const schedule = new Schedule<Entry>();
	for (const entry of entries) schedule.put(entry);
	return schedule;
}

const names = (entries: readonly Entry[]) => entries.map(({ name }) => name).join('');

test('gives out what is due, the earliest first, in the order put in where equal', () => {
	const schedule = scheduleOf(
		{ name: 'c', dueAtMs: 30 },
		{ name: 'a', dueAtMs: 10 },
		{ name: 'x', dueAtMs: 20 },
		{ name: 'y', dueAtMs: 20 },
		{ name: 'z', dueAtMs: 20 },
	);
	expect(schedule.nextDueAtMs()).toBe(10);
	expect(names(schedule.take(3, 25))).toBe('axy');
	expect(names(schedule.take(3, 25))).toBe('z');
	expect(schedule.size).toBe(1);
	expect(names(schedule.take(3, 30))).toBe('c');
	expect(schedule.nextDueAtMs()).toBe(Number.POSITIVE_INFINITY);
});

test('whatever is put in comes out sorted and once', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (dues) => {
			const schedule = scheduleOf(
				...dues.map((dueAtMs, index) => ({ dueAtMs, name: String(index) })),
			);
			const taken = schedule.take(dues.length, 20);
			const expected = dues
				.map((dueAtMs, index) => ({ dueAtMs, name: String(index) }))
				.sort((a, b) => a.dueAtMs - b.dueAtMs || Number(a.name) - Number(b.name));
			expect(taken).toEqual(expected);
		}),
	);
});
