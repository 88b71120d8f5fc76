import { phaseOf } from '../../../simulator/phase.mjs';

/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/world.mjs').World} World
 */

const taskErrors = {
	failed: { code: 'InternalServiceError', message: 'The service encountered an internal error.' },
	moderated: {
		code: 'OutputVideoSensitiveContentDetected.PolicyViolation',
		message:
			'The request failed because the output video may be related to copyright restrictions.',
	},
};

/**
 * @param {Task} task
 * @param {World} world
 */
function contentOf(task, world) {
	// Ark clears URLs after 24 hours: such a task has succeeded and has nothing to show for it.
	if (task.outcome === 'noMedia') return { video_url: '' };
	const { videoUrl, lastFrameUrl } = world.mediaOf(task);
	const lastFrame = lastFrameUrl === undefined ? {} : { last_frame_url: lastFrameUrl };
	return { video_url: videoUrl, ...lastFrame };
}

/**
 * @param {Task} task
 * @param {World} world
 */
function outcomeOf(task, world) {
	switch (task.outcome) {
		case 'failed':
		case 'moderated':
			return { status: 'failed', error: taskErrors[task.outcome] };
		case 'cancelled':
		case 'expired':
			return { status: task.outcome };
		case 'noMedia':
		case 'succeeded':
			return {
				status: 'succeeded',
				content: contentOf(task, world),
				seed: 10,
				resolution: '720p',
				ratio: '16:9',
				duration: 5,
				framespersecond: 24,
				generate_audio: false,
				usage: { completion_tokens: 108900, total_tokens: 108900 },
			};
	}
}

/**
 * Whole seconds, and no time of the end but the last update's.
 *
 * @param {Task} task
 * @param {World} world
 */
export function recordOf(task, world) {
	const phase = phaseOf(task, world.now());
	const updatedAtMs = {
		queued: task.createdAtMs,
		running: task.startedAtMs ?? task.createdAtMs,
		done: task.finishedAtMs,
	}[phase.name];
	return {
		id: task.id,
		model: 'doubao-seedance-1-0-pro-250528',
		created_at: Math.floor(task.createdAtMs / 1000),
		updated_at: Math.floor(updatedAtMs / 1000),
		service_tier: task.serviceTier,
		execution_expires_after: 172800,
		...(task.callbackUrl === null ? {} : { callback_url: task.callbackUrl }),
		...(phase.name === 'done' ? outcomeOf(task, world) : { status: phase.name }),
	};
}
