// Which record is about the task, whether the state is said at all, and which codes in a body count.
import { stateOf } from '../../../../providers/customApi/detect/state';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';

const read = (value: unknown, recipe: Partial<Recipe> = {}, httpStatus = 200) =>
	stateOf({ httpStatus, value }, { ...NO_RECIPE, ...recipe });

// [what is shown, body, path of the record]
test.each<[string, unknown, string | null]>([
	['an outer failure', { status: 'failed', data: { status: 'running' } }, ''],
	['an outer word that goes on', { status: 'running', data: { status: 'done' } }, 'data'],
	['an inner success', { status: 'ok', data: { status: 'done' } }, 'data'],
	['no word', { data: { id: 'a' } }, 'data'],
	['no record', 'done', null],
])('the record that is about the task, with %s', (_what, body, path) => {
	expect(read(body).place?.path ?? null).toBe(path);
});

// [what is shown, body, path of the status, path of the record]
test.each<[string, unknown, string, string | null]>([
	['its own record', { data: { phase: 'done', task: { id: 'a' } } }, 'data.phase', 'data'],
	[
		'the record around its object',
		{ data: { info: { phase: 'done' } } },
		'data.info.phase',
		'data',
	],
	['the whole answer', { info: { phase: 'done' }, data: { id: 'a' } }, 'info.phase', ''],
	['a record in a list', { data: [{ phase: 'done' }] }, 'data[0].phase', 'data[0]'],
	['the whole answer without it', { data: { id: 'a' } }, 'data.phase', ''],
	['no record', [], 'data.phase', null],
])('with a described status the record is %s', (_what, body, statusField, path) => {
	expect(read(body, { statusField }).place?.path ?? null).toBe(path);
});

// [HTTP status, body, recipe, whether the state is said]
test.each<[number, unknown, Partial<Recipe>, boolean]>([
	[202, undefined, {}, true],
	[404, { id: 'a' }, {}, true],
	[200, {}, {}, true],
	[200, { id: 'a' }, {}, false],
	[200, { code: 410 }, {}, false],
	[200, { phase: 'marinating' }, { statusField: 'phase' }, true],
	[200, { phase: ' ' }, { statusField: 'phase' }, false],
	[200, { phase: { a: 1 } }, { statusField: 'phase' }, false],
])('HTTP %p with %p and %p says the state: %p', (httpStatus, body, recipe, isSaid) => {
	expect(read(body, recipe, httpStatus).isSaid).toBe(isSaid);
});

// [code in the body, the code that counts, status]
test.each<[unknown, number | null, string]>([
	[399, null, 'unknown'],
	[400, 400, 'unknown'],
	[599, 599, 'unknown'],
	[600, null, 'unknown'],
	[404.5, null, 'unknown'],
	[410, 410, 'not_found'],
	['404', 404, 'not_found'],
	['404 ', null, 'unknown'],
	['0404', null, 'unknown'],
	['404.0', null, 'unknown'],
	[['404'], null, 'unknown'],
	['E404', null, 'unknown'],
])('the code %p in a body counts as %p: %s', (code, bodyCode, status) => {
	expect(read({ code })).toMatchObject({ bodyCode, status });
});
