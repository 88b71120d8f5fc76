import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowsOf } from './durableRows.mjs';
import { durableWorkflow } from './durableWorkflows.mjs';
import { ended, start } from './runs.mjs';

/** @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n */

/**
 * When the task ends: later than Automatic keeps a wait in memory, which is five minutes and on to the next look;
 * at that age looks are up to a minute apart.
 */
const endsAfterSeconds = 400;
const restsWithinSeconds = 370;
const withinSeconds = 520;

/**
 * The wait that people get who change nothing, with a task that takes longer than it stays in memory.
 *
 * @param {RunningN8n} running
 * @param {number} timeScale  the simulator's
 */
export async function automaticRests(running, timeScale) {
	const { rest, simulator } = running;
	const taskId = simulator.createTask({
		...{ provider: 'aceDataCloud', queuedSeconds: 0 },
		runSeconds: endsAfterSeconds / timeScale,
	});
	const parameters = { routeByStatus: true, options: { waitMode: 'automatic' } };
	const startedAtMs = Date.now();
	const id = await start(rest, durableWorkflow(rowsOf([taskId]), parameters, running));
	const secondsSince = () => (Date.now() - startedAtMs) / 1000;
	while ((await rest.execution(id)).status !== 'waiting') {
		assert.ok(secondsSince() < restsWithinSeconds, 'It does not rest');
		await sleep(1000);
	}
	assert.ok(secondsSince() > 295, `It rests after ${secondsSince()} s already`);
	const run = await ended(rest, id, withinSeconds - secondsSince());
	assert.equal(run.status, 'success', run.error);
	const [item] = run.items('Video Task', 0);
	assert.equal(item?.json['status'], 'succeeded');
	// The task is older than the wait for it.
	assert.ok(item?.json['wait'].waitedSeconds > 300, JSON.stringify(item?.json));
	assert.deepEqual(
		run.items('A').map(({ json }) => [json['id'], json['row']]),
		[[taskId, 0]],
	);
}
