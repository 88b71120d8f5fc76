import { isProblem } from '../../../../core/problem';
import { readRecipe } from '../../../../providers/customApi/form/readRecipe';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { TaskStatus } from '../../../../core/task/task';
import type { Recipe } from '../../../../providers/customApi/recipe';

const BASE = 'https://api.example.com/v1';
const STATUS_URL = '/tasks/{id}';

interface Form {
	readonly preset?: unknown;
	readonly statusUrl?: unknown;
	readonly describe?: unknown;
}

const read = (form: Form, baseUrl = BASE, credential = {}) =>
	readRecipe({ credential, parameters: { ...form }, baseUrl });
const described = (describe: unknown, form: Form = {}) =>
	read({ statusUrl: STATUS_URL, ...form, describe });

function recipeOf(result: ReturnType<typeof read>): Recipe {
	expect(result).not.toHaveProperty('message');
	return result as Recipe;
}

test('an empty form says nothing', () => {
	for (const form of [{}, { preset: 'none', statusUrl: '', describe: {} }, { preset: null }]) {
		expect(read(form)).toEqual(NO_RECIPE);
	}
	expect(read({ statusUrl: ` ${STATUS_URL} ` })).toEqual({ ...NO_RECIPE, statusUrl: STATUS_URL });
});

// [what, what the form holds, what it means]
const BAD_WORDS = new Map([
	['bad', 'failed'],
	['3', 'failed'],
]) as ReadonlyMap<string, TaskStatus>;

test.each<[string, unknown, Partial<Recipe>]>([
	['a method', { method: 'POST' }, { method: 'POST' }],
	['a body', { body: '{"id":"{id}"}' }, { body: '{"id":"{id}"}' }],
	['a body as an object', { body: { id: '{id}' } }, { body: '{"id":"{id}"}' }],
	['a number in a body', { body: '{"id":{id}}' }, { body: '{"id":{id}}' }],
	['headers', { headers: { values: [{ name: 'X-A', value: '1' }] } }, { headers: { 'X-A': '1' } }],
	[
		'rows under another name',
		{ headers: { pairs: [{ name: 'X-A', value: 1 }] } },
		{ headers: { 'X-A': '1' } },
	],
	['one row', { headers: { values: { name: 'X-A', value: '1' } } }, { headers: { 'X-A': '1' } }],
	['an empty row', { headers: { values: [{ name: '', value: '' }] } }, { headers: {} }],
	['a path', { statusField: '$.data[0].state' }, { statusField: 'data.0.state' }],
	['paths', { outputFields: 'a.url, b[].url' }, { outputFields: ['a.url', 'b[].url'] }],
	['paths in a list', { outputFields: ['a', 'b'] }, { outputFields: ['a', 'b'] }],
	['paths in JSON', { outputFields: '["a","b"]' }, { outputFields: ['a', 'b'] }],
	['no outputs', { outputFields: 'None' }, { outputFields: [] }],
	['nothing said of outputs', { outputFields: '  ' }, { outputFields: null }],
	[
		'words',
		{
			words: {
				values: [
					{ status: 'succeeded', words: 'Ready, 3' },
					{ status: 'not_found', words: 'Task Gone' },
				],
			},
		},
		{
			words: new Map([
				['ready', 'succeeded'],
				['3', 'succeeded'],
				['task_gone', 'not_found'],
			]),
		},
	],
	[
		'a word twice for the same',
		{ words: [{ status: 'failed', words: 'bad, BAD' }] },
		{ words: new Map([['bad', 'failed']]) },
	],
	[
		'conditions',
		{ failedWhen: 'a.b = false\n\nc == "x = y"' },
		{
			failedWhen: [
				{ path: 'a.b', value: 'false' },
				{ path: 'c', value: 'x = y' },
			],
		},
	],
	['codes', { notFoundOn: '400' }, { notFoundOn: new Set([400]), notFoundOnEmpty: false }],
	['a code', { notFoundOn: 422 }, { notFoundOn: new Set([422]), notFoundOnEmpty: false }],
	['codes and empty', { notFoundOn: '404 400, Empty' }, { notFoundOn: new Set([404, 400]) }],
	['a result address', { resultUrl: '/d/{data.id}/{id}' }, { resultUrl: '/d/{data.id}/{id}' }],
	[
		'another host for the result',
		{ resultUrl: 'https://cdn.example/{id}' },
		{ resultUrl: 'https://cdn.example/{id}' },
	],
	['an address in the answer', { resultUrl: '{response_url}' }, { resultUrl: '{response_url}' }],
	['a switch as text', { downloadWithKey: 'true' }, { downloadWithKey: true }],
	[
		'numbers',
		{ expectedSeconds: '90', urlLifetimeSeconds: 1.5 },
		{ expectedSeconds: 90, urlLifetimeSeconds: 1.5 },
	],
	['0 for not known', { requestsPerMinute: 0 }, { requestsPerMinute: null }],
	['words under what they mean', { words: { failed: ['bad', 3] } }, { words: BAD_WORDS }],
	['one row of words', { words: { status: 'Failed', words: 'bad, 3' } }, { words: BAD_WORDS }],
	['words as JSON', { words: '{ "failed": "bad, 3" }' }, { words: BAD_WORDS }],
	['headers under their names', { headers: { 'X-A': 1 } }, { headers: { 'X-A': '1' } }],
	[
		'headers as JSON',
		{ headers: '[{ "name": "X-A", "value": "1" }]' },
		{ headers: { 'X-A': '1' } },
	],
	['no rows', { headers: { values: [] }, words: {} }, {}],
	['a field that there is not', { constructor: 'x', foo: 1 }, {}],
])('%s: %j', (_what, form, part) => {
	const wanted = { ...NO_RECIPE, statusUrl: STATUS_URL, ...part };
	expect(described(form)).toEqual(wanted);
	expect(described(JSON.stringify(form))).toEqual(wanted);
});

// [Status URL]
test.each([
	'/tasks/{id}',
	'tasks/{+id}',
	'/a/{id}/b/{id}?x={id}',
	'https://api.example.com/other/{id}',
	'https://API.example.com:443/other/{id}',
])('the Status URL %s can be asked', (statusUrl) => {
	expect(recipeOf(read({ statusUrl })).statusUrl).toBe(statusUrl);
});

test('an id in the body is enough', () => {
	const form = { statusUrl: '/query', describe: { body: '{"ids":["{id}"]}' } };
	expect(recipeOf(read(form)).statusUrl).toBe('/query');
});

test('a backend of the own network is asked over http', () => {
	const statusUrl = 'http://comfyui:8188/history/{id}';
	expect(recipeOf(read({ statusUrl }, 'http://comfyui:8188')).statusUrl).toBe(statusUrl);
});

// [what, form, message]
test.each<[string, Form, RegExp]>([
	['no id', { statusUrl: '/tasks' }, /^'Status URL' holds no \{id\}$/],
	['another name', { statusUrl: '/tasks/{taskId}' }, /^'Status URL' holds \{taskId\}/],
	[
		'another host',
		{ statusUrl: 'https://other.example/{id}' },
		/^'Status URL' is of https:\/\/other\.example, but .* https:\/\/api\.example\.com$/,
	],
	['another port', { statusUrl: 'https://api.example.com:8443/{id}' }, /^'Status URL' is of/],
	[
		'http in the open',
		{ statusUrl: 'http://api.example.com/{id}' },
		/^'Status URL' begins with http:\/\//,
	],
	[
		'a user name',
		{ statusUrl: 'https://a:b@api.example.com/{id}' },
		/^'Status URL' holds a user name/,
	],
	[
		'another scheme',
		{ statusUrl: 'ftp://api.example.com/{id}' },
		/^'Status URL' begins with ftp:\/\//,
	],
	['no address', { statusUrl: 'https:///{id}' }, /^'Status URL'/],
	['blanks', { statusUrl: '/a b/{id}' }, /^'Status URL' is "\/a b/],
	['an open brace', { statusUrl: '/a/{id}/{' }, /^'Status URL' is/],
	['a fragment', { statusUrl: '/a/{id}#b' }, /^'Status URL' is/],
	['a novel', { statusUrl: `/${'a'.repeat(2_000)}/{id}` }, /^'Status URL' is longer than 2000/],
	['a preset that there is not', { preset: 'sora' }, /^'Preset' is "sora"/],
	['the method', { describe: { method: 'DELETE' } }, /^'Method' is "DELETE"$/],
	['a body that is no JSON', { describe: { body: '{id' } }, /^'Body' is no JSON: "\{id"$/],
	[
		'a key in a header',
		{ describe: { headers: [{ name: 'AUTHORIZATION', value: 'x' }] } },
		/^'Headers' holds "AUTHORIZATION"/,
	],
	[
		'a cookie',
		{ describe: { headers: [{ name: 'Cookie', value: 'x' }] } },
		/^'Headers' holds "Cookie"/,
	],
	['a host', { describe: { headers: [{ name: 'Host', value: 'x' }] } }, /^'Headers' holds "Host"/],
	[
		"the credential's own header",
		{ describe: { headers: [{ name: 'x-key', value: 'x' }] } },
		/^'Headers' holds "x-key"/,
	],
	[
		'a header with a line break',
		{ describe: { headers: [{ name: 'X-A', value: 'a\nb' }] } },
		/^'Headers' holds "X-A"/,
	],
	['a header without a name', { describe: { headers: [{ value: 'a' }] } }, /^'Headers' holds ""/],
	[
		'a header with a blank in its name',
		{ describe: { headers: [{ name: 'X A', value: 'a' }] } },
		/^'Headers' holds "X A"/,
	],
	[
		'a text that is no JSON',
		{ describe: '{ statusField' },
		/^'Describe the Answer' is "\{ statusField"/,
	],
	['a list of fields', { describe: [1] }, /^'Describe the Answer' is "\[1\]", which is no object/],
	[
		'words without what they mean',
		{ describe: { words: 'ready' } },
		/^'Words' is "ready", which is no/,
	],
	[
		'words in a list',
		{ describe: { words: ['ready'] } },
		/^'Words' is "\["ready"\]", which is no list/,
	],
	['a header as HTTP writes it', { describe: { headers: 'X-A: 1' } }, /^'Headers' is "X-A: 1"/],
	['a key under its header', { describe: { headers: { AUTHORIZATION: 'x' } } }, /^'Headers' holds/],
	['a path', { describe: { statusField: 'data..state' } }, /^'Status Field' is "data\.\.state"/],
	['an expression', { describe: { resultField: '={{ $json.x }}' } }, /^'Result Field' is/],
	['a path among good ones', { describe: { outputFields: 'a, b[' } }, /^'Output Fields' is "b\["/],
	['the path of a code', { describe: { failureCodeField: '.' } }, /^'Failure Code Field'/],
	[
		'the path of a message',
		{ describe: { failureMessageField: 'a b' } },
		/^'Failure Message Field'/,
	],
	['the path of a progress', { describe: { progressField: 'a[x]' } }, /^'Progress Field'/],
	[
		'a word said twice',
		{
			describe: {
				words: [
					{ status: 'failed', words: 'x' },
					{ status: 'running', words: 'X' },
				],
			},
		},
		/^'Words' says "X" twice: as failed and as running$/,
	],
	[
		'a status that there is not',
		{ describe: { words: [{ status: 'gone', words: 'x' }] } },
		/^'Words' gives words a status "gone"/,
	],
	[
		'a sentence',
		{ describe: { words: [{ status: 'failed', words: 'x'.repeat(65) }] } },
		/^'Words' holds a text that is no word/,
	],
	['half a condition', { describe: { failedWhen: 'a.b' } }, /^'Failed When' holds "a\.b"/],
	['a condition without a value', { describe: { failedWhen: 'a =' } }, /^'Failed When' holds/],
	['a condition without a path', { describe: { failedWhen: '= a' } }, /^'Failed When' holds/],
	['a good code', { describe: { notFoundOn: '200' } }, /^'Not Found On' holds "200"/],
	['no code', { describe: { notFoundOn: '404, none' } }, /^'Not Found On' holds "none"/],
	['a result path', { describe: { resultUrl: '/d/{a..b}' } }, /^'Result URL' holds \{a\.\.b\}/],
	[
		'a result over http',
		{ describe: { resultUrl: 'http://cdn.example/{id}' } },
		/^'Result URL' begins with http/,
	],
	['a switch', { describe: { downloadWithKey: 'maybe' } }, /^'Download With Key' is "maybe"/],
	[
		'negative seconds',
		{ describe: { expectedSeconds: -1 } },
		/^'Expected Duration \(Seconds\)' is "-1"/,
	],
	[
		'no number',
		{ describe: { urlLifetimeSeconds: 'a day' } },
		/^'URL Lifetime \(Seconds\)' is "a day"/,
	],
	['no limit', { describe: { requestsPerMinute: Number.NaN } }, /^'Requests per Minute' is "NaN"/],
])('%s is refused', (_what, form, message) => {
	const credential = { authentication: 'header', headerName: 'X-Key' };
	const result = read({ statusUrl: STATUS_URL, ...form }, BASE, credential);
	expect(isProblem(result)).toBe(true);
	expect(result).toMatchObject({ kind: 'invalidInput', message: expect.stringMatching(message) });
	const { description } = result as { description: string };
	expect(description).toMatch(/^[A-Z].*\.$/);
});

test('what the user sets goes before the preset, and the rest of it stays', () => {
	const form = {
		preset: 'json2Video',
		describe: {
			words: [{ status: 'running', words: 'done' }],
			notFoundOn: '404',
			outputFields: 'movie.other',
			urlLifetimeSeconds: 0,
		},
	};
	const base = 'https://api.json2video.com/v2';
	expect(read(form, base)).toMatchObject({
		...{ statusUrl: '/movies?project={id}&format=simple', statusField: 'movie.status' },
		...{ words: new Map([['done', 'running']]), notFoundOn: new Set([404]) },
		...{ notFoundOnEmpty: false, outputFields: ['movie.other'], urlLifetimeSeconds: 604_800 },
	});
	expect(read({ ...form, statusUrl: '/movies/{id}' }, base)).toMatchObject({
		...{ statusUrl: '/movies/{id}', statusField: 'movie.status' },
	});
	const words = { ...form, preset: 'dashScope' };
	expect(recipeOf(read(words, 'https://dashscope.aliyuncs.com')).words).toEqual(
		new Map([
			['unknown', 'not_found'],
			['done', 'running'],
		]),
	);
});

// An expression may hold a preset as the form shows it, or in another case.
test.each(['json2Video', 'JSON2Video', 'json2video', 'json-2-video'])(
	'the preset %j is the one of JSON2Video',
	(preset) => {
		const recipe = recipeOf(read({ preset }, 'https://api.json2video.com/v2'));
		expect(recipe.statusField).toBe('movie.status');
	},
);

test.each(['words', 'word'])('a row of words may call its words %j', (column) => {
	const words = { values: [{ status: 'succeeded', [column]: '3' }] };
	const recipe = recipeOf(read({ statusUrl: STATUS_URL, describe: { words } }));
	expect(recipe.words).toEqual(new Map([['3', 'succeeded']]));
});
