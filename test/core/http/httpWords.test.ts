// What a refusal says in our own words, and which words of a provider it heeds.
import { jsonOf, refusalProblem } from '../../../core/http/http';
import type { ApiError } from '../../../core/http/http';
import { answer } from '../answering';

const SILENT: ApiError = { code: null, message: null, traceId: null };

// [status, what happened, what to do]
test.each([
	[
		400,
		'the provider refused the request (HTTP 400)',
		'Check the task id, and that it was created with this provider and this account.',
	],
	[401, 'the provider refused the API key (HTTP 401)', 'Check the API key in the credential.'],
	[
		402,
		'the provider asks for payment (HTTP 402)',
		"Top up the account's balance at the provider.",
	],
	[
		403,
		'the provider forbids this request (HTTP 403)',
		"Check the account's rights and balance at the provider.",
	],
	[404, 'nothing is served under this address (HTTP 404)', 'Check the base URL in the credential.'],
	[
		429,
		'the provider asks for fewer requests (HTTP 429)',
		"Ask less often: raise 'Poll Interval', or run fewer executions at once.",
	],
	[
		503,
		'the provider could not answer (HTTP 503)',
		'The provider had an internal fault; the task may still be running. Look again.',
	],
])('HTTP %i without a word of the provider', (status, message, description) => {
	expect(refusalProblem(answer('', status), SILENT, [])).toMatchObject({ message, description });
});

test.each([
	[{ code: 'x' }, " (provider's code: x)"],
	[{ traceId: 't' }, ' (trace id: t)'],
	[{ code: 'x', traceId: 't' }, " (provider's code: x, trace id: t)"],
])('what the provider says of itself, %j, follows the advice', (said, end) => {
	const { description } = refusalProblem(answer('', 401), { ...SILENT, ...said }, []);
	expect(description).toBe(`Check the API key in the credential.${end}`);
});

test.each([
	[299, 'providerFault'],
	[300, 'wrongAddress'],
	[399, 'wrongAddress'],
])('HTTP %i is %s', (status, kind) => {
	expect(refusalProblem(answer('', status), SILENT, []).kind).toBe(kind);
});

test('a refusal without a code fits no rule', () => {
	const rules = [{ code: /./, kind: 'unauthorized', advice: 'Never.' }] as const;
	expect(refusalProblem(answer('', 400), SILENT, rules).kind).toBe('refused');
});

test('a redirect leads where its address begins, not where it goes on to later', () => {
	const location = '/sign-in?next=https://elsewhere.example/';
	expect(refusalProblem(answer('', 302, { location }), SILENT, []).message).toBe(
		'the base URL redirects elsewhere (HTTP 302)',
	);
});

test('what holds a web page somewhere is no web page', () => {
	expect(jsonOf(answer('upstream said: <html>'))).toMatchObject({
		message: "the answer is not this provider's: it is not JSON",
	});
});
