import { phaseOf } from '../../../simulator/phase.mjs';
import { digitalHumanRecord, maestroRecord, minimaxRecord } from './ownRecords.mjs';
import { responseOf } from './responses.mjs';
import { serviceNamed } from './services.mjs';

/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/world.mjs').World} World
 */

/** Ids of the account, the same in all its records. */
const account = {
	api_id: '44e45d2b-8754-4a93-b793-c63271335f6f',
	application_id: '1456a4bf-e2f4-4247-9b2d-fb49effc6eca',
	credential_id: '3e20b461-f750-48d3-a1f7-3aea48d15d77',
	user_id: 'ad7afe47-cea9-4cda-980f-2ad8810e51cf',
};

/**
 * @param {number} timeMs
 */
function seconds(timeMs) {
	return Math.round(timeMs) / 1000;
}

/**
 * @param {Task} task
 */
function requestOf(task) {
	const callback = task.callbackUrl === null ? {} : { callback_url: task.callbackUrl };
	if (task.service === 'veo') {
		return { ...callback, action: 'text2video', model: 'veo2', prompt: task.prompt };
	}
	if (task.service !== 'seedance') return { ...callback, prompt: task.prompt };
	const content = [{ type: 'text', text: task.prompt }];
	return { model: 'doubao-seedance-1-0-pro-250528', content, ...callback };
}

/**
 * @param {Task} task
 * @param {World} world
 */
function timesOf(task, world) {
	const phase = phaseOf(task, world.now());
	const started =
		task.startedAtMs === null || phase.name === 'queued'
			? {}
			: { started_at: seconds(task.startedAtMs) };
	if (phase.name !== 'done') return { created_at: seconds(task.createdAtMs), ...started };
	const elapsedMs = task.finishedAtMs - (task.startedAtMs ?? task.createdAtMs);
	return {
		created_at: seconds(task.createdAtMs),
		...started,
		finished_at: seconds(task.finishedAtMs),
		elapsed: seconds(elapsedMs),
	};
}

/**
 * @param {Task} task
 * @param {World} world
 */
export function recordOf(task, world) {
	const { makes, shape } = serviceNamed(task.service);
	const times = timesOf(task, world);
	if (shape === 'minimax') return minimaxRecord(task, world, times);
	if (shape === 'digitalHuman') return digitalHumanRecord(task, world, times);
	if (shape === 'maestro') return maestroRecord(task, world, times);
	const response = responseOf(task, world);
	return {
		_id: task.objectId,
		id: task.id,
		...account,
		...times,
		request: requestOf(task),
		trace_id: task.traceId,
		type: `${makes}s`,
		...(response === undefined ? {} : { response }),
	};
}
