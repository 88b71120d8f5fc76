import { seedanceData, veoData } from './data.mjs';
import { phaseOf } from '../task.mjs';

/**
 * @typedef {import('../task.mjs').Task} Task
 * @typedef {import('../world.mjs').World} World
 */

/** Ids of the account, the same in all its records. */
const account = {
	api_id: '44e45d2b-8754-4a93-b793-c63271335f6f',
	application_id: '1456a4bf-e2f4-4247-9b2d-fb49effc6eca',
	credential_id: '3e20b461-f750-48d3-a1f7-3aea48d15d77',
	user_id: 'ad7afe47-cea9-4cda-980f-2ad8810e51cf',
};

const refusals = {
	failed: { code: 'api_error', message: 'The upstream service failed to generate the video.' },
	moderated: { code: 'content_moderation', message: 'The prompt was rejected by moderation.' },
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
	const content = [{ type: 'text', text: task.prompt }];
	return { model: 'doubao-seedance-1-0-pro-250528', content, ...callback };
}

/**
 * The recorded answer of the create call: absent while queued; then the acknowledgement, which says
 * `success: true` of a task that has made nothing yet; then the upstream's own word; then the end.
 *
 * @param {Task} task
 * @param {World} world
 */
function responseOf(task, world) {
	const phase = phaseOf(task, world.now());
	if (phase.name === 'queued') return undefined;
	if (phase.name === 'running' && phase.progress < 0.5) {
		return { success: true, task_id: task.id };
	}
	const ids = { task_id: task.id, trace_id: task.traceId };
	const dataOf = task.service === 'veo' ? veoData : seedanceData;
	if (phase.name === 'running') return { ...ids, data: dataOf(task, 'running', {}) };
	switch (task.outcome) {
		case 'failed':
		case 'moderated':
			return { success: false, ...ids, error: refusals[task.outcome] };
		case 'cancelled':
		case 'expired':
			return { ...ids, data: dataOf(task, task.outcome, {}) };
		case 'noMedia':
			return { success: true, ...ids, data: dataOf(task, 'succeeded', {}) };
		case 'succeeded':
			return { success: true, ...ids, data: dataOf(task, 'succeeded', world.mediaOf(task)) };
	}
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
	const response = responseOf(task, world);
	return {
		_id: task.objectId,
		id: task.id,
		...account,
		...timesOf(task, world),
		request: requestOf(task),
		trace_id: task.traceId,
		type: 'videos',
		...(response === undefined ? {} : { response }),
	};
}
