import { Answer } from '../../../simulator/recipe/answer.mjs';

/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/recipe/seen.mjs').Seen} Seen
 * @typedef {import('../../../simulator/recipe/recipe.mjs').Question} Question
 */

/**
 * @param {Task} task
 * @param {Seen} seen
 * @param {Question} question
 */
function addressesOf({ id }, { api }, { parts: { owner = '', app = '' } }) {
	const request = `${api}/${owner}/${app.split('/')[0]}/requests/${encodeURIComponent(id)}`;
	return {
		response_url: request,
		status_url: `${request}/status`,
		cancel_url: `${request}/cancel`,
	};
}

/**
 * @param {Task} task
 * @param {Seen} seen
 * @param {Question} question
 */
export function createAnswer(task, seen, question) {
	const addresses = addressesOf(task, seen, question);
	return { status: 'IN_QUEUE', request_id: task.id, ...addresses, queue_position: 0 };
}

/** What the queue itself says went wrong; what the model refuses is in the result alone. @param {Task} task @param {Seen} seen */
function errorOf({ outcome }, { phase, failure }) {
	if (phase !== 'done' || outcome === 'moderated') return null;
	if (outcome === 'cancelled') {
		return { error: 'The request was cancelled by the client', error_type: 'client_cancelled' };
	}
	return failure === null ? null : { error: failure.message, error_type: failure.code };
}

/**
 * @param {Task} task
 * @param {Seen} seen
 * @param {Question} question
 */
export function statusAnswer(task, seen, question) {
	const { word, phase } = seen;
	const common = {
		...{ status: word, request_id: task.id, ...addressesOf(task, seen, question) },
		...(task.callbackUrl !== null && { callback_url: task.callbackUrl }),
	};
	if (phase === 'queued') return new Answer(202, { ...common, queue_position: 2 });
	if (phase === 'running') return new Answer(202, { ...common, logs: null });
	const metrics = { inference_time: (task.finishedAtMs - (task.startedAtMs ?? 0)) / 1000 };
	return { ...common, logs: null, metrics, ...errorOf(task, seen) };
}

/**
 * @param {Task} task
 * @param {Seen} seen
 */
export function resultAnswer(task, seen) {
	const { made, phase, url, failure } = seen;
	if (phase !== 'done') return new Answer(400, { detail: 'Request is still in progress' });
	const error = errorOf(task, seen);
	if (error !== null) {
		return new Answer(503, { detail: error.error, error_type: error.error_type });
	}
	if (failure !== null) {
		const fault = { loc: ['body', 'prompt'], msg: failure.message, type: failure.code };
		return new Answer(422, { detail: [{ ...fault, input: { prompt: task.prompt } }] });
	}
	const video = { url, content_type: 'video/mp4', file_name: 'output.mp4', file_size: 1 };
	return made ? { video, seed: 42 } : { seed: 42, video: null };
}
