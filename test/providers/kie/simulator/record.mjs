/**
 * @typedef {import('../../../simulator/task.mjs').Task} Task
 * @typedef {import('../../../simulator/recipe/seen.mjs').Seen} Seen
 *
 * @typedef {object} Family
 * @property {string} path
 * @property {'video' | 'image' | 'audio'} makes
 * @property {(task: Task, seen: Seen) => object} record
 */

/** @type {Record<string, Family>} */
export const families = {
	market: { path: '/api/v1/jobs/recordInfo', makes: 'video', record: marketRecord },
	veo: {
		path: '/api/v1/veo/record-info',
		makes: 'video',
		record: (task, seen) =>
			flagRecord(task, seen, (url) => ({ resultUrls: [url], originUrls: [`${url}?origin`] })),
	},
	suno: { path: '/api/v1/generate/record-info', makes: 'audio', record: sunoRecord },
	runway: { path: '/api/v1/runway/record-detail', makes: 'video', record: runwayRecord },
	aleph: {
		path: '/api/v1/aleph/record-info',
		makes: 'video',
		record: (task, seen) => flagRecord(task, seen, (url) => ({ resultVideoUrl: url })),
	},
	gpt4oImage: {
		path: '/api/v1/gpt4o-image/record-info',
		makes: 'image',
		record: (task, seen) => ({
			...flagRecord(task, seen, (url) => ({ resultUrls: [url] })),
			progress: (seen.percent / 100).toFixed(2),
		}),
	},
	fluxKontext: {
		path: '/api/v1/flux/kontext/record-info',
		makes: 'image',
		record: (task, seen) =>
			flagRecord(task, seen, (url) => ({ originImageUrl: `${url}?origin`, resultImageUrl: url })),
	},
};

/**
 * @param {Task} task
 * @param {Seen} seen
 */
export function recordOf(task, seen) {
	const family = families[task.service];
	const data = family === undefined ? null : family.record(task, seen);
	return { code: 200, msg: 'success', data };
}

/** What the task was created with, as JSON in a text. @param {Task} task */
function askedOf({ prompt, callbackUrl }) {
	return JSON.stringify({ input: { prompt }, ...(callbackUrl && { callBackUrl: callbackUrl }) });
}

/**
 * @param {Task} task
 * @param {Seen['phase']} phase
 */
const calledOff = ({ outcome }, phase) =>
	phase === 'done' && outcome === 'cancelled' ? 'The task was called off' : null;

/** @param {string | null} time */
const ms = (time) => (time === null ? null : Date.parse(time));

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function marketRecord(task, seen) {
	const { word, phase, made, url, media, failure, createdAt, finishedAt } = seen;
	const lastFrame = media.lastFrameUrl === undefined ? {} : { lastFrameUrl: media.lastFrameUrl };
	return {
		...{ taskId: task.id, model: 'bytedance/seedance-1.5-pro', state: word, param: askedOf(task) },
		resultJson: made ? JSON.stringify({ resultUrls: [url], ...lastFrame }) : '',
		...{ failCode: failure?.code ?? null, failMsg: failure?.message ?? calledOff(task, phase) },
		...{ createTime: ms(createdAt), completeTime: ms(finishedAt), updateTime: ms(finishedAt) },
	};
}

/**
 * @param {Task} task
 * @param {Seen} seen
 * @param {(url: string) => object} outputs
 */
function flagRecord(task, { phase, made, url, failure, createdAt, finishedAt }, outputs) {
	const isGood = phase === 'done' && failure === null && task.outcome !== 'cancelled';
	return {
		...{ taskId: task.id, paramJson: askedOf(task), createTime: createdAt },
		...{ completeTime: finishedAt, successFlag: phase === 'done' ? (isGood ? 1 : 3) : 0 },
		response: made && url !== null ? { taskId: task.id, ...outputs(url) } : null,
		...{ errorCode: failure === null ? null : Number(failure.code) },
		errorMessage: failure?.message ?? calledOff(task, phase) ?? '',
	};
}

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function sunoRecord(task, { phase, made, url, media, failure }) {
	const words = { queued: 'PENDING', running: 'FIRST_SUCCESS', done: 'SUCCESS' };
	const ended = task.outcome === 'moderated' ? 'SENSITIVE_WORD_ERROR' : 'GENERATE_AUDIO_FAILED';
	const song = { id: 'a1', audioUrl: url, streamAudioUrl: `${url}?stream`, title: 'A song' };
	const songs = [
		{ ...song, imageUrl: media.imageUrl ?? `${url}.jpeg` },
		{ ...song, id: 'a2', audioUrl: `${url}?second` },
	];
	return {
		...{ taskId: task.id, param: askedOf(task) },
		response: made ? { taskId: task.id, sunoData: songs } : null,
		status: failure === null ? words[phase] : ended,
		...{ type: 'GENERATE', errorCode: failure === null ? null : Number(failure.code) },
		errorMessage: failure?.message ?? null,
	};
}

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function runwayRecord(task, { word, made, url, failure, createdAt }) {
	return {
		...{ taskId: task.id, parentTaskId: '', state: word, expireFlag: 0 },
		generateParam: { prompt: task.prompt, imageUrl: '' },
		generateTime: createdAt.slice(0, 19).replace('T', ' '),
		videoInfo: made ? { videoUrl: url, imageUrl: `${url}.png` } : null,
		...{ failCode: Number(failure?.code ?? 0), failMsg: failure?.message ?? '' },
	};
}
