/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/recipe/seen.mjs').Seen} Seen
 */

/** @param {unknown} data */
export function envelope(data) {
	return { code: 0, message: 'SUCCEED', request_id: 'a-request', data };
}

/**
 * @param {Task} task
 * @param {Seen} seen
 */
export function recordOf(task, seen) {
	return envelope(listed(task, seen));
}

/**
 * @param {Task} task
 * @param {Seen} seen
 */
export function listed(
	task,
	{ word, phase, made, failure, createdAt, startedAt, finishedAt, media },
) {
	const ms = (/** @type {string | null} */ time) => (time === null ? null : Date.parse(time));
	return {
		task_id: task.id,
		task_status: word,
		task_status_msg: failure?.message ?? '',
		task_info: { external_task_id: null },
		...(task.callbackUrl === null ? {} : { callback_url: task.callbackUrl }),
		created_at: ms(createdAt),
		updated_at: ms(finishedAt ?? startedAt ?? createdAt),
		...(phase === 'done' ? { final_unit_deduction: '1' } : {}),
		...(made ? { task_result: resultOf(task.outputId, media) } : {}),
	};
}

/**
 * @param {string} id
 * @param {Seen['media']} media
 */
function resultOf(id, { videoUrl, imageUrl, audioUrl }) {
	return {
		...(videoUrl === undefined
			? {}
			: { videos: [{ id, url: videoUrl, watermark_url: `${videoUrl}?marked`, duration: '5.1' }] }),
		...(imageUrl === undefined ? {} : { images: [{ index: 0, url: imageUrl }] }),
		...(audioUrl === undefined
			? {}
			: { audios: [{ id, url_mp3: audioUrl, url_wav: `${audioUrl}?wav`, duration_mp3: '5.1' }] }),
	};
}
