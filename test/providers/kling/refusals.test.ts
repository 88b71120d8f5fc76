// What Kling's error codes mean, and what a user is told to do about each (kling.ai/document-api, error codes).
import { adapterOf, answer, problemOf } from '../../core/answering';

const kling = adapterOf('kling', 'text2video');
const refused = (code: unknown, status = 200, more: object = {}) =>
	problemOf(kling, answer({ code, message: 'Why', ...more }, status));

const KEY =
	"Check the API key, or the access key and its secret key, and 'Region' in the credential: keys are of one region, and tokens are refused where this machine's clock is wrong.";
const BALANCE = "The account's balance or its resource pack is used up: top it up at Kling.";
const LESS_OFTEN = "Ask less often: raise 'Poll Interval', or run fewer tasks at once.";
const LOOK_AGAIN = 'Kling had an internal fault; the task may still be running. Look again.';
const QUESTION =
	"Check the task id, and that it was created under this 'Service' and with this account.";

// [code, kind, advice]
test.each([
	[1000, 'unauthorized', KEY],
	[1001, 'unauthorized', KEY],
	[1002, 'unauthorized', KEY],
	[1003, 'unauthorized', KEY],
	[1004, 'unauthorized', KEY],
	[1100, 'forbidden', 'The account is not in order: check its state at Kling.'],
	[1101, 'paymentRequired', BALANCE],
	[1102, 'paymentRequired', BALANCE],
	[1103, 'forbidden', 'The account has no right to this: check its plan at Kling.'],
	[1200, 'refused', QUESTION],
	[1201, 'refused', QUESTION],
	[1202, 'wrongAddress', "Kling has no tasks under this path: check 'Service'."],
	[1300, 'refused', QUESTION],
	[1301, 'refused', QUESTION],
	[1302, 'rateLimited', LESS_OFTEN],
	[1303, 'rateLimited', LESS_OFTEN],
	[
		...([1304, 'forbidden'] as const),
		"Kling does not take this machine's IP address: check the account's list of addresses.",
	],
	[5000, 'providerFault', LOOK_AGAIN],
	[5001, 'providerFault', LOOK_AGAIN],
	[5002, 'providerFault', LOOK_AGAIN],
])('the code %i is %s, with its own advice', (code, kind, advice) => {
	for (const sent of [code, `${code}`]) {
		expect(refused(sent)).toMatchObject({
			...{ kind, description: `${advice} (provider's code: ${code})`, concernsIds: false },
		});
	}
});

// The code is a whole one, and its neighbours are none of the list.
test.each([
	...[999, 1005, 1099, 1104, 1199, 1204, 1299, 1305, 4999, 5003],
	...[1000, 1004, 1100, 1101, 1102, 1103, 1200, 1201, 1202, 1203].flatMap((code) => [
		`${code}0`,
		`2${code}`,
	]),
	...[1300, 1301, 1302, 1303, 1304, 5000, 5002].flatMap((code) => [`${code}0`, `2${code}`]),
])('the code %s is not documented, so the HTTP status counts', (code) => {
	expect([refused(code).kind, refused(code, 402).kind]).toEqual([
		...['providerFault', 'paymentRequired'],
	]);
});

test.each([1200, 1201, 1300, 1301])(
	'from HTTP 400 on the status says what the code %i refuses',
	(code) => {
		expect(refused(code, 400)).toMatchObject({ kind: 'refused', concernsIds: true });
		expect(refused(code, 401)).toMatchObject({ kind: 'unauthorized', concernsIds: false });
	},
);

test.each([
	['request_id', { request_id: 'r-1', trace_id: 't-1' }, 'r-1'],
	['requestId', { requestId: 'r-1' }, 'r-1'],
	['trace_id', { request_id: '', trace_id: 't-1' }, 't-1'],
])('the trace id of a refusal is its %s', (_name, more, traceId) => {
	expect(refused(1100, 403, more).description).toBe(
		`The account is not in order: check its state at Kling. (provider's code: 1100, trace id: ${traceId})`,
	);
});

// [body, code and message that are told]: a gateway before Kling has its own form.
test.each([
	[{ error: { code: 'no_key', message: 'No key' } }, { code: 'no_key', message: 'No key' }],
	[{ message: 'No key' }, { message: 'No key' }],
	[
		{ code: 1002, message: 'No key', error: { code: 'other' } },
		{ code: '1002', message: 'No key' },
	],
	[{ code: 0, message: 'No key' }, {}],
	[{ code: '0.0', message: 'No key', error: { code: 'other' } }, {}],
	[{ code: null, message: 'No key', error: { code: 'other' } }, {}],
])('%j says %j about why it refuses', (body, said) => {
	expect(problemOf(kling, answer(body, 401)).apart?.said).toEqual(said);
});

// [what, body]
test.each([
	['another code', { code: 1202, message: 'Why' }],
	['the code of a gateway', { error: { code: 'no_route', message: 'No route' } }],
	['nothing', ''],
])('HTTP 404 with %s is no word about a task', (_what, body) => {
	expect(problemOf(kling, answer(body, 404)).kind).toBe('wrongAddress');
});

test.each([
	['an empty object', {}],
	['the code 0', { code: 0, message: 'SUCCEED' }],
])('HTTP 404 with %s in JSON is an unknown task', (_what, body) => {
	expect(kling.parse(answer(body, 404), ['x'])).toEqual([]);
});

test('JSON without a code under another status is about the request', () => {
	expect(problemOf(kling, answer({ message: 'no' }, 400)).kind).toBe('refused');
	expect(problemOf(kling, answer({ message: 'no' }, 405)).kind).toBe('refused');
});
