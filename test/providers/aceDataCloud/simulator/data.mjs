import { chinaTime } from '../../../simulator/random.mjs';

/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/task.mjs').Media} Media
 * @typedef {'running' | 'succeeded' | 'cancelled' | 'expired'} Word
 */

const model = 'doubao-seedance-1-0-pro-250528';

/**
 * Seedance's `response.data`, in whichever of the three documented shapes the task was given.
 *
 * @param {Task} task
 * @param {Word} status
 * @param {Media} media
 */
export function seedanceData(task, status, media) {
	if (task.shape === 'object') return objectShape(task, status, media);
	const content = contentShape(task, status, media);
	return task.shape === 'array' ? [content] : content;
}

/**
 * The form of the guides, and of real records.
 *
 * @param {Task} task
 * @param {Word} status
 * @param {Media} media
 */
function objectShape(task, status, { videoUrl, lastFrameUrl }) {
	const id = { task_id: task.upstreamId, status };
	if (status !== 'succeeded') return { ...id, model };
	return { ...id, video_url: videoUrl ?? null, last_frame_url: lastFrameUrl ?? null, model };
}

/**
 * Ark's own task, handed through.
 *
 * @param {Task} task
 * @param {Word} status
 * @param {Media} media
 */
function contentShape(task, status, { videoUrl, lastFrameUrl }) {
	const head = { id: task.upstreamId, model, status };
	if (status !== 'succeeded') return head;
	const lastFrame = lastFrameUrl === undefined ? {} : { last_frame_url: lastFrameUrl };
	return {
		...head,
		seed: 10,
		ratio: '16:9',
		usage: { total_tokens: 108900, completion_tokens: 108900 },
		content: videoUrl === undefined ? {} : { video_url: videoUrl, ...lastFrame },
		duration: 5,
		created_at: Math.floor(task.createdAtMs / 1000),
		resolution: '720p',
		updated_at: Math.floor(task.finishedAtMs / 1000),
		framespersecond: 24,
		execution_expires_after: 172800,
	};
}

/**
 * @param {Task} task
 * @param {Word} state
 * @param {Media} media
 */
export function veoData(task, state, { videoUrl }) {
	const createdAt = chinaTime(task.startedAtMs ?? task.createdAtMs);
	const head = { id: task.outputId, created_at: createdAt, state };
	if (state === 'running') return [head];
	const video = videoUrl === undefined ? {} : { video_url: videoUrl };
	return [{ ...head, ...video, complete_at: chinaTime(task.finishedAtMs) }];
}
