// One deadline and one size limit for a whole answer, body included.
import { n8nClock } from '../../../host/clock';
import { atMost } from '../../../core/look/parallel/atMost';
import { keyPattern } from '../../../core/text/secrets/secrets';
import { exchange } from '../../../host/transport/exchange';
import { handMadeContext, reply } from '../../nodes/VideoTask/handMadeContext';
import type { Setup } from '../../nodes/VideoTask/handMadeContext';

const SECRET = 'key-of-the-account';
const GET = { method: 'GET', path: '/v3/tasks/a' } as const;
const WAY = {
	clock: n8nClock(undefined),
	credentialType: 'vapTaskApi',
	baseUrl: { url: 'https://a.example', origin: 'https://a.example' },
	keyHeader: null,
	secret: keyPattern(SECRET),
	callbacks: new Set<string>(),
	inTurn: atMost(1),
};

function exchanged(setup: Setup, timeoutMs = 30_000, answerByMs?: number) {
	const { context, requests } = handMadeContext(setup);
	return { answer: exchange({ ...WAY, context, timeoutMs }, GET, answerByMs), requests };
}

/** @returns an answer whose body comes in so many pieces of 1 MB, and how many were read */
function largeReply(megabytes: number) {
	const piece = new TextEncoder().encode('x'.repeat(1024 * 1024));
	const state = { sent: 0 };
	const body = {
		async *[Symbol.asyncIterator]() {
			for (; state.sent < megabytes; state.sent += 1) yield piece;
		},
	};
	return { state, large: { statusCode: 200, headers: {}, body } };
}

test('an answer over 16 MB is a problem, and is not read to its end', async () => {
	const { large, state } = largeReply(100);
	const answer = await exchanged({ reply: () => large }).answer;
	expect(answer).toMatchObject({ kind: 'unexpectedAnswer' });
	expect(JSON.stringify(answer)).toContain('16 MB');
	expect(state.sent).toBeLessThan(20);
});

test('an answer of just 16 MB is one', async () => {
	const { large } = largeReply(16);
	expect(await exchanged({ reply: () => large }).answer).toMatchObject({ status: 200 });
});

test.each([3_000_000_000, 99_999_999_000, 1e15])(
	'a time-out of %p ms, longer than timers hold, is no obstacle',
	async (timeoutMs) => {
		const timeout = jest.spyOn(AbortSignal, 'timeout');
		const { answer } = exchanged({ reply: () => reply({}) }, timeoutMs);
		await expect(answer).resolves.toMatchObject({ status: 200 });
		expect(timeout.mock.calls.flat().every((ms) => ms < 2 ** 31)).toBe(true);
		timeout.mockRestore();
	},
);

const never = () => new Promise(() => undefined);

test('nothing is sent when the time is up', async () => {
	const { answer, requests } = exchanged({ reply: never }, 30_000, Date.now() - 1);
	expect(await answer).toMatchObject({ message: expect.stringContaining('the time was up') });
	expect(requests).toEqual([]);
});

test.each(['1999-12-31T23:59:59.000Z', '2099-01-01T00:00:00.000Z'])('in %s, too', async (time) => {
	const now = Date.parse(time);
	const { context } = handMadeContext({ reply: () => reply({}) });
	const way = { ...WAY, context, clock: { now: () => now }, timeoutMs: 30_000 };
	expect(await exchange(way, GET, now + 1_000)).toMatchObject({ receivedAtMs: now });
	expect(await exchange(way, GET, now)).toMatchObject({ kind: 'noAnswer' });
});

test('a Stop ends a request on its way', async () => {
	const stop = new AbortController();
	const { answer } = exchanged({ reply: never, stop: stop.signal });
	stop.abort();
	expect(await answer).toMatchObject({
		kind: 'noAnswer',
		message: expect.stringContaining('the execution was stopped'),
	});
});

test('the time-out is for the whole answer, body included, and the request is told', async () => {
	const timeOut = new AbortController();
	const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(timeOut.signal);
	const body = { [Symbol.asyncIterator]: () => ({ next: never }) };
	const { answer } = exchanged({ reply: () => ({ statusCode: 200, headers: {}, body }) });
	timeOut.abort();
	expect(await answer).toMatchObject({
		kind: 'noAnswer',
		message: 'the provider did not answer: no complete answer within 30 s',
	});
	expect(timeout).toHaveBeenCalledWith(30_000);
	timeout.mockRestore();
});
