import { providerNames, providers } from './providers.mjs';
import { randomArkId, randomHex, randomUuid } from './random.mjs';

/**
 * @typedef {import('./providers.mjs').ProviderName} Provider
 * @typedef {'succeeded' | 'failed' | 'moderated' | 'cancelled' | 'expired' | 'noMedia'} Outcome
 * @typedef {import('./providers.mjs').OwnMembers} OwnMembers
 * @typedef {{ videoUrl?: string, lastFrameUrl?: string, imageUrl?: string, audioUrl?: string }} Media
 *
 * @typedef {CommonMembers & Partial<OwnMembers>} TaskRequest
 * @typedef {object} CommonMembers  All seconds are task seconds: real seconds = task seconds × timeScale.
 * @property {Provider} provider
 * @property {string} [service]  one of the provider's; its usual one if not given
 * @property {string} [id]
 * @property {number} [queuedSeconds]
 * @property {number} [runSeconds]
 * @property {Outcome} [outcome]  a task that is cancelled ends where its queue ends: it never runs
 * @property {number} [createdSecondsAgo]
 * @property {boolean} [lastFrame]
 * @property {number} [hiddenForSeconds]  "not found" for so long after its creation
 * @property {number} [vanishesAfterSeconds]  "not found" from so long after its creation
 * @property {string} [prompt]
 * @property {string | null} [callbackUrl]  echoed in the record and never called; null leaves it out
 * @property {Media} [media]  replaces the simulator's own URLs, one by one
 *
 * @typedef {Required<CommonMembers> & Partial<OwnMembers>} WholeRequest
 * @typedef {WholeRequest & TaskTimes & TaskMarks} Task
 * @typedef {{ createdAtMs: number, startedAtMs: number | null, finishedAtMs: number, visibleFromMs: number,
 *   visibleUntilMs: number }} TaskTimes
 * @typedef {{ upstreamId: string, traceId: string, objectId: string, outputId: string }} TaskMarks
 *   ids that a record carries beside its own
 */

/** The usual members of a task beside its provider. @type {Required<Omit<CommonMembers, 'provider'>>} */
const defaults = {
	service: '',
	id: '',
	queuedSeconds: 5,
	runSeconds: 60,
	outcome: 'succeeded',
	createdSecondsAgo: 0,
	lastFrame: false,
	hiddenForSeconds: 0,
	vanishesAfterSeconds: Infinity,
	prompt: 'A lighthouse at dusk, slow camera move',
	callbackUrl: null,
	media: {},
};

const outcomes = ['succeeded', 'failed', 'moderated', 'cancelled', 'expired', 'noMedia'];

/**
 * @param {object} request
 * @param {Readonly<Record<string, readonly string[]>>} choices  by member, the words that it may be
 */
function checkChoices(request, choices) {
	for (const [name, allowed] of Object.entries(choices)) {
		const value = /** @type {Record<string, any>} */ (request)[name];
		if (!allowed.includes(value)) {
			throw new Error(`'${name}' must be one of: ${allowed.join(', ')}`);
		}
	}
}

/**
 * A misspelt member would silently test nothing, so it is refused.
 *
 * @param {TaskRequest} request
 * @returns {WholeRequest}
 */
function completed(request) {
	const { provider } = request;
	checkChoices(request, { provider: providerNames });
	const { services, taskDefaults, taskChoices } = providers[provider];
	const usual = { ...defaults, ...taskDefaults };
	const given = Object.entries(request).filter(([, value]) => value !== undefined);
	/** @type {WholeRequest} */
	const whole = { provider, ...usual, ...Object.fromEntries(given) };
	for (const name of Object.keys(whole)) {
		if (name !== 'provider' && !(name in usual)) throw new Error(`A task has no '${name}'`);
	}
	checkChoices(whole, { outcome: outcomes, ...taskChoices });
	for (const [name, value] of Object.entries(whole)) {
		if (name.includes('Seconds') && !(typeof value === 'number' && value >= 0)) {
			throw new Error(`'${name}' must be a number of seconds, 0 or more`);
		}
	}
	whole.service ||= String(services[0]);
	if (!services.includes(whole.service)) {
		throw new Error(`${whole.provider} has no service '${whole.service}'`);
	}
	return whole;
}

/**
 * @param {WholeRequest} whole
 * @param {{ nowMs: number, timeScale: number }} clock
 * @returns {TaskTimes}
 */
function timesOf(whole, { nowMs, timeScale }) {
	const realMs = (/** @type {number} */ seconds) => seconds * 1000 * timeScale;
	const createdAtMs = nowMs - realMs(whole.createdSecondsAgo);
	const queueEndMs = createdAtMs + realMs(whole.queuedSeconds);
	const runs = whole.outcome !== 'cancelled';
	return {
		createdAtMs,
		startedAtMs: runs ? queueEndMs : null,
		finishedAtMs: runs ? queueEndMs + realMs(whole.runSeconds) : queueEndMs,
		visibleFromMs: createdAtMs + realMs(whole.hiddenForSeconds),
		visibleUntilMs: createdAtMs + realMs(whole.vanishesAfterSeconds),
	};
}

/**
 * @param {TaskRequest} request
 * @param {{ nowMs: number, timeScale: number, random: import('./random.mjs').Random }} world
 * @returns {Task}
 */
export function makeTask(request, { nowMs, timeScale, random }) {
	const whole = completed(request);
	const times = timesOf(whole, { nowMs, timeScale });
	const upstreamId = randomArkId(times.createdAtMs, random);
	const ownId = providers[whole.provider].newId({ upstreamId, random });
	return {
		...whole,
		id: whole.id || ownId,
		upstreamId,
		...times,
		traceId: randomUuid(random),
		objectId: randomHex(24, random),
		outputId: randomHex(32, random),
	};
}
