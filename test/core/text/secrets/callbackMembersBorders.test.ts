// Which members say where callbacks go, and which only look like it.
import { withoutCallbackUrls } from '../../../../core/text/secrets/callbackMembers';

const URL = 'https://hooks.example/run';
const named = (length: number, end: string) => `${'x'.repeat(length - end.length)}${end}`;

test.each<[string, unknown]>([
	['webhook_header', 'Bearer t0k3n'],
	['webhook_headers', 'Bearer t0k3n'],
	['callback', ` ${URL}`],
	['callback', 'run.hooks.example/run'],
	['callback', 'hooks.example:8080/run'],
	['callback_urls', [URL]],
	['webhook', { note: 'x', endpoint: URL }],
	['webhook', { header: 'Bearer t0k3n' }],
	['webhook', { [named(60, 'secret')]: 't0k3n' }],
	[named(60, 'callback'), URL],
	// What is too large to tell is taken for a secret.
	['webhook', Array.from({ length: 1_001 }, () => 'completed')],
	['webhook', Array.from({ length: 600 }, () => [])],
])('%j: %j is removed', (name, value) => {
	expect(withoutCallbackUrls({ [name]: value })).toEqual({ [name]: '[removed]' });
});

test.each<[string, unknown]>([
	['callback_history_page', URL],
	['callback_urls', ['none']],
	['callback', `see ${URL}`],
	['callback', `(${URL}`],
	['callback', `${' '.repeat(300)}${URL}`],
	['webhook', { token_count: 'many' }],
	['webhook', { [named(61, 'secret')]: 't0k3n' }],
	['webhook_secret', ''],
	['webhook_secret', ' '],
	[named(61, 'callback_url'), URL],
	['webhook', Array.from({ length: 1_000 }, () => 'completed')],
])('%j: %j stays', (name, value) => {
	expect(withoutCallbackUrls({ [name]: value })).toEqual({ [name]: value });
});
