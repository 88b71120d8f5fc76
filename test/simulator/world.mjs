import { readSamples } from './media.mjs';
import { providers } from './providers.mjs';
import { seededRandom } from './random.mjs';
import { makeTask } from './task.mjs';
import { TaskStore } from './taskStore.mjs';

/**
 * @typedef {ReturnType<typeof createWorld>} World
 * @typedef {import('./task.mjs').Task} Task
 */

/**
 * The tasks, the clock they advance by and the chance they are shuffled with: all that is not HTTP.
 *
 * @param {{ now: () => number, timeScale: number, seed: number, mediaDirectory?: string | undefined }} settings
 */
export function createWorld({ now, timeScale, seed, mediaDirectory }) {
	const taskStore = new TaskStore(now);
	let random = seededRandom(seed);
	let url = '';

	return {
		now,
		taskStore,
		sampleFor: readSamples(mediaDirectory),
		random: () => random(),

		/** @param {import('./task.mjs').TaskRequest} request */
		createTask(request) {
			const task = makeTask(request, { nowMs: now(), timeScale, random });
			taskStore.add(task);
			return task;
		},

		/** @param {Task} task */
		mediaOf: (task) => mediaAt(url, task),

		/** Where the simulator listens: scheme, host and port. */
		url: () => url,

		/** @param {string} listeningUrl known only once the server listens */
		setUrl(listeningUrl) {
			url = listeningUrl;
		},

		reset() {
			taskStore.clear();
			random = seededRandom(seed);
		},
	};
}

/**
 * Where a task's output lies, whatever its state.
 *
 * @param {string} url
 * @param {Task} task
 * @returns {import('./task.mjs').Media}
 */
function mediaAt(url, task) {
	const at = (/** @type {string} */ extension) =>
		`${url}/media/${encodeURIComponent(task.id)}.${extension}`;
	const kind = providers[task.provider].makes(task.service);
	if (kind === 'image') return { imageUrl: at('png'), ...task.media };
	if (kind === 'audio') return { audioUrl: at('mp3'), ...task.media };
	const lastFrame = task.lastFrame ? { lastFrameUrl: at('png') } : {};
	return { videoUrl: at('mp4'), ...lastFrame, ...task.media };
}
