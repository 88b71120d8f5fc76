import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialsFor, saveCredentials } from '../../scripts/n8n/account.mjs';
import { durableWorkflow, main, node, replaced } from './durableWorkflows.mjs';
import { rowsOf, taskOf } from './durableRows.mjs';
import { ended, start, triggerName } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./durableScenarios.mjs').Scenario} Scenario
 *
 * @typedef {object} Trial  A durable wait that n8n is started for in a way of its own.
 * @property {string} name
 * @property {(running: RunningN8n) => Promise<readonly string[]>} begin  the ids of the executions that wait
 * @property {(running: RunningN8n, ids: readonly string[]) => Promise<void>} [whileItRests]
 * @property {(running: RunningN8n, ids: readonly string[]) => Promise<void>} finish  rejects when it fails
 */

const withinSeconds = 330;

/**
 * @param {(running: RunningN8n) => Scenario} scenarioOf
 * @param {string} name
 * @returns {Trial}
 */
export function trialOf(scenarioOf, name) {
	/** @type {Scenario} */
	let scenario;
	return {
		name,
		async begin(running) {
			scenario = scenarioOf(running);
			return [await start(running.rest, scenario.workflow)];
		},
		async finish(running, [id = '']) {
			await scenario.expect(await ended(running.rest, id, withinSeconds), running);
		},
	};
}

/** @returns {Trial} */
export function calledByAnother() {
	let taskId = '';
	return {
		name: 'in a workflow that another workflow calls',
		async begin(running) {
			taskId = taskOf(running, 40);
			const inner = durableWorkflow(rowsOf([taskId]), { routeByStatus: true }, running);
			const trigger = node('calledTrigger', triggerName, { inputSource: 'passthrough' });
			const { nodes, connections } = replaced(inner, trigger);
			// This n8n forbids calls by default.
			const settings = { callerPolicy: 'workflowsFromSameOwner' };
			const body = { name: 'Called', nodes, connections, settings };
			const { id } = await running.rest.ask('POST', '/rest/workflows', body);
			const workflowId = { __rl: true, mode: 'id', value: id };
			const outer = {
				name: 'Caller',
				nodes: [
					node('manual', triggerName, {}),
					node('call', 'Call', { workflowId, workflowInputs: { mappingMode: 'defineBelow' } }),
					node('set', 'Behind', { mode: 'raw', jsonOutput: '={{ $json }}' }),
				],
				connections: { [triggerName]: main([['Call']]), Call: main([['Behind']]) },
			};
			return [await start(running.rest, outer)];
		},
		async finish({ rest }, [id = '']) {
			const run = await ended(rest, id, withinSeconds);
			assert.equal(run.status, 'success', run.error);
			assert.deepEqual(
				run.items('Behind').map(({ json }) => [json['id'], json['status']]),
				[[taskId, 'succeeded']],
			);
		},
	};
}

/** @returns {Trial} */
export function byWebhook() {
	const calls = 3;
	/** @type {string[]} */
	let taskIds = [];
	return {
		name: 'a published workflow, called three times at once',
		async begin(running) {
			const { rest, url } = running;
			taskIds = Array.from({ length: calls }, () => taskOf(running, 45));
			const parameters = { taskIds: '={{ $json.query.task }}', routeByStatus: true };
			const path = 'durable';
			const webhook = node('webhook', triggerName, { path, options: {} }, { webhookId: path });
			const { nodes, connections } = replaced(durableWorkflow([], parameters, running), webhook);
			const body = {
				...{ name: 'Webhook', nodes },
				connections: { ...connections, [triggerName]: main([['Video Task']]) },
			};
			const { id, versionId } = await rest.ask('POST', '/rest/workflows', body);
			await rest.ask('POST', `/rest/workflows/${id}/activate`, { versionId });
			const call = async (/** @type {string} */ task) =>
				(await fetch(`${url}/webhook/${path}?task=${task}`)).ok;
			// n8n listens a moment after it has published the workflow.
			while (!(await call(taskIds[0] ?? ''))) await sleep(100);
			assert.deepEqual(await Promise.all(taskIds.slice(1).map(call)), [true, true]);
			return await executionsOf(running, id, calls);
		},
		async finish({ rest }, ids) {
			const runs = await Promise.all(ids.map((id) => ended(rest, id, withinSeconds)));
			const out = runs.map((run) => run.items('A')[0]?.json['id']);
			assert.deepEqual(out.sort(), taskIds.sort());
		},
	};
}

/**
 * @param {RunningN8n} running
 * @param {string} workflowId
 * @param {number} count  of executions to wait for, the sub-workflows' aside
 * @returns {Promise<string[]>}
 */
async function executionsOf({ rest }, workflowId, count) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	for (;;) {
		const { results } = await rest.ask('GET', `/rest/executions?limit=50&filter=${filter}`);
		const own = results.filter((/** @type {any} */ { mode }) => mode !== 'integrated');
		if (own.length >= count) return own.map((/** @type {any} */ { id }) => id);
		await sleep(200);
	}
}

/** @returns {Trial} */
export function asAStep() {
	let taskId = '';
	return {
		name: 'the node alone, as a step in the editor',
		async begin(running) {
			taskId = taskOf(running, 40);
			const workflow = durableWorkflow(rowsOf([taskId]), { routeByStatus: true }, running);
			const { id } = await running.rest.ask('POST', '/rest/workflows', workflow);
			const { executionId } = await running.rest.ask('POST', `/rest/workflows/${id}/run`, {
				destinationNode: { nodeName: 'Video Task', mode: 'inclusive' },
				triggerToStartFrom: { name: triggerName },
			});
			return [String(executionId)];
		},
		async finish({ rest }, [id = '']) {
			const { items } = await ended(rest, id, withinSeconds);
			assert.equal(items('Video Task')[0]?.json['taskId'], taskId);
			assert.deepEqual(items('A'), []);
		},
	};
}

/** @returns {Trial} */
export function stopped() {
	let taskId = '';
	return {
		name: 'Stop ends it at once, and nothing is asked any more',
		async begin(running) {
			taskId = taskOf(running, 1e6);
			return [await start(running.rest, durableWorkflow(rowsOf([taskId]), {}, running))];
		},
		async whileItRests({ rest }, [id]) {
			const stoppedAtMs = Date.now();
			await rest.ask('POST', `/rest/executions/${id}/stop`);
			const { status } = await ended(rest, id ?? '', 10);
			assert.equal(status, 'canceled');
			const tookMs = Date.now() - stoppedAtMs;
			assert.ok(tookMs < 3000, `It ended ${tookMs} ms after Stop`);
		},
		async finish({ simulator }) {
			assert.equal(simulator.counts().asksById[taskId], 1);
		},
	};
}

/** @returns {Trial} */
export function withoutItsCredential() {
	let taskId = '';
	let credentialId = '';
	return {
		name: 'a credential that is deleted meanwhile',
		async begin(running) {
			const [own] = credentialsFor(running.simulator, running.chatModel.url);
			assert.ok(own !== undefined);
			const credentials = await saveCredentials(running.rest, [{ ...own, name: 'Short-lived' }]);
			credentialId = credentials[own.type]?.id ?? '';
			taskId = taskOf(running, 40);
			return [await start(running.rest, durableWorkflow(rowsOf([taskId]), {}, { credentials }))];
		},
		async whileItRests({ rest }) {
			await rest.ask('DELETE', `/rest/credentials/${credentialId}`);
		},
		async finish({ rest }, [id = '']) {
			const run = await ended(rest, id, withinSeconds);
			assert.equal(run.status, 'error');
			const words = `${run.error} ${run.errorDescription}`;
			assert.match(words, /credential/i);
			assert.ok(words.includes(taskId), `The task is not named: ${words}`);
		},
	};
}
