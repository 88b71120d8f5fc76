import { subscribe } from 'node:diagnostics_channel';
import { counted } from './progress.mjs';
import { nodeType, startBuiltNode } from './node.mjs';

/**
 * @import { RealRun } from './arguments.mjs'
 * @import { StartedRun } from './run.mjs'
 * @import { TableRow } from './table.mjs'
 */

/**
 * One node that asks AceData Cloud itself about tasks that exist there.
 *
 * @param {RealRun} order
 * @returns {Promise<StartedRun>}
 */
export async function startReal({ apiKey, ids, service, operation, maxWaitMinutes, baseUrl }) {
	let requests = 0;
	subscribe('http.client.request.start', () => {
		requests += 1;
	});
	const node = {
		name: operation,
		type: nodeType,
		parameters: {
			...{ provider: 'aceDataCloud', service, operation, maxWaitMinutes },
			...{ taskId: '={{ $json.taskId }}', taskIds: '={{ $json.taskId }}' },
			// One output keeps the order in which the ids were given.
			routeByStatus: false,
		},
	};
	const asked = counted(ids.length, `${service} task`);
	let progress = asked;
	const { finished, stop } = startBuiltNode({
		items: ids.map((taskId) => ({ json: { taskId } })),
		nodes: [node],
		// What the node says after each look; the editor shows it in the browser's console.
		onMessageToUI: (...messages) => {
			progress = messages.join(' ');
		},
		credentials: {
			aceDataCloudTaskApi: { data: { apiKey, ...(baseUrl === undefined ? {} : { baseUrl }) } },
		},
	});
	return {
		introduction: `The Video Task node, run by n8n's own engine, asks AceData Cloud about ${asked}.\n`,
		nodes: [node],
		finished,
		stop,
		close: async () => {},
		count: () => progress,
		requests: () => requests,
		check: () => [],
		closing: (rows) =>
			[...linksOf(rows), `${counted(requests, 'request')} for ${asked}.`].join('\n'),
	};
}

/**
 * What a table has no room for.
 *
 * @param {readonly TableRow[]} rows
 */
function linksOf(rows) {
	return rows.flatMap(({ json }) => {
		const { taskId, media, failure } = json;
		const urls = media.map(
			(/** @type {{ role: string, url: string }} */ { role, url }) => `  ${role}: ${url}`,
		);
		const why = failure ? [`  ${failure.code ?? failure.reason}: ${failure.message ?? ''}`] : [];
		return urls.length + why.length > 0 ? [taskId, ...urls, ...why, ''] : [];
	});
}
