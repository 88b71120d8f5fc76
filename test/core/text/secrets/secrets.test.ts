import {
	keyPattern,
	withoutCallbacks,
	withoutKey,
	withoutQueries,
} from '../../../../core/text/secrets/secrets';
import { sizeOf } from '../../../propertyTests.mjs';

const removed = (key: string, text: string) => withoutKey(text, keyPattern(key));

// [key, text, what is left of it]
test.each([
	['vap_abc123', 'Key vap_abc123 is wrong: vap_abc123!', 'Key [removed] is wrong: [removed]!'],
	['a+b/c=d', '{"key":"a+b\\/c=d"}', '{"key":"[removed]"}'],
	['a+b/c=d', '{"key":"a\\u002bb\\u002Fc\\u003Dd"}', '{"key":"[removed]"}'],
	['a+b/c=d', 'https://x/?key=a%2Bb%2fc%3Dd&y=1', 'https://x/?key=[removed]&y=1'],
	['a"b\\c.d', '{"key":"a\\"b\\\\c.d"}', '{"key":"[removed]"}'],
	['a.b*c(d)', 'a.b*c(d) but not axbbc(d)', '[removed] but not axbbc(d)'],
	['$1$2[3]{4}^|?', 'x$1$2[3]{4}^|?x', 'x[removed]x'],
	['vap_abc123', 'VAP_ABC123 vap_abc12', 'VAP_ABC123 vap_abc12'],
	['sixsix', 'a sixsix text', 'a [removed] text'],
	['a+b/c=d', '{"log":"{\\"key\\":\\"a+b\\\\/c=d\\"}"}', '{"log":"{\\"key\\":\\"[removed]\\"}"}'],
	[
		'a+b/c=d',
		'{"log":"{\\"key\\":\\"a\\\\u002bb/c=d\\"}"}',
		'{"log":"{\\"key\\":\\"[removed]\\"}"}',
	],
	['a+b/c=d', 'to=%253Fkey%253Da%252Bb%252Fc%253Dd', 'to=%253Fkey%253D[removed]'],
	['a&b<c"d', '<p>a&amp;b&lt;c&quot;d a&#38;b&#x3C;c&#34;d</p>', '<p>[removed] [removed]</p>'],
	['vap_abc123', 'v\\u0061p_abc123 %76ap_abc123 &#118;ap_abc123', '[removed] [removed] [removed]'],
	['k\u00e9y-k\u00e9y', 'a k\\u00e9y-k\u00e9y text', 'a [removed] text'],
	['100%25abc', 'a 100%25abc text', 'a [removed] text'],
	['--..--..', 'a --..--.. text', 'a [removed] text'],
	['short', 'a short text', 'a short text'],
	['short', 'a null text', 'a null text'],
	['', 'a text', 'a text'],
])('the key %s in %s', (key, text, left) => {
	expect(removed(key, text)).toBe(left);
});

test('each form in which a key is sent is found, those too short to be one are left', () => {
	const search = keyPattern('pass', 'some key', 'bWU6cGFzcw==', 'some+key');
	const text = 'pass some%20key Basic bWU6cGFzcw== ?k=some+key&b=bWU6cGFzcw%3D%3D';
	expect(withoutKey(text, search)).toBe('pass [removed] Basic [removed] ?k=[removed]&b=[removed]');
	// Only one of the forms is there.
	expect(withoutKey('Basic bWU6cGFzcw==', search)).toBe('Basic [removed]');
	expect(withoutKey('nothing of it', search)).toBe('nothing of it');
	expect([keyPattern('pass', ''), keyPattern()]).toEqual([null, null]);
});

test('a long key is found in a long answer in no time', () => {
	const key = 'k'.repeat(100);
	expect(removed(key, `${'k'.repeat(99)} `.repeat(10_000))).not.toContain('[removed]');
	expect(removed(key, `${'x'.repeat(1_000_000)}${key}`)).toHaveLength(1_000_000 + 9);
});

test.each([4_000, sizeOf(100_000)])(
	'a key of %i characters is found in every spelling',
	(length) => {
		const key = `k"${'y/'.repeat(length / 2 - 1)}`;
		const spellings = [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)];
		expect(removed(key, spellings.join(' '))).toBe('[removed] [removed] [removed]');
		expect(removed(key, spellings.map((one) => one.slice(0, -3)).join(' '))).not.toContain(
			'[removed]',
		);
	},
);

describe('the address of a callback', () => {
	const URL = 'https://hooks.example/run/s3cr3t-path/7?token=t0k3n&step=2';
	const inRecord = (text: string) => `{"request":{"callback_url":"${URL}"},"text":"${text}"}`;
	const escaped = URL.replaceAll('/', '\\/');
	const codePoints = URL.replace(/[^]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);

	// [how a text repeats it]
	test.each([
		`No answer from ${URL}`,
		`No answer from ${URL}. Tried twice.`,
		`${URL}, ${URL}`,
		`No answer from ${escaped}`,
		`No answer from ${codePoints}`,
		`https://proxy.example/?to=${encodeURIComponent(URL)}`,
		`See ${encodeURIComponent(`${URL} twice`)}`,
		`${URL}&task_id=a failed`,
		`Why does ${URL}? fail`,
		`${URL}:timeout`,
		`${URL}/`,
		`${URL}#part`,
		`${URL}-`,
		`${URL}=>500`,
		`_${URL}_`,
		`${URL}x`,
		`${URL}/again`,
		`${URL}.json`,
		`https://proxy.example/?to=${encodeURIComponent(URL)}&retry=1`,
		`https://proxy.example/?to=${encodeURIComponent(`${URL}&try=2`)}`,
		`Max retries exceeded with url: ${URL.slice('https://hooks.example'.length)} (timed out)`,
	])('is removed from: %s', (text) => {
		const left = withoutCallbacks(inRecord(text), new Set());
		expect(left).toContain('[removed]');
		expect(left).not.toMatch(/s3cr3t|t0k3n|u0074/);
		expect(() => JSON.parse(left) as unknown).not.toThrow();
	});

	// [what follows an address without a query]
	test.each([
		'',
		'/',
		'/ ',
		'.',
		'. Again',
		'-',
		'_',
		'?try=2',
		'#2',
		':500',
		'%20again',
		'%3Fa',
		'%2cagain',
		'%3fa',
		'&b',
	])('that has no query is removed where it ends with %j', (tail) => {
		const url = 'https://hooks.example/s3cr3t';
		const left = withoutCallbacks(`{"callback_url":"${url}","text":"to ${url}${tail}"}`, new Set());
		expect(left).toBe(`{"callback_url":"[removed]","text":"to [removed]${tail}"}`);
	});

	test.each(['"HTTPS://hooks.example/s3cr3t"', '" https://hooks.example/s3cr3t "'])(
		'is known where it is written as %s',
		(literal) => {
			const url = (JSON.parse(literal) as string).trim();
			const left = withoutCallbacks(`{"callback_url":${literal},"text":"${url}"}`, new Set());
			expect(left).toBe('{"callback_url":"[removed]","text":"[removed]"}');
		},
	);

	test('is removed whole where another begins like it', () => {
		const urls = [1, 12].map((step) => `https://hooks.example/run?step=${step}`);
		const body = urls.map((url) => `{"callback_url":"${url}","text":"${url}"}`).join();
		expect(withoutCallbacks(body, new Set())).not.toMatch(/hooks|\]2/);
	});

	test.each(['?token=', ''])('may be longer than a pattern can be: /%s…', (start) => {
		const url = `https://hooks.example/${start}${'t0k3n'.repeat(5_000)}`;
		const left = withoutCallbacks(`{"callback_url":"${url}","text":"${url}"}`, new Set());
		expect(left).toMatch(/^\{"callback_url":"\[removed\]","text":"\[removed\]/);
	});

	test('is removed as often as it stands there', () => {
		const url = 'https://hooks.example/s3cr3t';
		const body = `{"callback_url":"${url}","text":"${url}, ${url} and ${url}"}`;
		expect(withoutCallbacks(body, new Set())).not.toContain('s3cr3t');
	});

	// [the address, how an error names it by what stands behind the host, what is left]
	test.each([
		['http://hooks.example/run?token=1', '/run?token=1 failed', '[removed] failed'],
		['https://hooks.example/run?t=12345', '/run?t=12345 failed', '[removed] failed'],
		['https://hooks.example/run?t=1234', '/run?t=1234 failed', '/run?t=1234 failed'],
		['https://hooks.example/a/long/path', '/a/long/path failed', '/a/long/path failed'],
	])('%s without its host: %s', (url, text, left) => {
		const body = `{"callback_url":"${url}","text":"${text}"}`;
		expect(withoutCallbacks(body, new Set())).toBe(`{"callback_url":"[removed]","text":"${left}"}`);
	});

	test.each(['callback_url', 'callbackUrl', 'callBackUrl', 'webhook_url', 'webhookUrl'])(
		'is known from the member %s, also in later answers',
		(name) => {
			const remembered = new Set<string>();
			withoutCallbacks(`{"${name}" : "${escaped}"}`, remembered);
			expect(withoutCallbacks(`{"error":"${URL}"}`, remembered)).toBe('{"error":"[removed]"}');
		},
	);

	test('leaves longer addresses, other texts and records without one as they are', () => {
		const short = 'https://cdn.example/a';
		const body = `{"callback_url":"${short}","url":"${short}/film.mp4","other":"${short}.mp4"}`;
		const left = withoutCallbacks(body, new Set());
		expect(left).toContain(`"${short}/film.mp4"`);
		expect(left).toContain(`"${short}.mp4"`);
		const dummy = '{"callback_url":"dummy","prompt":"a dummy on a chair"}';
		expect(withoutCallbacks(dummy, new Set())).toBe(dummy);
		expect(withoutCallbacks(inRecord('all is well'), new Set())).toBe(
			inRecord('all is well').replace(URL, '[removed]'),
		);
	});

	test('is no address where it is very short, and is one in what is no JSON too', () => {
		const short = '{"callback_url":"http://a.io","text":"http://a.io"}';
		expect(withoutCallbacks(short, new Set())).toBe(short);
		expect(withoutCallbacks(short.replaceAll('a.io', 'ab.io'), new Set())).toBe(
			'{"callback_url":"[removed]","text":"[removed]"}',
		);
		const broken = '{"callback_url":"https://hooks.example/\\q"}';
		expect(withoutCallbacks(broken, new Set())).toBe('{"callback_url":"[removed]"}');
	});

	test('is remembered for the first 200 addresses, so that a run does not grow without end', () => {
		const urls = Array.from({ length: 201 }, (_, index) => `https://hooks.example/${index}`);
		const remembered = new Set<string>();
		const records = urls.map((url) => `{"callback_url":"${url}","text":"${url}"}`);
		expect(withoutCallbacks(`[${records.join(',')}]`, remembered)).not.toContain('hooks');
		expect([...remembered]).toEqual(urls.slice(0, 200));
	});

	test('is removed where every record has its own', () => {
		const records = Array.from({ length: 2_000 }, (_, index) =>
			inRecord(`film ${index}`).replace('run', `run${index}`),
		);
		const body = `{"items":[${records.join(',')}]}`;
		expect(withoutCallbacks(body, new Set())).not.toContain('hooks');
	});
});

// [a provider's sentence, what of it is shown]
test.each([
	['no URL, a question?', 'no URL, a question?'],
	['see https://docs.example/errors#a', 'see https://docs.example/errors#a'],
	['cannot read "https://x/a.png?sign=1&b=2".', 'cannot read "https://x/a.png?[removed]".'],
	['to=https%3A%2F%2Fx%2Fa%3Ftoken%3D1 failed', 'to=https%3A%2F%2Fx%2Fa?[removed] failed'],
	['http://a?b http://c/?d=1', 'http://a?[removed] http://c/?[removed]'],
])('%s', (text, shown) => {
	expect(withoutQueries(text)).toBe(shown);
});
