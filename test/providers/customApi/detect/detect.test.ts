// What depends on more than one finding: the state, the outputs, the error and the recipe.
import { detect } from '../../../../providers/customApi/detect/detect';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';

const A = 'https://x.example/a.mp4';
const B = 'https://x.example/b.mp4';
const COVER = 'https://x.example/cover.jpg';

const read = (value: unknown, recipe: Partial<Recipe> = {}, before: readonly string[] = []) =>
	detect({ httpStatus: 200, value }, { ...NO_RECIPE, ...recipe }, new Set(before));

const urlsOf = (...args: Parameters<typeof read>) => read(...args).media.map(({ url }) => url);

test('where a word, a flag or a code tells the state, no member is offered as the status', () => {
	expect(read({ phase: 'cooking', id: 'a1' }).choices).toEqual(['phase']);
	expect(read({ phase: 'cooking', id: 'a1', code: 401 }).choices).toEqual([]);
	expect(read({ phase: 'cooking', id: 'a1', name: 'operations/1' }).choices).toEqual([]);
});

test('parts that failed take no output away from a task that is done', () => {
	expect(urlsOf({ status: 'done', url: A, scenes: [{ status: 'failed' }] })).toEqual([A]);
});

test('an output beside a code of a refusal is no success', () => {
	expect(read({ code: 422, video: { url: A } })).toMatchObject({
		...{ status: 'unknown', bodyCode: 422, media: [], kind: null },
	});
	expect(read({ code: 200, video: { url: A } })).toMatchObject({
		...{ status: 'succeeded', bodyCode: null, kind: 'video' },
	});
});

// [addresses that were there while the task ran, outputs]
test.each<[readonly string[], readonly string[]]>([
	[[], [A, B]],
	[[`output[0]\n${A}`], [B, A]],
	[[`output[0]\n${A}`, `output[1]\n${B}`], []],
])('beside rows, files are outputs unless all were there before: %j', (before, urls) => {
	expect(urlsOf({ status: 'done', output: [A, B] }, {}, before)).toEqual(urls);
});

test('a cover is no main output: it has no kind, and an error beside it is a failure', () => {
	const body = { status: 'done', thumbnail_url: COVER };
	expect(read(body)).toMatchObject({ status: 'succeeded', kind: null });
	expect(read(body).media).toEqual([{ kind: 'image', role: 'thumbnail', url: COVER }]);
	expect(read({ ...body, error: 'no film' }).status).toBe('failed');
});

// [path, value with which the recipe says that the task failed, status]
test.each([
	['video', 'null', 'failed'],
	['ok', ' false ', 'failed'],
	['text', 'bad', 'failed'],
	['none', 'undefined', 'succeeded'],
	['rows', '1', 'succeeded'],
	['file', '[object Object]', 'succeeded'],
])('failedWhen %s = %p: %s', (path, value, status) => {
	const body = { video: null, ok: false, text: ' bad ', rows: [[1]], file: {} };
	expect(read({ status: 'done', ...body }, { failedWhen: [{ path, value }] }).status).toBe(status);
});

test.each([
	[{ output: { seed: 7, durationSeconds: 5 } }, 7, 5],
	[{ seed: 8, output: { seed: 7 } }, 8, null],
	[{ output: 'text' }, null, null],
])('seed and duration in %p: %p, %p', (members, seed, durationSeconds) => {
	const { details } = read({ status: 'done', ...members });
	expect(details).toMatchObject({ seed, durationSeconds });
});

test('the word is found with its path; without a word nothing is found', () => {
	expect(read({ data: { state: 'done' } }).details.found.status).toEqual({
		...{ path: 'data.state', word: 'done' },
	});
	expect(read({ id: 'a' }).details.found.status).toBeNull();
});
