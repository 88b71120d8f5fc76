import { addressesIn } from '../../../../../providers/customApi/detect/outputs/addresses';

const URL_A = 'https://x.example/a.mp4';

const found = (value: unknown, path = '') =>
	addressesIn(value, path).map((address) => `${address.path} ${address.url}`);

/** @returns the value inside that many objects, each as the member `m` of the next */
const nested = (count: number, value: unknown): unknown =>
	count === 0 ? value : { m: nested(count - 1, value) };

/** @returns the value as JSON in a text, in a text of that JSON and so on */
const inTexts = (count: number, value: unknown): unknown =>
	count === 0 ? value : JSON.stringify({ t: inTexts(count - 1, value) });

test('an address is known by its path, the names that lead to it and the object around it', () => {
	const holder = { URL: URL_A };
	expect(addressesIn({ videoList: [holder] }, 'data')).toEqual([
		{ path: 'data.videoList[0].URL', url: URL_A, names: ['video_list', 'url'], holder },
	]);
	expect(addressesIn({ a: URL_A }, '', ['output'])[0]?.names).toEqual(['output', 'a']);
	expect(addressesIn(URL_A, 'data.url')).toEqual([
		{ path: 'data.url', url: URL_A, names: [], holder: {} },
	]);
});

// [value of a member, what is found there]
test.each<[unknown, readonly string[]]>([
	[URL_A, [`m ${URL_A}`]],
	[` \n${URL_A}\n`, [`m ${URL_A}`]],
	['HTTP://X.example/A', ['m HTTP://X.example/A']],
	['http://x.example/a', ['m http://x.example/a']],
	[`${URL_A} is ready`, []],
	[`see ${URL_A}`, []],
	['ftp://x.example/a.mp4', []],
	[`["${URL_A}"]`, [`m[0] ${URL_A}`]],
	[` {"b":"${URL_A}"}`, [`m.b ${URL_A}`]],
	[`{"b":"${URL_A}"`, []],
	[
		[[URL_A], null, 5, { b: [URL_A] }],
		[`m[0][0] ${URL_A}`, `m[3].b[0] ${URL_A}`],
	],
	[null, []],
	[5, []],
	[true, []],
])('in %p is found %p', (value, addresses) => {
	expect(found({ m: value })).toEqual(addresses);
	expect(found([value])).toEqual(addresses.map((one) => one.replace('m', '[0]')));
});

test.each([null, undefined, 5, 'text', []])('%p holds no address', (value) => {
	expect(found(value)).toEqual([]);
});

test('an address is sought in as many as 13 objects or lists, one inside the other', () => {
	expect(found(nested(13, URL_A))).toHaveLength(1);
	expect(found(nested(14, URL_A))).toEqual([]);
	const inLists = (count: number): unknown => (count === 0 ? URL_A : [inLists(count - 1)]);
	expect(found(inLists(13))).toHaveLength(1);
	expect(found(inLists(14))).toEqual([]);
});

test('JSON in a text and in a text of that JSON is read, deeper JSON is not', () => {
	expect(found(inTexts(2, URL_A))).toEqual([`t.t ${URL_A}`]);
	expect(found(inTexts(3, URL_A))).toEqual([]);
	expect(found([inTexts(2, URL_A), inTexts(2, URL_A)])).toHaveLength(2);
});

test.each([
	['members', Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`m${at}`, URL_A]))],
	['entries', Array.from({ length: 501 }, () => URL_A)],
	['objects', Array.from({ length: 251 }, () => ({ a: URL_A, b: URL_A }))],
])('of more than 500 %s the first 500 addresses are found', (_what, value) => {
	const all = addressesIn(value, '');
	expect(all).toHaveLength(500);
	expect(all[0]?.url).toBe(URL_A);
});
