import { amongAsked, idText } from '../../../providers/reading/askedIds';

test.each([
	['a', 'a'],
	[' a ', 'a'],
	[7, '7'],
	[0, '0'],
	['', null],
	[' ', null],
	[null, null],
	[undefined, null],
	[true, null],
	[['a'], null],
	[{}, null],
])('the id in %p is %p', (value, id) => {
	expect(idText(value)).toBe(id);
});

const UPPER = '0B9F6C1E-5D1E-4A59-9D1C-00000000ABCD';

// [ids asked, id in the answer, the id as it was asked]
test.each([
	[['a', 'b'], 'b', 'b'],
	[['a'], 'c', undefined],
	[[UPPER], UPPER.toLowerCase(), UPPER],
	[[UPPER.toLowerCase()], UPPER, UPPER.toLowerCase()],
	// What differs in case alone can be two ids: each finds its own.
	[['Ab', 'aB'], 'aB', 'aB'],
	[['Ab', 'aB'], 'Ab', 'Ab'],
	[['__proto__'], '__PROTO__', '__proto__'],
	[['a'], 'constructor', undefined],
	[[], 'a', undefined],
])('asked for %j, %s is %p', (asked, id, found) => {
	expect(amongAsked(asked)(id)).toBe(found);
});
