import assert from 'node:assert/strict';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { main, node } from './durableWorkflows.mjs';
import { ended, triggerName } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 *
 * @typedef {{ status: number, body: string }} Answered
 */

/** Later than Automatic keeps a wait in memory elsewhere, counted from before its workflow is published, which takes a while. */
const endsAfterSeconds = 350;
const inMemorySeconds = 300;
const withinSeconds = 500;

/**
 * Node's own `fetch` gives up after five minutes.
 *
 * @param {string} url
 * @param {object} body
 * @returns {Promise<Answered>}
 */
async function post(url, body) {
	return await new Promise((resolve, reject) => {
		const headers = { 'content-type': 'application/json' };
		const call = request(url, { method: 'POST', headers }, (answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (part) => (text += part));
			answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
			answer.on('error', reject);
		});
		call.on('error', reject);
		call.end(JSON.stringify(body));
	});
}

/**
 * n8n listens a moment after it has published a workflow.
 *
 * @param {() => Promise<Answered>} call
 */
async function onceItListens(call) {
	for (;;) {
		const answer = await call();
		if (answer.status !== 404) return answer;
		await sleep(200);
	}
}

/** @param {string} path @param {string} responseMode */
function webhook(path, responseMode) {
	const parameters = { path, httpMethod: 'POST', responseMode, options: {} };
	return {
		trigger: node('webhook', triggerName, parameters, { webhookId: path }),
		taskIds: '={{ $json.body.task }}',
		call: async (/** @type {RunningN8n} */ { url }, /** @type {string} */ task) =>
			await onceItListens(() => post(`${url}/webhook/${path}`, { task })),
	};
}

/** @param {string} path */
function publicChat(path) {
	const parameters = { public: true, mode: 'webhook', options: {} };
	return {
		trigger: node('chat', triggerName, parameters, { webhookId: path }),
		taskIds: '={{ $json.chatInput }}',
		call: async (/** @type {RunningN8n} */ { url }, /** @type {string} */ chatInput) =>
			await onceItListens(() =>
				post(`${url}/webhook/${path}/chat`, { action: 'sendMessage', chatInput, sessionId: path }),
			),
	};
}

/** @typedef {ReturnType<typeof webhook> | ReturnType<typeof publicChat>} Called */

/**
 * @param {RunningN8n} running
 * @param {Called} called
 * @param {string} waitMode
 * @param {boolean} responds  by a Respond to Webhook node behind the wait
 * @returns {Promise<string>} the workflow's id
 */
async function published({ rest, credentials }, { trigger, taskIds }, waitMode, responds) {
	const options = { waitMode };
	const parameters = { operation: 'waitUntilDone', taskIds, routeByStatus: true, options };
	const nodes = [trigger, node('videoTask', 'Video Task', parameters, { credentials })];
	if (responds) nodes.push(node('respond', 'Respond', { options: {} }));
	const connections = {
		[triggerName]: main([['Video Task']]),
		...(responds ? { 'Video Task': main([['Respond']]) } : {}),
	};
	const body = { name: `Answers ${trigger.type} ${waitMode}`, nodes, connections };
	const { id, versionId } = await rest.ask('POST', '/rest/workflows', body);
	await rest.ask('POST', `/rest/workflows/${id}/activate`, { versionId });
	return id;
}

/**
 * @param {RunningN8n} running
 * @param {string} workflowId
 */
async function firstRun({ rest }, workflowId) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await rest.ask('GET', `/rest/executions?limit=10&filter=${filter}`);
	const own = results.filter((/** @type {any} */ { mode }) => mode !== 'integrated');
	return await ended(rest, String(own.at(-1)?.id));
}

/**
 * @param {RunningN8n} running
 * @param {number} seconds
 * @param {number} timeScale
 */
function taskOf({ simulator }, seconds, timeScale) {
	const task = /** @type {const} */ ({ provider: 'aceDataCloud', queuedSeconds: 0 });
	return simulator.createTask({ ...task, runSeconds: seconds / timeScale });
}

/**
 * Who waits for the last node gets the URL, or is told why not.
 *
 * @param {RunningN8n} running
 * @param {Report} report
 * @param {number} timeScale  the simulator's
 */
export async function checkAnswers(running, report, timeScale) {
	/** @param {Called} called @param {string} waitMode @param {number} seconds @param {boolean} [responds] */
	const answered = async (called, waitMode, seconds, responds = false) => {
		const taskId = taskOf(running, seconds, timeScale);
		const id = await published(running, called, waitMode, responds);
		const startedAtMs = Date.now();
		const answer = await called.call(running, taskId);
		return { ...answer, id, taskId, seconds: (Date.now() - startedAtMs) / 1000 };
	};
	/** @param {Awaited<ReturnType<typeof answered>>} answer @param {number} atLeastSeconds */
	const expectUrl = (answer, atLeastSeconds) => {
		assert.equal(answer.status, 200, answer.body);
		const item = JSON.parse(answer.body);
		assert.deepEqual([item.taskId, item.status], [answer.taskId, 'succeeded']);
		assert.match(item.url, /^http/);
		assert.ok(answer.seconds > atLeastSeconds, `It answers after ${answer.seconds} s already`);
		assert.ok(answer.seconds < withinSeconds, `It answers after ${answer.seconds} s`);
	};
	/** @param {Called} called */
	const refused = async (called) => {
		const answer = await answered(called, 'durable', 1e6);
		assert.equal(answer.status, 500, answer.body);
		const { status, error, errorDescription } = await firstRun(running, answer.id);
		assert.equal(status, 'error');
		assert.match(error, /cannot be Durable here: .+ answers when the last node finishes/);
		assert.match(errorDescription, /Respond to Webhook/);
	};
	await Promise.all([
		report.check(
			'a webhook that answers with the last node gets the URL, after five minutes',
			async () =>
				expectUrl(
					await answered(webhook('slow', 'lastNode'), 'automatic', endsAfterSeconds),
					inMemorySeconds,
				),
		),
		report.check('a public chat gets the URL, after five minutes', async () =>
			expectUrl(
				await answered(publicChat('slowchat'), 'automatic', endsAfterSeconds),
				inMemorySeconds,
			),
		),
		report.check('a Respond to Webhook node answers after a rest', async () =>
			expectUrl(await answered(webhook('responds', 'responseNode'), 'durable', 30, true), 60),
		),
		report.check('behind a webhook that answers with the last node Durable is refused', async () =>
			refused(webhook('refused', 'lastNode')),
		),
		report.check('behind a public chat too', async () => refused(publicChat('refusedchat'))),
	]);
}
