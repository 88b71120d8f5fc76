// The optima that the pace is measured against; the dear ones are kept, see writeOptima.mjs.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { optimumOf } from './optimum.mjs';
import { logNormal, USUAL_MEDIAN_SECONDS } from './distributions.mjs';
import { BATCH_ANSWER_SECONDS, SINGLE_ANSWER_SECONDS } from '../workload.mjs';

/**
 * @typedef {import('./leastLag.mjs').Frontier} Frontier
 * @typedef {import('./scenarios.mjs').Waiting} Waiting
 * @typedef {{ requests: number, lagSeconds: number }} Price
 * @typedef {{ ofOne: Record<string, Price>, frontiers: Record<string, Frontier> }} Optima
 */

/** The seconds of lag that a request is worth: at this rate the beat of 10 s was the best one at the usual median. */
export const REQUEST_SECONDS = 0.7;

export const OPTIMA_FILE = 'bench/pace/optima.json';

/** From the repository's folder on, where npm and jest run. @type {Optima} */
const kept = JSON.parse(readFileSync(resolve(OPTIMA_FILE), 'utf8'));

/** @param {Waiting} waiting @returns {Price} of the best wait for one task */
export function optimumOfOne({ name, distribution }) {
	return kept.ofOne[name] ?? computeOptimumOfOne(distribution);
}

/** @param {number} tasks @returns {Frontier | undefined} none where one request does not ask about all */
export function frontierOf(tasks) {
	return kept.frontiers[tasks];
}

/** @param {import('./distributions.mjs').Distribution} distribution @returns {Price} */
export function computeOptimumOfOne(distribution) {
	return optimumOf(distribution, {
		...{ count: 1, lagWeight: 1 / REQUEST_SECONDS },
		answerSeconds: SINGLE_ANSWER_SECONDS,
		// The next look can follow the answer at once.
		stepSeconds: SINGLE_ANSWER_SECONDS,
	});
}

/**
 * @param {number} tasks
 * @param {number} lagWeight requests that a second of one task's lag is worth
 * @returns {readonly [number, number]} a point of the frontier
 */
export function computeFrontierPoint(tasks, lagWeight) {
	const { requests, lagSeconds } = optimumOf(logNormal(USUAL_MEDIAN_SECONDS), {
		...{ count: tasks, lagWeight, answerSeconds: 0 },
		stepSeconds: 2 * BATCH_ANSWER_SECONDS,
	});
	return [requests, lagSeconds];
}
