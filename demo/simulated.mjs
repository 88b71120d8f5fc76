import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { startSimulator } from '../test/simulator/simulator.mjs';
import { providerNames } from '../test/simulator/providers.mjs';
import { startBuiltNode } from './node.mjs';
import { connections, nodes, picture, plannedTasks, timeScale, unknownId } from './workflow.mjs';

/**
 * @import { Simulator } from '../test/simulator/simulator.mjs'
 * @import { PlannedTask } from './workflow.mjs'
 * @import { StartedRun } from './run.mjs'
 * @import { TableRow } from './table.mjs'
 * @typedef {{ id: string, ends: string, endsAtMs: number }} MadeTask
 */

/**
 * The demo workflow, against all providers as one server on this machine.
 *
 * @returns {Promise<StartedRun>}
 */
export async function startSimulated() {
	const simulator = await startSimulator({
		timeScale,
		mediaDirectory: fileURLToPath(new URL('../test/simulator/media', import.meta.url)),
	});
	const { item, tasks } = makeTasks(simulator);
	const { finished, stop } = startBuiltNode({
		items: [{ json: item }],
		nodes,
		connections,
		credentials: Object.fromEntries(
			providerNames.map((name) => [
				simulator.credentialTypes[name],
				{ data: simulator.credentials[name] },
			]),
		),
	});
	return {
		introduction,
		nodes,
		finished,
		stop,
		close: () => simulator.close(),
		count: () => `${doneOf(tasks)} of ${tasks.length} tasks done`,
		requests: () => simulator.counts().total,
		check: (rows) => unexpected(tasks, rows),
		closing: (rows) => [efficiency(simulator), ...sample(rows), whatNext].join('\n\n'),
	};
}

/**
 * @param {Simulator} simulator
 * @returns {{ item: Record<string, string[]>, tasks: MadeTask[] }} ids by field, and when each is done
 */
function makeTasks(simulator) {
	/** @type {MadeTask[]} */
	const tasks = [];
	/** @type {Record<string, string[]>} */
	const item = {};
	for (const [field, planned] of Object.entries(plannedTasks)) {
		item[field] = planned.map(({ ends, ...request }) => {
			const id = simulator.createTask(request);
			tasks.push({ id, ends, endsAtMs: performance.now() + msUntilDone(request) });
			return id;
		});
	}
	item['seedance']?.splice(2, 0, unknownId);
	return { item, tasks };
}

/** @param {Omit<PlannedTask, 'ends'>} request */
function msUntilDone({ queuedSeconds = 5, runSeconds = 60, createdSecondsAgo = 0 }) {
	return (queuedSeconds + runSeconds - createdSecondsAgo) * 1000 * timeScale;
}

/** @param {readonly MadeTask[]} tasks */
function doneOf(tasks) {
	return tasks.filter(({ endsAtMs }) => performance.now() >= endsAtMs).length;
}

const introduction = `The Video Task node in one workflow with all its operations, run by n8n's own engine.
The providers are simulated on this machine and ten times as fast: no key, no cost.
All tasks begin together; n8n runs one branch after the other.

${picture}
`;

/**
 * What came out otherwise than it was made: a demo that shows nonsense must not look like a success.
 *
 * @param {readonly MadeTask[]} tasks
 * @param {readonly TableRow[]} rows
 */
function unexpected(tasks, rows) {
	/** An id that was pending in the batch comes again, later, from the wait. */
	const last = new Map(rows.map(({ json }) => [json['taskId'], json['status']]));
	return [...tasks, { id: unknownId, ends: 'not_found' }]
		.filter(({ id, ends }) => last.get(id) !== ends)
		.map(({ id, ends }) => `Task ${id} should be ${ends} and is ${last.get(id) ?? 'missing'}`);
}

/** @param {Simulator} simulator */
function efficiency(simulator) {
	const { total, asksById } = simulator.counts();
	const looks = Object.values(asksById).reduce((sum, asks) => sum + asks, 0);
	const ids = Object.keys(asksById).length;
	return `${total} requests asked about ${ids} ids ${looks} times in all: one request asks about many ids,
and an id that is done is not asked about again.`;
}

/**
 * The task that was made with a last frame, whole: the table has no room for most fields.
 *
 * @param {readonly TableRow[]} rows
 */
function sample(rows) {
	const shown = rows.filter(({ json }) => json['lastFrameUrl']).slice(0, 1);
	const options = { colors: process.stdout.hasColors?.() ?? false, breakLength: 110, compact: 2 };
	const title = 'One of these items whole, as the next node gets it:';
	return shown.map(({ json }) => `${title}\n${inspect(json, options)}`);
}

const whatNext = `What next
  The same node in the n8n editor:     npm run n8n
  Your own tasks at AceData Cloud:     ACEDATACLOUD_API_KEY=<your key> npm start -- --ids <id>,<id>
  All checks and tests:                npm test`;
