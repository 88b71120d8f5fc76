import { Answer } from '../../../simulator/recipe/answer.mjs';

/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/recipe/seen.mjs').Seen} Seen
 *
 * @typedef {'plain' | 'empty202' | 'seeOther' | 'apart' | 'strange' | 'coded'} Answers  how the API answers about a
 *   task: plainly; with HTTP 202 and nothing while it runs; with HTTP 303 to its result; with a result behind a
 *   second request; in words that nobody knows; or in a body with a code of its own
 * @typedef {{ answers: Answers, retryAfterSeconds: number, files: 'open' | 'withKey' | 'moved' }} OwnMembers
 *   `retryAfterSeconds` is said while the task runs; 0 says nothing
 */

/** @type {Record<string, readonly string[]>} */
export const choices = {
	answers: ['plain', 'empty202', 'seeOther', 'apart', 'strange', 'coded'],
	files: ['open', 'withKey', 'moved'],
};

/** By the usual word. @type {Readonly<Record<string, string>>} */
const strangeWords = {
	queued: 'simmering',
	processing: 'stirring',
	completed: 'plated',
	failed: 'burnt',
};

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function recordOf(task, { word, failure, createdAt, startedAt, finishedAt, percent }) {
	const shown = task.answers === 'strange' ? (strangeWords[String(word)] ?? word) : word;
	return {
		...{ id: task.id, status: shown, progress: percent },
		...{ created_at: createdAt, started_at: startedAt, finished_at: finishedAt },
		input: { prompt: task.prompt },
		error: failure,
		...(task.callbackUrl === null ? {} : { callback_url: task.callbackUrl }),
	};
}

/** @param {Seen} seen */
function outputsOf({ url, media: { lastFrameUrl } }) {
	if (url === null) return { data: null };
	return { data: { results: [{ url, ...(lastFrameUrl && { last_frame_url: lastFrameUrl }) }] } };
}

/**
 * @param {Task} task
 * @param {Seen} seen
 * @param {import('../../../simulator/recipe/recipe.mjs').Question} question
 * @returns {unknown}
 */
export function lookAnswer(task, seen, { headers: { 'x-note': note } }) {
	const { answers = 'plain', retryAfterSeconds = 0 } = task;
	const isDone = seen.phase === 'done';
	/** @type {Record<string, string>} */
	const headers =
		isDone || retryAfterSeconds === 0 ? {} : { 'retry-after': String(retryAfterSeconds) };
	const result = `${seen.api}/jobs/${encodeURIComponent(task.id)}/result`;
	if (answers === 'empty202' && !isDone) return new Answer(202, '', headers);
	if (answers === 'seeOther' && seen.made) return new Answer(303, '', { location: result });
	if (answers === 'apart') {
		return new Answer(
			200,
			{ ...recordOf(task, seen), response_url: seen.made ? result : null },
			headers,
		);
	}
	const told = note === undefined ? {} : { note };
	const record = { ...recordOf(task, seen), ...outputsOf(seen), ...told };
	const body = answers === 'coded' ? { code: 0, message: 'OK', data: record } : record;
	return new Answer(200, body, headers);
}

/**
 * @param {Task} task
 * @param {Seen} seen
 * @returns {unknown}
 */
export function resultAnswer(task, seen) {
	if (seen.made) return { id: task.id, ...outputsOf(seen).data, seed: 42 };
	const message = seen.phase === 'done' ? 'The job has no result' : 'The job is not done yet';
	return new Answer(409, { error: { code: 'no_result', message } });
}
