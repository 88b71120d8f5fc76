// Contract "Errors" and "Looks and waits"; codes and bodies of providers.md A.7.
import apiError from './fixtures/error_500_api_error.json';
import apiErrorWithFlag from './fixtures/error_500_api_error_with_success_false.json';
import concurrency from './fixtures/error_429_rate_limited_concurrency.json';
import disabled from './fixtures/error_400_disabled.json';
import idRequired from './fixtures/dreamina_error_400_id_required.json';
import invalidToken from './fixtures/error_401_invalid_token.json';
import maestroNotFound from './fixtures/maestro_not_found_404.json';
import minimaxJson from './fixtures/minimax_error_invalid_json_400.json';
import minimaxWorker from './fixtures/minimax_error_worker_422.json';
import mismatched from './fixtures/error_401_token_mismatched.json';
import noApi from './fixtures/error_404_no_api.json';
import notImplemented from './fixtures/error_400_api_not_implemented.json';
import noTask from './fixtures/digitalhuman_not_found_404.json';
import noToken from './fixtures/error_400_no_token.json';
import textError from './fixtures/error_402_string_error.json';
import tokenExpired from './fixtures/error_401_token_expired.json';
import tooMany from './fixtures/error_429_too_many_requests.json';
import { adapterOf, answer, HTML, problemOf, tasksOf } from '../../core/answering';

const veo = adapterOf('aceDataCloud', 'veo');

const coded = (code: string) => ({ error: { code, message: 'Words.' }, trace_id: 'trace-1' });

const CHECK_KEY = 'Check the API key in the credential.';
const OTHER_SERVICE =
	"This API key belongs to another service than 'veo'. Use that service's key or a global one.";
const NO_ENDPOINT = "'Service' has no tasks endpoint under this name.";
const LESS_OFTEN = "Ask less often: raise 'Poll Interval', or run fewer executions at once.";
const LOOK_AGAIN = 'The provider had an internal fault; the task may still be running. Look again.';

// [status, body, kind, what the description begins with, whether it may be about one of the ids]
const REFUSALS = [
	[400, noToken, 'unauthorized', CHECK_KEY, false],
	[401, invalidToken, 'unauthorized', CHECK_KEY, false],
	[401, tokenExpired, 'unauthorized', CHECK_KEY, false],
	[401, mismatched, 'unauthorized', OTHER_SERVICE, false],
	[400, mismatched, 'unauthorized', OTHER_SERVICE, false],
	[401, coded('authorization_missing'), 'unauthorized', CHECK_KEY, false],
	[400, coded('authorization_invalid'), 'unauthorized', CHECK_KEY, false],
	[400, coded('token_revoked'), 'unauthorized', CHECK_KEY, false],
	[401, coded('token_mismatched_account'), 'unauthorized', CHECK_KEY, false],
	[401, {}, 'unauthorized', CHECK_KEY, false],
	[402, textError, 'paymentRequired', '', false],
	[400, disabled, 'forbidden', '', false],
	[403, disabled, 'forbidden', '', false],
	[403, coded('used_up'), 'forbidden', '', false],
	[400, coded('used_up'), 'forbidden', '', false],
	[403, coded('forbidden'), 'forbidden', '', false],
	[400, notImplemented, 'wrongAddress', NO_ENDPOINT, false],
	[404, noApi, 'wrongAddress', NO_ENDPOINT, false],
	[404, HTML, 'wrongAddress', '', false],
	[429, concurrency, 'rateLimited', LESS_OFTEN, false],
	[429, tooMany, 'rateLimited', LESS_OFTEN, false],
	[500, apiError, 'providerFault', LOOK_AGAIN, false],
	[500, apiErrorWithFlag, 'providerFault', LOOK_AGAIN, false],
	[502, HTML, 'providerFault', LOOK_AGAIN, false],
	[504, coded('timeout'), 'providerFault', LOOK_AGAIN, false],
	[408, '', 'providerFault', LOOK_AGAIN, false],
	[425, '', 'providerFault', LOOK_AGAIN, false],
	[400, idRequired, 'refused', '', true],
	[400, minimaxJson, 'refused', '', true],
	[422, minimaxWorker, 'refused', '', true],
	[413, coded('request_too_large'), 'refused', '', false],
	[409, coded('conflict'), 'refused', '', false],
] as const;

test.each(REFUSALS)('HTTP %i, row %#: %j is %s', (status, body, kind, advice, concernsIds) => {
	for (const ids of [['task-1'], ['task-1', 'task-2']]) {
		const problem = problemOf(veo, answer(body, status), ids);
		expect(problem).toMatchObject({ kind, httpStatus: status, concernsIds, retryAfterMs: null });
		expect(problem.description.startsWith(advice)).toBe(true);
		expect(problem.message).toContain(`HTTP ${status}`);
		expect(problem.description).not.toBe('');
	}
});

// [body, the provider's words, its code, its trace id]
test.each([
	[400, noToken, 'No token specified for the request.', 'no_token', noToken.trace_id],
	[401, mismatched, 'token and api does not match.', 'token_mismatched', mismatched.trace_id],
	[429, concurrency, 'Concurrency limit exceeded for this token.', 'rate_limited', null],
	[500, apiErrorWithFlag, 'fetch failed', 'api_error', apiErrorWithFlag.trace_id],
	[402, textError, 'Payment required', null, null],
	[400, minimaxJson, 'The request body must be a JSON object.', 'bad_request', null],
	[
		422,
		minimaxWorker,
		'The request did not pass content safety checks.',
		'unprocessable_entity_error',
		'req_123',
	],
])("the provider's own words, code and trace id are told: %i %#", (status, body, words, ...own) => {
	const { description, message } = problemOf(veo, answer(body, status));
	expect(message).toContain(words);
	for (const text of own) if (text !== null) expect(description).toContain(text);
	expect(`${message}${description}`).not.toMatch(/null|undefined|\[object/);
});

test.each([
	['no_task (digital human)', noTask],
	['not_found (maestro)', maestroNotFound],
])('404 %s: no such task, and one id of a batch must be found out', (_code, body) => {
	expect(veo.parse(answer(body, 404), ['task-1'])).toEqual([]);
	expect(problemOf(veo, answer(body, 404), ['task-1', 'task-2'])).toMatchObject({
		httpStatus: 404,
		concernsIds: true,
	});
});

test.each([
	['another code', coded('gone')],
	['no code', { message: 'Not Found' }],
	['a web page', HTML],
	['nothing', ''],
])('404 with %s is a wrong address', (_what, body) => {
	expect(problemOf(veo, answer(body, 404))).toMatchObject({ kind: 'wrongAddress' });
});

test('not found under another status is a refusal', () => {
	expect(problemOf(veo, answer(noTask, 400)).kind).toBe('refused');
});

test.each([
	['in a single answer', ['task-1']],
	['in a batch', ['task-1', 'task-2']],
])('an error under HTTP 200 %s is a refusal, told by its code', (_where, ids) => {
	expect(problemOf(veo, answer(mismatched), ids)).toMatchObject({
		kind: 'unauthorized',
		description: expect.stringContaining(OTHER_SERVICE),
	});
	expect(problemOf(veo, answer(apiError), ids)).toMatchObject({
		kind: 'providerFault',
		message: expect.stringContaining('Internal server error.'),
	});
});

test('a redirect is no answer, and its host is named', () => {
	const redirect = answer('', 302, { location: 'https://user:pw@login.example:8443/x?key=1' });
	const { kind, message, description } = problemOf(veo, redirect);
	expect([kind, message]).toEqual(['wrongAddress', expect.stringContaining('login.example:8443')]);
	expect(message + description).not.toMatch(/user|pw|key=1/);
});

test('a task whose own result holds an error is no refusal', () => {
	const record = { id: 'task-1', response: { success: false, error: noToken.error } };
	expect(tasksOf(veo, record, ['task-1'])).toMatchObject([{ status: 'failed' }]);
});
