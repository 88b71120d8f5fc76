import assert from 'node:assert/strict';
import { adaptExample, readExample } from '../../scripts/n8n/exampleWorkflows.mjs';
import { run } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {Record<string, any>} Json
 */

const agentExample = '09-tool-of-an-ai-agent.json';
const mostBytes = 1000;

/**
 * @typedef {object} Changes  to the example
 * @property {boolean} [continues]  on an error of the tool
 * @property {Json} [parameters]  of all tools
 */

/**
 * @param {RunningN8n} running
 * @param {number} agentVersion
 * @param {string} question  the stand-in calls the tool that it names, with what stands in quotes
 * @param {Changes} [changes]
 */
export async function askAgent(
	running,
	agentVersion,
	question,
	{ continues = true, parameters } = {},
) {
	const workflow = adaptExample(readExample(agentExample), running.surroundings);
	for (const node of workflow.nodes) {
		if (node.name === 'AI Agent') Object.assign(node, { typeVersion: agentVersion });
		if (node.name === 'Question') node.parameters['jsonOutput'] = JSON.stringify({ question });
		if (!continues) Object.assign(node, { onError: undefined });
		if (node.type.endsWith('.videoTaskTool')) Object.assign(node.parameters, parameters);
	}
	const { status, error, items } = await run(running.rest, workflow, 180);
	return { status, error, output: String(items('AI Agent')[0]?.json['output']) };
}

/**
 * @param {string} output  of the agent, which repeats what the tool has answered
 * @returns {Json[]}
 */
export function tasksIn(output) {
	const [, text = ''] = /^The tool has answered: ([\s\S]+)$/.exec(output) ?? [];
	/** @type {Json[]} */
	const tasks = [JSON.parse(text)].flat(2).flatMap((one) => one.response ?? one);
	for (const task of tasks) {
		const bytes = Buffer.byteLength(JSON.stringify(task));
		assert.ok(bytes <= mostBytes, `${bytes} bytes: ${JSON.stringify(task)}`);
	}
	return tasks;
}

/** @param {RunningN8n} running @param {Partial<Parameters<RunningN8n['simulator']['createTask']>[0]>} [plan] */
export function newTask({ simulator }, plan) {
	return simulator.createTask({
		...{ provider: 'aceDataCloud', runSeconds: 600, createdSecondsAgo: 590 },
		...plan,
	});
}
