// What a wait learns for those after it, and what it needs no earlier wait for. Whole waits in virtual time.
import { NO_DETAILS } from '../../../core/task/task';
import { newDurationMemory } from '../../../host/learntDurations';
import type { DurationMemory } from '../../../core/wait/pacing/durations/durationMemory';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import { nobody, settingsFrom } from './virtualWait';
import { wholeWait } from './wholeWait';

interface Setting {
	readonly count?: number;
	readonly maxBatchSize?: number;
	readonly expectedSeconds?: number;
	readonly model?: string;
	readonly memory?: DurationMemory;
	/** Whether records tell no times. */
	readonly isUntimed?: boolean;
	readonly beginsWithTasks?: boolean;
}

/** A wait for tasks that take so many seconds: how many requests it took, and how late the last end was seen. */
async function waited(seconds: number, setting: Setting = {}) {
	const { count = 1, maxBatchSize = 50, expectedSeconds = 0, model, memory } = setting;
	const { isUntimed = false, beginsWithTasks = false } = setting;
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const at = (afterSeconds: number) => new Date(startedAtMs + 1000 * afterSeconds).toISOString();
	const provider = scriptedProvider(virtual.clock, {
		maxBatchSize,
		standing: (_id, afterMs) => (afterMs >= 1000 * seconds ? 'succeeded' : 'running'),
		about: () => ({
			createdAt: isUntimed ? null : at(0),
			finishedAt:
				!isUntimed && virtual.clock.now() >= startedAtMs + 1000 * seconds ? at(seconds) : null,
			...(model === undefined ? {} : { model }),
		}),
	});
	const ids = Array.from({ length: count }, (_, index) => `t${index}`);
	const settings = { ...settingsFrom(startedAtMs), pollIntervalSeconds: 0, expectedSeconds };
	await virtual.run(
		wholeWait(
			{
				...{ ...provider, ids, observer: nobody, beginsWithTasks },
				...(memory === undefined ? {} : { memory }),
			},
			settings,
			virtual.clock,
			newRequestBudget(5, maxBatchSize),
		),
	);
	const lag = (virtual.clock.now() - startedAtMs) / 1000 - seconds;
	return { requests: provider.asked.length, lag };
}

test.each([8, 30, 500])(
	'after three waits for tasks of %p s the next costs less than the first',
	async (seconds) => {
		const memory = newDurationMemory();
		const cost = async () => {
			const { requests, lag } = await waited(seconds, { memory });
			return requests + lag / 0.7;
		};
		const first = await cost();
		await cost();
		await cost();
		expect(await cost()).toBeLessThan(first);
		expect(memory.recall('scripted|scripted||||')).toEqual(Array(4).fill(seconds));
	},
);

test('a task of 8 s is noticed within seconds where its model is known, and before a minute where not', async () => {
	expect((await waited(8, { model: 'grok-imagine-video-fast' })).lag).toBeLessThan(5);
	expect((await waited(8)).lag).toBeLessThan(20);
});

test('what the user expects is meant, and found out where it is wrong', async () => {
	const set = await waited(1_000, { expectedSeconds: 1_000 });
	const unset = await waited(1_000);
	expect(set.requests).toBeLessThan(unset.requests);
	// Ten times as long as expected: the wait does not go on as often as at first.
	expect((await waited(600, { expectedSeconds: 60 })).requests).toBeLessThan(600 / 10);
	expect((await waited(60, { expectedSeconds: 600 })).lag).toBeLessThan(120);
});

test('where a request asks about one, the first to end spare the others requests', async () => {
	const setting = { count: 50, maxBatchSize: 1 };
	const unknown = await waited(134, setting);
	const known = await waited(134, { ...setting, model: 'seedance-2-0-fast' });
	expect(unknown.requests).toBeLessThan(1.35 * known.requests);
});

test('a record that names its resolution only at the end teaches those that still run', async () => {
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const secondsOf = (id: string) => 100 + 2 * Number(id.slice(1));
	const details = { ...NO_DETAILS, resolution: '720p' };
	const createdAt = new Date(startedAtMs).toISOString();
	const provider = scriptedProvider(virtual.clock, {
		standing: (id, afterMs) => (afterMs >= 1000 * secondsOf(id) ? 'succeeded' : 'running'),
		about: (id) => {
			const endMs = startedAtMs + 1000 * secondsOf(id);
			return virtual.clock.now() < endMs
				? { createdAt }
				: { createdAt, finishedAt: new Date(endMs).toISOString(), details };
		},
	});
	const ids = Array.from({ length: 30 }, (_, index) => `t${index}`);
	const settings = { ...settingsFrom(startedAtMs), pollIntervalSeconds: 0 };
	const question = { ...provider, ids, observer: nobody };
	await virtual.run(wholeWait(question, settings, virtual.clock, newRequestBudget(5, 50)));
	const late = provider.asked.filter(({ atMs }) => atMs > startedAtMs + 100_000).length;
	expect(late).toBeGreaterThan(5);
});

test('waits under way learn from each other, and leave nothing behind', async () => {
	const memory = newDurationMemory();
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const at = (afterSeconds: number) => new Date(startedAtMs + 1000 * afterSeconds).toISOString();
	const secondsOf = (id: string) => 500 + 5 * Number(id.slice(1));
	const asked: number[] = [];
	const waits = Array.from({ length: 30 }, async (_, index) => {
		const id = `t${index}`;
		const provider = scriptedProvider(virtual.clock, {
			standing: (_id, afterMs) => (afterMs >= 1000 * secondsOf(id) ? 'succeeded' : 'running'),
			about: () => {
				const isDone = virtual.clock.now() >= startedAtMs + 1000 * secondsOf(id);
				return { createdAt: at(0), finishedAt: isDone ? at(secondsOf(id)) : null };
			},
		});
		const settings = { ...settingsFrom(startedAtMs), pollIntervalSeconds: 0 };
		const question = { ...provider, ids: [id], observer: nobody, memory };
		await wholeWait(question, settings, virtual.clock, newRequestBudget(5, 50));
		asked.push(provider.asked.length);
	});
	await virtual.run(Promise.all(waits));
	const alone = await waited(500);
	// Alone a wait asks and asks, because it cannot know that these tasks take that long.
	expect(asked.reduce((sum, one) => sum + one, 0) / asked.length).toBeLessThan(alone.requests);
	expect(memory.underWay.size).toBe(0);
});

describe('where records tell no times', () => {
	test.each([8, 30, 500])('a wait teaches when it saw the end of %p s', async (seconds) => {
		const memory = newDurationMemory();
		const setting = { memory, isUntimed: true, beginsWithTasks: true };
		const first = await waited(seconds, setting);
		for (let wait = 0; wait < 3; wait += 1) await waited(seconds, setting);
		const last = await waited(seconds, setting);
		expect(last.requests + last.lag / 0.7).toBeLessThan(first.requests + first.lag / 0.7);
		const learnt = memory.recall('scripted|scripted||||');
		expect(learnt).toHaveLength(5);
		for (const one of learnt) {
			expect(one).toBeGreaterThan(0.5 * seconds);
			expect(one).toBeLessThan(1.7 * seconds);
		}
	});

	test('a wait that may have begun long after its tasks teaches nothing', async () => {
		const memory = newDurationMemory();
		await waited(30, { memory, isUntimed: true });
		expect(memory.recall('scripted|scripted||||')).toEqual([]);
	});
});
