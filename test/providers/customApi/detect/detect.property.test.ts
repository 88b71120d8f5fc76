// Whatever an API answers: reading it never throws, takes time linear in it, and never calls done what is not.
import { detect } from '../../../../providers/customApi/detect/detect';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import { statusOfWord } from '../../../../core/task/statusWords';
import { isDone } from '../../../../core/task/task';
import { growthOf } from '../../../growth.mjs';
import { casesOf, fc } from '../../../propertyTests.mjs';

const NAMES = [
	...['status', 'state', 'task_status', 'data', 'task', 'output', 'result', 'results', 'response'],
	...[
		'url',
		'video_url',
		'image',
		'images',
		'audio_url',
		'text',
		'error',
		'code',
		'message',
		'done',
	],
	...[
		'successFlag',
		'progress',
		'usage',
		'cost',
		'created_at',
		'name',
		'metadata',
		'input',
		'__proto__',
	],
	...['constructor', 'resultJson', 'content_type', 'base_resp', 'detail', 'toString', ''],
];
const VALUES = [
	...[
		'done',
		'running',
		'failed',
		'odd',
		'',
		'https://x.example/a.mp4',
		'{"a":["https://x.example/b"]}',
	],
	...['[', '[[', 0, 1, 404, 1e300, -1, true, false, null],
];
const { body } = fc.letrec((tie) => ({
	body: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constantFrom<unknown[]>(...VALUES),
		fc.array(tie('body'), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom(...NAMES), tie('body'), { maxKeys: 6 }),
		fc.jsonValue({ maxDepth: 2 }),
	),
}));
const httpStatus = fc.constantFrom(200, 201, 202, 303, 404, 410, 422, 500);
const path = fc.constantFrom(
	null,
	'',
	'data',
	'data.status',
	'results[].url',
	'[',
	'.',
	'[0]',
	'__proto__',
);

test('no answer makes it throw, with any description', () => {
	fc.assert(
		fc.property(body, httpStatus, path, path, (value, http, one, other) => {
			const recipe = {
				...NO_RECIPE,
				...{ statusField: one, resultField: other, failureCodeField: one, progressField: other },
				outputFields: other === null ? null : [other],
				failedWhen: [{ path: one ?? '', value: 'x' }],
			};
			for (const given of [NO_RECIPE, recipe]) {
				const found = detect({ httpStatus: http, value }, given, new Set());
				const again = JSON.parse(JSON.stringify(found)) as object;
				expect(again).toMatchObject({ status: found.status });
				expect(found.media.every(({ url }) => /^https?:/i.test(url))).toBe(true);
				expect(found.status === 'succeeded' || found.media.length === 0).toBe(true);
			}
		}),
		casesOf(500),
	);
});

const OPEN =
	'queued in_queue pending waiting submitted created starting throttled planned running processing in_progress IN_PROGRESS generating rendering dreaming TASK_STATUS_PROCESSING text_success FIRST_SUCCESS aborting timing_out'.split(
		' ',
	);
const wrappers = fc.array(fc.constantFrom('data', 'task', 'response', 'output', 'result', 'job'), {
	maxLength: 4,
});
const wordName = fc.constantFrom('status', 'state', 'task_status', 'taskStatus', 'jobStatus');
const around = fc.record(
	{
		status: fc.constantFrom('success', 'ok', 'SUCCEEDED', 'completed'),
		code: fc.constantFrom(0, 200),
		url: fc.constant('https://x.example/a.mp4'),
		message: fc.constant('success'),
	},
	{ requiredKeys: [] },
);

/** A word at the innermost place, in records that say that all is well. */
const within = (names: readonly string[], inner: object, outer: object) =>
	names.reduceRight<object>((value, name) => ({ ...outer, [name]: value }), inner);

test('nothing whose innermost word says that it goes on comes out done', () => {
	fc.assert(
		fc.property(
			wrappers,
			wordName,
			fc.constantFrom(...OPEN),
			around,
			body,
			(names, name, word, outer, output) => {
				expect(isDone(statusOfWord(word) ?? 'failed')).toBe(false);
				const value = within(
					names,
					{ [name]: word, output: { video: output }, url: 'https://x.example/b.mp4' },
					outer,
				);
				expect(isDone(detect({ httpStatus: 200, value }, NO_RECIPE, new Set()).status)).toBe(false);
			},
		),
		casesOf(500),
	);
});

const oddWord = fc
	.stringMatching(/^[a-z]{3,12}$/)
	.filter((word) => statusOfWord(word) === undefined);

test('a word that nobody knows is never an end, and is shown', () => {
	fc.assert(
		fc.property(wrappers, wordName, oddWord, around, (names, name, word, outer) => {
			const value = within(names, { [name]: word, url: 'https://x.example/b.mp4' }, outer);
			const found = detect({ httpStatus: 200, value }, NO_RECIPE, new Set());
			expect([found.status, found.providerStatus, found.media]).toEqual(['unknown', word, []]);
		}),
		casesOf(500),
	);
});

test.each<[string, (size: number) => unknown]>([
	['a long text', (size) => ({ status: 'done', output: 'a'.repeat(size) })],
	[
		'a long address',
		(size) => ({ status: 'done', output: `https://x.example/${' a'.repeat(size)}` }),
	],
	['brackets in a text', (size) => ({ status: 'done', output: '['.repeat(size) })],
	['blanks before a bracket', (size) => ({ status: 'done', output: `${' '.repeat(size)}x[` })],
	['a long word', (size) => ({ status: '-'.repeat(size) })],
	['a long operation', (size) => ({ name: '/operations'.repeat(size / 10) })],
	[
		'many members',
		(size) => ({
			status: 'done',
			...Object.fromEntries(
				Array.from({ length: size / 20 }, (_, at) => [`video${at}`, 'https://x.example/a']),
			),
		}),
	],
	[
		'many rows',
		(size) => ({
			status: 'done',
			data: Array.from({ length: size / 20 }, (_, at) => ({
				state: 'x',
				url: `https://x.example/${at}`,
			})),
		}),
	],
	[
		'wrappers beside each other',
		(size) => ({
			data: {
				data: Array.from({ length: size / 20 }, () => ({ status: 'done' })),
				output: [{ result: [{ a: 'x'.repeat(size) }] }],
			},
		}),
	],
])('%s is read in time linear in it', (_what, make) => {
	expect(
		growthOf(
			(size) => JSON.stringify(make(size)),
			(text) =>
				detect({ httpStatus: 200, value: JSON.parse(text) as unknown }, NO_RECIPE, new Set()),
		),
	).toBeNull();
});
