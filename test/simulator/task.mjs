import { providerNames, providers } from './providers.mjs';
import { randomArkId, randomHex, randomUuid } from './random.mjs';

/**
 * @typedef {import('./providers.mjs').ProviderName} Provider
 * @typedef {'succeeded' | 'failed' | 'moderated' | 'cancelled' | 'expired' | 'noMedia'} Outcome
 * @typedef {'object' | 'content' | 'array'} SeedanceShape
 * @typedef {{ videoUrl?: string, lastFrameUrl?: string, imageUrl?: string, audioUrl?: string }} Media
 *
 * @typedef {object} TaskRequest  All seconds are task seconds: real seconds = task seconds × timeScale.
 * @property {Provider} provider
 * @property {string} [service]  one of the provider's; its usual one if not given
 * @property {string} [id]
 * @property {number} [queuedSeconds]
 * @property {number} [runSeconds]
 * @property {Outcome} [outcome]  a task that is cancelled ends where its queue ends: it never runs
 * @property {number} [createdSecondsAgo]
 * @property {SeedanceShape} [shape]  AceData Cloud's seedance only
 * @property {boolean} [lastFrame]
 * @property {'default' | 'flex'} [serviceTier]  ModelArk only
 * @property {boolean} [hiddenFromList]  ModelArk only
 * @property {number} [hiddenForSeconds]  "not found" for so long after its creation
 * @property {number} [vanishesAfterSeconds]  "not found" from so long after its creation
 * @property {string} [prompt]
 * @property {string | null} [callbackUrl]  echoed in the record and never called; null leaves it out
 * @property {Media} [media]  replaces the simulator's own URLs, one by one
 *
 * @typedef {Required<Pick<TaskRequest, 'provider' | 'service' | 'id' | 'outcome' | 'shape' | 'lastFrame' |
 *   'serviceTier' | 'hiddenFromList' | 'prompt' | 'callbackUrl' | 'media'>> & TaskTimes & TaskMarks} Task
 * @typedef {{ createdAtMs: number, startedAtMs: number | null, finishedAtMs: number, visibleFromMs: number,
 *   visibleUntilMs: number }} TaskTimes
 * @typedef {{ upstreamId: string, traceId: string, objectId: string, outputId: string }} TaskMarks
 *   ids that a record carries beside its own
 */

/** Every member of a task but the provider. @type {Required<Omit<TaskRequest, 'provider'>>} */
const defaults = {
	service: '',
	id: '',
	queuedSeconds: 5,
	runSeconds: 60,
	outcome: 'succeeded',
	createdSecondsAgo: 0,
	shape: 'object',
	lastFrame: false,
	serviceTier: 'default',
	hiddenFromList: false,
	hiddenForSeconds: 0,
	vanishesAfterSeconds: Infinity,
	prompt: 'A lighthouse at dusk, slow camera move',
	callbackUrl: null,
	media: {},
};

/** @type {Record<'provider' | 'outcome' | 'shape' | 'serviceTier', readonly string[]>} */
const choices = {
	provider: providerNames,
	outcome: ['succeeded', 'failed', 'moderated', 'cancelled', 'expired', 'noMedia'],
	shape: ['object', 'content', 'array'],
	serviceTier: ['default', 'flex'],
};

/**
 * A misspelt member would silently test nothing, so it is refused.
 *
 * @param {TaskRequest} request
 * @returns {Required<TaskRequest>}
 */
function completed(request) {
	const given = Object.entries(request).filter(([, value]) => value !== undefined);
	const own = providers[request.provider]?.taskDefaults;
	const { provider } = request;
	const whole = { provider, ...defaults, ...own, ...Object.fromEntries(given) };
	for (const name of Object.keys(whole)) {
		if (name !== 'provider' && !(name in defaults)) throw new Error(`A task has no '${name}'`);
	}
	for (const [name, allowed] of Object.entries(choices)) {
		const value = whole[/** @type {keyof typeof choices} */ (name)];
		if (!allowed.includes(value)) {
			throw new Error(`'${name}' must be one of: ${allowed.join(', ')}`);
		}
	}
	for (const [name, value] of Object.entries(whole)) {
		if (name.includes('Seconds') && !(typeof value === 'number' && value >= 0)) {
			throw new Error(`'${name}' must be a number of seconds, 0 or more`);
		}
	}
	const { services } = providers[provider];
	whole.service ||= String(services[0]);
	if (!services.includes(whole.service)) {
		throw new Error(`${whole.provider} has no service '${whole.service}'`);
	}
	return whole;
}

/**
 * @param {Required<TaskRequest>} whole
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
	const { provider, service, outcome, shape, lastFrame, serviceTier } = whole;
	const { hiddenFromList, prompt, callbackUrl, media } = whole;
	return {
		...{ provider, service, id: whole.id || ownId, outcome, shape, lastFrame, serviceTier },
		...{ hiddenFromList, prompt, callbackUrl, media, upstreamId },
		...times,
		traceId: randomUuid(random),
		objectId: randomHex(24, random),
		outputId: randomHex(32, random),
	};
}
