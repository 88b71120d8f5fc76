import { phaseOf } from '../phase.mjs';

/**
 * @typedef {import('../task.mjs').Task} Task
 * @typedef {import('../world.mjs').World} World
 *
 * @typedef {object} Words  the API's own words, or numbers. What is left out is said as `failed` is, and a task
 *   that made nothing as `succeeded`
 * @property {unknown} queued
 * @property {unknown} running
 * @property {unknown} succeeded
 * @property {unknown} failed
 * @property {unknown} [moderated]
 * @property {unknown} [cancelled]
 * @property {unknown} [expired]
 * @property {unknown} [noMedia]
 *
 * @typedef {Readonly<Record<'failed' | 'moderated' | 'expired', readonly [code: string, message: string]>>} Failures
 *
 * @typedef {object} Seen  how a task stands, as its record may tell it
 * @property {unknown} word
 * @property {'queued' | 'running' | 'done'} phase
 * @property {boolean} made  whether it has succeeded and there are outputs
 * @property {{ code: string, message: string } | null} failure
 * @property {import('../task.mjs').Media} media  empty until there are outputs
 * @property {string | null} url  of the main output
 * @property {number} percent  of the whole task that is over
 * @property {string} createdAt  an ISO text, as all times here
 * @property {string | null} startedAt
 * @property {string | null} finishedAt
 * @property {string} api  the base URL of the API, for addresses in its answers
 */

/** What goes wrong where a provider's own codes are not known. @type {Failures} */
export const usualFailures = {
	failed: ['internal_error', 'The generation failed'],
	moderated: ['content_policy_violation', 'The prompt was rejected by the content policy'],
	expired: ['timeout', 'The generation timed out'],
};

/**
 * @param {Task} task
 * @param {World} world
 * @param {{ words: Words, failures: Failures, api: string, mediaOf: (task: Task) => Seen['media'] }} recipe
 * @returns {Seen}
 */
export function seenNow(task, world, { words, failures, api, mediaOf }) {
	const phase = phaseOf(task, world.now()).name;
	const made = phase === 'done' && task.outcome === 'succeeded';
	const media = made ? mediaOf(task) : {};
	const { videoUrl, imageUrl, audioUrl } = media;
	const wholeMs = task.finishedAtMs - task.createdAtMs;
	return {
		word: wordOf(task, phase, words),
		...{ phase, made, media, api },
		failure: phase === 'done' ? failureOf(task, failures) : null,
		url: videoUrl ?? imageUrl ?? audioUrl ?? null,
		percent:
			phase === 'done' ? 100 : Math.floor(((world.now() - task.createdAtMs) / wholeMs) * 100),
		...timesOf(task, world.now()),
	};
}

/**
 * @param {Task} task
 * @param {Seen['phase']} phase
 * @param {Words} words
 */
function wordOf({ outcome }, phase, words) {
	if (phase !== 'done') return words[phase];
	if (outcome === 'noMedia') return words.noMedia ?? words.succeeded;
	return words[outcome] ?? words.failed;
}

/**
 * @param {Task} task
 * @param {Failures} failures
 */
function failureOf({ outcome }, failures) {
	if (outcome === 'succeeded' || outcome === 'noMedia' || outcome === 'cancelled') return null;
	const [code, message] = failures[outcome];
	return { code, message };
}

/**
 * @param {Task} task
 * @param {number} nowMs
 */
function timesOf({ createdAtMs, startedAtMs, finishedAtMs }, nowMs) {
	const reached = (/** @type {number | null} */ atMs) =>
		atMs === null || atMs > nowMs ? null : new Date(atMs).toISOString();
	return {
		createdAt: new Date(createdAtMs).toISOString(),
		startedAt: reached(startedAtMs),
		finishedAt: reached(finishedAtMs),
	};
}
