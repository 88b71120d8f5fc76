import { problem } from '../../../../core/problem';
import { recipeAdapter } from '../../../../providers/customApi/adapter';
import type { DescribedApi } from '../../../../providers/customApi/described';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';
import { answer, HTML, problemOf, taskOf } from '../../../core/answering';

const VIDEO = 'https://cdn.example/out.mp4';
const CHECK_BASE = 'Check the base URL in the credential.';

const adapterFor = (recipe: Partial<Recipe> = {}, api: Partial<DescribedApi> = {}) =>
	recipeAdapter(
		{ provider: 'customApi', service: 'customApi', ...api },
		{
			recipe: { ...NO_RECIPE, statusUrl: '/tasks/{id}', ...recipe },
			baseUrl: 'https://api.example.com/v1',
		},
	);

// [HTTP status, whether a record under it is read]
test.each([
	[199, false],
	[200, true],
	[299, true],
	[300, false],
])('a record under HTTP %i is read: %j', (status, isRead) => {
	const parsed = adapterFor().parse(answer({ status: 'running' }, status), ['a']);
	expect(Array.isArray(parsed)).toBe(isRead);
});

// [record, whether it is read]
test.each<[unknown, boolean]>([
	['null', false],
	[{}, false],
	[{ a: null }, false],
	[{ a: null, b: null }, false],
	[{ a: null, b: 1 }, true],
	[{ a: 1, b: null }, true],
	[[{ a: 1 }], true],
])("no API's own reading makes a task of nothing: %j", (body, isRead) => {
	const read: DescribedApi['read'] = (found) => ({ ...found, status: 'running' });
	const task = { status: 'running' };
	const api = { read, knowsRecord: true };
	expect(adapterFor({}, api).parse(answer(body), ['a'])).toMatchObject(isRead ? [task] : []);
	expect(adapterFor({ notFoundOnEmpty: false }, api).parse(answer(body), ['a'])).toMatchObject([
		task,
	]);
	expect(adapterFor({}, api).parse(answer(body, 202), ['a'])).toMatchObject([task]);
});

// [HTTP status, body, whether it says that there is no such task]
test.each<[number, unknown, boolean]>([
	[400, 'no such task', true],
	[400, 'id < 1', true],
	[400, 'a<b', true],
	[400, HTML, false],
	[400, '\n  <p>Sorry</p>', false],
	[400, ' <p>Sorry</p>', false],
	[404, 'no such task', false],
	[401, { message: 'no' }, true],
	[402, { message: 'no' }, true],
	[403, { message: 'no' }, true],
	[400, { code: 'AccessDenied', message: 'no' }, false],
	[422, { message: 'no' }, false],
])('HTTP %i with %j may mean no such task: %j', (status, body, isMeant) => {
	const notFoundOn = new Set([400, 401, 402, 403, 404]);
	const parsed = adapterFor({ notFoundOn }).parse(answer(body, status), ['a']);
	expect(Array.isArray(parsed)).toBe(isMeant);
});

// [title of the field for the address, HTTP status, body, advice]
test.each([
	[undefined, 404, 'Cannot GET', CHECK_BASE],
	["'Status URL'", 404, 'Cannot GET', `Check 'Status URL'. ${CHECK_BASE}`],
	["'Status URL'", 401, '{}', 'Check the API key in the credential.'],
	[undefined, 401, '{}', 'Check the API key in the credential.'],
])('where the field for the address is %j, HTTP %i', (addressTitle, status, body, advice) => {
	const adapter = adapterFor({}, addressTitle === undefined ? {} : { addressTitle });
	expect(problemOf(adapter, answer(body, status)).description).toBe(advice);
});

// [where the account is, as advice has it]
test.each([
	[undefined, 'at the provider'],
	['at Vidu', 'at Vidu'],
])('where the account is: %j', (accountAt, where) => {
	const adapter = adapterFor({}, accountAt === undefined ? {} : { accountAt });
	const received = answer({ code: 'InsufficientBalance', message: 'no' }, 400);
	expect(problemOf(adapter, received).description).toBe(
		`The account's balance is used up: top it up ${where}. (provider's code: InsufficientBalance)`,
	);
});

// [Status Field, record, message, advice]
test.each([
	[
		null,
		{ phase: 'cooking', n: 1, stage: 'hot' },
		'no status word was found in the answer',
		"No status word was found in the answer; choose 'Status Field', for example one of: phase, stage.",
	],
	[
		null,
		{ n: 1 },
		'no status word was found in the answer',
		"No status word was found in the answer; choose 'Status Field'. Check 'Status URL' and the base URL in the credential, too.",
	],
	[
		'data.state',
		{ phase: 'cooking', stage: 'hot' },
		"'Status Field' names data.state, where the answer has no word",
		"Choose another 'Status Field', for example one of: phase, stage, or leave it empty to have it found.",
	],
	[
		'data.state',
		{ n: 1 },
		"'Status Field' names data.state, where the answer has no word",
		"Choose another 'Status Field', or leave it empty to have it found.",
	],
	[
		'data.state',
		{ n: 1, error: { message: 'Broken' } },
		"'Status Field' names data.state, where the answer has no word",
		"Choose another 'Status Field', or leave it empty to have it found.",
	],
])('with the Status Field %j no word is found in %j', (statusField, body, message, description) => {
	expect(problemOf(adapterFor({ statusField }), answer(body))).toEqual(
		problem('unexpectedAnswer', message, { httpStatus: 200, description }),
	);
});

// [Status Field, record, status]
test.each<[string | null, object, string]>([
	['data.state', { data: { state: 'cooking' } }, 'unknown'],
	['data.state', { data: { state: 'running' } }, 'running'],
	['data.state', { code: 501, message: 'no' }, 'failed'],
	[null, { n: 1, error: { message: 'Broken' } }, 'unknown'],
	[null, { code: 501, message: 'no' }, 'failed'],
])('with the Status Field %j the record %j is a task that is %s', (statusField, body, status) => {
	expect(taskOf(adapterFor({ statusField }), body).status).toBe(status);
});

test('what a finished task made is not taken for its input when it is asked for again', () => {
	const adapter = adapterFor();
	const body = { status: 'done', video: VIDEO, text: 'A text that goes with it' };
	const [first, second] = [taskOf(adapter, body), taskOf(adapter, body)];
	expect([first.url, second.url]).toEqual([VIDEO, VIDEO]);
});
