// JSON as providers that sort it sign it: Python's json.dumps(value, sort_keys=True, separators=(",", ":")).
import { sortedJson } from '../../../core/callback/sortedJson';

// [what, as sent, as signed]
test.each([
	[
		'members in order of names',
		'{"b":1,"a":{"d":null,"c":true}}',
		'{"a":{"c":true,"d":null},"b":1}',
	],
	[
		'numbers as written',
		'{"cost": 1.0, "n": -2.50e3, "big": 12345678901234567890}',
		'{"big":12345678901234567890,"cost":1.0,"n":-2.50e3}',
	],
	[
		'numbers within texts left alone',
		'{"a":"1.0 \\" 2.0","b":[3.0, "4"]}',
		'{"a":"1.0 \\" 2.0","b":[3.0,"4"]}',
	],
	['names that are numbers in order of texts', '{"9":1,"10":2}', '{"10":2,"9":1}'],
	['names with signs before letters', '{"a_b":1,"aB":2,"a":3}', '{"a":3,"aB":2,"a_b":1}'],
	['an empty object and list', ' { "b" : [ ] , "a" : { } } ', '{"a":{},"b":[]}'],
])('%s', (_what, sent, signed) => {
	expect(sortedJson(sent)).toBe(signed);
});

test.each(['', '{', '{"a":01}', '{"a":"\\u00011"}', '['.repeat(200_000)])(
	'nothing of %#',
	(sent) => {
		expect(sortedJson(sent)).toBeNull();
	},
);
