// Callbacks of providers that sign: wrong or missing is refused, and nothing is asked.
import { createHash, createHmac, generateKeyPairSync, sign } from 'crypto';

import { forgetPublicKeys } from '../../../host/callback/publicKeys';
import { forgetAll } from '../../../nodes/VideoTaskTrigger/memory';
import { hastyClock, reply, startedWith, TriggerHost } from './handMadeTrigger';

let host = new TriggerHost();
let clock = hastyClock();

beforeEach(() => {
	forgetAll();
	forgetPublicKeys();
	host = new TriggerHost();
	clock = hastyClock();
	host.clock = clock;
});

const call = async (body: unknown, headers: Record<string, string> = {}) =>
	await host.call(body, headers);

const BODY = '{"id":"p-1","status":"succeeded"}';
const SECRET = `whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`;

const headersOf = (body: string, seconds = Math.floor(host.nowMs / 1000)) => ({
	...{ 'webhook-id': 'msg-1', 'webhook-timestamp': String(seconds) },
	'webhook-signature': `v1,${createHmac('sha256', 'a secret of 24 bytes....').update(`msg-1.${seconds}.${body}`).digest('base64')}`,
});

function asReplicate(webhookSecret: string) {
	host.parameters = { provider: 'replicate' };
	host.credential = { apiKey: 'key', webhookSecret };
	host.answer = () => reply({ id: 'p-1', status: 'succeeded', output: 'https://m.example/a.mp4' });
}

test('a callback with the right signature is looked at', async () => {
	asReplicate(SECRET);
	const { status, result } = await call(BODY, headersOf(BODY));
	expect([status, startedWith(result.workflowData)]).toEqual([200, ['p-1']]);
});

test('wrong, missing, too old or over another body: 401, and nothing is asked', async () => {
	asReplicate(SECRET);
	const statuses = [
		await call(BODY),
		await call(BODY, { ...headersOf(BODY), 'webhook-signature': 'v1,AAAA' }),
		await call(BODY, headersOf(BODY, Math.floor(host.nowMs / 1000) - 301)),
		await call(`${BODY} `, headersOf(BODY)),
	].map(({ status, body }) => [status, body]);
	expect(statuses).toEqual(Array.from({ length: 4 }, () => [401, '']));
	expect(host.asked).toEqual([]);
});

test('without a credential the callback is answered, and the execution says what is missing', async () => {
	asReplicate(SECRET);
	host.credential = null;
	const { status, result } = await call(BODY);
	expect(status).toBe(200);
	host.clock = host.virtual.clock;
	await expect(host.execute(result.workflowData?.[0] ?? [])).rejects.toThrow(
		"Task p-1: No credential of the type 'Replicate Task API' is chosen",
	);
});

test('without a secret in the credential signatures are not checked', async () => {
	asReplicate('');
	expect(startedWith((await call(BODY)).result.workflowData)).toEqual(['p-1']);
});

describe("fal's keys", () => {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const falBody = '{"request_id":"r-1","status":"OK"}';
	let keysAsked = 0;

	const falHeaders = (key = privateKey) => {
		const seconds = String(Math.floor(host.nowMs / 1000));
		const digest = createHash('sha256').update(falBody).digest('hex');
		return {
			...{ 'x-fal-webhook-request-id': 'r-1', 'x-fal-webhook-user-id': 'u-1' },
			'x-fal-webhook-timestamp': seconds,
			'x-fal-webhook-signature': sign(
				null,
				Buffer.from(`r-1\nu-1\n${seconds}\n${digest}`),
				key,
			).toString('hex'),
		};
	};

	beforeEach(() => {
		keysAsked = 0;
		host.parameters = { provider: 'fal', falModel: 'fal-ai/flux' };
		host.credential = { apiKey: 'id:secret', checkWebhookSignature: true };
		host.answer = ({ url }) =>
			url.endsWith('/status')
				? reply({ request_id: 'r-1', status: 'COMPLETED' })
				: reply({ video: { url: 'https://m.example/a.mp4' } });
		host.answerWithoutKey = ({ url }) => {
			keysAsked += 1;
			expect(url).toBe('https://rest.fal.ai/.well-known/jwks.json');
			return JSON.stringify({ keys: [{ x: publicKey.export({ format: 'jwk' }).x }] });
		};
	});

	test('are asked for once, and a callback that is signed with one is looked at', async () => {
		const { status, result } = await call(falBody, falHeaders());
		expect([status, startedWith(result.workflowData)]).toEqual([200, ['r-1']]);
		expect((await call(falBody, falHeaders())).status).toBe(200);
		expect(keysAsked).toBe(1);
	});

	test('another key is refused, and does not make the node ask for keys each time', async () => {
		const other = generateKeyPairSync('ed25519').privateKey;
		for (let count = 0; count < 5; count += 1)
			expect((await call(falBody, falHeaders(other))).status).toBe(401);
		expect([keysAsked, host.asked]).toEqual([1, []]);
	});

	test('that cannot be had: the provider is to call again', async () => {
		host.answerWithoutKey = () => {
			throw new Error('down');
		};
		expect([(await call(falBody, falHeaders())).status, host.asked]).toEqual([503, []]);
	});

	test('are asked for anew where none fits after five minutes', async () => {
		const next = generateKeyPairSync('ed25519');
		expect((await call(falBody, falHeaders())).status).toBe(200);
		host.answerWithoutKey = () =>
			JSON.stringify({ keys: [{ x: next.publicKey.export({ format: 'jwk' }).x }] });
		clock.pass(300_000);
		expect((await call(falBody, falHeaders(next.privateKey))).status).toBe(200);
	});
});
