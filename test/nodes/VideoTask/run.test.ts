// What each operation asks and puts out; the answers are AceData Cloud's unless said otherwise.
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { GET_BATCH, GET_TASK, handMadeContext, perItem, reply, runInTime } from './handMadeContext';
import type { Setup } from './handMadeContext';

const VIDEO = 'https://cdn.example/v.mp4';

/** Ids that begin with "no" are unknown, with "bad" refused, with "run" running, with "fail" failed. */
function record(id: string): IDataObject | null {
	if (id.startsWith('no')) return null;
	if (id.startsWith('run')) return { id, response: { success: true, task_id: id } };
	if (id.startsWith('fail'))
		return { id, response: { success: false, error: { code: 'api_error' } } };
	return { id, response: { success: true, data: { video_url: VIDEO } } };
}

const bodyOf = ({ body }: IHttpRequestOptions) =>
	JSON.parse(String(body)) as { readonly id?: string; readonly ids?: readonly string[] };

function aceData(options: IHttpRequestOptions) {
	const { id, ids } = bodyOf(options);
	const bad = (ids ?? [String(id)]).some((one) => one.startsWith('bad'));
	if (bad) return reply({ error: { code: 'bad_request', message: 'No such form.' } }, 400);
	if (ids === undefined) return reply(record(String(id)) ?? {});
	return reply({
		items: ids
			.map(record)
			.filter((one) => one !== null)
			.reverse(),
	});
}

async function ran(parameters: object, items: readonly IDataObject[], more: Setup = {}) {
	const setup = { reply: aceData, ...more, items, parameters: { ...parameters } };
	const { context, requests, hints } = handMadeContext(setup);
	const { error, outputs } = await runInTime(context);
	return { error, outputs, hints, requests: requests.map(({ options }) => options) };
}

const asked = (requests: readonly IHttpRequestOptions[]) =>
	requests.map((options) => bodyOf(options).ids ?? bodyOf(options).id);

const THREE = [{ row: 1 }, { row: 2 }, { row: 3 }];

test('Get Task: one item for each input, in order and paired; one request for all ids', async () => {
	const taskId = perItem('a', 'run-b', 'a');
	const { error, outputs, requests } = await ran({ ...GET_TASK, taskId }, THREE);
	expect(error).toBeNull();
	expect(asked(requests)).toEqual([['a', 'run-b']]);
	expect(
		outputs.map((items) =>
			items.map(({ json, pairedItem }) => [json.taskId, json.status, pairedItem]),
		),
	).toEqual([
		[
			['a', 'succeeded', { item: 0 }],
			['run-b', 'running', { item: 1 }],
			['a', 'succeeded', { item: 2 }],
		],
	]);
	expect(outputs[0]?.[0]?.json).not.toHaveProperty('wait');
});

test('ids of different services are asked for apart, also where they are the same', async () => {
	const parameters = { ...GET_TASK, taskId: 'a', service: perItem('seedance', 'veo', 'veo') };
	const { outputs, requests } = await ran(parameters, THREE);
	expect(requests.map(({ url }) => url)).toEqual([
		'https://api.acedata.cloud/seedance/tasks',
		'https://api.acedata.cloud/veo/tasks',
	]);
	expect(outputs[0]?.map(({ json }) => json.service)).toEqual(['seedance', 'veo', 'veo']);
});

test('Get Tasks Batch: one item for each id asked for, twice where it is asked for twice', async () => {
	const taskIds = perItem('c, a', ['a'], '["run-b","a"]');
	const { outputs, requests } = await ran({ ...GET_BATCH, taskIds }, THREE);
	expect(asked(requests)).toEqual([['c', 'a', 'run-b']]);
	expect(outputs[0]?.map(({ json, pairedItem }) => [json.taskId, pairedItem])).toEqual([
		['c', { item: 0 }],
		['a', { item: 0 }],
		['a', { item: 1 }],
		['run-b', { item: 2 }],
		['a', { item: 2 }],
	]);
});

test("an item's own fields come with its own tasks", async () => {
	const parameters = { ...GET_TASK, taskId: perItem('a', 'b', 'c') };
	const { outputs } = await ran({ ...parameters, options: { includeInputFields: true } }, THREE);
	expect(outputs[0]?.map(({ json }) => [json.row, json.taskId])).toEqual([
		[1, 'a'],
		[2, 'b'],
		[3, 'c'],
	]);
});

test('not found is raised by Get Task, with 404 and the item, and lost tasks are listed', async () => {
	const parameters = { ...GET_TASK, taskId: perItem('run-a', 'no-b', 'c') };
	const { error, outputs } = await ran(parameters, THREE);
	expect(error).toBeInstanceOf(NodeApiError);
	expect(error).toMatchObject({
		message: expect.stringMatching(/^Task no-b: /),
		httpCode: '404',
		context: { itemIndex: 1 },
		description: expect.stringContaining('run-a (last seen running)'),
	});
	expect(error?.description).not.toContain('c (');
	expect(outputs[0]?.map(({ json }) => json.error ?? json.status)).toEqual([
		'running',
		error?.message,
		'succeeded',
	]);
});

test('what is pending is listed behind the first that is raised', async () => {
	const { error } = await ran({ ...GET_TASK, taskId: perItem('no-a', 'run-b', 'c') }, THREE);
	expect(error?.message).toMatch(/^Task no-a: /);
	expect(error?.description).toMatch(
		/: no-a \(last seen not_found\), run-b \(last seen running\)\.$/,
	);
});

test.each(['getTasksBatch', 'waitUntilDone'])('not found is an item of %s', async (operation) => {
	const parameters = { ...GET_BATCH, operation, taskIds: 'no-a, b', maxWaitMinutes: 0 };
	const { error, outputs } = await ran(parameters, [{}]);
	expect(error).toBeNull();
	expect(outputs[0]?.[0]?.json).toMatchObject({
		...{ taskId: 'no-a', status: 'not_found', done: true },
		failure: { reason: 'not_found' },
	});
});

test('a wait of 0 minutes looks once; not found is done and not timed out', async () => {
	const parameters = { ...GET_BATCH, operation: 'waitUntilDone', maxWaitMinutes: 0 };
	const { outputs, requests } = await ran({ ...parameters, taskIds: 'a, run-b, no-c' }, [{}]);
	expect(asked(requests)).toEqual([['a', 'run-b', 'no-c']]);
	const ended = (name: string, timedOut: boolean) => ({
		ended: name,
		timedOut,
		polls: 1,
		requests: 1,
	});
	expect(outputs[0]?.map(({ json }) => [json.status, json.wait])).toMatchObject([
		['succeeded', ended('done', false)],
		['running', ended('timeout', true)],
		['not_found', ended('done', false)],
	]);
});

test('a refused id costs only itself', async () => {
	const { error, outputs, requests } = await ran({ ...GET_BATCH, taskIds: 'a, bad-b, c' }, [{}]);
	expect(asked(requests)).toEqual([['a', 'bad-b', 'c'], 'a', 'bad-b', 'c']);
	expect(error).toMatchObject({
		message: expect.stringMatching(/^Task bad-b: .*No such form\./),
		httpCode: '400',
	});
	// Nothing else is lost with it.
	expect(error?.description).not.toContain('Not learnt');
	expect(outputs[0]?.map(({ json }) => json.taskId ?? json.error)).toEqual([
		'a',
		error?.message,
		'c',
	]);
});

test('On Task Failure: Stop With Error raises a failed task, and no other', async () => {
	const parameters = { ...GET_BATCH, taskIds: 'a, run-b, no-c, fail-d' };
	expect((await ran(parameters, [{}])).error).toBeNull();
	const options = { onTaskFailure: 'throwError' };
	const { error } = await ran({ ...parameters, options }, [{}]);
	expect(error?.message).toMatch(/^Task fail-d: failed/);
});

test('an error of parameters is a NodeOperationError with the item that has it', async () => {
	const parameters = { ...GET_TASK, taskId: perItem('a', '../b', 'c') };
	const { error, outputs, requests } = await ran(parameters, THREE);
	expect(error).toBeInstanceOf(NodeOperationError);
	expect(error).toMatchObject({ context: { itemIndex: 1 } });
	expect([outputs, requests]).toEqual([[], []]);
});
