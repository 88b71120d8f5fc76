// What people build by hand: HTTP Request, IF and Wait. n8n's own types are not installed here; these
// do the same work with the same helpers and expressions, and less besides, which is in their favour.
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @import { IExecuteFunctions, INodeExecutionData, INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow'
 */

/** @type {typeof import('n8n-workflow')} the CommonJS build: the other does not load in plain Node */
const { NodeConnectionTypes } = createRequire(import.meta.url)('n8n-workflow');

/**
 * @param {string} name
 * @param {(this: IExecuteFunctions) => Promise<INodeExecutionData[][]>} execute
 * @param {Partial<INodeTypeDescription> & { parameters?: string[] }} [more]
 * @returns {INodeType}
 */
export function smallNode(name, execute, { parameters = [], ...more } = {}) {
	return {
		description: {
			displayName: name,
			name: name.toLowerCase().replaceAll(' ', ''),
			group: ['transform'],
			version: 1,
			description: name,
			defaults: { name },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: parameters.map(textProperty),
			...more,
		},
		execute,
	};
}

/**
 * @param {string} name
 * @returns {INodeProperties}
 */
function textProperty(name) {
	return { displayName: name, name, type: 'string', default: '' };
}

const CREDENTIAL = 'aceDataCloudTaskApi';
export const withCredential = { credentials: [{ name: CREDENTIAL, required: true }] };

/**
 * @param {IExecuteFunctions} context
 * @param {Record<string, unknown>} question
 * @returns {Promise<any>}
 */
export async function askProvider(context, question) {
	const { baseUrl } = await context.getCredentials(CREDENTIAL);
	return await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
		method: 'POST',
		url: `${String(baseUrl)}/seedance/tasks`,
		body: /** @type {import('n8n-workflow').IDataObject} */ (question),
		json: true,
	});
}

/** One request for each item, all begun at once, as n8n's own does. */
export const httpRequest = smallNode(
	'HTTP Request',
	async function () {
		const items = this.getInputData();
		const answers = await Promise.all(
			items.map(async (_item, index) => {
				const id = this.getNodeParameter('id', index);
				return await askProvider(this, { action: 'retrieve', id });
			}),
		);
		return [answers.map((json, index) => ({ json, pairedItem: { item: index } }))];
	},
	{ parameters: ['id'], ...withCredential },
);

const CHUNK = 50;

/** Lists of 50 ids, as Aggregate or a few lines in a Code node make them. */
export const joinIds = smallNode(
	'Join IDs',
	async function () {
		const ids = this.getInputData().map((_item, index) => this.getNodeParameter('id', index));
		const lists = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_list, index) =>
			ids.slice(index * CHUNK, (index + 1) * CHUNK),
		);
		return [lists.map((list) => ({ json: { ids: list }, pairedItem: { item: 0 } }))];
	},
	{ parameters: ['id'] },
);

/** The same request for a list of ids. */
export const batchRequest = smallNode(
	'Batch Request',
	async function () {
		const items = this.getInputData();
		const answers = await Promise.all(
			items.map(async (_item, index) => {
				const ids = this.getNodeParameter('ids', index);
				return await askProvider(this, { action: 'retrieve_batch', ids, limit: CHUNK });
			}),
		);
		return [answers.map((json, index) => ({ json, pairedItem: { item: index } }))];
	},
	{ parameters: ['ids'], ...withCredential },
);

/** An item for each record of an answer. */
export const splitOut = smallNode('Split Out', async function () {
	const records = this.getInputData().flatMap(({ json }, item) =>
		/** @type {import('n8n-workflow').IDataObject[]} */ (json['items']).map((json) => ({
			json,
			pairedItem: { item },
		})),
	);
	return [records];
});

/** What is done goes to the first output, all else to the second. */
export const ifDone = smallNode(
	'IF',
	async function () {
		/** @type {[INodeExecutionData[], INodeExecutionData[]]} */
		const [done, pending] = [[], []];
		for (const [index, item] of this.getInputData().entries()) {
			const isDone = this.getNodeParameter('status', index) === 'succeeded';
			(isDone ? done : pending).push({ ...item, pairedItem: { item: index } });
		}
		return [done, pending];
	},
	{ parameters: ['status'], outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main] },
);

/** @param {number} seconds */
export function waitFor(seconds) {
	return smallNode('Wait', async function () {
		await sleep(1000 * seconds);
		return [this.getInputData()];
	});
}
