import assert from 'node:assert/strict';
import { badItems, errors } from './durableErrors.mjs';
import { json, rowsOf, taskOf } from './durableRows.mjs';
import { durableWorkflow, main, node, replaced } from './durableWorkflows.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('../../scripts/n8n/exampleWorkflows.mjs').Workflow} Workflow
 * @typedef {import('./runs.mjs').Run} Run
 * @typedef {import('./runs.mjs').Item} Item
 *
 * @typedef {object} Scenario  A wait that is killed while it rests and has to come out right.
 * @property {string} name
 * @property {Workflow} workflow
 * @property {(run: Run, running: RunningN8n) => void | Promise<void>} expect
 */

const idAndRow = (/** @type {Item} */ item) => [item.json['taskId'], item.json['row']];

/** @param {Item['json'] | undefined} item  as a node behind the wait saw it */
function expectCut(item) {
	const text = JSON.stringify(item);
	assert.match(String(item?.['row']), /Can.t get data/, `A wrong link is not cut: ${text}`);
}

/** @param {RunningN8n} running @returns {Scenario} */
function routed(running) {
	const failed = /** @type {const} */ ({ outcome: 'failed' });
	const ids = [
		...[taskOf(running, 40), taskOf(running, 30, failed)],
		...[taskOf(running, 1e6), taskOf(running, 20)],
	];
	const parameters = { routeByStatus: true, maxWaitMinutes: 1.3 };
	return {
		name: 'routed, with a time-out',
		workflow: durableWorkflow(rowsOf(ids), parameters, running),
		expect(run) {
			assert.equal(run.status, 'success', run.error);
			const ended = (/** @type {number} */ output) =>
				json(run.items('Video Task', output)).map((one) => [one['taskId'], one['wait'].ended]);
			assert.deepEqual(ended(0), [
				[ids[0], 'done'],
				[ids[3], 'done'],
			]);
			assert.deepEqual(ended(1), [[ids[2], 'timeout']]);
			assert.deepEqual(ended(2), [[ids[1], 'done']]);
			const [first, last] = json(run.items('A'));
			assert.equal(first?.['row'], 0);
			expectCut(last);
			for (const output of ['B', 'C']) {
				expectCut(run.items(output)[0]?.json);
			}
		},
	};
}

/** @param {RunningN8n} running @returns {Scenario} */
function unrouted(running) {
	const ids = [taskOf(running, 30, { outcome: 'moderated' }), taskOf(running, 40)];
	return {
		name: 'on one output, each item linked to its row',
		workflow: durableWorkflow(rowsOf(ids), { routeByStatus: false }, running),
		expect(run) {
			const rows = json(run.items('A')).map((one) => `${one['id']} ${one['status']} ${one['row']}`);
			assert.deepEqual(rows, [`${ids[0]} failed 0`, `${ids[1]} succeeded 1`]);
		},
	};
}

/** @param {RunningN8n} running @returns {Scenario} */
function severalIds(running) {
	const ids = [taskOf(running, 40), taskOf(running, 30), taskOf(running, 20)];
	const rows = [
		{ taskId: [ids[0], ids[1]], row: 'x' },
		{ taskId: ids[2], row: 'y' },
	];
	const parameters = { routeByStatus: false, options: { includeInputFields: true } };
	return {
		name: 'several ids in an item, with its fields',
		workflow: durableWorkflow(rows, parameters, running),
		expect(run) {
			assert.equal(run.status, 'success', run.error);
			assert.deepEqual(run.items('Video Task').map(idAndRow), [
				[ids[0], 'x'],
				[ids[1], 'x'],
				[ids[2], 'y'],
			]);
			expectCut(run.items('A')[1]?.json);
		},
	};
}

/** @param {RunningN8n} running @returns {Scenario} */
function downloads(running) {
	const ids = [taskOf(running, 0), taskOf(running, 40)];
	const workflow = durableWorkflow(
		rowsOf(ids),
		{ routeByStatus: false, downloadMedia: true },
		running,
	);
	const parameters = { operation: 'binaryToPropery', binaryPropertyName: 'data', options: {} };
	return {
		name: 'files, one fetched before the rest and one after',
		workflow: replaced(workflow, node('readFile', 'A', parameters)),
		async expect(run) {
			assert.equal(run.status, 'success', run.error);
			const sizes = json(run.items('A')).map((one) => String(one['data']).length);
			assert.equal(sizes.length, 2);
			assert.ok(Math.min(...sizes) > 1000, `The files have ${sizes} characters`);
			for (const { binary } of run.items('Video Task')) {
				const id = encodeURIComponent(binary?.['data'].id);
				const size = await running.rest.size(`/rest/binary-data?id=${id}&action=view`);
				assert.ok(size > 1000, `n8n gives out ${size} bytes`);
			}
		},
	};
}

/**
 * A text that n8n would evaluate if it stood in a parameter of the sub-workflow.
 *
 * @param {RunningN8n} running
 * @returns {Scenario}
 */
function textsAsTheyAre(running) {
	const field = '={{ "eval" + "uated" }}';
	const id = taskOf(running, 40);
	const rows = [{ taskId: id, row: 0, field }];
	const options = { binaryPropertyName: '={{ $json.field }}', includeInputFields: true };
	const parameters = { routeByStatus: true, downloadMedia: true, options };
	return {
		name: 'a text of an item that looks like an expression',
		workflow: durableWorkflow(rows, parameters, running),
		expect(run) {
			assert.equal(run.status, 'success', run.error);
			const [item] = run.items('Video Task', 0);
			assert.deepEqual(Object.keys(item?.binary ?? {}), [field]);
			assert.equal(item?.json['field'], field);
		},
	};
}

/** @param {RunningN8n} running @returns {Scenario} */
function twice(running) {
	const [first, second] = [taskOf(running, 40), taskOf(running, 100)];
	const workflow = durableWorkflow(rowsOf([first]), { routeByStatus: true }, running);
	const options = { waitMode: 'durable' };
	const wait = { operation: 'waitUntilDone', taskIds: second, options };
	const again = node('videoTask', 'Again', wait, { credentials: running.credentials });
	return {
		name: 'two durable waits, one after the other',
		workflow: {
			...workflow,
			nodes: [...workflow.nodes, again],
			connections: { ...workflow.connections, A: main([['Again']]), Again: main([['D']]) },
		},
		expect(run) {
			assert.equal(run.status, 'success', run.error);
			assert.equal(run.items('D')[0]?.json['id'], second);
			assert.equal(run.items('D')[0]?.json['row'], 0);
		},
	};
}

/**
 * @param {RunningN8n} running
 * @returns {readonly Scenario[]}
 */
export function scenarios(running) {
	return [
		...[routed(running), unrouted(running), severalIds(running), downloads(running)],
		...[...errors(running), twice(running), textsAsTheyAre(running), ...badItems(running)],
	];
}
