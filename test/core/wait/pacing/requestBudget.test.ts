import { isProblem } from '../../../../core/problem';
import type { Send } from '../../../../core/http/wire';
import {
	freeAtMs,
	inPlace,
	inTurn,
	keepQuiet,
	newRequestBudget,
	sharedBudget,
	TOGETHER,
} from '../../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../../virtualClock.mjs';

const request = { method: 'GET', path: '/' } as const;

/** A Send in its turn, and when it sent, in ms since the start. */
function paced(requestsPerSecond: number, answerByMs?: number, idsPerRequest = 1) {
	const virtual = virtualClock(0);
	const sentAt: number[] = [];
	const send: Send = () => {
		sentAt.push(virtual.clock.now());
		return Promise.resolve({
			status: 200,
			headers: {},
			body: '',
			receivedAtMs: virtual.clock.now(),
		});
	};
	const budget = newRequestBudget(requestsPerSecond, idsPerRequest);
	return { virtual, budget, sentAt, send: inTurn(send, budget, virtual.clock, answerByMs) };
}

test('requests begin one slot apart, however many want to', async () => {
	const { virtual, send, sentAt } = paced(4);
	await virtual.run(Promise.all([send(request), send(request), send(request)]));
	expect(sentAt).toEqual([0, 250, 500]);
});

test('batches come a few at a time, but never more than the budget within any second', async () => {
	const { virtual, send, sentAt, budget } = paced(4, undefined, 50);
	await virtual.run(Promise.all(Array.from({ length: 9 }, () => send(request))));
	expect(sentAt).toEqual([0, 25, 50, 75, 1_000, 1_025, 1_050, 1_075, 2_000]);
	// Only what counts is remembered, however long a wait is.
	expect(budget.beganAtMs).toEqual([1_025, 1_050, 1_075, 2_000]);
});

// [when answers must be complete, when five requests are sent]
test.each([
	[undefined, [0, 3_000, 3_250, 3_500, 3_750]],
	// Better late than not at all.
	[3_400, [0, 3_000, 3_000, 3_000, 3_250]],
])(
	'turns that a busy process slept through are taken anew, where they come before %p',
	async (answerByMs, expected) => {
		const { virtual, budget } = paced(4);
		const { clock } = virtual;
		const busyClock = {
			...clock,
			sleep: (ms: number) => clock.sleep(Math.max(ms, 3_000 - clock.now())),
		};
		const sentAt: number[] = [];
		const send: Send = () => {
			sentAt.push(clock.now());
			return Promise.resolve({ status: 200, headers: {}, body: '', receivedAtMs: clock.now() });
		};
		const turned = inTurn(send, budget, busyClock, answerByMs);
		await virtual.run(Promise.all(Array.from({ length: 5 }, () => turned(request))));
		expect(sentAt).toEqual(expected);
	},
);

test('a budget below one a second is one request in so many seconds', async () => {
	const { virtual, send, sentAt } = paced(0.5, undefined, 50);
	await virtual.run(Promise.all([send(request), send(request), send(request)]));
	expect(sentAt).toEqual([0, 2_000, 4_000]);
});

test('silence that a provider asked for holds for everybody, five minutes at most', async () => {
	const { virtual, send, sentAt, budget } = paced(4);
	keepQuiet(budget, 0, 3_000);
	keepQuiet(budget, 0, 1_000);
	expect(freeAtMs(budget)).toBe(3_000);
	await virtual.run(send(request));
	expect(sentAt).toEqual([3_000]);
	keepQuiet(budget, 3_000, 900_000);
	expect(freeAtMs(budget)).toBe(303_000);
});

// [what happens while a request waits for its turn]
test.each(['silence', 'a call off'])('what has its turn after %s is not sent', async (what) => {
	const { virtual, send, sentAt, budget } = paced(1);
	let isOff = false;
	const waiting = [send(request), send(request, undefined, () => isOff)];
	const meanwhile = virtual.clock.sleep(500).then(() => {
		if (what === 'silence') keepQuiet(budget, virtual.clock.now(), 10_000);
		else isOff = true;
	});
	const [answers] = await virtual.run(Promise.all([Promise.all(waiting), meanwhile]));
	expect(sentAt).toEqual([0]);
	expect(answers[1]).toMatchObject({
		kind: 'notSent',
		message: 'the provider asked for fewer requests before its turn came',
	});
});

test('eight are under way at most, and what is called off meanwhile is not sent', async () => {
	const virtual = virtualClock(0);
	const sentAt: number[] = [];
	const send = inPlace(
		async () => {
			sentAt.push(virtual.clock.now());
			await virtual.clock.sleep(1_000);
			return { status: 200, headers: {}, body: '', receivedAtMs: virtual.clock.now() };
		},
		newRequestBudget(5, 1),
	);
	const isCalledOff = (index: number) => () => index === 9 && virtual.clock.now() === 1_000;
	const asked = Array.from({ length: 10 }, (_, index) =>
		send(request, undefined, isCalledOff(index)),
	);
	const answers = await virtual.run(Promise.all(asked));
	expect(sentAt).toEqual([...Array(8).fill(0), 1_000]);
	expect(answers[9]).toMatchObject({
		kind: 'notSent',
		message: 'another request met what stops this one too',
	});
});

test('what waits for a place while silence is asked for does not keep it until then', async () => {
	const virtual = virtualClock(0);
	let sent = 0;
	const budget = newRequestBudget(5, 1);
	const slow: Send = async () => {
		sent += 1;
		await virtual.clock.sleep(3_000);
		return { status: 200, headers: {}, body: '', receivedAtMs: virtual.clock.now() };
	};
	const send = inTurn(slow, budget, virtual.clock, undefined);
	const asked = Promise.all(Array.from({ length: 9 }, () => send(request)));
	const silence = virtual.clock
		.sleep(2_000)
		.then(() => keepQuiet(budget, virtual.clock.now(), 60_000));
	const [answers] = await virtual.run(Promise.all([asked, silence]));
	expect(answers[8]).toMatchObject({ kind: 'notSent' });
	expect([sent, virtual.clock.now()]).toEqual([8, 4_400]);
});

test('a request whose turn comes after the deadline is not sent', async () => {
	const { virtual, send, sentAt } = paced(1, 1_500);
	const answers = await virtual.run(Promise.all([send(request), send(request), send(request)]));
	expect(sentAt).toEqual([0, 1_000]);
	expect(answers.map((answer) => isProblem(answer))).toEqual([false, false, true]);
	expect(answers[2]).toMatchObject({
		kind: 'notSent',
		message: 'the time was up before its turn came',
	});
});

test('a request whose turn comes with the deadline is not sent', async () => {
	const { virtual, send, sentAt } = paced(1, 1_000);
	await virtual.run(Promise.all([send(request), send(request)]));
	expect(sentAt).toEqual([0]);
});

test('a request that waits for its turn is not sent after a Stop', async () => {
	const { virtual, send, sentAt } = paced(1);
	const both = Promise.all([send(request), send(request)]);
	const stop = virtual.clock.sleep(300).then(() => virtual.stop());
	const [[, unsent]] = await virtual.run(Promise.all([both, stop]));
	expect(sentAt).toEqual([0]);
	expect(unsent).toMatchObject({ kind: 'notSent', message: 'the execution was stopped' });
});

test('what shares a budget shares its silence and its turns, and keeps its own distance', async () => {
	const { virtual, budget, send, sentAt } = paced(4);
	const together = sharedBudget(budget, TOGETHER);
	keepQuiet(together, 0, 3_000);
	expect([budget.quietUntilMs, freeAtMs(budget)]).toEqual([3_000, 3_000]);
	await virtual.run(send(request));
	expect(sentAt).toEqual([3_000]);
	expect([freeAtMs(together), freeAtMs(budget)]).toEqual([3_025, 3_250]);
	together.requestsPerSecond = 8;
	expect(freeAtMs(budget)).toBe(3_125);
	budget.quietUntilMs = 9_000;
	expect(freeAtMs(together)).toBe(9_000);
});
