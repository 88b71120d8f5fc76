/** The same waits in memory, for comparison. */
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../scripts/n8n/complaint.mjs';
import { heldIn, sampleJobs, statusesOf } from './sampling.mjs';
import { executionsByTask, fatesOf } from './fates.mjs';
import { allEnded, publish, startWaits } from './waits.mjs';

const killAfterMs = 15_000;
const withinSeconds = 300;

/** @param {import('./interruptions.mjs').Setting} setting */
export async function measureInMemory({ cluster, stores, simulator, load }) {
	const { id, url } = await publish(cluster, stores, 'inMemory');
	simulator.requests.length = 0;
	const sampler = sampleJobs(stores);
	const taskIds = await startWaits(simulator, url, load);
	const startedSeconds = sampler.seconds();
	const executionByTask = await executionsByTask(stores, id, taskIds);
	await sleep(killAfterMs);
	const interruption = {
		what: 'a worker while it waits',
		atSeconds: sampler.seconds(),
		inHand: cluster.workers[0]?.inHand() ?? 0,
		backAfterSeconds: NaN,
		failed: 0,
	};
	await cluster.workers[0]?.kill();
	say(`killed ${interruption.what}; executions in hand: ${interruption.inHand}`);
	await cluster.workers[0]?.restart();
	interruption.backAfterSeconds = sampler.seconds() - interruption.atSeconds;
	const executions = await allEnded(stores, id, { count: load.count, withinSeconds });
	interruption.failed = executions.filter(({ status }) => status !== 'success').length;
	const drainedSeconds = sampler.seconds();
	const held = heldIn(await sampler.stop());
	return {
		waits: load.count,
		startedSeconds,
		drainedSeconds,
		held,
		requests: simulator.requests.length,
		executions: await statusesOf(stores, id, 'webhook'),
		fates: await fatesOf(cluster, executions, taskIds, executionByTask),
		interruptions: [interruption],
	};
}
