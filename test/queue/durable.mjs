/** Durable waits, and a worker or the main killed under them. */
import { executionsByTask, fatesOf } from './fates.mjs';
import { failedSoFar, interruptAll } from './interruptions.mjs';
import { heldIn, sampleJobs, statusesOf, storedOf, writesSoFar } from './sampling.mjs';
import { allEnded, publish, startWaits } from './waits.mjs';

const withinSeconds = 420;

/** @param {import('./interruptions.mjs').Setting} setting */
export async function measureDurable(setting) {
	const { cluster, stores, simulator, load } = setting;
	const { id, url } = await publish(cluster, stores, 'durable');
	simulator.requests.length = 0;
	const sampler = sampleJobs(stores);
	const taskIds = await startWaits(simulator, url, load);
	const startedSeconds = sampler.seconds();
	const executionByTask = await executionsByTask(stores, id, taskIds);
	const { interruptions, rest, before } = await interruptAll(setting, {
		workflowId: id,
		...sampler,
	});
	const executions = await allEnded(stores, id, { count: load.count, withinSeconds });
	const drainedSeconds = sampler.seconds();
	const ofMain = interruptions.at(-1);
	const earlier = interruptions.reduce((sum, { failed }) => sum + failed, 0);
	if (ofMain) ofMain.failed = (await failedSoFar(stores, id)) - earlier;
	const samples = await sampler.stop();
	const writes = await writesSoFar(stores);
	const looks = simulator.requests.length - before.looks;
	return {
		waits: load.count,
		startedSeconds,
		drainedSeconds,
		doAllRest: rest.doAllRest,
		heldWhileResting: heldIn(samples, rest),
		held: heldIn(samples),
		requests: simulator.requests.length,
		executions: await statusesOf(stores, id, 'webhook'),
		subExecutions: await statusesOf(stores, id, 'integrated'),
		fates: await fatesOf(cluster, executions, taskIds, executionByTask),
		interruptions,
		stored: { resting: rest.stored, ended: await storedOf(stores, id) },
		perLook: {
			looks,
			rowsWritten: (writes.rows - before.writes.rows) / looks,
			logBytes: (writes.logBytes - before.writes.logBytes) / looks,
		},
	};
}
