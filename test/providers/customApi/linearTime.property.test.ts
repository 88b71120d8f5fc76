// A form, an id or an answer made to trouble its reader takes time linear in its length, through the whole adapter.
import type { HttpAnswer } from '../../../core/http/wire';
import { isProblem } from '../../../core/problem';
import type { Task } from '../../../core/task/task';
import { recipeAdapter } from '../../../providers/customApi/adapter';
import { readRecipe } from '../../../providers/customApi/form/readRecipe';
import { NO_RECIPE } from '../../../providers/customApi/recipe';
import type { Recipe } from '../../../providers/customApi/recipe';
import { idOfAddress } from '../../../providers/customApi/statusAddress';
import { growthOf } from '../../growth.mjs';

const BASE = 'https://api.example.com/v1';
const FIELDS = [
	...['words', 'headers', 'failedWhen', 'notFoundOn', 'outputFields', 'resultField', 'resultUrl'],
	...['body', 'method', 'expectedSeconds', 'downloadWithKey'],
];

function formsOf(text: string): ReadonlyArray<Readonly<Record<string, unknown>>> {
	return [
		...FIELDS.map((name) => ({ statusUrl: '/{id}', describe: { [name]: text } })),
		{ describe: text },
		{ preset: text },
		{ statusUrl: text },
		{ statusUrl: `https://${text}` },
		{
			describe: { words: { values: [{ status: 'failed', words: text }] } },
		},
	];
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	'the form': (text) =>
		formsOf(text).map((parameters) => readRecipe({ credential: {}, parameters, baseUrl: BASE })),
	'a status address': (text) => [
		idOfAddress(`https://h.example/${text}`),
		idOfAddress(`https://h.example/s?${text}`),
	],
	'an id': (text) => {
		const adapter = recipeAdapter(API, { recipe: DESCRIBED, baseUrl: BASE });
		return adapter.ways[0].whyNone?.([text]);
	},
};

const API = { provider: 'customApi', service: 'customApi' };
const DESCRIBED: Recipe = {
	...NO_RECIPE,
	statusUrl: '/tasks/{+id}',
	statusField: 'data.status',
	outputFields: ['data.items[].url', 'text.items[].url'],
	resultField: 'data.items[].text',
	resultUrl: '/r/{data.items[].id}',
	failedWhen: [{ path: 'data.items[].url', value: 'none' }],
};

const PUMPS = [
	...[' ', '\n', '.', '/', '[', ']', '[]', '[0]', '{', '}', '{id}', '{a}', '{"a":', '["', ',', ';'],
	...[
		'=',
		'&',
		'?',
		'a',
		'0',
		'id=',
		'&job=',
		'\\',
		'"',
		'%',
		'%2e',
		'/..',
		'a = b\n',
		'$.',
		'@',
		':',
	],
];

describe.each(Object.entries(READERS))('%s', (_name, read) => {
	test.each(PUMPS)('of many %j', (pump) => {
		const make = (size: number) => `${pump.repeat(Math.ceil(size / pump.length))}!`;
		expect(growthOf(make, read)).toBeNull();
	});
});

const URL_TEXT = 'https://x.example/a.mp4';
const rows = (count: number) =>
	Array.from({ length: count }, (_, id) => ({ id, url: `https://x.example/${id}`, text: 'a' }));

// [what, the answer of about so many characters]
const BODIES: ReadonlyArray<readonly [string, (size: number) => string]> = [
	['deep objects', (size) => `${'{"data":'.repeat(size / 16)}1${'}'.repeat(size / 16)}`],
	[
		'deep lists',
		(size) => `{"status":"done","output":${'['.repeat(size / 4)}1${']'.repeat(size / 4)}}`,
	],
	[
		'deep objects with words',
		(size) => {
			const depth = Math.floor(size / 32);
			return `${'{"status":"done","data":'.repeat(depth)}{"url":"${URL_TEXT}"}${'}'.repeat(depth)}`;
		},
	],
	['many rows', (size) => JSON.stringify({ data: { status: 'done', items: rows(size / 50) } })],
	[
		'rows in a text',
		(size) =>
			JSON.stringify({
				data: { status: 'done' },
				text: JSON.stringify({ items: rows(size / 50) }),
			}),
	],
	[
		'JSON in texts in a text',
		(size) =>
			JSON.stringify({
				status: 'done',
				output: JSON.stringify(Array(Math.ceil(size / 40)).fill('{"a":"https://x.example"}')),
			}),
	],
	['a long word', (size) => JSON.stringify({ status: 'running'.repeat(size / 7) })],
	['a long name', (size) => JSON.stringify({ ['status_url'.repeat(size / 10)]: URL_TEXT })],
	[
		'many names',
		(size) =>
			JSON.stringify(
				Object.fromEntries(rows(size / 30).map(({ id }) => [`stateOf${id}`, 'In-Progress'])),
			),
	],
	[
		'errors',
		(size) => JSON.stringify({ status: 'failed', errors: Array(Math.ceil(size / 4)).fill('no') }),
	],
];

const RECIPES = { 'found by itself': { ...NO_RECIPE, statusUrl: '/{id}' }, described: DESCRIBED };

describe.each(Object.entries(RECIPES))('an answer, %s', (_name, recipe) => {
	test.each(BODIES)('of %s', (_what, make) => {
		const read = (body: string) => {
			const adapter = recipeAdapter(API, { recipe, baseUrl: BASE });
			const answer: HttpAnswer = { status: 200, headers: {}, body, receivedAtMs: 0 };
			// Twice: what the first saw is known to the second.
			const found = [0, 1].map(() => adapter.parse(answer, ['a']))[1];
			const [task] = found === undefined || isProblem(found) ? [] : (found as readonly Task[]);
			if (task === undefined) return;
			adapter.outcome?.request(task);
			adapter.outcome?.parse(answer, task);
		};
		expect(growthOf(make, read)).toBeNull();
	});

	test.each(BODIES)('of %s and a megabyte is a task or a problem', (_what, make) => {
		const adapter = recipeAdapter(API, { recipe, baseUrl: BASE });
		const answer = { status: 200, headers: {}, body: make(1_000_000), receivedAtMs: 0 };
		expect(() => adapter.parse(answer, ['a'])).not.toThrow();
	});
});
