import { firstUrlExpiry, signedUrlExpiry } from '../../../../core/task/media/urlExpiry';
import { sizeOf } from '../../../propertyTests.mjs';

const at = (query: string) => `https://cdn.example/a.mp4?${query}`;

// [query, when the URL says that it dies]
test.each([
	['X-Amz-Date=20260109T120000Z&X-Amz-Expires=3600', '2026-01-09T13:00:00.000Z'],
	['x-amz-expires=60&X=1&x-amz-date=20260109T120000Z', '2026-01-09T12:01:00.000Z'],
	['X-Tos-Date=20260109T120000Z&X-Tos-Expires=86400', '2026-01-10T12:00:00.000Z'],
	['se=2026-01-09T12%3A00%3A00Z&sig=x', '2026-01-09T12:00:00.000Z'],
	['Expires=1779348818&Signature=x', '2026-05-21T07:33:38.000Z'],
	['expires=1779348818', '2026-05-21T07:33:38.000Z'],
	['X-Tos-Date=20260109T120000Z&X-Tos-Expires=60&Expires=1779348818', '2026-01-09T12:01:00.000Z'],
	['X-Amz-Date=20260109T120000Z', null],
	['X-Amz-Expires=3600', null],
	['X-Amz-Date=yesterday&X-Amz-Expires=3600', null],
	['X-Amz-Date=20260109T120000Z&X-Amz-Expires=soon', null],
	['X-Amz-Date=20260109T120000Z&X-Amz-Expires=-1', null],
	['X-Amz-Date=20260109T120000Z&X-Amz-Expires=', null],
	['X-Amz-Date=20260109T120000Z&X-Amz-Expires=Infinity', null],
	['X-Amz-Date=20260109T120000Z&X-Amz-Expires=99999999999999', null],
	['X-Amz-Date=20261399T990000Z&X-Amz-Expires=60', null],
	['X-Amz-Date=020260109T120000Z&X-Amz-Expires=60', null],
	['X-Amz-Date=20260109T120000Z1&X-Amz-Expires=60', null],
	// Any vendor's pair, in any case.
	['X-Goog-Date=20260109T120000Z&X-Goog-Expires=3600', '2026-01-09T13:00:00.000Z'],
	['x-oss-expires=3600&x-oss-date=20260109T120000Z', '2026-01-09T13:00:00.000Z'],
	['X-OBS-DATE=20260109T120000Z&X-Obs-Expires=60', '2026-01-09T12:01:00.000Z'],
	['X-My-Own-Date=20260109T120000Z&X-My-Own-Expires=60', '2026-01-09T12:01:00.000Z'],
	['X-Bce-Date=2026-01-09T12%3A00%3A00Z&X-Bce-Expires=60', '2026-01-09T12:01:00.000Z'],
	['X-Oss-Date=1767960000&X-Oss-Expires=60', '2026-01-09T12:01:00.000Z'],
	['X-Goog-Date=20260109T120000Z&X-Amz-Expires=3600', null],
	['X-Date=20260109T120000Z&X-Expires=3600', null],
	['Xx-Goog-Date=20260109T120000Z&Xx-Goog-Expires=60', null],
	['Xx-Goog-Date=20260109T120000Z&X-Goog-Expires=60', null],
	['X-Goog-Date2=20260109T120000Z&X-Goog-Expires=60', null],
	['X-S3-Date=20260109T120000Z&X-S3-Expires=60', '2026-01-09T12:01:00.000Z'],
	['a=20260109T120000Z&X-Undefined-Expires=60', null],
	['X-Amz-Date=20260109T120000Z&X-Amz-Expires=0', null],
	['X-Amz-Date=3600&X-Amz-Expires=60', null],
	['X-Amz-Date=20260109T120000Z&X-Amz-Expires=12345678901', null],
	// Tencent's: from when to when.
	['q-sign-time=1767960000;1767963600&q-key-time=1;2', '2026-01-09T13:00:00.000Z'],
	['Q-Sign-Time=1767960000%3B1767963600', '2026-01-09T13:00:00.000Z'],
	['q-sign-time=1767963600;1767960000', null],
	['q-sign-time=1767960000;1767960000', null],
	['q-sign-time=0;3600', null],
	['q-sign-time=1767960000', null],
	['q-sign-time=a1767960000;1767963600', null],
	['q-sign-time=1767960000;1767963600;1', null],
	['q-sign-time=1767960000;soon', null],
	['q-sign-time=now;1767963600&Expires=1779348818', '2026-05-21T07:33:38.000Z'],
	// Seconds or a date, under each of the names.
	['x-expires=1779348818&x-signature=x', '2026-05-21T07:33:38.000Z'],
	['X-Expires=1779348818', '2026-05-21T07:33:38.000Z'],
	['SE=1779348818', '2026-05-21T07:33:38.000Z'],
	['EXPIRES=2026-05-21T07%3A33%3A38Z', '2026-05-21T07:33:38.000Z'],
	['expires=1779348818000', '2026-05-21T07:33:38.000Z'],
	['se=never&Expires=3600&x-expires=1779348818', '2026-05-21T07:33:38.000Z'],
	['Expires=0', null],
	['Expires=-1', null],
	['Expires=20260109', null],
	['Expires=1779348818123456', null],
	['x-expires=2026-99-99T00%3A00%3A00Z', null],
	// A signature that cannot be read does not hide what else the URL says.
	['X-Amz-Date=yesterday&X-Amz-Expires=60&Expires=1779348818', '2026-05-21T07:33:38.000Z'],
	['X-Tos-Date=20260109T120000Z&X-Tos-Expires=60s&Expires=1779348818', '2026-05-21T07:33:38.000Z'],
	// Seconds from now, from whenever that was, or a switch: no date.
	['Expires=3600', null],
	['se=1', null],
	['Expires=999999999', null],
	['Expires=1000000000', '2001-09-09T01:46:40.000Z'],
	['Expires=never', null],
	['Expires=', null],
	['', null],
	['seed=1779348818&session=2026-01-09', null],
])('%s: %p', (query, iso) => {
	expect(signedUrlExpiry(at(query))).toBe(iso);
});

test.each([
	['https://cdn.example/a.mp4', null],
	['https://cdn.example/Expires=1779348818', null],
	['https://cdn.example/a.mp4&Expires=1779348818', null],
	['https://cdn.example/a.mp4#Expires=1779348818', null],
	['https://cdn.example/a.mp4?Expires=1779348818#x', '2026-05-21T07:33:38.000Z'],
	['?Expires=1779348818', '2026-05-21T07:33:38.000Z'],
])('%s: %p', (url, iso) => {
	expect(signedUrlExpiry(url)).toBe(iso);
});

const END = '2026-01-09T12:00:00.000Z';
const PLAIN = 'https://cdn.example/a.mp4';
const SOON = at('se=2026-01-09T13%3A00%3A00Z');
const LATE = at('se=2027-01-01T00%3A00%3A00Z');

// [URLs, end, lifetime in s, when the first one dies]
test.each([
	[[PLAIN], END, 86_400, '2026-01-10T12:00:00.000Z'],
	[[SOON], END, 86_400, '2026-01-09T13:00:00.000Z'],
	[[LATE], END, 86_400, '2027-01-01T00:00:00.000Z'],
	[[LATE, PLAIN], END, 86_400, '2026-01-10T12:00:00.000Z'],
	[[PLAIN, SOON], END, 86_400, '2026-01-09T13:00:00.000Z'],
	[[PLAIN, SOON], null, 86_400, '2026-01-09T13:00:00.000Z'],
	[[SOON, PLAIN], null, 86_400, '2026-01-09T13:00:00.000Z'],
	[[SOON, LATE], END, null, '2026-01-09T13:00:00.000Z'],
	[[PLAIN], null, 86_400, null],
	[[PLAIN], END, null, null],
	[[SOON], END, null, '2026-01-09T13:00:00.000Z'],
	[[], END, 86_400, null],
])('%# %j, ended %p, lifetime %p: %p', (urls, end, lifetime, iso) => {
	expect(firstUrlExpiry(urls, end, lifetime)).toBe(iso);
});

test('a query is read no further than any signature goes', () => {
	const padding = (characters: number) => `a=${'x'.repeat(characters)}&Expires=1779348818`;
	expect(signedUrlExpiry(at(padding(16_000)))).toBe('2026-05-21T07:33:38.000Z');
	const whole = 16_384 - padding(0).length;
	expect(signedUrlExpiry(at(padding(whole)))).toBe('2026-05-21T07:33:38.000Z');
	expect(signedUrlExpiry(at(padding(whole + 1)))).toBeNull();
	expect(signedUrlExpiry(at(padding(16_384)))).toBeNull();
	expect(signedUrlExpiry(at('x-a-date=1&'.repeat(sizeOf(1_000_000))))).toBeNull();
});
