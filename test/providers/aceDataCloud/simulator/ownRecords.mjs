import { phaseOf } from '../../../simulator/phase.mjs';
import { refusals, urlOf, wordsFor } from './responses.mjs';

/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/world.mjs').World} World
 * @typedef {import('./data.mjs').Word} Word
 * @typedef {{ created_at: number, started_at?: number, finished_at?: number, elapsed?: number }} Times
 */

/**
 * @param {Task} task
 * @param {World} world
 * @returns {string} the state, in the words that the services with their own records share
 */
function stateOf(task, world) {
	const phase = phaseOf(task, world.now());
	if (phase.name !== 'done') return phase.name;
	if (task.outcome === 'noMedia') return 'succeeded';
	return task.outcome === 'moderated' ? 'failed' : task.outcome;
}

/**
 * @param {Task} task
 * @param {World} world
 */
function resultUrlOf(task, world) {
	const hasUrl = stateOf(task, world) === 'succeeded' && task.outcome === 'succeeded';
	return hasUrl ? urlOf(task, world.mediaOf(task)) : null;
}

/**
 * @param {Task} task
 */
function refusalOf({ outcome }) {
	return outcome === 'failed' || outcome === 'moderated' ? refusals[outcome] : null;
}

/**
 * MiniMax: no `response`; the word, the URL and the error stand in the record.
 *
 * @param {Task} task
 * @param {World} world
 * @param {Times} times
 */
export function minimaxRecord(task, world, times) {
	const url = resultUrlOf(task, world);
	const state = stateOf(task, world);
	const error = state === 'failed' ? { error: refusalOf(task) } : {};
	return {
		...{ id: task.id, model: 'MiniMax-H3', status: state, ...error },
		created_at: Math.floor(times.created_at),
		...(times.finished_at && { updated_at: Math.floor(times.finished_at) }),
		...(url !== null && { content: { url }, usage: { total_seconds: 4 } }),
		...{ resolution: '768P', duration: 4, ratio: '16:9' },
		...{ task_type: 'generation', modality: 'video' },
	};
}

/**
 * Digital Human: flat, with `success: true` for every question that was answered.
 *
 * @param {Task} task
 * @param {World} world
 * @param {Times} times
 */
export function digitalHumanRecord(task, world, times) {
	const phase = phaseOf(task, world.now());
	const state = stateOf(task, world);
	const words = wordsFor(task, /** @type {Word} */ (state));
	const url = resultUrlOf(task, world);
	return {
		...{ success: true, task_id: task.id, trace_id: task.traceId },
		...{ state: { queued: 'pending', running: 'processing' }[state] ?? words.state },
		progress: phase.name === 'queued' ? 0 : Math.floor(100 * phase.progress),
		...(state === 'failed' && { error: refusalOf(task)?.message }),
		...(url !== null && { video_url: url, duration: 17.2, width: 1280, height: 720 }),
		...{ started_at: null, finished_at: null, elapsed: null },
		...times,
	};
}

/**
 * Maestro: the word and the progress stand beside a `response` with one variant for each language.
 *
 * @param {Task} task
 * @param {World} world
 * @param {Times} times
 */
export function maestroRecord(task, world, times) {
	const phase = phaseOf(task, world.now());
	const state = stateOf(task, world);
	const url = resultUrlOf(task, world);
	const variants = url === null ? [] : [{ lang: 'en', kind: 'video', output_url: url }];
	const failure = { success: false, task_id: task.id, error: refusalOf(task)?.message };
	const response = state === 'succeeded' ? { success: true, data: { variants } } : failure;
	return {
		id: task.id,
		status: { queued: 'pending', running: 'producing' }[state] ?? state,
		progress: { percent: phase.name === 'queued' ? 0 : Math.floor(100 * phase.progress) },
		request: { prompt: task.prompt },
		response: phase.name === 'done' ? response : null,
		...{ started_at: null, finished_at: null },
		...times,
	};
}
