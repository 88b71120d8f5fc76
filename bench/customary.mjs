import { SINGLE_ANSWER_SECONDS } from './workload.mjs';

/**
 * @typedef {import('./workload.mjs').Workload} Workload
 * @typedef {{ requestsAt: number[], learntAt: number[], doneAt: number[] }} Outcome times in seconds
 */

/**
 * Every task on its own: wait, ask, and again so long after each answer.
 *
 * @param {Workload} workload
 * @param {number} pauseSeconds
 * @returns {Outcome}
 */
export function eachOnItsOwn({ tasks, startsAt }, pauseSeconds) {
	/** @type {Outcome} */
	const outcome = { requestsAt: [], learntAt: [], doneAt: [] };
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
 * n8n's loop of Wait, HTTP Request and IF: one Wait for all, then all pending tasks at the same instant.
 *
 * @param {Workload} workload
 * @param {number} pauseSeconds
 * @returns {Outcome}
 */
export function wholeListLoop({ tasks, startsAt }, pauseSeconds) {
	/** @type {Outcome} */
	const outcome = { requestsAt: [], learntAt: [], doneAt: [] };
	let pending = tasks.map(({ doneAt }) => doneAt);
	let at = startsAt;
	while (pending.length > 0) {
		const askedAt = at + pauseSeconds;
		at = askedAt + SINGLE_ANSWER_SECONDS;
		for (const doneAt of pending) {
			outcome.requestsAt.push(askedAt);
			if (doneAt > askedAt) continue;
			outcome.learntAt.push(askedAt + SINGLE_ANSWER_SECONDS);
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
	/** @type {Outcome} */
	const outcome = { requestsAt: [], learntAt: [], doneAt: [] };
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
	/** @type {Outcome} */
	const outcome = { requestsAt: [], learntAt: [], doneAt: [] };
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
