import assert from 'node:assert/strict';
import { askAgent, newTask, tasksIn } from './agentRuns.mjs';
import { callTool, untilServed, withMcpClient } from './mcpClient.mjs';
import { compareShown } from './shownToModel.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 */

const mcpExample = '11-mcp-server.json';

/** n8n's agents: the engine of the newest runs tools itself, the older ones inside the agent. */
const agentVersions = [3.1, 2.2];

const unknownId = '00000000-0000-4000-8000-000000000000';

/**
 * How often an agent has asked its model about a task; other agents may be at work at the same time.
 *
 * @param {RunningN8n} running
 * @param {string} taskId
 */
function requestsAbout({ chatModel }, taskId) {
	return chatModel.requests.filter((request) => JSON.stringify(request).includes(taskId));
}

/** @param {RunningN8n} running @param {number} version */
async function getCalled(running, version) {
	// It takes another 9 seconds of real time: the first answer must bring the model back.
	const taskId = newTask(running, { createdSecondsAgo: 510 });
	const { output } = await askAgent(
		running,
		version,
		`Get_Video_Task, please: the task is "\`${taskId}\`".`,
	);
	const [task] = tasksIn(output);
	assert.equal(task?.['status'], 'succeeded', output);
	assert.equal(task['taskId'], taskId);
	assert.match(task['nextStep'], /^Done\. Give the user the URL; it expires at \d{4}-/);
	const rounds = requestsAbout(running, taskId).length;
	assert.ok(rounds >= 3 && rounds <= 5, `The agent has asked its model ${rounds} times`);
}

/** @param {RunningN8n} running @param {number} version */
async function batchCalled(running, version) {
	const ids = [
		newTask(running, { createdSecondsAgo: 1000 }),
		newTask(running, { outcome: 'moderated', createdSecondsAgo: 1000 }),
		unknownId,
	];
	const { output } = await askAgent(
		running,
		version,
		`Get_Video_Tasks_Batch: "- ${ids.join('\n- ')}"`,
	);
	const tasks = tasksIn(output);
	assert.deepEqual(
		tasks.map(({ taskId, status }) => [taskId, status]),
		ids.map((id, index) => [id, ['succeeded', 'failed', 'not_found'][index]]),
		output,
	);
	assert.match(tasks[1]?.['nextStep'], /^Refused: .+Change the prompt before creating a new task/);
	assert.match(
		tasks[2]?.['nextStep'],
		/^Compare the id with the one that the create call answered/,
	);
}

/** @param {RunningN8n} running @param {number} version */
async function waitCalled(running, version) {
	const taskId = newTask(running, { createdSecondsAgo: 570 });
	const { output } = await askAgent(running, version, `Wait_for_Video_Tasks: "${taskId}"`);
	const [task] = tasksIn(output);
	assert.equal(task?.['status'], 'succeeded', output);
	assert.equal(task['wait'].ended, 'done');
	assert.equal(requestsAbout(running, taskId).length, 2);
}

/** A wait that is shorter than the task brings the model back. @param {RunningN8n} running @param {number} version */
async function waitCalledAgain(running, version) {
	const taskId = newTask(running, { createdSecondsAgo: 550 });
	const { output } = await askAgent(running, version, `Wait_for_Video_Tasks: "${taskId}"`, {
		parameters: { maxWaitMinutes: 0.05 },
	});
	const [task] = tasksIn(output);
	assert.equal(task?.['status'], 'succeeded', output);
	const told = JSON.stringify(requestsAbout(running, taskId));
	assert.match(
		told,
		new RegExp(`Still running after [23] s.+ call this tool again with ${taskId}`),
	);
}

/** @param {RunningN8n} running @param {number} version */
async function wrongIdIsAnswered(running, version) {
	const { status, output } = await askAgent(running, version, `Get_Video_Task: "${unknownId}"`);
	assert.equal(status, 'success');
	const [task] = tasksIn(output);
	assert.match(task?.['error'], new RegExp(`^Task ${unknownId}: the provider`), output);
	assert.match(task?.['nextStep'], /^Compare the id with the one that the create call answered/);
}

/** Without 'On Error: Continue' n8n's newest agent shows its model the message, and nothing else. @param {RunningN8n} running */
async function raisedErrorIsTold(running) {
	const { output } = await askAgent(running, 3.1, `Get_Video_Task: "${unknownId}"`, {
		continues: false,
	});
	assert.match(output, new RegExp(`Task ${unknownId}: the provider .+ ask the user\\.`));
}

/**
 * @template {{ name: string }} Named
 * @param {readonly Named[]} tools
 */
function byName(tools) {
	return [...tools].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** @param {RunningN8n} running */
function shownByAgent({ chatModel }) {
	const { tools = [] } = chatModel.requests.filter((request) => request.tools?.length).at(-1) ?? {};
	return byName(tools.map((tool) => tool.function));
}

/**
 * @param {RunningN8n} running
 * @returns {Promise<{ tools: unknown[], answers: Record<string, Awaited<ReturnType<typeof callTool>>> }>}
 */
async function callOverMcp(running) {
	const { rest, workflows, url } = running;
	const own = workflows.find(({ name }) => name.startsWith('Video Task 11'));
	assert.ok(own !== undefined);
	await rest.publish(own.id);
	await untilServed(`${url}/mcp/video-tasks`);
	const ids = [
		newTask(running, { createdSecondsAgo: 1000 }),
		newTask(running, { createdSecondsAgo: 1000 }),
	];
	return await withMcpClient(`${url}/mcp/video-tasks`, async (client) => ({
		tools: byName((await client.listTools()).tools),
		answers: {
			get: await callTool(client, 'Get_Video_Task', { taskId: ids[0] }),
			batch: await callTool(client, 'Get_Video_Tasks_Batch', { taskIds: ids.join(', ') }),
			wait: await callTool(client, 'Wait_for_Video_Tasks', { taskIds: newTask(running) }),
			wrong: await callTool(client, 'Get_Video_Task', { taskId: unknownId }),
		},
	}));
}

/** @param {RunningN8n} running */
async function mcpWorks(running) {
	const { tools, answers } = await callOverMcp(running);
	const done = (/** @type {string} */ text) =>
		tasksIn(`The tool has answered: ${text}`).filter(({ status }) => status === 'succeeded').length;
	assert.deepEqual(
		[answers['get'], answers['batch'], answers['wait']].map((one) => done(one?.text ?? '')),
		[1, 2, 1],
		JSON.stringify(answers),
	);
	const wrong = answers['wrong'];
	assert.equal(wrong?.isError, true);
	assert.match(wrong.text, new RegExp(`Task ${unknownId}: .+ask the user`, 's'));
	return tools;
}

/**
 * The node as a tool of n8n's agents, and of MCP clients.
 *
 * @param {RunningN8n} running
 * @param {Report} report
 * @param {boolean} update  writes what a model is shown into the repository
 */
export async function checkTools(running, report, update) {
	const checks = { getCalled, waitCalled, waitCalledAgain, wrongIdIsAnswered };
	for (const version of agentVersions) {
		for (const [name, check] of Object.entries(checks)) {
			await report.check(`agent ${version}: ${name}`, () => check(running, version));
		}
	}
	await report.check('agent 2.2: batchCalled', () => batchCalled(running, 2.2));
	await report.check('agent 3.1: a raised error says what to do', () => raisedErrorIsTold(running));
	await checkShown(running, report, update);
}

/**
 * The short form: one call by an agent, all tools over MCP, and what both show to a model.
 *
 * @param {RunningN8n} running
 * @param {Report} report
 * @param {boolean} update
 */
export async function checkShown(running, report, update) {
	await report.check('agent 3.1: batchCalled', () => batchCalled(running, 3.1));
	const mcp = await report.check(mcpExample, () => mcpWorks(running));
	await report.check('what a model is shown', async () =>
		compareShown({ agent: shownByAgent(running), mcp }, update),
	);
}
