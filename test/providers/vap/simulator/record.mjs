import { phaseOf } from '../../../simulator/phase.mjs';

/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/world.mjs').World} World
 * @typedef {'v3' | 'v1'} Version
 */

/** VAP has no word for a task that expired; it has failed. */
const endWords = {
	succeeded: 'completed',
	noMedia: 'completed',
	failed: 'failed',
	moderated: 'failed',
	expired: 'failed',
	cancelled: 'cancelled',
};

const errorTexts = {
	failed: 'Video generation failed',
	moderated: 'Content policy violation: the prompt was rejected',
	expired: 'Generation timed out',
};

const busyWords = { v3: 'executing', v1: 'processing' };

/**
 * @param {Task} task
 * @param {World} world
 * @param {Version} version
 */
function statusOf(task, world, version) {
	const phase = phaseOf(task, world.now());
	if (phase.name === 'done') return endWords[task.outcome];
	if (phase.name === 'running') return busyWords[version];
	return phase.progress < 0.5 ? 'pending' : 'queued';
}

/**
 * @param {Task} task
 * @param {World} world
 */
function resultOf(task, world) {
	const { videoUrl, imageUrl, audioUrl } = world.mediaOf(task);
	if (task.service === 'image') return { image_url: imageUrl };
	if (task.service === 'music') return { items: [{ audio_url: audioUrl }] };
	return { output_url: videoUrl };
}

/**
 * @param {Task} task
 * @param {string} status
 */
function timesOf(task, status) {
	const endName = { completed: 'completed_at', failed: 'failed_at' }[status];
	const end = endName === undefined ? {} : { [endName]: new Date(task.finishedAtMs).toISOString() };
	const durationMs = task.finishedAtMs - task.createdAtMs;
	return {
		created_at: new Date(task.createdAtMs).toISOString(),
		...end,
		...(status === 'completed' ? { duration_seconds: Math.round(durationMs) / 1000 } : {}),
	};
}

/**
 * @param {Task} task
 * @param {World} world
 * @param {Version} version
 */
function stateOf(task, world, version) {
	const status = statusOf(task, world, version);
	const text = status === 'failed' ? /** @type {Record<string, string>} */ (errorTexts) : {};
	return {
		status,
		made: status === 'completed' && task.outcome === 'succeeded',
		errorText: text[task.outcome] ?? null,
		costs: { estimated_cost: '1.96', actual_cost: status === 'completed' ? '1.8400' : null },
		times: timesOf(task, status),
	};
}

/**
 * @param {Task} task
 * @param {World} world
 */
export function taskOf(task, world) {
	const { status, made, errorText, costs, times } = stateOf(task, world, 'v3');
	return {
		task_id: task.id,
		type: task.service,
		status,
		...costs,
		error_message: errorText,
		result: made ? resultOf(task, world) : null,
		...(task.callbackUrl === null ? {} : { webhook_url: task.callbackUrl }),
		...times,
	};
}

/**
 * The same task under the newer contract's names.
 *
 * @param {Task} task
 * @param {World} world
 */
export function generationOf(task, world) {
	const { status, made, errorText, costs, times } = stateOf(task, world, 'v1');
	const { videoUrl, imageUrl, audioUrl } = world.mediaOf(task);
	return {
		generation_id: task.id,
		kind: task.service,
		status,
		...costs,
		error: errorText,
		result_url: made ? (videoUrl ?? imageUrl ?? audioUrl ?? null) : null,
		...(task.callbackUrl === null ? {} : { webhook_url: task.callbackUrl }),
		...times,
	};
}
