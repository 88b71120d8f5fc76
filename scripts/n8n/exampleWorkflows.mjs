import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentialTypeOf, perProvider } from '../../test/simulator/providers.mjs';
import { root } from './places.mjs';

/**
 * @typedef {object} WorkflowNode
 * @property {string} name
 * @property {string} type
 * @property {Record<string, any>} parameters
 * @property {Record<string, { id: string, name: string }>} [credentials]
 *
 * @typedef {object} Workflow
 * @property {string} name
 * @property {WorkflowNode[]} nodes
 * @property {Record<string, unknown>} connections
 * @property {Record<string, unknown>} [settings]
 * @property {Record<string, unknown>} [pinData]
 *
 * @typedef {object} Surroundings  Where an example runs instead of at the real providers.
 * @property {import('../../test/simulator/simulator.mjs').Simulator['baseUrls']} baseUrls
 * @property {import('./account.mjs').CredentialsByType} credentials
 * @property {Record<string, string>} taskIds  the real ids for the examples' placeholders
 * @property {number} expectedSeconds  how long a task takes here; the node expects minutes of a real one
 */

const folder = join(root, 'workflows');

/** The addresses that the examples hold. */
const realAddresses = perProvider(({ realUrl }) => realUrl);

/** @type {Record<string, string | undefined>} */
const credentialTypes = perProvider(credentialTypeOf);

/** What stands in the examples where a user writes the id of a task that there is already. */
export const taskIdPlaceholders = perProvider(
	({ title }) => `YOUR-${title.toUpperCase().replaceAll(' ', '-')}-TASK-ID`,
);

/** @returns {readonly string[]} file names, in order */
export function exampleFiles() {
	return existsSync(folder)
		? readdirSync(folder)
				.filter((name) => name.endsWith('.json'))
				.sort()
		: [];
}

/**
 * @param {string} file
 * @returns {string}
 */
export function readExample(file) {
	return readFileSync(join(folder, file), 'utf8');
}

/**
 * @param {WorkflowNode} node
 * @returns {string | undefined}
 */
function credentialTypeIn({ type, parameters }) {
	if (/\.videoTask(Tool|Trigger)?$/.test(type)) {
		return credentialTypes[parameters['provider'] ?? 'aceDataCloud'];
	}
	if (type.endsWith('.lmChatOpenAi')) return 'openAiApi';
	if (type.endsWith('.mcpTrigger')) return 'httpBearerAuth';
	return parameters['nodeCredentialType'];
}

/**
 * @param {WorkflowNode} node
 * @param {number} expectedSeconds
 */
function expectDuration({ type, parameters }, expectedSeconds) {
	if (!type.endsWith('.videoTask') || parameters['operation'] !== 'waitUntilDone') return;
	parameters['options'] = { ...parameters['options'], expectedSeconds };
}

/**
 * An example that runs here: its requests go to the simulator, and its credentials are chosen.
 *
 * @param {string} text
 * @param {Surroundings} surroundings
 * @returns {Workflow}
 */
export function adaptExample(text, { baseUrls, credentials, taskIds, expectedSeconds }) {
	/** @type {readonly (readonly [string, string])[]} */
	const replacements = [
		...Object.entries(realAddresses).map(
			([provider, address]) =>
				/** @type {const} */ ([address, baseUrls[/** @type {keyof typeof baseUrls} */ (provider)]]),
		),
		...Object.entries(taskIds),
	];
	const replaced = replacements.reduce((whole, [from, to]) => whole.replaceAll(from, to), text);
	/** @type {Workflow} */
	const workflow = JSON.parse(replaced);
	for (const node of workflow.nodes) {
		expectDuration(node, expectedSeconds);
		const type = credentialTypeIn(node);
		const credential = type === undefined ? undefined : credentials[type];
		if (type !== undefined && credential !== undefined) node.credentials = { [type]: credential };
	}
	return workflow;
}

/**
 * Puts the examples into n8n as the repository has them now.
 *
 * @param {import('./rest.mjs').N8nRest} rest
 * @param {readonly Workflow[]} workflows
 * @returns {Promise<{ id: string, name: string }[]>}
 */
export async function importWorkflows(rest, workflows) {
	/** @type {readonly { id: string, name: string }[]} */
	const present = await rest.ask('GET', '/rest/workflows?take=200');
	const imported = [];
	for (const { name, nodes, connections, settings = {}, pinData = {} } of workflows) {
		const known = present.find((one) => one.name === name);
		// Without it n8n stores null, and its editor cannot run a single step of the workflow.
		const body = { name, nodes, connections, settings, pinData };
		const { id } =
			known === undefined
				? await rest.ask('POST', '/rest/workflows', body)
				: await rest.ask('PATCH', `/rest/workflows/${known.id}?forceSave=true`, body);
		imported.push({ id, name });
	}
	return imported;
}
