/**
 * @typedef {object} Workload tasks of one run; times are seconds since the first was submitted
 * @property {readonly { submittedAt: number, doneAt: number }[]} tasks
 * @property {number} startsAt when the wait begins: with the last submission
 */

/** Generation times: log-normal, 5 % below 1 and 5 % above 5 minutes. */
const MEDIAN_SECONDS = 134.2;
const SIGMA = 0.489;

/** What an answer takes, in seconds. */
export const SINGLE_ANSWER_SECONDS = 0.3;
export const BATCH_ANSWER_SECONDS = 0.5;
export const BATCH_SIZE = 50;

/**
 * @param {() => number} random
 * @returns {number} a generation time in seconds
 */
function generationSeconds(random) {
	const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	return MEDIAN_SECONDS * Math.exp(SIGMA * normal);
}

/**
 * @param {{ tasks: number, spacingSeconds: number, durationFactor: number, random: () => number }} shape
 * `durationFactor`: how many times longer than expected the tasks take
 * @returns {Workload}
 */
export function makeWorkload({ tasks, spacingSeconds, durationFactor, random }) {
	return {
		tasks: Array.from({ length: tasks }, (_, index) => {
			const submittedAt = index * spacingSeconds;
			return { submittedAt, doneAt: submittedAt + durationFactor * generationSeconds(random) };
		}),
		startsAt: (tasks - 1) * spacingSeconds,
	};
}
