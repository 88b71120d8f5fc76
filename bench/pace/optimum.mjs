/**
 * @typedef {import('./distributions.mjs').Distribution} Distribution
 * @typedef {{ requests: number, lagSeconds: number }} Price of a wait on average, `lagSeconds` for each task
 *
 * @typedef {object} Terms
 * @property {number} count tasks that are created together, all asked about in one request
 * @property {number} lagWeight requests that a second of one task's lag is worth
 * @property {number} answerSeconds what an answer takes; the next look begins after it
 * @property {number} stepSeconds looks begin at multiples of it, and not below the answer's time apart
 */

/** What is left out at the end: the chance that any task lives longer. */
const TAIL = 1e-6;

/**
 * What the best of all ways to wait costs, by dynamic programming over when to look next: it knows how long
 * such tasks take, knows after each look how many are open, and begins, like all others, with a look at 0.
 *
 * @param {Distribution} distribution
 * @param {Terms} terms
 * @returns {Price} the lag with the answer's own time
 */
export function optimumOf({ endedBy }, { count, lagWeight, answerSeconds, stepSeconds }) {
	const alive = aliveBySteps(endedBy, count, stepSeconds);
	const lived = integralOf(alive, stepSeconds);
	const last = alive.length - 1;
	/** What is to come after a look at each step, by how many tasks it found open. */
	const cost = tableOf(last + 1, count);
	const requests = tableOf(last + 1, count);
	const lag = tableOf(last + 1, count);
	// Who is open at the last step costs one more look.
	for (let open = 1; open <= count; open += 1)
		row(cost, last)[open] = row(requests, last)[open] = 1;
	for (let from = last - 1; from >= 0; from -= 1) {
		const best = bestNext({ alive, lived, cost, from, lagWeight, stepSeconds });
		for (let open = 1; open <= count; open += 1) {
			const { at, lagEach } = best[open] ?? { at: last, lagEach: 0 };
			const staysOpen = (alive[at] ?? 0) / (alive[from] ?? 1);
			row(cost, from)[open] = best[open]?.cost ?? 1;
			row(requests, from)[open] = 1 + expected(row(requests, at), open, staysOpen);
			row(lag, from)[open] = open * lagEach + expected(row(lag, at), open, staysOpen);
		}
	}
	return {
		requests: 1 + (row(requests, 0)[count] ?? 0),
		lagSeconds: (row(lag, 0)[count] ?? 0) / count + answerSeconds,
	};
}

/**
 * @typedef {object} Place in the programme
 * @property {Float64Array} alive
 * @property {Float64Array} lived
 * @property {Float64Array[]} cost
 * @property {number} from
 * @property {number} lagWeight
 * @property {number} stepSeconds
 *
 * @typedef {{ cost: number, at: number, lagEach: number }} Next the best next look; `lagEach` in seconds
 */

/**
 * @param {Place} place
 * @returns {Next[]} by how many tasks are open
 */
function bestNext({ alive, lived, cost, from, lagWeight, stepSeconds }) {
	const count = row(cost, from).length - 1;
	/** @type {Next[]} */
	const best = Array.from({ length: count + 1 }, () => ({ cost: Infinity, at: 0, lagEach: 0 }));
	const now = alive[from] ?? 1;
	for (let at = from + 1; at < alive.length; at += 1) {
		// Of those open now: all seconds until the look, less those that they still live.
		const livedUntil = ((lived[at] ?? 0) - (lived[from] ?? 0)) / now;
		const lagEach = (at - from) * stepSeconds - livedUntil;
		const later = expectedForAll(row(cost, at), (alive[at] ?? 0) / now);
		let mayImprove = false;
		for (let open = 1; open <= count; open += 1) {
			const least = 1 + lagWeight * open * lagEach;
			const one = best[open];
			if (one === undefined || least >= one.cost) continue;
			mayImprove = true;
			const whole = least + (later[open] ?? 0);
			if (whole < one.cost) best[open] = { cost: whole, at, lagEach };
		}
		if (!mayImprove) break;
	}
	return best;
}

/**
 * @param {Distribution['endedBy']} endedBy
 * @param {number} count
 * @param {number} stepSeconds
 * @returns {Float64Array} the share of tasks that are open, at each step
 */
function aliveBySteps(endedBy, count, stepSeconds) {
	const shares = [1];
	for (let step = 1; (shares.at(-1) ?? 0) > TAIL / count; step += 1) {
		shares.push(1 - endedBy(step * stepSeconds));
	}
	return Float64Array.from(shares);
}

/**
 * @param {Float64Array} values
 * @param {number} stepSeconds
 */
function integralOf(values, stepSeconds) {
	const sums = new Float64Array(values.length);
	for (let step = 1; step < values.length; step += 1) {
		const middle = ((values[step] ?? 0) + (values[step - 1] ?? 0)) / 2;
		sums[step] = (sums[step - 1] ?? 0) + middle * stepSeconds;
	}
	return sums;
}

/**
 * @param {Float64Array} values by how many stay open
 * @param {number} staysOpen the chance of each task
 * @returns {Float64Array} the expected value, by how many are open before: the means of neighbours, of those
 * again, and so on (de Casteljau), which needs no binomial coefficients
 */
function expectedForAll(values, staysOpen) {
	const means = Float64Array.from(values);
	const result = new Float64Array(values.length);
	for (let open = 1; open < values.length; open += 1) {
		for (let place = 0; place < values.length - open; place += 1) {
			const here = means[place] ?? 0;
			means[place] = here + staysOpen * ((means[place + 1] ?? 0) - here);
		}
		result[open] = means[0] ?? 0;
	}
	return result;
}

/**
 * @param {Float64Array} values
 * @param {number} open
 * @param {number} staysOpen
 */
function expected(values, open, staysOpen) {
	return expectedForAll(values.subarray(0, open + 1), staysOpen)[open] ?? 0;
}

/**
 * @param {number} steps
 * @param {number} count
 */
function tableOf(steps, count) {
	return Array.from({ length: steps }, () => new Float64Array(count + 1));
}

/**
 * @param {Float64Array[]} table
 * @param {number} step
 */
function row(table, step) {
	return /** @type {Float64Array} */ (table[step]);
}
