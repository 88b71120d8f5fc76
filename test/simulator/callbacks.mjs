import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from './random.mjs';

/**
 * @typedef {import('./providers.mjs').ProviderName} ProviderName
 * @typedef {{ body: string, headers: Record<string, string> }} Sent
 *
 * @typedef {object} Ended  a task about which its provider calls back
 * @property {ProviderName} provider
 * @property {string} id
 * @property {boolean} [hasFailed]
 * @property {number} [endsAtMs]  in ms since 1970; in the past where it is absent
 *
 * @typedef {object} Plan  what becomes of callbacks on their way; shares from 0 to 1
 * @property {string | readonly string[]} url  what is called; several take turns, as behind a load balancer
 * @property {number} [lost]  never sent
 * @property {number} [doubled]  sent twice, one after the other; with several URLs to two of them at the same moment
 * @property {number} [latestMs]  sent at any time up to so long after the task has ended, in any order
 * @property {number} [tries]  how often one is sent that is not answered with 2xx
 * @property {number} [pauseMs]  between two tries
 * @property {string} [secret]
 * @property {number} [seed]
 *
 * @typedef {object} Fate
 * @property {string} taskId
 * @property {boolean} isLost
 * @property {boolean} isDoubled
 * @property {(number | null)[]} statuses  what came back, null for nothing at all
 */

/** Secret of all signatures that are made with one; the part behind its beginning is base64. */
export const webhookSecret = `whsec_${Buffer.from('simulator-webhook-secret').toString('base64')}`;

/** What fal signs with. */
const falKeys = generateKeyPairSync('ed25519');

/** What fal's JWKS holds. */
export const falKeySet = { keys: [falKeys.publicKey.export({ format: 'jwk' })] };

const ended = (/** @type {Ended} */ { hasFailed = false }) => !hasFailed;

/**
 * What each provider sends when a task has ended, shortened to what is read of it and a little beside.
 *
 * @type {Readonly<Record<string, (task: Ended) => object>>}
 */
const bodies = {
	aceDataCloud: (task) => ({
		success: ended(task),
		task_id: task.id,
		trace_id: `trace-${task.id}`,
	}),
	customApi: (task) => ({ id: task.id, status: ended(task) ? 'completed' : 'failed' }),
	fal: (task) => ({
		...{ request_id: task.id, gateway_request_id: task.id },
		...{ status: ended(task) ? 'OK' : 'ERROR', payload: null },
	}),
	heyGen: (task) => ({
		event_type: ended(task) ? 'avatar_video.success' : 'avatar_video.fail',
		event_data: { video_id: task.id, url: 'https://media.example/a.mp4' },
	}),
	kie: (task) => ({ code: ended(task) ? 200 : 501, msg: '', data: { taskId: task.id } }),
	kling: (task) => ({ task_id: task.id, task_status: ended(task) ? 'succeed' : 'failed' }),
	miniMax: (task) => ({ task_id: task.id, status: ended(task) ? 'success' : 'failed' }),
	modelArk: (task) => ({ id: task.id, status: ended(task) ? 'succeeded' : 'failed' }),
	piApi: (task) => ({ timestamp: 1, data: { task_id: task.id, status: 'completed' } }),
	replicate: (task) => ({ id: task.id, status: ended(task) ? 'succeeded' : 'failed' }),
	vap: (task) => ({ event: 'task.completed', data: { task_id: task.id, cost: 0.18 } }),
	waveSpeed: (task) => ({ id: task.id, status: 'completed', outputs: [] }),
};

/** The providers that call back. */
export const callingProviders = /** @type {ProviderName[]} */ (Object.keys(bodies));

/**
 * @param {'hex' | 'base64'} encoding
 * @param {string | Buffer} key
 * @param {string} text
 */
function hmac(encoding, key, text) {
	return createHmac('sha256', key).update(text).digest(encoding);
}

/** @param {string} secret */
const bare = (secret) => secret.replace(/^whsec_/, '');

/**
 * @param {(text: string, secret: string) => string} signature
 * @returns {Signer}
 */
function byMessageId(signature) {
	return ({ body, id, seconds }, secret) => ({
		...{ 'webhook-id': `msg_${id}`, 'webhook-timestamp': seconds },
		'webhook-signature': signature(`msg_${id}.${seconds}.${body}`, secret),
	});
}

/**
 * How each provider signs that does.
 *
 * @typedef {(message: { body: string, id: string, seconds: string }, secret: string) => Record<string, string>} Signer
 * @type {Readonly<Record<string, Signer>>}
 */
const signers = {
	fal: ({ body, id, seconds }) => {
		const digest = createHash('sha256').update(body).digest('hex');
		const text = Buffer.from([id, 'user-1', seconds, digest].join('\n'));
		return {
			...{ 'x-fal-webhook-request-id': id, 'x-fal-webhook-user-id': 'user-1' },
			'x-fal-webhook-timestamp': seconds,
			'x-fal-webhook-signature': sign(null, text, falKeys.privateKey).toString('hex'),
		};
	},
	kie: ({ id, seconds }, secret) => ({
		'x-webhook-timestamp': seconds,
		'x-webhook-signature': hmac('base64', bare(secret), `${id}.${seconds}`),
	}),
	piApi: (_message, secret) => ({ 'x-webhook-secret': secret }),
	replicate: byMessageId(
		(text, secret) => `v1,${hmac('base64', Buffer.from(bare(secret), 'base64'), text)}`,
	),
	vap: ({ body, seconds }, secret) => ({
		'x-vap-timestamp': seconds,
		'x-vap-signature': hmac('hex', bare(secret), `${seconds}.${body}`),
	}),
	waveSpeed: byMessageId((text, secret) => `v3,${hmac('hex', bare(secret), text)}`),
};

/** @param {unknown} value */
function sortedJson(value) {
	return JSON.stringify(value, (_name, one) =>
		typeof one === 'object' && one !== null && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one,
	);
}

/**
 * @param {Ended} task
 * @param {string | undefined} secret  without one nothing is signed
 * @param {number} nowMs
 * @returns {Sent} the callback with which the task's provider tells that it has ended
 */
export function callbackFor(task, secret, nowMs) {
	const bodyOf = bodies[task.provider];
	if (bodyOf === undefined) throw new Error(`${task.provider} does not call back`);
	const body = sortedJson(bodyOf(task));
	const seconds = String(Math.floor(nowMs / 1000));
	const signed = secret && signers[task.provider]?.({ body, id: task.id, seconds }, secret);
	return { body, headers: { 'content-type': 'application/json', ...(signed || {}) } };
}

/**
 * Calls back about tasks when they have ended, with all that happens to callbacks.
 *
 * @param {readonly Ended[]} tasks
 * @param {Plan} plan
 * @returns {Promise<Fate[]>} once the last one was sent
 */
export async function callBackAll(tasks, plan) {
	const random = seededRandom(plan.seed ?? 1);
	const urls = [plan.url].flat();
	const fates = tasks.map((task, index) => ({
		...{ task, url: urls[index % urls.length] ?? '', other: urls[(index + 1) % urls.length] ?? '' },
		...{ isLost: random() < (plan.lost ?? 0), isDoubled: random() < (plan.doubled ?? 0) },
		lateMs: random() * (plan.latestMs ?? 0),
	}));
	return await Promise.all(
		fates.map(async ({ task, url, other, isLost, isDoubled, lateMs }) => {
			await sleep(Math.max(0, (task.endsAtMs ?? 0) - Date.now()) + lateMs);
			const once = async () => (isLost ? [] : await send(task, { ...plan, url }));
			const again = async () =>
				isLost || !isDoubled ? [] : await send(task, { ...plan, url: other });
			const sent =
				other === url ? [await once(), await again()] : await Promise.all([once(), again()]);
			return { taskId: task.id, isLost, isDoubled: isDoubled && !isLost, statuses: sent.flat() };
		}),
	);
}

/**
 * @param {Ended} task
 * @param {Plan & { url: string }} plan
 */
async function send(task, { url, secret, tries = 1, pauseMs = 1_000 }) {
	const statuses = [];
	for (let count = 0; count < tries; count += 1) {
		if (count > 0) await sleep(pauseMs);
		const { body, headers } = callbackFor(task, secret, Date.now());
		const status = await fetch(url, { method: 'POST', body, headers }).then(
			(response) => response.status,
			() => null,
		);
		statuses.push(status);
		if (status !== null && status >= 200 && status < 300) break;
	}
	return statuses;
}
