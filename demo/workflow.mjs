// The demo workflow and the tasks it asks about, all in seconds of a task: one real second is ten.
import { providers } from '../test/simulator/providers.mjs';
import { nodeType } from './node.mjs';

/**
 * @import { IConnections, INode, NodeParameterValueType } from 'n8n-workflow'
 * @import { TaskRequest } from '../test/simulator/task.mjs'
 * @typedef {TaskRequest & { ends: string }} PlannedTask `ends`: the status in which the demo must find it
 */

/** Real seconds for each second of a task. */
export const timeScale = 0.1;

/** How long AceData Cloud is waited for: long enough for all but the last task. */
const shortWaitSeconds = 8;

const ace = /** @type {const} */ ({ provider: 'aceDataCloud', service: 'seedance' });
const ark = /** @type {const} */ ({ provider: 'modelArk', ends: 'succeeded' });
const vap = /** @type {const} */ ({ provider: 'vap', ends: 'succeeded' });

/** By the field of the trigger's item that holds their ids. @type {Record<string, PlannedTask[]>} */
export const plannedTasks = {
	veo: [{ provider: 'aceDataCloud', service: 'veo', createdSecondsAgo: 600, ends: 'succeeded' }],
	modelArk: [
		{ ...ark, createdSecondsAgo: 300 },
		{ ...ark, queuedSeconds: 5, runSeconds: 25 },
		{ ...ark, createdSecondsAgo: 20, runSeconds: 60, serviceTier: 'flex' },
	],
	vap: [
		{ ...vap, service: 'video', runSeconds: 75 },
		{ ...vap, service: 'image', runSeconds: 20 },
		{ ...vap, service: 'music', runSeconds: 60 },
	],
	customApi: [
		{ provider: 'customApi', runSeconds: 170, ends: 'succeeded' },
		{ provider: 'customApi', runSeconds: 185, answers: 'empty202', ends: 'succeeded' },
		{ provider: 'customApi', runSeconds: 150, outcome: 'moderated', ends: 'failed' },
	],
	seedance: [
		{ ...ace, runSeconds: 60, ends: 'succeeded' },
		{ ...ace, runSeconds: 110, shape: 'content', lastFrame: true, ends: 'succeeded' },
		{ ...ace, runSeconds: 125, shape: 'array', ends: 'succeeded' },
		{ ...ace, runSeconds: 100, outcome: 'moderated', ends: 'failed' },
		{ ...ace, runSeconds: 3600, ends: 'running' },
	],
};

/** An id that no provider ever gave out; it is waited for together with Seedance's tasks. */
export const unknownId = 'there-is-no-such-task';

export const picture = `  Trigger ─┬─ Get Task          AceData Cloud, Veo: 1 task, long done
           ├─ Get Tasks Batch   ModelArk: 3 tasks as they stand ── Pending ── Wait Until Done
           ├─ Wait Until Done   VAP: a video, an image, a song
           ├─ Wait Until Done   AceData Cloud, Seedance: 5 tasks (one is refused, one takes an hour)
           │                    and an id that does not exist, ${shortWaitSeconds} s at most
           └─ Wait Until Done   Custom API: 3 tasks of an API of which nothing but the address is known`;

/**
 * @param {string} name
 * @param {number} row from the top: n8n runs the branches in this order
 * @param {Record<string, NodeParameterValueType>} parameters
 * @returns {Partial<INode>}
 */
function videoTask(name, row, parameters) {
	const column = name === arkWait ? 400 : 200;
	return { name, type: nodeType, position: [column, row * 200], parameters };
}

const arkWait = 'Wait for ModelArk';
const often = { pollIntervalSeconds: 2 };

export const nodes = [
	videoTask('Get Veo', 0, {
		...{ provider: 'aceDataCloud', operation: 'getTask', service: 'veo' },
		taskId: '={{ $json.veo[0] }}',
	}),
	videoTask('Get ModelArk', 1, {
		...{ provider: 'modelArk', operation: 'getTasksBatch' },
		taskIds: '={{ $json.modelArk }}',
		routeByStatus: true,
	}),
	// Its ids are those of the items that come in: the form's own default.
	videoTask(arkWait, 1, {
		...{ provider: 'modelArk', operation: 'waitUntilDone' },
		options: { pollIntervalSeconds: 1 },
	}),
	videoTask('Wait for VAP', 2, {
		...{ provider: 'vap', operation: 'waitUntilDone' },
		taskIds: '={{ $json.vap }}',
		options: often,
	}),
	videoTask('Wait for AceData Cloud', 3, {
		...{ provider: 'aceDataCloud', operation: 'waitUntilDone', service: 'seedance' },
		taskIds: '={{ $json.seedance }}',
		maxWaitMinutes: shortWaitSeconds / 60,
		options: often,
	}),
	videoTask('Wait for a Custom API', 4, {
		...{ provider: 'customApi', operation: 'waitUntilDone', ...providers.customApi.parameters },
		taskIds: '={{ $json.customApi }}',
		options: often,
	}),
];

/** @type {IConnections} */
export const connections = {
	Trigger: {
		main: [nodes.filter(({ name }) => name !== arkWait).map(({ name }) => mainInput(name))],
	},
	'Get ModelArk': { main: [[], [mainInput(arkWait)], []] },
};

/** @param {string | undefined} node */
function mainInput(node) {
	return { node: String(node), type: /** @type {const} */ ('main'), index: 0 };
}
