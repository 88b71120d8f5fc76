// Where providers repeat what a create request said about callbacks, and in which spellings.
import { withoutCallbackUrls } from '../../../../core/text/secrets/callbackMembers';
import { readJson } from '../../../../core/text/json';
import { withoutCallbacks } from '../../../../core/text/secrets/secrets';
import { everyFixture } from '../../../fixtures/everyFixture.mjs';

const URL = 'https://hooks.example/run/s3cr3t?token=t0k3n&step=2';
const cleaned = (body: string) => withoutCallbacks(body, new Set());
const nested = (value: unknown, levels: number): string =>
	levels === 0 ? JSON.stringify(value) : JSON.stringify({ param: nested(value, levels - 1) });

const NAMES = [
	...[
		'callback_url',
		'callbackUrl',
		'callBackUrl',
		'call_back_url',
		'CALLBACK_URL',
		'callback-url',
	],
	...['webhook_url', 'webhookUrl', 'WebHookURL', 'web_hook_url', 'notify_url', 'notifyUrl'],
	...['notify_hook', 'notifyHook', 'webhook', 'callback', 'fal_webhook', 'notification_url'],
	...['webhook_endpoint', 'callbackUri', 'kling_callback_url'],
];

describe.each(NAMES)('the address under %s', (name) => {
	test('is removed from a body and from a record', () => {
		const value = { id: 'a', input: [{ [name]: URL, prompt: 'kept' }], error: `no answer: ${URL}` };
		const left = cleaned(JSON.stringify(value));
		expect(left).not.toMatch(/s3cr3t|t0k3n/);
		expect(JSON.parse(left)).toEqual({
			...value,
			...{ input: [{ [name]: '[removed]', prompt: 'kept' }], error: 'no answer: [removed]' },
		});
		expect(withoutCallbackUrls(value.input)).toEqual([{ [name]: '[removed]', prompt: 'kept' }]);
	});

	test.each([0, 1, 2, 3])('is removed from JSON within JSON, %i times', (levels) => {
		const value = { [name]: URL, next: 'kept "so"', url: 'https://cdn.example/film.mp4' };
		const left = cleaned(nested(value, levels));
		let inner: unknown = JSON.parse(left);
		for (let level = 0; level < levels; level += 1) {
			inner = JSON.parse((inner as { param: string }).param);
		}
		expect(inner).toEqual({ ...value, [name]: '[removed]' });
	});
});

// [what a text says]
test.each([
	`{"callback_url":"${URL.replaceAll('/', '\\/')}"}`,
	`{"callback_url":"${URL.replaceAll('&', '\\u0026').replaceAll('=', '\\u003d')}","a":"\\u003cb\\u003e"}`,
	`{"callback_url": "${URL}", "error": "${URL.replaceAll('&', '\\u0026amp;')}"}`,
	`{"error":"{\\u0022callback_url\\u0022:\\u0022${URL}\\u0022}"}`,
	`<pre>{&quot;callback_url&quot;: &quot;${URL.replaceAll('&', '&amp;')}&quot;}</pre>`,
	`<pre>{&#34;webhook&#34;:&#x22;${URL}&#x22;}</pre>`,
	`{"log":"body=${encodeURIComponent(JSON.stringify({ callback_url: URL }))}"}`,
	`{"log":"POST /fal?fal_webhook=${encodeURIComponent(URL)}"}`,
	`{"error":"Invalid webhook: ${URL}"}`,
	`{"error":"{'callbackUrl' => '${URL}'}"}`,
	`{"webhook_config":{"endpoint":"${URL}","secret":"whsec_t0k3n-s3cr3t"},"error":"whsec_t0k3n-s3cr3t"}`,
	`{"config":"{\\"webhook_config\\": {\\"secret\\": \\"whsec_t0k3n-s3cr3t\\", \\"endpoint\\":\\"x\\"}}"}`,
	`{"callbacks":["${URL}","${URL}&other=1"]}`,
	`{"callback_url":{"url":"${URL}"},"error":"sent to ${URL}"}`,
	`{"webhook_secret":"t0k3n-s3cr3t-value"}`,
	`{"callback_url":"hooks.example/run/s3cr3t","error":"no answer from hooks.example/run/s3cr3t"}`,
	`{"callback_url":"${URL}`,
	`{"callback_url":"${URL}\\\\","next":"kept"}`,
])('%s', (body) => {
	const left = cleaned(body);
	expect(left).not.toMatch(/s3cr3t|t0k3n/);
	expect(left).toContain('[removed]');
	// What was JSON still is.
	expect(readJson(left) === undefined).toBe(readJson(body) === undefined);
});

// [what says nothing that is secret]
test.each([
	'{"callback_id":"my-run-1","webhook_status_code":200,"webhook_auth":false,"webhook":null}',
	'{"webhook_events_filter":["completed"],"callback":"none","notify":"me"}',
	'{"webhook":{"events":["completed"]},"response_url":"https://queue.example/requests/1"}',
	'{"video_url":"https://cdn.example/callback/film.mp4","url":"https://cdn.example/webhook.mp4"}',
	'{"url":"https://cdn.example/film.mp4?callback=https%3A%2F%2Fa.example%2Fb&sign=1"}',
	'{"hook_url":"https://cdn.example/hook.mp4","error":"callback: failed, webhook = none"}',
	'{"prompt":"a webhook on a chair; the callback: nobody answers"}',
])('%s stays as it is', (body) => {
	expect(cleaned(body)).toBe(body);
	expect(withoutCallbackUrls(JSON.parse(body))).toEqual(JSON.parse(body));
});

test('a member named __proto__ stays a member', () => {
	const copy = withoutCallbackUrls(
		readJson('{"id":"a","__proto__":{"polluted":true,"callback_url":"https://s.example/x"}}'),
	) as Record<string, unknown>;
	expect(Object.keys(copy)).toEqual(['id', '__proto__']);
	expect(copy['polluted']).toBeUndefined();
	expect(JSON.stringify(copy)).toBe(
		'{"id":"a","__proto__":{"polluted":true,"callback_url":"[removed]"}}',
	);
});

test('an object under the name of a callback is removed where it holds a secret, however large it is', () => {
	const secret = { webhook: { a: [{ b: { endpoint: URL } }] }, callback: { password: 'x' } };
	expect(withoutCallbackUrls(secret)).toEqual({ webhook: '[removed]', callback: '[removed]' });
	const large = { webhook: Array.from({ length: 2_000 }, () => 'completed') };
	expect(withoutCallbackUrls(large)).toEqual({ webhook: '[removed]' });
});

test('nothing but callbacks is removed from the answers of providers', () => {
	const changed = new Set<string>();
	for (const { body } of everyFixture()) {
		const text = JSON.stringify(body);
		const left = cleaned(text);
		const [before, after] = [text.split('"'), left.split('"')];
		expect(after).toHaveLength(before.length);
		before.forEach((part, index) => {
			if (part !== after[index]) changed.add(`${before[index - 2]}: ${part} > ${after[index]}`);
		});
	}
	// PiAPI's `webhook_config` has an endpoint and a secret; kie.ai's `param` is JSON in a text.
	const removed =
		/^(?:(?:callback_url|callBackUrl\\|endpoint): https?:\S+|secret: \S+) > \[removed\]\\?$/;
	for (const change of changed) expect(change).toMatch(removed);
});
