import { keyPattern, withoutKey } from '../../../../nodes/VideoTask/core/secret';

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
	['short', 'a short text', 'a short text'],
	['', 'a text', 'a text'],
])('the key %s in %s', (key, text, left) => {
	expect(removed(key, text)).toBe(left);
});

test('a long key is found in a long answer in no time', () => {
	const key = 'k'.repeat(500);
	expect(removed(key, `${'k'.repeat(499)} `.repeat(2_000))).not.toContain('[removed]');
	expect(removed(key, `${'x'.repeat(1_000_000)}${key}`)).toHaveLength(1_000_000 + 9);
});
