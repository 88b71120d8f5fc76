import { phaseOf } from '../../../simulator/phase.mjs';
import { seedanceData, veoData } from './data.mjs';
import { serviceNamed } from './services.mjs';

/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/task.mjs').Media} Media
 * @typedef {import('../../../simulator/world.mjs').World} World
 * @typedef {import('./data.mjs').Word} Word
 */

export const refusals = {
	failed: { code: 'api_error', message: 'The upstream service failed to generate the video.' },
	moderated: { code: 'content_moderation', message: 'The prompt was rejected by moderation.' },
	cancelled: { code: 'cancelled', message: 'The task was cancelled.' },
	expired: { code: 'timeout', message: 'The task took too long.' },
};

/**
 * @param {Task} task
 * @param {Media} media
 */
export function urlOf(task, media) {
	const { makes } = serviceNamed(task.service);
	return { video: media.videoUrl, image: media.imageUrl, audio: media.audioUrl }[makes] ?? null;
}

/**
 * @param {Task} task
 * @param {Word} status
 * @returns {Record<string, string>} the service's own word, in its own field
 */
export function wordsFor({ service }, status) {
	const { doneWord, word } = serviceNamed(service);
	return word === null ? {} : { [word]: status === 'succeeded' ? doneWord : status };
}

/**
 * One output as the service lists it.
 *
 * @param {Task} task
 * @param {Word} status
 * @param {Media} media
 */
function outputOf(task, status, media) {
	const { urlField } = serviceNamed(task.service);
	return { id: task.outputId, ...wordsFor(task, status), [urlField]: urlOf(task, media) };
}

/**
 * Suno and Producer: two songs, each with its cover.
 *
 * @param {Task} task
 * @param {Word} status
 * @param {Media} media
 */
function songsOf(task, status, media) {
	return ['', '?song=2'].map((query) => {
		const song = outputOf(task, status, media);
		const audioUrl = media.audioUrl === undefined ? null : `${media.audioUrl}${query}`;
		const progress = status === 'running' ? '40%' : '100%';
		return {
			...song,
			audio_url: audioUrl,
			image_url: `https://cover.test/a.png${query}`,
			progress,
		};
	});
}

/**
 * @param {Task} task
 * @param {{ code: string, message: string }} error
 */
function failureOf(task, error) {
	const { fails } = serviceNamed(task.service);
	if (fails === 'status') return { status: 400, message: error.message };
	if (fails === 'word') return { error, data: [{ id: task.outputId, state: 'error' }] };
	return { success: false, error };
}

/**
 * What the create call answered, in the place that the service's records have for it.
 *
 * @param {Task} task
 * @param {Word} status
 * @param {Media} media
 */
function resultOf(task, status, media) {
	switch (serviceNamed(task.service).shape) {
		case 'seedance':
			return { data: seedanceData(task, status, media) };
		case 'veo':
			return { data: veoData(task, status, media) };
		case 'songs':
			return { data: songsOf(task, status, media) };
		case 'object':
			return { data: outputOf(task, status, media) };
		case 'flat':
			return outputOf(task, status, media);
		default:
			return { data: [outputOf(task, status, media)] };
	}
}

/**
 * The recorded answer of the create call: absent while queued; then the acknowledgement, which says
 * `success: true` of a task that has made nothing yet; then the upstream's own word; then the end.
 *
 * @param {Task} task
 * @param {World} world
 */
export function responseOf(task, world) {
	const phase = phaseOf(task, world.now());
	const { shape, word } = serviceNamed(task.service);
	if (phase.name === 'queued') return undefined;
	if (shape === 'midjourney') return midjourneyResponse(task, world);
	if (phase.name === 'running' && (phase.progress < 0.5 || word === null)) {
		return { success: true, task_id: task.id };
	}
	const ids = { task_id: task.id, trace_id: task.traceId };
	if (phase.name === 'running') return { ...ids, ...resultOf(task, 'running', {}) };
	switch (task.outcome) {
		case 'failed':
		case 'moderated':
			return { ...ids, ...failureOf(task, refusals[task.outcome]) };
		case 'cancelled':
		case 'expired':
			if (word === null) return { success: false, ...ids, error: refusals[task.outcome] };
			return { ...ids, ...resultOf(task, task.outcome, {}) };
		case 'noMedia':
			return { success: true, ...resultOf(task, 'succeeded', {}), ...ids };
		case 'succeeded':
			return { success: true, ...resultOf(task, 'succeeded', world.mediaOf(task)), ...ids };
	}
}

/**
 * A picture that gets finer, then the whole one; its raw form only at the end.
 *
 * @param {Task} task
 * @param {World} world
 */
function midjourneyResponse(task, world) {
	const phase = phaseOf(task, world.now());
	const { imageUrl } = task.outcome === 'noMedia' ? {} : world.mediaOf(task);
	const ids = { task_id: task.id, trace_id: task.traceId };
	if (phase.name === 'running') {
		return { image_url: imageUrl, progress: Math.floor(100 * phase.progress), ...ids };
	}
	if (task.outcome !== 'succeeded' && task.outcome !== 'noMedia') {
		return { success: false, ...ids, error: refusals[task.outcome] };
	}
	const small = imageUrl === undefined ? {} : { image_url: `${imageUrl}?half` };
	return { ...small, raw_image_url: imageUrl ?? null, progress: 100, success: true, ...ids };
}
