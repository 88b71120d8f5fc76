import { errorAround, errorIn, failureIn } from '../../../../providers/customApi/detect/failure';
import { placesIn } from '../../../../providers/customApi/detect/places';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';

const NOTHING_WRONG = [
	...['none', 'None', ' null ', 'no error', 'no_error', 'success', 'OK', 'n/a', 'N/A', '0', '200'],
];

test.each(NOTHING_WRONG)('%p is no error, as a text, as a code and as a message', (text) => {
	expect(errorIn({ error: text })).toBeNull();
	expect(errorIn({ error_code: text })).toBeNull();
	expect(errorIn({ error: { code: text, message: text } })).toBeNull();
});

// [record, code, message]
test.each<[Readonly<Record<string, unknown>>, string | null, string | null]>([
	[{ error: 'none of the files was read' }, null, 'none of the files was read'],
	[{ error_code: 7 }, '7', null],
	[{ err_code: 'E1' }, 'E1', null],
	[{ fail_code: 'E1' }, 'E1', null],
	[{ failure_code: 'E1' }, 'E1', null],
	[{ error: { code: 'E1' }, error_code: 'E2' }, 'E1', null],
])('the error in %p: %p, %p', (record, code, message) => {
	expect(errorIn(record)).toEqual({ code, message });
});

test('an address in the place of a reason is an output and no error', () => {
	expect(errorIn({ fail_reason: 'https://x.example/a.mp4' })).toBeNull();
	expect(errorIn({ fail_reason: 'see https://x.example/help' })).not.toBeNull();
});

test("the error of Google's filters stands in the response of a video", () => {
	const generateVideoResponse = { raiMediaFilteredReasons: ['a celebrity'] };
	const [place] = placesIn({ done: true, response: { generateVideoResponse } });
	expect(errorAround(place ?? null)).toEqual({ code: null, message: 'a celebrity' });
	expect(errorAround(null)).toBeNull();
});

// [body, code, message]
test.each<[object, string | null, string | null]>([
	[{ message: 'Bad' }, null, 'Bad'],
	[{ message: 'SUCCEED' }, null, null],
	[{ msg: 'completed', detail: 'Bad' }, null, 'Bad'],
	[{ message: 'n/a', msg: 'Bad' }, null, 'Bad'],
	[{ details: 'second', status_message: 'first' }, null, 'first'],
	[{ details: { code: 'E1', message: 'first' }, status_message: 'second' }, 'E1', 'first'],
	[{ detail: [{ type: 'E1', msg: 'first' }] }, 'E1', 'first'],
	[{ code: 'InvalidParameter', message: 'Bad' }, 'InvalidParameter', 'Bad'],
	[{ code: 'Success', message: 'Bad' }, null, 'Bad'],
	[{ code: '1001', message: 'Bad' }, null, 'Bad'],
	[{ code: 1001, message: 'Bad' }, null, 'Bad'],
])('why %p failed: %p, %p', (body, code, message) => {
	const [place] = placesIn(body);
	expect(failureIn(body, place ?? null, NO_RECIPE)).toEqual({ code, message });
});
