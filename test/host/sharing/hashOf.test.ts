import { hashOf } from '../../../host/sharing/hashOf';

test('equal data has one hash, in whatever order its members come', () => {
	expect(hashOf({ a: 1, b: { c: [1, 2], d: null } })).toBe(
		hashOf({ b: { d: null, c: [1, 2] }, a: 1 }),
	);
});

test.each([
	[{ apiKey: 'one' }, { apiKey: 'other' }],
	[{ apiKey: 'one' }, { apiKey: 'one', allowedDomains: 'api.example' }],
	[
		{ a: 'b', c: '' },
		{ a: '', c: 'b' },
	],
	[{ a: [1, 2] }, { a: [2, 1] }],
	[{ a: '1' }, { a: 1 }],
	[
		['ab', 'c'],
		['a', 'bc'],
	],
])('%j and %j have different ones', (one, other) => {
	expect(hashOf(one)).not.toBe(hashOf(other));
});

test('the data cannot be read from it', () => {
	expect(hashOf({ apiKey: 'key-of-the-account' })).toMatch(/^[0-9a-f]{64}$/);
});
