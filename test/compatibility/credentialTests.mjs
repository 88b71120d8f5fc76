// The Test button of the credentials: their request goes through that generation's RoutingNode.
import assert from 'node:assert/strict';
import { startSimulator } from '../simulator/simulator.mjs';
import { additionalDataOf, nodeTypesOf } from './host.mjs';
import { providerNames } from '../simulator/providers.mjs';

/**
 * @typedef {import('./oneGeneration.mjs').Checks} Checks
 * @typedef {import('./oneGeneration.mjs').World} World
 * @typedef {import('n8n-workflow').ICredentialTestRequest} ICredentialTestRequest
 * @typedef {import('n8n-workflow').IDataObject} IDataObject
 * @typedef {import('n8n-workflow').INode} INode
 * @typedef {import('n8n-workflow').INodeType} INodeType
 */

/**
 * The node that n8n makes up for a credential's test, and a workflow of it alone.
 *
 * @param {World} world
 * @param {string} type
 * @param {ICredentialTestRequest} test
 */
function madeUp({ engine }, type, { request }) {
	const property = { displayName: 'Temp', name: 'temp', type: 'string', routing: { request } };
	const description = {
		...{ displayName: 'Temp', name: 'temp', group: [], version: 1, defaults: {} },
		...{ inputs: ['main'], outputs: ['main'], credentials: [{ name: type, required: true }] },
		properties: [{ ...property, default: '' }],
	};
	const nodeType = /** @type {INodeType} */ (/** @type {unknown} */ ({ description }));
	const node = /** @type {INode} */ ({
		...{ id: '1', name: 'Temp', type: 'temp', typeVersion: 1, position: [0, 0], parameters: {} },
		credentials: { [type]: { id: '7', name: type } },
	});
	const workflow = new engine.n8nWorkflow.Workflow({
		...{ nodes: [node], connections: {}, active: false },
		nodeTypes: nodeTypesOf({ temp: nodeType }),
	});
	return { node, nodeType, workflow };
}

/**
 * @param {World} world
 * @param {import('./providers.mjs').Provider} provider
 * @param {IDataObject} [over]  instead of what a good credential holds
 * @returns {Promise<string>} what n8n shows
 */
async function testCredential(world, provider, over) {
	const { engine, simulator } = world;
	const { core, loader } = engine;
	const type = simulator.credentialTypes[provider];
	const data = /** @type {any} */ ({ ...simulator.credentials[provider], ...over });
	const test = /** @type {ICredentialTestRequest} */ (loader.getCredential(type).type.test);
	const { node, nodeType, workflow } = madeUp(world, type, test);
	const context = new core.ExecuteContext(
		...[workflow, node, additionalDataOf(engine, workflow, data)],
		.../** @type {const} */ (['internal', Object({ resultData: { runData: {} } }), 0]),
		...[[], { main: [[{ json: {} }]] }, { node, data: {}, source: null }, []],
	);
	const routingNode = new core.RoutingNode(context, nodeType, { id: '7', name: type, type, data });
	const { expression } = workflow;
	const send = async () => await routingNode.runNode();
	try {
		const output = await ('withIsolate' in expression ? expression.withIsolate(send) : send());
		return verdictOf(test, { body: output?.[0]?.[0]?.json });
	} catch (error) {
		return verdictOf(test, { error });
	}
}

/**
 * After the server's credentials-tester.service.js, which is the same in 1.85 and 2.41 as to this.
 *
 * @param {ICredentialTestRequest} test
 * @param {{ body?: IDataObject | undefined, error?: any }} answer
 */
function verdictOf({ rules = [] }, { body, error }) {
	const { response, code } = error?.cause ?? {};
	const broken = rules.find(({ type, properties }) => {
		if (type === 'responseCode') return response && properties.value === response.status;
		return error === undefined && memberOf(body, properties.key) === properties.value;
	});
	if (broken) return broken.properties.message;
	if (error === undefined) return 'OK';
	return String(response?.statusText ?? code ?? error.message);
}

/**
 * @param {unknown} body
 * @param {string} path
 * @returns {unknown} what lodash's `get` finds, with which n8n looks members up
 */
function memberOf(body, path) {
	return path
		.split('.')
		.reduce((/** @type {any} */ part, key) => (part === null ? undefined : part?.[key]), body);
}

/**
 * fal documents no test of a key: its request asks for a task that nobody has, so that "not found" is a good
 * answer, and n8n before 2.41 takes any other status for one, too (credentials/FalTaskApi.credentials.ts).
 *
 * @param {World} world
 * @param {number} status
 */
function isGoodForFal({ engine }, status) {
	const [major = 0, minor = 0] = String(engine.versions['n8n-core']).split('.').map(Number);
	const knowsExceptions = major > 2 || (major === 2 && minor >= 41);
	return status === 404 || (!knowsExceptions && status >= 400);
}

/** @type {Checks} */
export const credentialTests = {
	async 'the Test button takes good credentials and refuses wrong keys'(world) {
		let shown = '';
		for (const provider of providerNames) {
			assert.equal(await testCredential(world, provider), 'OK');
			if (provider === 'fal' && isGoodForFal(world, 401)) continue;
			const refused = await testCredential(world, provider, { apiKey: 'no-such-key' });
			// n8n 2.0 loses the answer's status on the way to our rules, and shows a text of its own.
			assert.match(refused, /\b(key|token)\b|check your credentials/i);
			if (provider === 'modelArk') shown = refused;
		}
		return shown;
	},

	async 'the Test button takes no redirect, refusal or fault for the API'(world) {
		const { elsewhere } = world;
		const simulator = await startSimulator();
		const location = `${elsewhere.url}/taken/along`;
		const answers = [{ status: 302, location }, ...[404, 429, 500].map((status) => ({ status }))];
		const taken = [];
		for (const answer of answers) {
			const remove = simulator.addFault({ do: answer });
			for (const provider of providerNames) {
				const shown = await testCredential({ ...world, simulator }, provider);
				const isGood = provider === 'fal' && isGoodForFal(world, answer.status);
				if (shown === 'OK' && !isGood) taken.push(`${answer.status} of ${provider}`);
			}
			remove();
		}
		assert.equal(elsewhere.counts().total, 0);
		await simulator.close();
		assert.deepEqual(taken, []);
	},

	async 'the Test button sends no key to an http:// address elsewhere'(world) {
		const shown = new Set();
		for (const provider of providerNames) {
			const baseUrl = 'http://no-such-host.invalid/api/v3';
			shown.add(await testCredential(world, provider, { baseUrl }));
		}
		assert.ok(!shown.has('OK'));
		return [...shown].join(', ');
	},
};
