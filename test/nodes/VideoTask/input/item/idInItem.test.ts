import { isProblem } from '../../../../../core/problem';
import { isAddress } from '../../../../../core/text/taskIds';
import { idInItem } from '../../../../../nodes/VideoTask/input/item/idInItem';
import { readItem } from '../../../../../nodes/VideoTask/input/item/itemRequest';
import { PROVIDERS } from '../../../../../providers/registry';
import { GET_TASK, handMadeContext, settingsWith } from '../../handMadeContext';

const wanted = { createdAs: 'task_id' };
const withAddresses = {
	...wanted,
	idOfAddress: (address: string) => /\/([^/]+)$/.exec(address)?.[1] ?? null,
};

// [what the item holds, where its id is]
test.each([
	[{ data: { task_id: 'a-1' } }, 'data.task_id'],
	[{ code: 200, body: { data: { taskId: 'a-1' } } }, 'body.data.taskId'],
	[{ data: [{ task_id: 'a-1' }, { task_id: 'a-2' }] }, 'data[0].task_id'],
	[{ 'the task': { task_id: 'a-1' } }, '["the task"].task_id'],
	[{ data: { id: 7 } }, 'data.id'],
	[{ data: { id: 'row', task_id: 'a-1' } }, 'data.task_id'],
	[{ data: { request_id: 'r', task_id: 'a-1' } }, 'data.task_id'],
	[{ output: { 'job-id': 'a-1' } }, 'output["job-id"]'],
	// Nearer to the top wins among equals.
	[{ a: { b: { task_id: 'far' } }, c: { task_id: 'near' } }, 'c.task_id'],
	[{ user: { id: 'u-1' }, trace_id: 't-1', name: 'Film' }, null],
	[{ data: { task_id: '' } }, null],
	[{ data: { task_id: 'two words' } }, null],
	[{ data: { task_id: null } }, null],
	[{ status_url: 'https://api.example/tasks/a-1' }, null],
	['no object', null],
	[null, null],
])('%j: %p', (json, place) => {
	expect(idInItem(json, wanted)).toBe(place);
});

// [what the item holds, where its address is]
test.each([
	[{ status_url: 'https://api.example/tasks/a-1' }, 'status_url'],
	[{ urls: { get: 'https://api.example/tasks/a-1' } }, 'urls.get'],
	[{ urls: { get: 'a-1' } }, null],
])('where addresses are taken, %j: %p', (json, place) => {
	expect(idInItem(json, withAddresses)).toBe(place);
});

test('a name is an id only with parts', () => {
	const operation = { createdAs: 'name', allowsSlashes: true };
	expect(idInItem({ body: { name: 'Film' } }, operation)).toBeNull();
	expect(idInItem({ body: { name: 'models/veo/operations/1' } }, operation)).toBe('body.name');
});

test('an item of any size and depth is looked through as far as it pays', () => {
	const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`m${at}`, {}]));
	expect(idInItem({ ...wide, data: { task_id: 'a-1' } }, wanted)).toBeNull();
	let deep: object = { task_id: 'a-1' };
	for (let level = 0; level < 5_000; level += 1) deep = { deep };
	expect(idInItem(deep, wanted)).toBeNull();
	expect(idInItem({ ['x'.repeat(5_000)]: { task_id: 'a-1' } }, wanted)).toBeNull();
});

function refused(parameters: Readonly<Record<string, unknown>>, json: object, nodeType?: string) {
	const all = { ...GET_TASK, ...parameters };
	const { context } = handMadeContext({ parameters: all, ...(nodeType && { nodeType }) });
	const settings = { ...settingsWith(all), isTool: nodeType !== undefined };
	const request = readItem(context, { json: { ...json }, itemIndex: 0 }, settings);
	expect(isProblem(request)).toBe(true);
	return request as { readonly message: string; readonly description: string };
}

const DEEPER = { data: { task_id: 'a-1' } };

test.each(['getTask', 'getTasksBatch', 'waitUntilDone'])(
	'%s: where the expression gave nothing, the message names what to paste',
	(operation) => {
		for (const given of ['', undefined, []]) {
			const parameters = { operation, taskId: given, taskIds: given };
			const { message, description } = refused(parameters, DEEPER);
			expect(message).toMatch(/^'Task IDs?' holds no task id; this item has one in data\.task_id$/);
			expect(description).toMatch(
				/^This item has data\.task_id: use \{\{ \$json\.data\.task_id \}\}\. Use the ID/,
			);
		}
	},
);

test('a bracket follows $json without a dot', () => {
	const { description } = refused({ taskId: '' }, { 'the task': { task_id: 'a-1' } });
	expect(description).toContain('{{ $json["the task"].task_id }}');
});

test('an item without any, and an id that is refused for itself, are told of as before', () => {
	expect(refused({ taskId: '' }, { title: 'x' }).message).toBe("'Task ID' holds no task id");
	expect(refused({ taskId: '../x' }, DEEPER).message).not.toContain('this item');
});

test('what is wrong with another parameter is told of as it is, whatever holds the id', () => {
	const { message } = refused({ taskId: '', service: 'no such service' }, DEEPER);
	expect(message).toMatch(/^'Service' /);
	expect(message).not.toContain('this item');
});

test('a model is not told what its item holds', () => {
	const { message } = refused({ taskId: '' }, DEEPER, 'n8n-nodes-video-tasks.videoTaskTool');
	expect(message).not.toContain('data.task_id');
});

test.each(PROVIDERS.map((provider) => [provider.title, provider] as const))(
	'%s: the answer to its create request, one level deeper, is found',
	(_title, { ids }) => {
		if (ids.createdAs === '') return;
		// fal takes addresses too, which its example shows.
		const id = isAddress(ids.example) ? 'a-1' : ids.example;
		const members = ids.createdAs.split('.');
		const json = members.reduceRight<unknown>((held, name) => ({ [name]: held }), id);
		const forms = { allowsSlashes: true, createdAs: ids.createdAs };
		expect(idInItem({ body: json }, forms)).toBe(`body.${ids.createdAs}`);
	},
);
