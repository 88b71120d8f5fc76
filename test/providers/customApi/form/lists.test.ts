import { problem } from '../../../../core/problem';
import {
	failedWhenIn,
	headersIn,
	notFoundIn,
	outputFieldsIn,
	wordsIn,
} from '../../../../providers/customApi/form/lists';

test('a field may be called none where it is one of several', () => {
	expect(outputFieldsIn('none, a.url')).toEqual(['none', 'a.url']);
	expect(outputFieldsIn('none')).toEqual([]);
});

// [what, what the reader says, message, advice]
test.each([
	[
		'words without a meaning',
		wordsIn('ready'),
		`'Words' is "ready", which is no list of rows`,
		'Add rows in the form, or give an object such as { "succeeded": "ready, 3" }.',
	],
	[
		'a header as HTTP writes it',
		headersIn('X-A: 1', null),
		`'Headers' is "X-A: 1", which is no list of rows`,
		'Add rows in the form, or give an object such as { "X-API-Version": "2" }.',
	],
	[
		'a header with a line break',
		headersIn({ 'X-A': 'a\nb' }, null),
		`'Headers' holds "X-A", which is no header`,
		'Write a name such as X-API-Version, and a value in one line.',
	],
	[
		'half a condition',
		failedWhenIn('a.b'),
		`'Failed When' holds "a.b", which is no path with a value`,
		'Write one condition in a line, as in video.respect_moderation = false.',
	],
])('%s is refused in whole sentences', (_what, result, message, description) => {
	expect(result).toEqual(problem('invalidInput', message, { description }));
});

// [condition, path, value]
test.each([
	['a = false', 'a', 'false'],
	['a == false', 'a', 'false'],
	['a === false', 'a', 'false'],
	['a = "x y"', 'a', 'x y'],
	["a = 'x y'", 'a', 'x y'],
	['a = x "y"', 'a', 'x "y"'],
	['a = "y" x', 'a', '"y" x'],
	['a = "y\'', 'a', '"y\''],
	['a = b=c', 'a', 'b=c'],
])('the condition %s', (condition, path, value) => {
	expect(failedWhenIn(condition)).toEqual([{ path, value }]);
});

test('four equals signs are no condition', () => {
	expect(failedWhenIn('a ==== b')).toMatchObject({ kind: 'invalidInput' });
});

test.each(['400', '404', '499', '599'])('%s may mean that there is no such task', (code) => {
	expect(notFoundIn(code)).toEqual({ notFoundOn: new Set([Number(code)]), notFoundOnEmpty: false });
});

test.each(['1404', '4040', '399', '600', '40x', 'emptyx'])('%s is no code', (code) => {
	expect(notFoundIn(code)).toEqual(
		problem(
			'invalidInput',
			`'Not Found On' holds "${code}", which is neither an HTTP code from 400 on nor "empty"`,
			{ description: 'Write as in 404, 400, empty.' },
		),
	);
});

test.each([
	...['Authorization', 'Proxy-Authorization', 'Cookie', 'Host', 'Connection', 'Content-Length'],
	...['Transfer-Encoding', 'Upgrade', 'Expect', 'TE', 'Trailer', 'x-own-key'],
])('the header %s is left to the credential and the connection', (name) => {
	expect(headersIn({ [name]: 'x' }, 'X-Own-Key')).toEqual(
		problem(
			'invalidInput',
			`'Headers' holds "${name}", which the credential or the connection sets`,
			{ description: 'Remove it; a key belongs into the credential.' },
		),
	);
});

// [name, value]
test.each([
	['X-Empty', ''],
	['X-Words', 'two words\tand a tab'],
	['X-Long', 'a'.repeat(4_000)],
	['x'.repeat(100), '1'],
])('the header %j is sent as it is', (name, value) => {
	expect(headersIn([{ name, value }], null)).toEqual({ [name]: value });
});

// [name, value, the name as it is quoted]
test.each([
	['X-Long', 'a'.repeat(4_001), '"X-Long"'],
	['X-Sign', 'é', '"X-Sign"'],
	['X-Sign:', '1', '"X-Sign:"'],
	['x'.repeat(101), '1', `"${'x'.repeat(60)}…"`],
	['', '1', '""'],
])('the header %j is not sent', (name, value, quotation) => {
	expect(headersIn([{ name, value }], null)).toMatchObject({
		message: `'Headers' holds ${quotation}, which is no header`,
	});
});
