import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkInTheEditor } from './durablePictures.mjs';
import { durableWorkflow } from './durableWorkflows.mjs';
import { rowsOf, taskOf } from './durableRows.mjs';
import { scenarios } from './durableScenarios.mjs';
import { asAStep, byWebhook, calledByAnother, stopped, trialOf } from './durableTrials.mjs';
import { withoutItsCredential } from './durableTrials.mjs';
import { ended, start } from './runs.mjs';
import { woken } from './wokenTrials.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 * @typedef {import('./durableTrials.mjs').Trial} Trial
 *
 * @typedef {object} Begun
 * @property {Trial} trial
 * @property {readonly string[]} ids
 */

/** What makes it harder: no workflow may call another by default, and every node's output is stored. */
export const environment = {
	N8N_WORKFLOW_CALLER_POLICY_DEFAULT_OPTION: 'none',
	EXECUTIONS_DATA_SAVE_ON_PROGRESS: 'true',
};

const parkedWithinMs = 60_000;
const answerAfterSeconds = 25;
const withinSeconds = 330;

/**
 * n8n is killed while the wait looks for the last time before the kill; the answer is late.
 *
 * @param {number} look  which request about the task is answered late, from 1
 * @param {string} name
 * @returns {Trial & { isLooking: (running: RunningN8n) => boolean }}
 */
function killedWhileItLooks(look, name) {
	/** @type {string[]} */
	let ids = [];
	return {
		name,
		async begin(running) {
			ids = [taskOf(running, 0), taskOf(running, 1e6)];
			const [, slow = ''] = ids;
			const late = { delaySeconds: answerAfterSeconds };
			running.simulator.addFault({ taskId: slow, after: look - 1, times: 1, do: late });
			const parameters = { routeByStatus: true, downloadMedia: true };
			return [await start(running.rest, durableWorkflow(rowsOf(ids), parameters, running))];
		},
		isLooking: ({ simulator }) => (simulator.counts().asksById[ids[1] ?? ''] ?? 0) >= look,
		async finish({ rest }, [id = '']) {
			const run = await ended(rest, id, withinSeconds);
			assert.equal(run.status, 'success', run.error);
			const [done] = run.items('Video Task', 0);
			assert.equal(done?.json['taskId'], ids[0]);
			assert.ok(done?.binary?.['data'] !== undefined, 'The file that was fetched is lost');
			const [open, ...more] = run.items('Video Task', 1);
			assert.deepEqual([open?.json['taskId'], open?.json['status']], [ids[1], 'running']);
			assert.match(open?.json['wait'].lastProblem, /n8n ended in the middle of a look/);
			assert.deepEqual([more, run.items('Video Task', 2)], [[], []]);
		},
	};
}

/**
 * @param {RunningN8n} running
 * @param {Report} report
 * @param {readonly Trial[]} trials
 * @returns {Promise<Begun[]>}
 */
async function begin(running, report, trials) {
	const begun = [];
	for (const trial of trials) {
		const ids = await report.check(`begins: ${trial.name}`, () => trial.begin(running));
		if (ids !== null) begun.push({ trial, ids });
	}
	return begun;
}

/**
 * @param {RunningN8n} running
 * @param {readonly Begun[]} begun
 */
async function allRest({ rest }, begun) {
	const deadlineMs = Date.now() + parkedWithinMs;
	for (const id of begun.flatMap(({ ids }) => ids)) {
		while ((await rest.execution(id)).status !== 'waiting') {
			assert.ok(Date.now() < deadlineMs, `Execution ${id} does not rest`);
			await sleep(200);
		}
	}
}

/**
 * @param {RunningN8n} running
 * @param {Report} report
 * @param {ReturnType<typeof killedWhileItLooks>} trial
 */
async function killInItsLook(running, report, trial) {
	await report.check('n8n is killed in the middle of a look', async () => {
		const deadlineMs = Date.now() + withinSeconds * 1000;
		while (!trial.isLooking(running)) {
			assert.ok(Date.now() < deadlineMs, 'It does not look');
			await sleep(200);
		}
		await sleep(2000);
		await running.killAndRestart();
	});
}

/**
 * Waits whose executions are called while they rest; those that no call has ended end later, like all others.
 *
 * @param {RunningN8n} running
 * @param {Report} report
 */
async function callWaiting(running, report) {
	const begun = await begin(running, report, woken());
	await report.check('those that are called rest', () => allRest(running, begun));
	await Promise.all(
		begun.map(async ({ trial: { name, whileItRests }, ids }) => {
			if (whileItRests !== undefined) await report.check(name, () => whileItRests(running, ids));
		}),
	);
	return begun;
}

/**
 * @param {RunningN8n} running
 * @param {Report} report
 * @param {Begun} begun
 */
async function finished(running, report, { trial, ids }) {
	await report.check(trial.name, () => trial.finish(running, ids));
}

/** @param {RunningN8n} running */
async function listOfExecutions({ rest }) {
	const { results } = await rest.ask('GET', '/rest/executions?limit=100');
	/** @type {Map<string, number>} */
	const counts = new Map();
	for (const { mode, status } of results) {
		const kind = `${mode} ${status}`;
		counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}

/**
 * Durable waits of all kinds, in an n8n that is killed while they rest and killed again while two look, one after the other.
 *
 * @param {RunningN8n} running
 * @param {Report} report
 */
export async function checkDurable(running, report) {
	// To their end before the others begin: the kills are not for them, and the tasks of the others run from when they are made.
	const called = await callWaiting(running, report);
	await Promise.all(called.map((one) => finished(running, report, one)));
	const trials = [
		...scenarios(running).map((scenario) => trialOf(() => scenario, scenario.name)),
		...[calledByAnother(), byWebhook(), asAStep(), stopped(), withoutItsCredential()],
	];
	const second = killedWhileItLooks(3, 'n8n killed in the middle of a later look');
	const first = killedWhileItLooks(2, 'n8n killed in the middle of the first look after a rest');
	const begun = await begin(running, report, [second, ...trials]);
	await report.check('all of them rest', () => allRest(running, begun));
	for (const { trial, ids } of begun) {
		const { name, whileItRests } = trial;
		if (whileItRests !== undefined) await report.check(name, () => whileItRests(running, ids));
	}
	await report.check('n8n is killed and started', () => running.killAndRestart());
	await killInItsLook(running, report, second);
	begun.push(...(await begin(running, report, [first])));
	await killInItsLook(running, report, first);
	await Promise.all([
		...begun.map((one) => finished(running, report, one)),
		checkInTheEditor(running, report),
	]);
	console.log(`        executions: ${await listOfExecutions(running)}`);
}
