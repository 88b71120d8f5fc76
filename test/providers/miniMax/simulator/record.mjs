/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/recipe/seen.mjs').Seen} Seen
 */

/** @param {string | null} time */
function seconds(time) {
	return time === null ? null : Math.floor(Date.parse(time) / 1000);
}

/** @param {Task} task */
function callbackOf({ callbackUrl }) {
	return callbackUrl === null ? {} : { callback_url: callbackUrl };
}

/**
 * A record of version 2.
 *
 * @param {Task} task
 * @param {Seen} seen
 */
export function second(task, { word, phase, failure, url, createdAt, finishedAt, startedAt }) {
	return {
		task: {
			...{ id: task.id, model: 'MiniMax-H3', status: word },
			...{ created_at: seconds(createdAt), updated_at: seconds(finishedAt ?? startedAt) },
			...(failure === null ? {} : { error: { ...failure, code: Number(failure.code) } }),
			...(phase === 'done' ? { content: url === null ? {} : { url } } : {}),
			...{ resolution: '2K', duration: 5, ratio: '16:9', task_type: 'generation' },
			...callbackOf(task),
		},
	};
}

/** Its words, by those of version 2. @type {Readonly<Record<string, string>>} */
const firstWords = { queued: 'Queueing', running: 'Processing', succeeded: 'Success' };

/** In version 1 a file bears the id of its task. @param {string} id */
function fileIdOf(id) {
	return id;
}

/**
 * A record of version 1.
 *
 * @param {Task} task
 * @param {Seen} seen
 */
export function first(task, { word, made, failure }) {
	return {
		task_id: task.id,
		status: firstWords[String(word)] ?? 'Fail',
		file_id: made ? fileIdOf(task.id) : '',
		...(made ? { video_width: 1920, video_height: 1080 } : {}),
		...callbackOf(task),
		base_resp: {
			status_code: Number(failure?.code ?? 0),
			status_msg: failure?.message ?? 'success',
		},
	};
}

/**
 * @param {Task} task
 * @param {Seen} seen
 */
export function fileOf(task, { url, finishedAt }) {
	return {
		file: {
			...{ file_id: fileIdOf(task.id), bytes: 1000, created_at: seconds(finishedAt) },
			...{ filename: 'output_aigc.mp4', purpose: 'video_generation', download_url: url ?? '' },
		},
		base_resp: { status_code: 0, status_msg: 'success' },
	};
}

/** @param {unknown[]} _files */
export function listOfFiles(_files) {
	return { files: [], base_resp: { status_code: 0, status_msg: 'success' } };
}

/**
 * @param {string} path
 * @returns {{ status: number, body: object }} the answer for an id that no task has
 */
export function unknown(path) {
	if (!path.includes('/v2/')) {
		const base_resp = { status_code: 2013, status_msg: 'invalid params, task not exist' };
		return { status: 200, body: { task_id: '', status: '', file_id: '', base_resp } };
	}
	const error = {
		...{ type: 'bad_request_error', message: 'invalid task_id (2013)', http_code: '400' },
	};
	return { status: 400, body: { type: 'error', error, request_id: 'a-request' } };
}
