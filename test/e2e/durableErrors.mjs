import assert from 'node:assert/strict';
import { json, rowsOf, taskOf } from './durableRows.mjs';
import { durableWorkflow } from './durableWorkflows.mjs';
import { run } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./durableScenarios.mjs').Scenario} Scenario
 */

/** @param {RunningN8n} running @returns {Scenario[]} */
export function badItems(running) {
	const ids = [taskOf(running, 40), taskOf(running, 0)];
	const rows = () => [
		{ taskId: ids[0], row: 0 },
		{ taskId: '', row: 1 },
		{ error: 'No credit', row: 2 },
		{ taskId: ids[1], row: 3 },
	];
	const workflow = (/** @type {object} */ extra) =>
		durableWorkflow(
			rows(),
			{ routeByStatus: true },
			{ ...extra, credentials: running.credentials },
		);
	return [
		{
			name: 'a row without an id and one with an error, between good ones',
			workflow: workflow({}),
			expect(run) {
				assert.equal(run.status, 'error');
				assert.match(run.error, /holds no task id/);
				assert.equal(run.errorItemIndex, 1);
				for (const id of ids) assert.ok(run.errorDescription.includes(`${id} (succeeded)`));
			},
		},
		{
			name: 'the same rows with Continue On Fail',
			workflow: workflow({ onError: 'continueRegularOutput' }),
			expect(run) {
				assert.equal(run.status, 'success', run.error);
				assert.deepEqual(
					json(run.items('Video Task', 0))
						.map((one) => one['taskId'])
						.sort(),
					[...ids].sort(),
				);
				const errors = json(run.items('Video Task', 2)).map((one) => one['error']);
				assert.match(errors[0], /holds no task id/);
				assert.deepEqual(errors.slice(1), ['No credit']);
			},
		},
	];
}

/** @param {RunningN8n} running @returns {Scenario[]} */
export function errors(running) {
	const rows = () => rowsOf([taskOf(running, 50), taskOf(running, 40, { outcome: 'failed' })]);
	const parameters = { routeByStatus: false, options: { onTaskFailure: 'throwError' } };
	const workflow = (/** @type {object} */ extra) =>
		durableWorkflow(rows(), parameters, { ...extra, credentials: running.credentials });
	return [
		{
			name: 'a failed task that is to stop the workflow',
			workflow: workflow({}),
			expect(run) {
				assert.equal(run.status, 'error');
				assert.match(run.error, /^Task \S+: .+/);
				assert.match(run.errorDescription, /\S/);
				assert.equal(run.errorItemIndex, 1);
			},
		},
		{
			name: 'the same with Continue On Fail',
			workflow: workflow({ onError: 'continueRegularOutput' }),
			expect(run) {
				const out = json(run.items('A'));
				assert.equal(out[0]?.['status'], 'succeeded');
				assert.match(out[1]?.['error'], /^Task \S+: .+/);
				assert.deepEqual([out[0]?.['row'], out[1]?.['row']], [0, 1]);
			},
		},
		{
			name: 'the same with an error output',
			workflow: workflow({ onError: 'continueErrorOutput' }),
			expect(run) {
				assert.deepEqual([run.items('A').length, run.items('B').length], [1, 1]);
				assert.match(json(run.items('B'))[0]?.['error'], /^Task \S+: .+/);
			},
		},
	];
}

/**
 * n8n would lose what leaves by its error output after a rest, so such a wait stays in memory.
 *
 * @param {RunningN8n} running
 * @param {number} timeScale  the simulator's
 */
export async function errorOutputStaysInMemory(running, timeScale) {
	const ids = [3, 0, 1].map((seconds) => taskOf(running, seconds / timeScale));
	const rows = rowsOf([ids[0] ?? '', '', ids[1] ?? '', ids[2] ?? '']);
	const parameters = { routeByStatus: true, options: { pollIntervalSeconds: 1 } };
	const { credentials } = running;
	const workflow = durableWorkflow(rows, parameters, {
		onError: 'continueErrorOutput',
		credentials,
	});
	const { status, error, items } = await run(running.rest, workflow, 60);
	assert.equal(status, 'success', error);
	const seen = (/** @type {string} */ name) => json(items(name)).map((one) => one['row']);
	assert.deepEqual([seen('A'), seen('B'), seen('C'), seen('D')], [[0, 2, 3], [], [], [1]]);
	assert.match(json(items('D'))[0]?.['error'], /holds no task id/);
}
