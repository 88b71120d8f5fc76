import { withoutCallbackUrls } from '../../../../core/text/secrets/callbackMembers';

test('addresses for callbacks are removed at any depth, nothing else is', () => {
	const value = {
		callback_url: 'https://a.example/?secret=1',
		request: [{ callbackUrl: 'b', prompt: 'x' }, { deep: { callBackUrl: null } }],
		webhook_url: 'c',
		inner: { webhookUrl: { secret: 1 }, url: 'https://kept.example' },
		callback: 'kept',
	};
	const before = JSON.stringify(value);
	expect(withoutCallbackUrls(value)).toEqual({
		callback_url: '[removed]',
		request: [{ callbackUrl: '[removed]', prompt: 'x' }, { deep: { callBackUrl: '[removed]' } }],
		webhook_url: '[removed]',
		inner: { webhookUrl: '[removed]', url: 'https://kept.example' },
		callback: 'kept',
	});
	expect(JSON.stringify(value)).toBe(before);
	expect([withoutCallbackUrls(null), withoutCallbackUrls('x')]).toEqual([null, 'x']);
});

const inLists = (core: unknown) => [core];
const inObjects = (core: unknown) => ({ core });

test.each([
	['lists', inLists],
	['objects', inObjects],
])('a nest of %s is copied 64 deep, and is cut off below', (_what, nest) => {
	const nested = (depth: number, core: unknown) => Array.from({ length: depth }).reduce(nest, core);
	expect(withoutCallbackUrls(nested(64, 'core'))).toEqual(nested(64, 'core'));
	expect(withoutCallbackUrls(nested(65, 'core'))).toEqual(nested(64, '[removed]'));
	expect(withoutCallbackUrls(nested(20_000, 'core'))).toEqual(nested(64, '[removed]'));
});

// [member, whether it goes]: names as APIs of this kind have them (fal, Replicate, AssemblyAI, PiAPI, kie, Kling).
test.each([
	[{ callback_url: 'dummy' }, true],
	[{ callBackUrl: 'playground' }, true],
	[{ webhook_url: null }, true],
	[{ webhook: 'https://a.example/hook' }, true],
	[{ fal_webhook: 'https://a.example/hook' }, true],
	[{ webhook: { url: 'https://a.example/hook' } }, true],
	[{ webhook: { endpoint: 'a.example/hook', secret: '' } }, true],
	[{ webhook: { secret: 'x' } }, true],
	[{ webhook_config: { endpoint: 'https://a.example/hook', secret: 'x' } }, true],
	[{ webhooks: [{ request_url: 'https://a.example/hook' }] }, true],
	[{ webhook_completed: 'https://a.example/hook' }, true],
	[{ webhook_auth_header: 'x' }, true],
	[{ webhook_auth_header_value: 'x' }, true],
	[{ webhook: true }, false],
	[{ webhook_auth: false }, false],
	[{ webhook_config: { endpoint: '', secret: '' } }, false],
	[{ webhook_events_filter: ['completed'] }, false],
	[{ webhook_status_code: 200 }, false],
	[{ callback_id: 'order-7' }, false],
	[{ status: 'CALLBACK_EXCEPTION' }, false],
])('%j: %p', (member, goes) => {
	const [name = ''] = Object.keys(member);
	const left = goes ? { [name]: '[removed]' } : member;
	expect(withoutCallbackUrls(member)).toEqual(left);
	expect(withoutCallbackUrls({ data: [{ config: member }] })).toEqual({ data: [{ config: left }] });
});
