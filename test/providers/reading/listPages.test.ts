import { nextCounted, onlyStatus, pageSize, placeOf } from '../../../providers/reading/listPages';
import type { Wanted } from '../../../core/look/recent/taskList';

const wanted = (more: Partial<Wanted> = {}): Wanted => ({
	...{ sinceMs: null, statuses: [], limit: 20 },
	...more,
});

// [what is wanted, the most of a page, whether the provider leaves out other states, records asked for]
test.each([
	[{ limit: 20 }, 50, false, 20],
	[{ limit: 50 }, 50, false, 50],
	[{ limit: 51 }, 50, false, 50],
	[{ limit: 20, statuses: ['failed'] }, 50, false, 50],
	[{ limit: 20, statuses: ['failed'] }, 50, true, 20],
	[{ limit: 60, statuses: ['failed'] }, 50, true, 50],
] as const)('for %j, a page of %s, filtered %s: %s records', (more, most, isFiltered, size) => {
	expect(pageSize(wanted(more), most, isFiltered)).toBe(size);
});

test('a provider that is not said to filter does not', () => {
	expect(pageSize(wanted({ limit: 5, statuses: ['failed'] }), 50)).toBe(50);
});

// [the wanted states, the one to filter by]
test.each([
	[[], null],
	[['failed'], 'failed'],
	[['unknown'], null],
	[['failed', 'queued'], null],
] as const)('of %j the provider filters by %s', (statuses, only) => {
	expect(onlyStatus(wanted({ statuses }), new Set(['failed', 'queued']))).toBe(only);
});

test('a list begins with page 1, before all records', () => {
	expect(placeOf(null)).toEqual({ number: 1, offset: 0 });
	expect(placeOf('3 40')).toEqual({ number: 3, offset: 40 });
	expect(placeOf('3')).toEqual({ number: 3, offset: 0 });
});

const after = (page: string | null, count: number, size: number, total: unknown) =>
	nextCounted({ page, count, wanted: wanted(), body: {} }, size, total);

// [the page, its records, records asked for, the list's total, the next page]
test.each([
	['a full page is followed by another', null, 20, 20, null, '2 20'],
	['so is one with more records than were asked for', null, 21, 20, null, '2 21'],
	['a page that is not full is the last', null, 19, 20, null, null],
	['unless the total says otherwise', null, 19, 20, 100, '2 19'],
	['a total in a text is one', null, 19, 20, '100', '2 19'],
	['one that is no number is none', null, 19, 20, 'many', null],
	['the page that reaches the total is the last', '2 20', 20, 20, 40, null],
	['the page before it is not', '2 20', 20, 20, 41, '3 40'],
	['pages are counted by the records that they held', '3 25', 7, 20, 100, '4 32'],
	['an empty page is the last, whatever the total', '2 20', 0, 20, 100, null],
	['an empty page is the last, although no records were asked for', null, 0, 0, null, null],
])('%s', (_rule, page, count, size, total, next) => {
	expect(after(page, count, size, total)).toBe(next);
});
