import type { IDataObject } from 'n8n-workflow';

import { isProblem } from '../../../../../core/problem';
import { readItem } from '../../../../../nodes/VideoTask/input/item/itemRequest';
import { PROVIDERS } from '../../../../../providers/registry';
import { GET_TASK, handMadeContext, perItem, settingsWith } from '../../handMadeContext';

function read(
	parameters: Readonly<Record<string, unknown>>,
	itemIndex = 0,
	json: IDataObject = {},
) {
	const all = { ...GET_TASK, ...parameters };
	const { context } = handMadeContext({ parameters: all, items: [{}, {}] });
	const { operation, provider } = all;
	return readItem(context, { json, itemIndex }, settingsWith({ operation, provider }));
}

function refusalOf(parameters: Readonly<Record<string, unknown>>) {
	const request = read(parameters);
	expect(isProblem(request)).toBe(true);
	expect(request).toMatchObject({ kind: 'invalidInput' });
	return request as { readonly message: string; readonly description: string };
}

test('Get Task takes one id, without the white space around it', () => {
	expect(read({ taskId: ' task-1\n' })).toMatchObject({
		...{ itemIndex: 0, service: 'seedance', ids: ['task-1'] },
	});
	expect(read({ taskId: ['task-1'], service: 'veo' })).toMatchObject({
		...{ service: 'veo', ids: ['task-1'] },
	});
	expect(read({ taskId: 42 })).toMatchObject({ ids: ['42'] });
});

test('several ids in Get Task are refused, with a hint', () => {
	const { message, description } = refusalOf({ taskId: 'a, b' });
	expect(message).toContain("'Task ID'");
	expect(description).toContain("'Get Tasks Batch'");
});

test.each(['getTasksBatch', 'waitUntilDone'])('%s takes many ids', (operation) => {
	const ids = ['a', 'b', 'a'];
	for (const taskIds of [ids, 'a, b; a', '["a","b","a"]']) {
		expect(read({ operation, taskIds, taskId: 'not this one' })).toMatchObject({ ids });
	}
	expect(read({ operation, taskIds: 'a' })).toMatchObject({ ids: ['a'] });
	expect(refusalOf({ operation, taskIds: '' }).message).toContain("'Task IDs'");
});

test('every item gives its own ids and service', () => {
	const parameters = {
		operation: 'getTasksBatch',
		taskIds: perItem('a', ['b', 'c']),
		service: perItem('seedance', 'veo'),
	};
	expect(read(parameters, 0)).toMatchObject({ itemIndex: 0, service: 'seedance', ids: ['a'] });
	expect(read(parameters, 1)).toMatchObject({ itemIndex: 1, service: 'veo', ids: ['b', 'c'] });
});

test.each([['kling-9'], [''], [null], [7], ['constructor'], ['Seedance']])(
	'AceData Cloud has no service %p',
	(service) => {
		const { message, description } = refusalOf({ service, taskId: 'a' });
		expect(message.startsWith("'Service' cannot be ")).toBe(true);
		expect(description).toContain('seedance');
		expect(description).toContain("'Other (By Path)'");
	},
);

test.each(['kling', '/kling/tasks', ' nano-banana/tasks '])(
	'the path %p of a listed service names it',
	(service) => {
		const request = read({ service, taskId: 'a' });
		expect(request).toMatchObject({ service: /nano-banana|kling/.exec(service)?.[0] });
	},
);

test('another service is given by its path, for every item', () => {
	const servicePath = perItem('new-one', '/Another_2/tasks');
	const parameters = { service: 'other', servicePath, taskId: 'a' };
	expect(read(parameters, 0)).toMatchObject({ service: 'new-one' });
	expect(read(parameters, 1)).toMatchObject({ service: 'Another_2' });
});

test.each([
	'',
	'a/b',
	'../kling',
	'https://x.test/kling',
	'kling?x=1',
	'kling tasks',
	'-',
	null,
	7,
])('no service has the path %p', (servicePath) => {
	const { message, description } = refusalOf({ service: 'other', servicePath, taskId: 'a' });
	expect(message.startsWith("'Service Path' cannot be ")).toBe(true);
	expect(description).toContain('/tasks');
});

test.each(['modelArk', 'vap'])('%s has no services', (provider) => {
	expect(read({ provider, service: 'anything', taskId: 'a' })).toMatchObject({ service: '' });
});

test.each([
	[null, 'no task id'],
	[undefined, 'no task id'],
	['', 'no task id'],
	['../x', 'character'],
	[Number.NaN, 'NaN'],
	[{ id: 'a' }, 'object'],
])('the id %p is refused, with the name of the parameter', (taskId, what) => {
	const { message } = refusalOf({ taskId });
	expect(message).toContain("'Task ID'");
	expect(message).toContain(what);
});

test('an expression that fails is a problem of its item alone', () => {
	const error = Object.assign(new Error('No such field'), { description: 'Look at the field.' });
	const taskId = perItem(error, 'b');
	expect(refusalOf({ taskId })).toMatchObject({
		message: expect.stringContaining('No such field'),
		description: 'Look at the field.',
	});
	expect(read({ taskId }, 1)).toMatchObject({ ids: ['b'] });
});

// [file name, what is kept of it]
test.each([
	['intro.mp4', 'intro.mp4'],
	[' intro.mp4 ', 'intro.mp4'],
	['../../etc/intro.mp4', 'intro.mp4'],
	['C:\\films\\intro.mp4', 'intro.mp4'],
	['', ''],
	[undefined, ''],
	[7, '7'],
	[true, ''],
])('the file name %p: %p', (fileName, kept) => {
	expect(read({ taskId: 'a', options: { fileName } })).toMatchObject({ fileName: kept });
});

// [what an earlier turn left in the item, when the wait began]
test.each([
	[{ wait: { since: '2026-01-09T12:00:00.000Z' } }, Date.parse('2026-01-09T12:00:00.000Z')],
	[{ wait: { since: 'yesterday' } }, null],
	[{ wait: { polls: 1 } }, null],
	[{ wait: 'long' }, null],
	[{}, null],
])('the item %j waits since %p', (json, sinceMs) => {
	const parameters = { ...GET_TASK, taskId: 'a' };
	const { context } = handMadeContext({ parameters, items: [json] });
	expect(readItem(context, { json, itemIndex: 0 }, settingsWith())).toMatchObject({ sinceMs });
});

describe('an item that carries an error instead of an id', () => {
	const ROUTED = { ...GET_TASK, operation: 'waitUntilDone', routeByStatus: true };

	function readFrom(json: IDataObject, parameters: Readonly<Record<string, unknown>> = {}) {
		const all = { ...ROUTED, ...parameters };
		const { context } = handMadeContext({ parameters: all, items: [json] });
		return readItem(context, { json, itemIndex: 0 }, settingsWith(all));
	}

	test.each([
		['a text', 'The balance is used up'],
		['an object', { message: 'The balance is used up', code: 'used_up' }],
	])('asks for nothing and keeps %s', (_name, error) => {
		for (const taskIds of [undefined, null, '', ' ', [], [null, '']]) {
			expect(readFrom({ error }, { taskIds })).toEqual({
				...{ itemIndex: 0, service: '', ids: [], sinceMs: null, fileName: '' },
				carriedError: error,
			});
		}
	});

	test('also where an expression fails that was written for the others', () => {
		const setup = { taskIds: perItem(new Error('no such field')), service: perItem(undefined) };
		expect(readFrom({ error: 'No' }, setup)).toMatchObject({ carriedError: 'No' });
	});

	test.each([
		['with an id beside it', { error: 'No' }, { taskIds: 'a' }],
		['with an id that cannot be one', { error: 'No' }, { taskIds: 'a/b' }],
		['that is empty', { error: ' ' }, {}],
		['that is null', { error: null }, {}],
		['that is true', { error: true }, {}],
		['without routes', { error: 'No' }, { routeByStatus: false }],
		['in a batch', { error: 'No' }, { operation: 'getTasksBatch' }],
	])('%s it is an item like any other', (_name, json, parameters) => {
		expect(readFrom(json, parameters)).not.toHaveProperty('carriedError');
	});
});

test.each(PROVIDERS.filter(({ ids: { allowsSlashes } }) => allowsSlashes === undefined))(
	"an id of Google's is refused at $id, and said to look like one",
	({ id: provider, services: { listed } }) => {
		const service = listed[0]?.service ?? '';
		const given = { provider, service, taskId: 'models/veo-3/operations/abc' };
		const { description } = refusalOf(given);
		expect(description).toMatch(/^It looks like Google Veo's id\b.* Use the ID that/);
	},
);

describe('an item that this node gave out', () => {
	const item = { provider: 'fal', taskId: 'a-1', service: 'fal-ai/flux' };
	const placed = 'fal-ai/flux/requests/a-1';

	// [what the item holds otherwise, what its id is asked for by]
	test.each<[IDataObject, string]>([
		[{}, placed],
		[{ service: 'fal' }, 'a-1'],
		[{ service: '../x' }, 'a-1'],
		[{ service: 7 }, 'a-1'],
		[{ provider: 'replicate' }, 'a-1'],
		[{ provider: null }, 'a-1'],
		[{ taskId: 'b-2' }, 'a-1'],
	])('with %j is asked for where its service says', (more, id) => {
		const json = { ...item, ...more };
		const parameters = { provider: 'fal', taskId: 'a-1', taskIds: 'a-1, c-3' };
		expect(read(parameters, 0, json)).toMatchObject({ ids: [id] });
		const many = read({ ...parameters, operation: 'waitUntilDone' }, 0, json);
		expect(many).toMatchObject({ ids: [id, 'c-3'] });
	});

	test('of another provider is asked for by its id alone', () => {
		const json = { ...item, provider: 'replicate' };
		const parameters = { provider: 'replicate', taskId: 'a-1' };
		expect(read(parameters, 0, json)).toMatchObject({ ids: ['a-1'] });
	});
});
