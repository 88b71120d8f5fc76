// Callbacks that come together are looked at together, and no more often than sixty times a minute.
import { Inbox } from '../../../core/callback/inbox';
import { virtualClock } from '../../virtualClock.mjs';

const idsOf = (called: ReadonlyArray<{ readonly id: string }>) => called.map(({ id }) => id);

test('the first callback collects for two seconds, the others leave their ids', async () => {
	const { clock, run } = virtualClock();
	const inbox = new Inbox();
	const startMs = clock.now();
	const come = async (id: string, afterMs: number) => {
		await clock.sleep(afterMs);
		inbox.put([id], clock.now());
		return await inbox.collect(clock, 2_000);
	};
	const [first, second, third] = await run(
		Promise.all([come('a', 0), come('b', 1_000), come('a', 1_500)]),
	);
	expect(first).toEqual([
		{ id: 'a', atMs: startMs },
		{ id: 'b', atMs: startMs + 1_000 },
	]);
	expect([second, third]).toEqual([[], []]);
});

test('what comes during a look is collected by the next callback', async () => {
	const { clock, run } = virtualClock();
	const inbox = new Inbox();
	inbox.put(['a'], clock.now());
	expect(idsOf(await run(inbox.collect(clock, 2_000)))).toEqual(['a']);
	inbox.put(['b'], clock.now());
	expect(idsOf(await run(inbox.collect(clock, 2_000)))).toEqual(['b']);
	expect(await run(inbox.collect(clock, 2_000))).toEqual([]);
});

test('the sixty-first look within a minute waits for its turn, and takes all that came meanwhile', async () => {
	const { clock, run } = virtualClock();
	const inbox = new Inbox();
	const startMs = clock.now();
	for (let index = 0; index < 60; index += 1) {
		inbox.put([`t-${index}`], clock.now());
		expect(await run(inbox.collect(clock, 0))).toHaveLength(1);
	}
	expect(clock.now()).toBe(startMs);
	inbox.put(['late-1'], clock.now());
	const late = inbox.collect(clock, 0);
	inbox.put(['late-2'], clock.now());
	expect(idsOf(await run(late))).toEqual(['late-1', 'late-2']);
	expect(clock.now()).toBe(startMs + 60_000);
});

test('ten thousand ids may wait, and no more', () => {
	const inbox = new Inbox();
	for (let index = 0; index < 10_000; index += 1) expect(inbox.put([`t-${index}`], 0)).toBe(true);
	expect(inbox.put(['one-more'], 0)).toBe(false);
	expect(inbox.put(['t-1'], 0)).toBe(true);
});

test('nothing is looked at after a Stop, and the next callback collects again', async () => {
	const { clock, run, stop } = virtualClock();
	const inbox = new Inbox();
	inbox.put(['a'], clock.now());
	const collected = inbox.collect(clock, 2_000);
	stop();
	expect(await run(collected)).toEqual([]);
});

test('without anything to look at it comes back at once', async () => {
	const { clock, run } = virtualClock();
	const startMs = clock.now();
	expect(await run(new Inbox().collect(clock, 2_000))).toEqual([]);
	expect(clock.now()).toBe(startMs);
});

test('while one callback collects, the next one is done at once', async () => {
	const { clock, run } = virtualClock();
	const inbox = new Inbox();
	const startMs = clock.now();
	inbox.put(['a'], startMs);
	const first = inbox.collect(clock, 2_000);
	inbox.put(['b'], startMs);
	expect(await run(inbox.collect(clock, 2_000))).toEqual([]);
	expect(clock.now()).toBe(startMs);
	expect(idsOf(await run(first))).toEqual(['a', 'b']);
	expect(clock.now()).toBe(startMs + 2_000);
});

// [the time for which others are collected, for how long it sleeps]
test.each([
	[-1, []],
	[0, []],
	[1, [1]],
])('collecting for %d ms', async (windowMs, expected) => {
	const { clock, run } = virtualClock();
	const sleeps: number[] = [];
	const noting = {
		...clock,
		sleep: async (ms: number) => {
			sleeps.push(ms);
			await clock.sleep(ms);
		},
	};
	const inbox = new Inbox();
	inbox.put(['a'], clock.now());
	expect(idsOf(await run(inbox.collect(noting, windowMs)))).toEqual(['a']);
	expect(sleeps).toEqual(expected);
});

test('sixty looks in each minute, not only in the first', async () => {
	const { clock, run } = virtualClock();
	const inbox = new Inbox();
	const startMs = clock.now();
	const begun: number[] = [];
	for (let index = 0; index < 181; index += 1) {
		inbox.put([`t-${index}`], clock.now());
		expect(await run(inbox.collect(clock, 0))).toHaveLength(1);
		begun.push(clock.now() - startMs);
	}
	const atMinute = (minute: number, count: number) =>
		Array.from({ length: count }, () => minute * 60_000);
	expect(begun).toEqual([
		...[...atMinute(0, 60), ...atMinute(1, 60)],
		...[...atMinute(2, 60), ...atMinute(3, 1)],
	]);
});

test('a callback with nothing to look at takes no turn from those that have', async () => {
	const { clock, run } = virtualClock();
	const inbox = new Inbox();
	const startMs = clock.now();
	for (let index = 0; index < 60; index += 1) await run(inbox.collect(clock, 0));
	inbox.put(['a'], clock.now());
	expect(idsOf(await run(inbox.collect(clock, 0)))).toEqual(['a']);
	expect(clock.now()).toBe(startMs);
});
