import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialsFor, saveCredentials } from '../../scripts/n8n/account.mjs';
import { ended, run, singleNodeWorkflow, start } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 */

const nodeType = 'n8n-nodes-video-tasks.videoTask';
const stopWithinMs = 2000;

/** @param {RunningN8n} running */
async function nodeTypeIsThere({ rest }) {
	/** @type {readonly { name: string }[]} */
	const types = await rest.ask('GET', '/types/nodes.json');
	const names = types.map(({ name }) => name);
	assert.ok(names.includes(nodeType), `${nodeType} is not among the ${names.length} node types`);
	assert.ok(names.includes(`${nodeType}Tool`), 'it is not offered as a tool');
	const twice = names.filter((name) => name.endsWith('.videoTask'));
	assert.deepEqual(twice, [nodeType]);
}

/**
 * @param {RunningN8n} running
 * @param {import('../../scripts/n8n/account.mjs').CredentialToSave} credential
 * @returns {Promise<{ status: string, message?: string }>}
 */
async function testCredential({ rest }, credential) {
	return await rest.ask('POST', '/rest/credentials/test', {
		credentials: { id: '', ...credential },
	});
}

/**
 * @param {RunningN8n} running
 * @param {Report} report
 */
async function checkCredentials(running, report) {
	const all = credentialsFor(running.simulator, running.chatModel.url);
	const own = all.filter(({ type }) => type.endsWith('TaskApi'));
	for (const credential of own) {
		const { type, data } = credential;
		await report.check(`${type}: a right key passes the test`, async () => {
			const { status, message } = await testCredential(running, credential);
			assert.equal(status, 'OK', message);
		});
		await report.check(`${type}: a wrong key is told`, async () => {
			const wrong = { ...credential, data: { ...data, apiKey: 'no-such-key' } };
			const { status, message } = await testCredential(running, wrong);
			assert.equal(status, 'Error');
			assert.match(
				message ?? '',
				/API (key|token) is not valid|refuses the key|does not take this key/,
			);
		});
		await report.check(`${type}: plain http off this machine is refused`, async () => {
			const plain = { ...credential, data: { ...data, baseUrl: 'http://api.example.com' } };
			const { status, message } = await testCredential(running, plain);
			assert.equal(status, 'Error');
			assert.match(message ?? '', /https/);
		});
	}
}

/** @param {RunningN8n} running */
async function wrongKeyIsTold(running) {
	const [right] = credentialsFor(running.simulator, running.chatModel.url);
	assert.ok(right !== undefined);
	const wrong = { ...right, name: 'Wrong key', data: { ...right.data, apiKey: 'no-such-key' } };
	const credentials = await saveCredentials(running.rest, [wrong]);
	const workflow = singleNodeWorkflow({ taskIds: 'some-task' }, credentials);
	const { status, error, errorDescription } = await run(running.rest, workflow);
	// Left behind it would be offered in the form beside the right one.
	await running.rest.ask('DELETE', `/rest/credentials/${credentials[wrong.type]?.id}`);
	assert.equal(status, 'error');
	assert.match(error, /^Task some-task: .+/);
	assert.match(errorDescription, /Check the API key in the credential/);
	return error;
}

/** @param {RunningN8n} running */
async function unknownTaskIsTold({ rest, credentials }) {
	const workflow = singleNodeWorkflow(
		{ operation: 'getTask', taskId: 'nobody-knows' },
		credentials,
	);
	const { status, error } = await run(rest, workflow);
	assert.equal(status, 'error');
	assert.match(error, /^Task nobody-knows: .+/);
}

/** @param {RunningN8n} running */
async function stopEndsAWait({ rest, credentials, simulator }) {
	const taskIds = simulator.createTask({ provider: 'aceDataCloud', runSeconds: 1e6 });
	const executionId = await start(
		rest,
		singleNodeWorkflow({ taskIds, options: { pollIntervalSeconds: 1 } }, credentials),
	);
	while (simulator.counts().asksById[taskIds] === undefined) await sleep(50);
	await sleep(500);
	const stoppedAtMs = Date.now();
	await rest.ask('POST', `/rest/executions/${executionId}/stop`);
	const { status } = await ended(rest, executionId, 30);
	const tookMs = Date.now() - stoppedAtMs;
	assert.equal(status, 'canceled');
	assert.ok(tookMs < stopWithinMs, `The execution ended ${tookMs} ms after Stop`);
	const asks = simulator.counts().asksById[taskIds];
	await sleep(2500);
	assert.equal(simulator.counts().asksById[taskIds], asks, 'The node goes on asking after Stop');
}

/**
 * @param {RunningN8n} running
 * @param {Report} report
 */
export async function checkNodeType(running, report) {
	await report.check('the node type has the prefix of the package', () => nodeTypeIsThere(running));
}

/**
 * What n8n's server makes of the package.
 *
 * @param {RunningN8n} running
 * @param {Report} report
 */
export async function checkServer(running, report) {
	await checkNodeType(running, report);
	await checkCredentials(running, report);
	await report.check('a wrong key ends the run with our message', () => wrongKeyIsTold(running));
	await report.check('an unknown task ends the run with our message', () =>
		unknownTaskIsTold(running),
	);
	await report.check('Stop ends a wait as canceled within 2 s', () => stopEndsAWait(running));
}
