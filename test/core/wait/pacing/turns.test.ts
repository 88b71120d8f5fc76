import { isProblem } from '../../../../core/problem';
import type { Send } from '../../../../core/http/wire';
import { keepQuiet, newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { inPlace, inTurn } from '../../../../core/wait/pacing/turns';
import { virtualClock } from '../../../virtualClock.mjs';
import { paced, request } from './pacedSend';

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

test('what slept through its turn is not kept where silence was asked for meanwhile', async () => {
	const { virtual, budget } = paced(4);
	const { clock } = virtual;
	const busyClock = {
		...clock,
		sleep: (ms: number) => clock.sleep(Math.max(ms, 3_000 - clock.now())),
	};
	const send: Send = async () => {
		await clock.sleep(1_000);
		keepQuiet(budget, clock.now(), 10_000);
		return { status: 429, headers: {}, body: '', receivedAtMs: clock.now() };
	};
	const turned = inTurn(send, budget, busyClock, undefined);
	const answers = await virtual.run(Promise.all([turned(request), turned(request)]));
	expect(answers[1]).toMatchObject({ kind: 'notSent' });
	expect(clock.now()).toBe(3_000);
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
