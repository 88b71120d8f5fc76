// What is no operation, and what Google's refusals mean.
import notFound from './fixtures/operation_not_found_http404_INFERRED.json';
import { googleVeoProvider } from '../../../providers/googleVeo/provider';
import { adapterOf, answer, problemOf, taskOf } from '../../core/answering';

const NAME = 'models/veo-3.1-generate-preview/operations/abc123def456';
const adapter = () => adapterOf('googleVeo');
const met = (body: unknown, status: number) => problemOf(adapter(), answer(body, status), [NAME]);

/** A refusal as Google writes it, with these details. */
const said = (status: string, details?: unknown) => ({
	error: { code: 400, message: 'Words.', status, details },
});
const reason = (code: string) => ({ reason: code });

// [an operation without a name, its status]
test.each([
	[{ done: false }, 'running'],
	[{ done: null }, 'running'],
	[{ done: true }, 'succeeded'],
	[{ response: { generatedSamples: [] } }, 'running'],
	[{ done: true, response: {} }, 'succeeded'],
	[{ done: true, error: { code: 13, message: 'Internal' } }, 'failed'],
])('%j, which names no operation, is the one that was asked for', (body, status) => {
	expect(taskOf(adapter(), body, NAME)).toMatchObject({ taskId: NAME, status });
});

test.each([
	'models/veo-3.1-generate-preview/operations/another',
	'models/veo-3.1-generate-preview/operations/zzz123def456',
	'operations/abc123def45',
])('%s is another operation', (name) => {
	expect(met({ name, done: true }, 200)).toMatchObject({
		...{ kind: 'unexpectedAnswer', message: expect.stringContaining('it is about another task') },
	});
});

test.each([
	'models/veo-3.1/operations/abc123def456',
	'operations/abc123def456',
	'abc123def456',
	'MODELS/veo-3.1/operations/ABC123DEF456',
])('%s is the operation that was asked for', (name) => {
	expect(taskOf(adapter(), { name, done: true }, NAME).status).toBe('succeeded');
});

// [HTTP status, kind]
test.each([
	[199, 'unauthorized'],
	[300, 'wrongAddress'],
	[400, 'unauthorized'],
	[403, 'unauthorized'],
	[500, 'unauthorized'],
])('the reason in the details counts under HTTP %i: %s', (status, kind) => {
	const body = said('INVALID_ARGUMENT', [reason('API_KEY_INVALID')]);
	expect(met(body, status).kind).toBe(kind);
});

test.each([200, 299])('under HTTP %i an answer is read as an operation', (status) => {
	const body = { name: NAME, done: true, error: { code: 7, message: 'No' } };
	expect(adapter().parse(answer(body, status), [NAME])).toMatchObject([
		{ taskId: NAME, status: 'failed' },
	]);
});

test.each([404, 410])('HTTP %i says that there is no such operation', (status) => {
	expect(adapter().parse(answer(notFound, status), [NAME])).toEqual([]);
});

const KEY = 'Check the API key in the credential.';
const RIGHTS =
	'The account has no right to this: check its rights and its plan in Google AI Studio.';
const OTHER = 'Check the task id, and that it was created with this provider and this account.';

// [the code, the kind under HTTP 400, the advice, whether the id may be to blame]
test.each([
	['API_KEY_INVALID', 'unauthorized', KEY, false],
	['API_KEY_EXPIRED', 'unauthorized', KEY, false],
	['NO_API_KEY_INVALID', 'refused', OTHER, true],
	['API_KEY_INVALID_NOT', 'refused', OTHER, true],
	['API_KEY_MISSING', 'refused', OTHER, true],
	['PERMISSION_DENIED', 'forbidden', RIGHTS, false],
])('the reason %s is %s and says what to do', (code, kind, advice, concernsIds) => {
	expect(met(said('INVALID_ARGUMENT', [reason(code)]), 400)).toMatchObject({
		...{ kind, concernsIds, description: `${advice} (provider's code: ${code})` },
		...{ message: expect.stringMatching(/ \(HTTP 400\): Words\.$/) },
	});
});

// [the details, the code that is told]
test.each([
	[undefined, 'INVALID_ARGUMENT'],
	['API_KEY_INVALID', 'INVALID_ARGUMENT'],
	[{ reason: 'API_KEY_INVALID' }, 'INVALID_ARGUMENT'],
	[[null, 7, {}, reason('FIRST'), reason('SECOND')], 'FIRST'],
	[[...Array<object>(19).fill({}), reason('TWENTIETH')], 'TWENTIETH'],
	[[...Array<object>(20).fill({}), reason('LATER')], 'INVALID_ARGUMENT'],
])('the code is the first reason among twenty details: %j', (details, code) => {
	expect(met(said('INVALID_ARGUMENT', details), 400).description).toContain(
		`(provider's code: ${code})`,
	);
});

// [what is in the details, the pause in ms]
test.each([
	[[{ retryDelay: '7s' }], 7_000],
	[[{ retryDelay: ' 0.5s ' }], 500],
	[[{ reason: 'RATE_LIMIT_EXCEEDED' }, { retryDelay: '7s' }, { retryDelay: '9s' }], 7_000],
	[[{ retryDelay: 'soon' }, { retryDelay: '9s' }], 9_000],
	[[{ retryDelay: '70' }], null],
	[[{ retryDelay: '34.5m' }], null],
	[[{ retryDelay: '7s later' }], null],
	[[], null],
])('the pause in %j is %j ms', (details, ms) => {
	expect(met(said('RESOURCE_EXHAUSTED', details), 429).retryAfterMs).toBe(ms);
});

test('an address is asked for under the base URL of the credential alone', () => {
	const baseUrl = 'https://g.example/v1beta';
	const setup = googleVeoProvider.readSetup({ credential: {}, parameters: {}, baseUrl });
	expect(setup).toBe(baseUrl);
	const [way] = googleVeoProvider.adapterFor('', setup as string)?.ways ?? [];
	expect(way?.whyNone?.([`${baseUrl}/${NAME}`])).toBeNull();
	expect(way?.whyNone?.([`https://evil.example/v1beta/${NAME}`])).toMatchObject({
		...{ kind: 'invalidInput', concernsIds: true },
	});
});
