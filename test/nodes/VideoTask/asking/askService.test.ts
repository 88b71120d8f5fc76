// Nothing is lost to a rate limit: long lists at a provider without a batch, whole runs in virtual time.
// Before looks kept a budget and counted the tries of each id, the same four lists lost 136, 906, 440 and 859 ids.
import { lookAtMany } from './limitedVap';
import type { Met, Trouble } from './limitedVap';

const limited = (retryAfter?: number): Met =>
	retryAfter === undefined ? { status: 429 } : { status: 429, retryAfter };

test('three 429 cost 200 ids nothing', async () => {
	const looked = await lookAtMany(200, (number) =>
		[20, 40, 60].includes(number) ? limited(1) : null,
	);
	expect(looked).toMatchObject({ right: 200, errors: 0, requests: 203, intoSilence: 0 });
	expect(looked.mostWithinASecond).toBe(5);
});

test.each([[1], [undefined]])(
	'a 429 at every 30th request costs 1,000 ids nothing (Retry-After %p)',
	async (retryAfter) => {
		const looked = await lookAtMany(1_000, (number) =>
			number % 30 === 0 ? limited(retryAfter) : null,
		);
		expect(looked).toMatchObject({ right: 1_000, errors: 0, requests: 1_034, intoSilence: 0 });
		expect(looked.seconds).toBeLessThan(120);
	},
);

/** So many requests in each minute, then 429. */
function perMinute(most: number, retryAfter?: number): Trouble {
	let [minute, sent] = [0, 0];
	return (_number, afterMs) => {
		if (Math.floor(afterMs / 60_000) > minute) [minute, sent] = [Math.floor(afterMs / 60_000), 0];
		sent += 1;
		return sent > most ? limited(retryAfter) : null;
	};
}

test.each([[30], [undefined]])(
	'of 500 ids at 60 requests a minute those right that fit into 2 minutes, the others say so (Retry-After %p)',
	async (retryAfter) => {
		const looked = await lookAtMany(500, perMinute(60, retryAfter));
		expect(looked).toMatchObject({ right: 120, errors: 380, intoSilence: 0 });
		expect(looked.unasked).toBeGreaterThan(350);
		expect([...looked.unaskedSay]).toEqual([
			'Task : it was not asked within the 2 minutes of a look: the provider allows too few requests',
		]);
		expect([...looked.askedSay]).toEqual([
			'Task : the provider asks for fewer requests (HTTP 429): x',
		]);
		expect(looked.requests).toBeLessThan(150);
		expect(looked.seconds).toBeLessThanOrEqual(120);
	},
);

const FAULTS: readonly Met[] = [
	...[limited(1), limited(), { status: 500 }, { status: 503, retryAfter: 1 }, { status: null }],
	...[{ status: 502, body: '<html>' }, { status: 200, body: '<html>' }, { status: 408 }],
];

/** One request in a hundred fails, each time in another way; the same ones in each run. */
const onePercent: Trouble = (number) =>
	number % 100 === 37 ? (FAULTS[Math.floor(number / 100) % FAULTS.length] ?? null) : null;

test('1 % of mixed faults cost 2,000 ids no more in a look than in a wait: nothing', async () => {
	const looked = await lookAtMany(2_000, onePercent);
	expect(looked).toMatchObject({ right: 2_000, errors: 0, requests: 2_020, intoSilence: 0 });
	expect(looked.seconds).toBeLessThan(120);
	const waited = await lookAtMany(2_000, onePercent, { operation: 'waitUntilDone' });
	expect(waited).toMatchObject({ right: 2_000, errors: 0, mostWithinASecond: 5 });
});

test('a list that would take more than a minute is sent within one, others within the budget', async () => {
	const short = await lookAtMany(300, () => null);
	expect(short).toMatchObject({ right: 300, mostWithinASecond: 5 });
	const long = await lookAtMany(3_000, () => null);
	expect(long).toMatchObject({ right: 3_000, mostWithinASecond: 50 });
	expect(long.seconds).toBeLessThan(62);
	const odd = await lookAtMany(1_000, () => null);
	expect(odd).toMatchObject({ right: 1_000, mostWithinASecond: 17 });
	const own = await lookAtMany(300, () => null, { options: { requestsPerSecond: 20 } });
	expect(own.mostWithinASecond).toBe(20);
});

test('a wait is never sent faster than its budget', async () => {
	const waited = await lookAtMany(1_000, () => null, { operation: 'waitUntilDone' });
	expect(waited).toMatchObject({ right: 1_000, mostWithinASecond: 5 });
});
