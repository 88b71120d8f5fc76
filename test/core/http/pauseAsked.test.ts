// A good answer may say when to ask again.
import { pauseAskedMs } from '../../../core/http/retryAfter';
import { answer, RECEIVED_AT } from '../answering';

const inSeconds = (seconds: number) =>
	new Date(Date.parse(RECEIVED_AT) + 1000 * seconds).toUTCString();

// [status, headers, pause in ms]
test.each([
	[200, {}, null],
	[200, { 'retry-after': '30' }, 30_000],
	[202, { 'retry-after': '30' }, 30_000],
	[200, { 'retry-after': inSeconds(45) }, 45_000],
	[200, { 'openai-poll-after-ms': '5000' }, 5_000],
	[200, { 'openai-poll-after-ms': '5000', 'retry-after': '30' }, 30_000],
	[200, { 'retry-after': '300' }, 300_000],
	[200, { 'retry-after': '301' }, 300_000],
	[200, { 'openai-poll-after-ms': '999999999999' }, 300_000],
	[200, { 'openai-poll-after-ms': '1' }, 1_000],
	[200, { 'retry-after': '0' }, null],
	[200, { 'openai-poll-after-ms': '0' }, null],
	[200, { 'retry-after': 'soon' }, null],
	[200, { 'openai-poll-after-ms': '-5' }, null],
	[200, { 'openai-poll-after-ms': '5e3' }, null],
	[303, { 'retry-after': '30' }, null],
	[429, { 'retry-after': '30' }, null],
	[503, { 'openai-poll-after-ms': '5000' }, null],
])('HTTP %d with %j asks for %p', (status, headers, pauseMs) => {
	const sent = { date: new Date(RECEIVED_AT).toUTCString(), ...headers };
	expect(pauseAskedMs(answer({}, status, sent as Record<string, string>))).toBe(pauseMs);
});
