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
