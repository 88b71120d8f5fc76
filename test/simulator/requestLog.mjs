import { requestKinds } from './provider.mjs';
import { perProvider } from './providers.mjs';

/**
 * @typedef {import('./classify.mjs').RequestClass} RequestClass
 * @typedef {object} RequestMarks
 * @property {string} method
 * @property {string} path  with its query
 * @property {number | null} status  null while, and if ever, unanswered
 * @property {number} at  by the simulator's clock, in milliseconds
 * @property {boolean} isFaulty  whether a fault has struck it
 * @property {boolean} authorized  whether it carried a key, right or wrong, in a header or in its address
 * @typedef {RequestMarks & RequestClass} LoggedRequest
 */

/**
 * Every request but the ones to the control API, in the order they came.
 */
export class RequestLog {
	/** @type {LoggedRequest[]} */
	requests = [];

	/** Arrivals within the last second, by a clock that tests do not turn. @type {number[]} */
	#arrivalsMs = [];
	#peakRequestsPerSecond = 0;
	#concurrent = 0;
	#peakConcurrent = 0;

	/**
	 * @param {LoggedRequest} request
	 * @returns {() => void} to be called once, when its answer has ended or its socket has gone
	 */
	begin(request) {
		this.requests.push(request);
		this.#countArrival(performance.now());
		this.#concurrent += 1;
		this.#peakConcurrent = Math.max(this.#peakConcurrent, this.#concurrent);
		return () => {
			this.#concurrent -= 1;
		};
	}

	/** @param {number} nowMs */
	#countArrival(nowMs) {
		this.#arrivalsMs.push(nowMs);
		while ((this.#arrivalsMs[0] ?? nowMs) <= nowMs - 1000) this.#arrivalsMs.shift();
		const perSecond = this.#arrivalsMs.length;
		this.#peakRequestsPerSecond = Math.max(this.#peakRequestsPerSecond, perSecond);
	}

	counts() {
		return {
			...countsOf(this.requests),
			peakConcurrent: this.#peakConcurrent,
			peakRequestsPerSecond: this.#peakRequestsPerSecond,
		};
	}

	/** Empties the list in place, since tests hold on to it. */
	reset() {
		this.requests.length = 0;
		this.#arrivalsMs.length = 0;
		this.#peakRequestsPerSecond = 0;
		this.#peakConcurrent = this.#concurrent;
	}
}

/**
 * @param {readonly LoggedRequest[]} requests
 */
function countsOf(requests) {
	const byKind = Object.fromEntries(requestKinds.map((kind) => [kind, 0]));
	/** @type {Record<string, number>} */
	const byProvider = perProvider(() => 0);
	/** No prototype: an id may be any word. @type {Record<string, number>} */
	const asksById = Object.create(null);
	for (const { kind, provider, taskIds } of requests) {
		byKind[kind] = (byKind[kind] ?? 0) + 1;
		if (provider !== null) byProvider[provider] = (byProvider[provider] ?? 0) + 1;
		// Fetching an output asks nothing about the task.
		if (kind === 'media') continue;
		for (const id of taskIds) asksById[id] = (asksById[id] ?? 0) + 1;
	}
	return { total: requests.length, byKind, byProvider, asksById };
}
