// Every spelling by itself: one letter of a key that is written by its number, one address as it is sent.
import { keyPattern, withoutCallbacks, withoutKey } from '../../../../core/text/secrets/secrets';
import { TextSearch } from '../../../../core/text/secrets/textSearch';

// [key, the part of it that is looked for first]
test.each([
	['vap_abc123', 'abc123'],
	['abcdef-12', 'abcdef'],
	['12-abcdef', 'abcdef'],
	['aaa-bbb', 'aaa'],
	['x'.repeat(30), 'x'.repeat(24)],
	['--..--', ''],
])('of the key %s %s is looked for', (key, anchor) => {
	expect(keyPattern(key)?.anchors).toEqual([anchor]);
});

const KEY = 'abc123xyzAZ';

// [a character of the key, how it is written]
test.each([
	...[
		['a', '%61'],
		['a', '%2561'],
		['a', '%252561'],
		['a', '\\u0061'],
	],
	...[
		['a', '&#97;'],
		['a', '&#x61;'],
		['a', '&#x0061;'],
	],
	...[
		['1', '%31'],
		['1', '\\u0031'],
		['1', '&#49;'],
		['x', '%78'],
		['z', '%7a'],
		['z', '%7A'],
	],
	...[
		['A', '%41'],
		['Z', '%5A'],
		['Z', '&#x5a;'],
	],
	// One spelling within another.
	...[
		['a', '&amp;#97;'],
		['a', '&amp;amp;#x61;'],
		['a', '\\u0026#97;'],
		['a', '\\u002561'],
		['a', `%${'25'.repeat(12)}61`],
	],
])('the key is found where its %s is written %s', (character = '', written = '') => {
	const text = `a key ${KEY.replace(character, written)} text`;
	expect(withoutKey(text, keyPattern(KEY))).toBe('a key [removed] text');
});

// [address, as it stands in an error]
test.each([
	['https://hooks.example?token=t0k3n', 'https://hooks.example?token=t0k3n'],
	['https://hooks.example/über/s3cr3t', 'https://hooks.example/%C3%BCber/s3cr3t'],
	['https://hooks.example/üü/s3cr3t', 'https://hooks.example/%C3%BC%C3%BC/s3cr3t'],
	['https://hooks.example/🦊/s3cr3t', 'https://hooks.example/%F0%9F%A6%8A/s3cr3t'],
	['https://hooks.example/\ud83d/s3cr3t', 'https://hooks.example/\ud83d/s3cr3t'],
])('the address %j is removed as %j too', (address, sent) => {
	const body = `{"callback_url":"${address}","error":"no answer from ${sent} today"}`;
	expect(withoutCallbacks(body, new Set())).toBe(
		'{"callback_url":"[removed]","error":"no answer from [removed] today"}',
	);
});

test.each(['', 'x', 'xx'])(
	'a long address is found escaped, wherever its first 4,000 characters end: %j more before it',
	(more) => {
		const url = `https://hooks.example/${more}${'ü'.repeat(1_000)}`;
		const body = `{"callback_url":"${url}","error":"no answer from ${encodeURI(url)} today"}`;
		expect(withoutCallbacks(body, new Set())).toBe(
			'{"callback_url":"[removed]","error":"no answer from [removed] today"}',
		);
	},
);

test('a text without the part that is looked for first, and without letters by their numbers, is not searched', () => {
	const search = new TextSearch([{ text: 'film', extent: 'text' }]);
	expect(withoutKey('a film', { search, anchors: ['key'] })).toBe('a film');
	expect(withoutKey('a film', { search, anchors: ['key', 'a'] })).toBe('a [removed]');
	expect(withoutKey('&#97; film', { search, anchors: ['key'] })).toBe('&#97; [removed]');
});

test('an address that is long as it is sent is removed where it is cut off', () => {
	const address = `https://hooks.example/${'ü'.repeat(1_000)}`;
	const sent = encodeURI(address).slice(0, 5_000);
	const body = `{"callback_url":"${address}","error":"no answer from ${sent} today"}`;
	expect(withoutCallbacks(body, new Set())).toBe(
		'{"callback_url":"[removed]","error":"no answer from [removed] today"}',
	);
});

test('what stands behind another host in its query is not the address', () => {
	const address = 'hooks.example/run?to=https://b.example/film?token=t0k3n';
	const body = `{"callback_url":"${address}","error":"${address}: /film?token=t0k3n"}`;
	expect(withoutCallbacks(body, new Set())).toBe(
		'{"callback_url":"[removed]","error":"[removed]: /film?token=t0k3n"}',
	);
});

test('the search for the addresses of a run is made once, and anew with each address more', () => {
	const remembered = new Set<string>();
	const read = jest.spyOn(remembered, Symbol.iterator);
	const timesMade = (...steps: readonly number[]) => {
		const urls = steps.map((step) => `https://hooks.example/run/${step}`);
		const body = urls.map((url) => `{"callback_url":"${url}"}`).join();
		expect(withoutCallbacks(body, remembered)).not.toContain('hooks');
		return read.mock.calls.length;
	};
	expect([timesMade(), timesMade(1), timesMade(), timesMade(1)]).toEqual([0, 1, 1, 1]);
	expect([timesMade(2), timesMade(1, 2), timesMade()]).toEqual([2, 2, 2]);
});
