import {
	firstText,
	flag,
	identifier,
	isObject,
	nonEmpty,
	quantity,
	readField,
	readJson,
	record,
	text,
	wellFormed,
} from '../../../core/text/json';

test.each([
	['{"id": 9007199254740991}', { id: 9007199254740991 }],
	[
		'{"seed": -9007199254740991, "id": -9007199254740992}',
		{ seed: -9007199254740991, id: '-9007199254740992' },
	],
	['{"seed": 1234567890123456}', { seed: 1234567890123456 }],
	['12345678901234567', '12345678901234567'],
	['{"id": 9007199254740993}', { id: '9007199254740993' }],
	['{"id": -12345678901234567890}', { id: '-12345678901234567890' }],
	['[12345678901234567,1]', ['12345678901234567', 1]],
	['{"id": 999999999999999}', { id: 999999999999999 }],
	['{"a":0.1234567890123456}', { a: 0.1234567890123456 }],
	['{"a":1234567890123456.5}', { a: 1234567890123456.5 }],
	['{"a":1e16,"b":1234567890123456e2}', { a: 1e16, b: 123456789012345600 }],
	['{"a":1234567890123456e+2}', { a: 123456789012345600 }],
	[
		'{"a":0.12345678901234567,"b":12345678901234567}',
		{ a: Number('0.12345678901234567'), b: '12345678901234567' },
	],
	['{"a":"12345678901234567"}', { a: '12345678901234567' }],
	['{"a":"say \\"12345678901234567\\" twice"}', { a: 'say "12345678901234567" twice' }],
	['{"a":"one\\ntwo, 12345678901234567, three"}', { a: 'one\ntwo, 12345678901234567, three' }],
	['{"12345678901234567": 12345678901234567}', { '12345678901234567': '12345678901234567' }],
	['{"a":"\\\\","b":12345678901234567}', { a: '\\', b: '12345678901234567' }],
	['null', null],
	['', undefined],
	['{', undefined],
	[
		'{"a":"\\\\\\" 12345678901234567","b":12345678901234567}',
		{ a: '\\" 12345678901234567', b: '12345678901234567' },
	],
	['["\\\\",12345678901234567,"\\""]', ['\\', '12345678901234567', '"']],
	['[1234567890123456, "a\\"', undefined],
	['12345678901234567 x', undefined],
	["{'a': 1}", undefined],
])('%s', (body, value) => {
	expect(readJson(body)).toEqual(value);
});

test.each([
	['5.1', 5.1],
	['120', 120],
	[' 0.1800 ', 0.18],
	['-3', -3],
	[7, 7],
	['', null],
	['N/A', null],
	['1e5', null],
	['0x10', null],
	[Number.NaN, null],
	[Number.POSITIVE_INFINITY, null],
	[true, null],
	[[], null],
	[['5'], null],
	[null, null],
])('%p as a quantity: %p', (value, expected) => {
	expect(readField(quantity, value)).toBe(expected);
});

test.each([
	[7, '7'],
	['abc', 'abc'],
	[null, null],
	[{}, null],
	[true, null],
])('%p as an identifier: %p', (value, expected) => {
	expect(readField(identifier, value)).toBe(expected);
});

test('what is of another type is not known', () => {
	expect([
		readField(text, 7),
		readField(flag, 'true'),
		readField(record, []),
		readField(record, 'x'),
	]).toEqual([null, null, null, null]);
	expect([readField(text, 'x'), readField(flag, false), readField(record, { a: 1 })]).toEqual([
		'x',
		false,
		{ a: 1 },
	]);
	expect([readField(text, undefined), readField(flag, undefined)]).toEqual([null, null]);
});

test('an object is no list and not null', () => {
	expect([{}, { a: 1 }].every(isObject)).toBe(true);
	expect([null, undefined, [], 'x', 7].some(isObject)).toBe(false);
});

test('a text with nothing in it is none', () => {
	expect([nonEmpty(' a '), nonEmpty(' '), nonEmpty(''), nonEmpty(7)]).toEqual([
		'a',
		null,
		null,
		null,
	]);
	expect(firstText(null, 7, '', ' ', {}, 'a', 'b')).toBe('a');
	expect(firstText()).toBeNull();
});

test('of a text beyond 64 kB the beginning is read, without a half sign at its end', () => {
	const long = 'x'.repeat(65_535);
	expect(nonEmpty(` ${long}`)).toBe(long);
	expect(nonEmpty(`${long}yz`)).toBe(`${long}y…`);
	expect(nonEmpty(`${long}🦊`)).toBe(`${long}…`);
	expect(nonEmpty(`${' '.repeat(65_536)}x`)).toBeNull();
});

test('a text loses half a character at its end, and nothing else', () => {
	expect(['🦊', 'a 🦊 b', 'a\ud83e'].map(wellFormed)).toEqual(['🦊', 'a 🦊 b', 'a']);
});

test.each([
	['lists', (levels: number) => '['.repeat(levels) + ']'.repeat(levels)],
	['objects', (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`],
])('%s are read to 1,000 levels and no deeper', (_what, nested) => {
	expect(readJson(nested(1_000))).toEqual(JSON.parse(nested(1_000)));
	expect(readJson(nested(1_001))).toBeUndefined();
});

test('brackets within texts lead no deeper', () => {
	const text = JSON.stringify(['['.repeat(2_000), '"\\"[{'.repeat(1_000)]);
	expect(readJson(text)).toEqual(JSON.parse(text));
	expect(readJson(`"${'['.repeat(2_000)}`)).toBeUndefined();
});
