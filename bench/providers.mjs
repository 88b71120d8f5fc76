// Every provider of the registry against its simulator, in virtual time: what a wait of 50 tasks costs there.
import { createRequire } from 'node:module';

import { keyInHeader, keys } from '../test/simulator/keys.mjs';
import { providers as simulated } from '../test/simulator/providers.mjs';
import { seededRandom } from '../test/simulator/random.mjs';
import { startSimulator } from '../test/simulator/simulator.mjs';
import { virtualClock } from '../test/virtualClock.mjs';
import { mean, mostWithinASecond, rounded, shareBelow } from './figures.mjs';
import { shippedCore } from './shippedCore.mjs';
import { BATCH_ANSWER_SECONDS, makeWorkload, SINGLE_ANSWER_SECONDS } from './workload.mjs';

/**
 * @import { ProviderAdapter } from '../core/look/adapter.js'
 * @import { HttpRequest } from '../core/http/wire.js'
 * @import { Provider } from '../providers/provider.js'
 * @import { ProviderName } from '../test/simulator/providers.mjs'
 * @typedef {Awaited<ReturnType<typeof startSimulator>>} Simulator
 * @typedef {ReturnType<typeof virtualClock>} VirtualClock
 *
 * @typedef {object} Seen what one wait came to
 * @property {number[]} requestsAt in seconds of the virtual clock
 * @property {number} second how many of them asked about a task again that they had asked about after its end
 * @property {number[]} lags in seconds
 *
 * @typedef {object} Place where a wait asks
 * @property {ProviderAdapter} adapter
 * @property {VirtualClock} virtual
 * @property {Record<string, string>} headers with the key
 * @property {string} baseUrl
 */

const require = createRequire(import.meta.url);

const TASKS = 50;
const RUNS = 4;
const SEED = 20261122;
const EPOCH_MS = Date.parse('2026-11-22T00:00:00.000Z');
const THREE_DAYS_MS = 3 * 24 * 60 * 60 * 1000;
const QUEUED_SECONDS = 5;

/** Services that are asked in another way than the provider's usual one. */
const ALSO = [{ id: 'miniMax', service: 'v1', suffix: ', version 1' }];

/** @returns {readonly Provider[]} the shipped registry */
function registry() {
	return require('../dist/providers/registry.js').PROVIDERS;
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<Record<string, string | number>[]>}
 */
export async function providersRows(say) {
	const rows = [];
	for (const provider of registry()) {
		const [usual = ''] = simulated[nameOf(provider)].services;
		const others = ALSO.filter(({ id }) => id === provider.id);
		for (const { service, suffix } of [{ service: usual, suffix: '' }, ...others]) {
			say(`providers: ${provider.title}${suffix}`);
			rows.push(await rowOf(provider, service, suffix));
		}
	}
	return rows;
}

/** @param {Provider} provider */
function nameOf({ id }) {
	return /** @type {ProviderName} */ (id);
}

/**
 * @param {Provider} provider
 * @param {string} service
 * @param {string} suffix behind its title
 */
async function rowOf(provider, service, suffix) {
	const seen = [];
	for (let run = 0; run < RUNS; run += 1) seen.push(await waitAt(provider, service, SEED + run));
	const lags = seen.flatMap((one) => one.lags);
	const requests = mean(seen.map(({ requestsAt }) => requestsAt.length));
	return {
		part: 'providers',
		strategy: provider.title + suffix,
		tasks: TASKS,
		batch: seen[0]?.batch ?? 1,
		expectedSeconds: seen[0]?.expectedSeconds ?? '',
		runs: RUNS,
		requests: rounded(requests),
		secondRequests: rounded(mean(seen.map(({ second }) => second))),
		requestsPerTask: rounded(requests / TASKS),
		meanLagSeconds: rounded(mean(lags)),
		p95LagSeconds: rounded(shareBelow(lags, 0.95)),
		peakRequestsPerSecond: Math.max(...seen.map(({ requestsAt }) => mostWithinASecond(requestsAt))),
	};
}

/**
 * @param {Provider} provider
 * @param {string} service
 * @param {number} seed
 * @returns {Promise<Seen & { batch: number, expectedSeconds: number | null }>}
 */
async function waitAt(provider, service, seed) {
	const random = seededRandom(seed);
	const { tasks } = makeWorkload({ tasks: TASKS, spacingSeconds: 0, durationFactor: 1, random });
	const virtual = virtualClock(EPOCH_MS, random);
	const simulator = await startSimulator({ now: virtual.clock.now, seed });
	try {
		const name = nameOf(provider);
		const adapter = adapterAt(provider, service, simulator);
		const endsAtMs = new Map(
			tasks.map(({ doneAt }) => {
				const queuedSeconds = Math.min(QUEUED_SECONDS, doneAt);
				const times = { queuedSeconds, runSeconds: doneAt - queuedSeconds };
				return [
					simulator.createTask({ provider: name, service, ...times }),
					EPOCH_MS + doneAt * 1000,
				];
			}),
		);
		const baseUrl = simulator.baseUrls[name];
		const look = simulated[name].basePath + adapter.ways[0].request(['id']).path;
		const place = { adapter, virtual, headers: keyHeaders(name, look), baseUrl };
		const seen = await waitFor(endsAtMs, place);
		const [{ maxIds }] = adapter.ways;
		return { ...seen, batch: maxIds, expectedSeconds: adapter.facts.expectedSeconds };
	} finally {
		await simulator.close();
	}
}

/**
 * @param {Provider} provider
 * @param {string} service
 * @param {Simulator} simulator
 * @returns {ProviderAdapter}
 */
function adapterAt(provider, service, simulator) {
	const name = nameOf(provider);
	const given = {
		credential: simulator.credentials[name],
		parameters: simulator.parameters[name],
		baseUrl: simulator.baseUrls[name],
	};
	const adapter = provider.adapterFor(service, provider.readSetup(given));
	if (adapter === null) throw new Error(`${name} has no service "${service}"`);
	return adapter;
}

/** How APIs take a key. */
const KEY_HEADERS = [
	{ authorization: `Bearer ${keys.valid}` },
	{ authorization: `Key ${keys.valid}` },
	{ 'x-api-key': keys.valid },
	{ 'x-api-key': `Key ${keys.valid}` },
	{ 'x-goog-api-key': keys.valid },
];

/**
 * @param {ProviderName} name
 * @param {string} url of a look
 * @returns {Record<string, string>} the key where the provider reads it
 */
function keyHeaders(name, url) {
	const { keyIn = keyInHeader('authorization', 'Bearer ') } =
		/** @type {import('../test/simulator/provider.mjs').SimulatedProvider} */ (simulated[name]);
	const taken = KEY_HEADERS.find((headers) => keyIn({ url, headers }) === keys.valid);
	if (taken === undefined) throw new Error(`Nobody knows where ${name} reads its key`);
	return /** @type {Record<string, string>} */ (taken);
}

/**
 * @param {Map<string, number>} endsAtMs when each task ends, by its id
 * @param {Place} place
 * @returns {Promise<Seen>}
 */
async function waitFor(endsAtMs, place) {
	const { adapter, virtual } = place;
	const { waitTurn, newRequestBudget } = shippedCore();
	/** @type {Seen} */
	const seen = { requestsAt: [], second: 0, lags: [] };
	const ids = [...endsAtMs.keys()];
	/** @type {Set<string>} */
	const askedAfterEnd = new Set();
	const question = {
		...{ saved: null, adapter, ids },
		observer: {
			looked: () => undefined,
			/** @param {{ taskId: string }} task */
			done({ taskId }) {
				seen.lags.push((virtual.clock.now() - (endsAtMs.get(taskId) ?? 0)) / 1000);
			},
		},
		/** @param {HttpRequest} request */
		async send(request) {
			seen.requestsAt.push((virtual.clock.now() - EPOCH_MS) / 1000);
			const text = JSON.stringify(request);
			const asked = ids.filter((id) => text.includes(encodeURIComponent(id)) || text.includes(id));
			const ended = asked.filter((id) => (endsAtMs.get(id) ?? Infinity) <= virtual.clock.now());
			if (ended.some((id) => askedAfterEnd.has(id))) seen.second += 1;
			for (const id of ended) askedAfterEnd.add(id);
			const answer = await virtual.outside(fetchAnswer(request, place));
			const seconds = asked.length === 1 ? SINGLE_ANSWER_SECONDS : BATCH_ANSWER_SECONDS;
			await virtual.clock.sleep(1000 * seconds);
			const nowMs = virtual.clock.now();
			const headers = { ...answer.headers, date: new Date(nowMs).toUTCString() };
			return { ...answer, headers, receivedAtMs: nowMs };
		},
	};
	const settings = {
		startedAtMs: virtual.clock.now(),
		...{ maxWaitMs: THREE_DAYS_MS, pollIntervalSeconds: 0, maxConsecutiveErrors: 5 },
		...{ expectedSeconds: 0, endsWithFirst: false, keepsMedia: true },
	};
	const budget = newRequestBudget(5, adapter.ways[0].maxIds);
	if (adapter.facts.requestsPerMinute) budget.requestsPerMinute = adapter.facts.requestsPerMinute;
	const { results } = await virtual.run(waitTurn(question, settings, virtual.clock, budget));
	const good = results.filter(({ task }) => task?.status === 'succeeded' && task.url !== null);
	if (good.length !== ids.length || seen.lags.length !== ids.length) {
		throw new Error(
			`${good.length} of ${ids.length} tasks came out: ${JSON.stringify(results[0])}`,
		);
	}
	return seen;
}

/**
 * @param {HttpRequest} request
 * @param {Place} place
 */
async function fetchAnswer({ method, path, address, headers, body, bodyText }, place) {
	const content = bodyText ?? (body === undefined ? undefined : JSON.stringify(body));
	const answer = await fetch(address ?? place.baseUrl + path, {
		method,
		headers: {
			...headers,
			...place.headers,
			...(content === undefined ? {} : { 'content-type': 'application/json' }),
		},
		...(content === undefined ? {} : { body: content }),
	});
	return {
		status: answer.status,
		headers: Object.fromEntries(answer.headers),
		body: await answer.text(),
	};
}
