import { keyAsSent } from '../../../../core/text/secrets/keyAsSent';

// [key as it was typed, key as it goes out]
test.each([
	['sk-123', 'sk-123'],
	[' sk-123\n', 'sk-123'],
	['sk\u200b-1\r\n23\u0000', 'sk-123'],
	['“sk-123”', 'sk-123'],
	['schl\u00fcssel ~', 'schl\u00fcssel ~'],
	['a\tb', 'a\tb'],
	['\u007f\u0080\u00ff', '\u0080\u00ff'],
	[12345, '12345'],
	['', ''],
	[null, ''],
	[undefined, ''],
])('%j goes out as %j', (typed, sent) => {
	expect(keyAsSent(typed)).toBe(sent);
});
