// The least mean lag that a given number of requests can buy, for tasks that are created together.
import { logNormal, USUAL_MEDIAN_SECONDS } from './distributions.mjs';
import { BATCH_ANSWER_SECONDS, BATCH_SIZE } from '../workload.mjs';

/**
 * @typedef {readonly (readonly number[])[]} Frontier pairs of requests and mean lag in seconds, without the time
 * of the answer: the best ways to wait at some prices of a request, with the usual median
 */

/**
 * Where one request asks about all, the exact programme; for more tasks a bound below it, as if tasks ended and
 * requests were made continuously.
 *
 * @param {{ tasks: number, factor: number, requests: number }} wait `factor`: how many times the usual median its
 * tasks take
 * @param {Frontier | undefined} frontier of that many tasks; not needed beyond one request
 * @returns {number} in seconds, with the time of the answer
 */
export function leastLagSeconds({ tasks, factor, requests }, frontier) {
	// The best way to wait for tasks that take twice as long looks half as often: its lag grows alike.
	const usual =
		frontier === undefined ? fluidLagSeconds(tasks, requests) : lagAt(frontier, requests);
	return BATCH_ANSWER_SECONDS + factor * usual;
}

/**
 * @param {Frontier} frontier
 * @param {number} requests
 * @returns {number} between its points on a straight line, both measures as logarithms; beyond them on that of
 * the two nearest
 */
function lagAt(frontier, requests) {
	const points = frontier.map(([count = 1, lag = 1]) => ({ x: Math.log(count), y: Math.log(lag) }));
	points.sort((one, other) => one.x - other.x);
	const x = Math.log(requests);
	const beyond = points.findIndex((point) => point.x > x);
	const second = beyond === -1 ? points.length - 1 : Math.max(1, beyond);
	const [from, to] = [points[second - 1], points[second]];
	if (from === undefined || to === undefined) throw new Error('A frontier has two points at least');
	return Math.exp(from.y + ((x - from.x) * (to.y - from.y)) / (to.x - from.x));
}

const STEP_SECONDS = 0.5;

/**
 * With r(t) requests a second, each about the share c(t) of what is open, an end at t is noticed after
 * 1 / (2rc) on average, and requests are made while any task is open, P(t). The least ∫ Nf / (2rc) at a given
 * ∫ rP has r in proportion to √(Nf / (2cP)).
 *
 * @param {number} tasks
 * @param {number} requests those of the first look at all included
 */
function fluidLagSeconds(tasks, requests) {
	const { endedBy } = logNormal(USUAL_MEDIAN_SECONDS);
	let sum = 0;
	let before = 0;
	for (let time = STEP_SECONDS; before < 1 - 1e-9; time += STEP_SECONDS) {
		const ended = endedBy(time);
		const ending = (ended - before) / STEP_SECONDS;
		const share = Math.min(1, BATCH_SIZE / (tasks * (1 - before)));
		const anyOpen = 1 - before ** tasks;
		sum += Math.sqrt(((tasks * ending) / (2 * share)) * anyOpen) * STEP_SECONDS;
		before = ended;
	}
	const first = Math.ceil(tasks / BATCH_SIZE);
	return sum ** 2 / (tasks * (requests - first));
}
