import { BATCH_ANSWER_SECONDS, SINGLE_ANSWER_SECONDS } from './workload.mjs';

/**
 * @typedef {import('./workload.mjs').Workload} Workload
 *
 * @typedef {object} Outcome times in seconds; but for the requests one for each task, in one order
 * @property {number[]} requestsAt when each began
 * @property {number[]} learntAt when the answer was there that a task has ended
 * @property {number[]} passedOnAt when the workflow's next node got it
 * @property {number[]} doneAt when it ended, or the wait began where that was later
 */

/** @returns {Outcome} of what goes on with each task as soon as it has ended */
function noOutcome() {
	/** @type {number[]} */
	const learntAt = [];
	return { requestsAt: [], learntAt, passedOnAt: learntAt, doneAt: [] };
}

/**
 * Every task on its own: wait, ask, and again so long after each answer.
 *
 * @param {Workload} workload
 * @param {number} pauseSeconds
 * @returns {Outcome}
 */
export function eachOnItsOwn({ tasks, startsAt }, pauseSeconds) {
	const outcome = noOutcome();
	for (const { doneAt } of tasks) {
		let at = startsAt + pauseSeconds;
		outcome.requestsAt.push(at);
		while (at < doneAt) {
			at += SINGLE_ANSWER_SECONDS + pauseSeconds;
			outcome.requestsAt.push(at);
		}
		outcome.learntAt.push(at + SINGLE_ANSWER_SECONDS);
		outcome.doneAt.push(Math.max(doneAt, startsAt));
	}
	return outcome;
}

/**
 * n8n's loop of Wait, HTTP Request and IF: one Wait for all, then all pending tasks at the same instant. IF hands
 * on what is done before the loop goes on.
 *
 * @param {Workload} workload
 * @param {number} pauseSeconds
 * @param {number} [batch] ids that one request asks about, where the loop was built for the batch endpoint
 * @returns {Outcome}
 */
export function wholeListLoop({ tasks, startsAt }, pauseSeconds, batch = 1) {
	const outcome = noOutcome();
	let pending = tasks.map(({ doneAt }) => doneAt);
	let at = startsAt;
	while (pending.length > 0) {
		const askedAt = at + pauseSeconds;
		at = askedAt + (batch === 1 ? SINGLE_ANSWER_SECONDS : BATCH_ANSWER_SECONDS);
		for (const [index, doneAt] of pending.entries()) {
			if (index % batch === 0) outcome.requestsAt.push(askedAt);
			if (doneAt > askedAt) continue;
			outcome.learntAt.push(at);
			outcome.doneAt.push(Math.max(doneAt, startsAt));
		}
		pending = pending.filter((doneAt) => doneAt > askedAt);
	}
	return outcome;
}

/**
 * One task after the other, all of them submitted before: the next is asked about when the last is done.
 *
 * @param {Workload} workload
 * @param {number} pauseSeconds
 * @returns {Outcome}
 */
export function oneAfterAnother({ tasks, startsAt }, pauseSeconds) {
	const outcome = noOutcome();
	let at = startsAt;
	for (const { doneAt } of tasks) {
		outcome.requestsAt.push(at);
		while (at < doneAt) {
			at += SINGLE_ANSWER_SECONDS + pauseSeconds;
			outcome.requestsAt.push(at);
		}
		at += SINGLE_ANSWER_SECONDS;
		outcome.learntAt.push(at);
		outcome.doneAt.push(Math.max(doneAt, startsAt));
	}
	return outcome;
}

/**
 * Item by item, generation included: a task is submitted when the one before it is done.
 *
 * @param {Workload} workload
 * @param {number} pauseSeconds
 * @returns {Outcome}
 */
export function itemByItem({ tasks }, pauseSeconds) {
	const outcome = noOutcome();
	let at = 0;
	for (const { submittedAt, doneAt } of tasks) {
		const done = at + (doneAt - submittedAt);
		do {
			at += pauseSeconds;
			outcome.requestsAt.push(at);
			at += SINGLE_ANSWER_SECONDS;
		} while (at - SINGLE_ANSWER_SECONDS < done);
		outcome.learntAt.push(at);
		outcome.doneAt.push(done);
	}
	return outcome;
}
