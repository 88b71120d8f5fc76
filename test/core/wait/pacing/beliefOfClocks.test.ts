// A provider tells the age of a task by two clocks, the record's and that of the answer's `Date`, and they
// need not agree: a zone that was left out, a proxy's clock, no `Date` at all. Whole waits, one task each.
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../../virtualClock.mjs';
import { adapterOf } from '../../answering';
import { nobody, settingsFrom } from '../virtualWait';
import { wholeWait } from '../wholeWait';

const ANSWER_MS = 300;
const DAY_S = 24 * 3_600;

/** How far the clocks of a provider are ahead of the true time, in seconds; null for no such header. */
interface Clocks {
	readonly record: number;
	readonly date: number | null;
}

/** When a task was created and when it ends, in seconds after the wait began. */
interface Life {
	readonly createdAt: number;
	readonly doneAt: number;
}

const iso = (seconds: number) => new Date(1000 * Math.floor(seconds)).toISOString();
const videoUrl = 'https://cdn.example/a.mp4';

/** What each provider answers about task `a`; times in Unix seconds by the clock of its records. */
const RECORDS = {
	aceDataCloud: (created: number, ended: number | null) => ({
		id: 'a',
		created_at: created,
		...(ended === null ? {} : { finished_at: ended }),
		response:
			ended === null
				? null
				: { success: true, data: [{ status: 'succeeded', video_url: videoUrl }] },
	}),
	modelArk: (created: number, ended: number | null) => ({
		id: 'a',
		status: ended === null ? 'running' : 'succeeded',
		created_at: Math.floor(created),
		updated_at: Math.floor(ended ?? created),
		content: ended === null ? undefined : { video_url: videoUrl },
	}),
	vap: (created: number, ended: number | null) => ({
		task_id: 'a',
		type: 'video_generation',
		status: ended === null ? 'processing' : 'completed',
		created_at: iso(created),
		...(ended === null ? {} : { completed_at: iso(ended), result: { output_url: videoUrl } }),
	}),
} as const;

type Provider = keyof typeof RECORDS;

/** @returns when a wait for one task looked and saw it done, in seconds after its beginning */
async function looksAt(provider: Provider, clocks: Clocks, life: Life, maxWaitMinutes = 60) {
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const looks: number[] = [];
	const send = async () => {
		const atMs = virtual.clock.now();
		looks.push((atMs - startedAtMs) / 1000);
		await virtual.clock.sleep(ANSWER_MS);
		const inRecord = (seconds: number) => startedAtMs / 1000 + seconds + clocks.record;
		const isDone = atMs >= startedAtMs + 1000 * life.doneAt;
		const record = RECORDS[provider](
			inRecord(life.createdAt),
			isDone ? inRecord(life.doneAt) : null,
		);
		const receivedAtMs = virtual.clock.now();
		const headers: Record<string, string> =
			clocks.date === null
				? {}
				: { date: new Date(receivedAtMs + 1000 * clocks.date).toUTCString() };
		return { status: 200, headers, body: JSON.stringify(record), receivedAtMs };
	};
	const adapter = adapterOf(provider, provider === 'aceDataCloud' ? 'seedance' : '');
	const settings = { ...settingsFrom(startedAtMs), pollIntervalSeconds: 0 };
	const [result] = await virtual.run(
		wholeWait(
			{ adapter, send, ids: ['a'], observer: nobody },
			{ ...settings, maxWaitMs: 60_000 * maxWaitMinutes },
			virtual.clock,
			newRequestBudget(5, 1),
		),
	);
	return { looks, endedAt: (virtual.clock.now() - startedAtMs) / 1000, result };
}

/** Tasks that take 100 to 219 s, created as their wait begins. */
const DURATIONS = Array.from({ length: 24 }, (_, index) => 100 + (index * 119) / 23);

async function measure(provider: Provider, clocks: Clocks) {
	let requests = 0;
	let lag = 0;
	for (const doneAt of DURATIONS) {
		const { looks, endedAt, result } = await looksAt(provider, clocks, { createdAt: 0, doneAt });
		expect(result?.task?.status).toBe('succeeded');
		requests += looks.length;
		lag += endedAt - doneAt;
	}
	const { length } = DURATIONS;
	return { requests: requests / length, lagSeconds: lag / length };
}

const HOUR = 3_600;
const MINUTE = 60;

// [what is wrong, how far the record's clock is ahead of the true time, and that of `Date`, in seconds]
const ROWS: ReadonlyArray<readonly [string, number, number | null]> = [
	['both an hour ahead', HOUR, HOUR],
	['both an hour behind', -HOUR, -HOUR],
	['the record an hour ahead', HOUR, 0],
	['the record an hour behind', -HOUR, 0],
	['the record 8 hours ahead', 8 * HOUR, 0],
	['the record 8 hours behind', -8 * HOUR, 0],
	['the record 15 minutes behind', -15 * MINUTE, 0],
	['`Date` an hour ahead', 0, HOUR],
	['`Date` an hour behind', 0, -HOUR],
	['`Date` a year ahead', 0, 365 * DAY_S],
	['`Date` of 1970', 0, -20_000 * DAY_S],
	['no `Date`, all else right', 0, null],
	['no `Date`, the record an hour ahead', HOUR, null],
	['no `Date`, the record an hour behind', -HOUR, null],
];

const PROVIDERS = Object.keys(RECORDS) as Provider[];

describe.each(PROVIDERS)('%s', (provider) => {
	let right: Awaited<ReturnType<typeof measure>>;
	beforeAll(async () => {
		right = await measure(provider, { record: 0, date: 0 });
	});

	test.each(ROWS)('with %s finds tasks nearly as soon as with right clocks', async (...row) => {
		const [, record, date] = row;
		const wrong = await measure(provider, { record, date });
		expect(wrong.lagSeconds).toBeLessThanOrEqual(1.5 * right.lagSeconds);
		expect(wrong.requests).toBeLessThanOrEqual(right.requests + 3);
	});

	test('with a record 5 minutes behind, which may be an age, looks more often and is no later', async () => {
		const wrong = await measure(provider, { record: -5 * MINUTE, date: 0 });
		expect(wrong.lagSeconds).toBeLessThanOrEqual(1.5 * right.lagSeconds);
		expect(wrong.requests).toBeLessThanOrEqual(2 * right.requests);
	});

	test('finds a task of ten minutes in time too with a record an hour behind', async () => {
		const life = { createdAt: 0, doneAt: 600 };
		const { looks, endedAt } = await looksAt(provider, { record: -HOUR, date: 0 }, life);
		expect(endedAt - 600).toBeLessThanOrEqual(0.25 * 600);
		const inTime = await looksAt(provider, { record: 0, date: 0 }, life);
		expect(looks.length).toBeLessThanOrEqual(inTime.looks.length);
	});

	test('looks seldom after a while at a task that is a day old and stuck', async () => {
		const life = { createdAt: -DAY_S, doneAt: Infinity };
		const { looks } = await looksAt(provider, { record: 0, date: 0 }, life, 180);
		const after = (seconds: number) => looks.filter((at) => at > seconds).length;
		expect(after(0)).toBeLessThan(80);
		// Every five minutes at most, and the last look.
		expect(after(1_800)).toBeLessThanOrEqual((180 * 60 - 1_800) / 270 + 1);
	});
});
