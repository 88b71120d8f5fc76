import { problem } from '../../../core/problem';
import type { ProblemKind } from '../../../core/problem';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { casesOf, fc } from '../../propertyTests.mjs';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import type { Standing } from '../look/scriptedProvider';
import { wholeWait } from './wholeWait';

const nobody = { looked: () => undefined, done: () => undefined };

const DONE: readonly unknown[] = ['succeeded', 'failed', 'cancelled', 'expired'];

const standings = fc.constantFrom<Standing>(
	'queued',
	'running',
	'unknown',
	'absent',
	'succeeded',
	'failed',
	'cancelled',
	'expired',
);
const troubles = fc.option(
	fc.record({
		kind: fc.constantFrom<ProblemKind>(
			'noAnswer',
			'rateLimited',
			'providerFault',
			'unexpectedAnswer',
			'refused',
			'wrongAddress',
			'unauthorized',
		),
		retryAfterMs: fc.option(fc.integer({ min: 0, max: 400_000 })),
		concernsIds: fc.boolean(),
	}),
	{ freq: 3 },
);

const waits = fc.record({
	idCount: fc.integer({ min: 1, max: 7 }),
	maxBatchSize: fc.constantFrom(1, 2, 50),
	answerMs: fc.integer({ min: 0, max: 8_000 }),
	maxWaitMs: fc.integer({ min: 0, max: 400_000 }),
	pollIntervalSeconds: fc.constantFrom(0, 1, 2.5, 30),
	endsWithFirst: fc.boolean(),
	maxConsecutiveErrors: fc.integer({ min: 0, max: 6 }),
	// One row a look: what each id says, and what the request meets.
	standings: fc.array(fc.array(standings, { minLength: 7, maxLength: 7 }), {
		minLength: 1,
		maxLength: 12,
	}),
	troubles: fc.array(troubles, { maxLength: 12 }),
});

test('whatever the answers, a wait keeps its deadline, its budget and its ids', async () => {
	await fc.assert(
		fc.asyncProperty(waits, async (wait) => {
			const virtual = virtualClock();
			const startedAtMs = virtual.clock.now();
			const ids = Array.from({ length: wait.idCount }, (_, index) => `t${index}`);
			const seenDone = new Map<string, number>();
			const lookCounts = new Map<string, number>();
			const provider = scriptedProvider(virtual.clock, {
				maxBatchSize: wait.maxBatchSize,
				answerMs: wait.answerMs,
				standing(id) {
					const count = lookCounts.get(id) ?? 0;
					lookCounts.set(id, count + 1);
					const row = wait.standings[Math.min(count, wait.standings.length - 1)];
					const standing = row?.[Number(id.slice(1))] ?? 'running';
					if (DONE.includes(standing)) seenDone.set(id, virtual.clock.now());
					return standing;
				},
				trouble(_ids, _afterMs, count) {
					const trouble = wait.troubles[count - 1] ?? null;
					return trouble === null ? null : problem(trouble.kind, 'trouble', trouble);
				},
			});
			const results = await virtual.run(
				wholeWait(
					{ ...provider, ids, observer: nobody },
					{ ...wait, startedAtMs, keepsMedia: false, expectedSeconds: 0 },
					virtual.clock,
					newRequestBudget(5, wait.maxBatchSize),
				),
			);
			const endMs = virtual.clock.now() - startedAtMs;

			// Every id comes out once, in the order asked.
			expect(results.map(({ taskId }) => taskId)).toEqual(ids);
			// Never past the deadline: not the wait, not a request, not an answer.
			if (wait.maxWaitMs > 0) {
				expect(endMs).toBeLessThanOrEqual(wait.maxWaitMs);
				for (const { atMs, answerByMs } of provider.asked) {
					expect(atMs - startedAtMs).toBeLessThan(wait.maxWaitMs);
					expect(answerByMs).toBe(startedAtMs + wait.maxWaitMs);
				}
			}
			// A finished task is never asked about again.
			for (const { atMs, ids: asked } of provider.asked) {
				for (const id of asked) {
					expect(atMs).toBeLessThanOrEqual(seenDone.get(id) ?? Number.POSITIVE_INFINITY);
				}
			}
			// The budget holds.
			const times = provider.asked.map(({ atMs }) => atMs);
			for (const [index, atMs] of times.entries()) {
				expect(atMs - (times[index - 5] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(1_000);
			}
			// What is counted is what was asked.
			for (const { taskId, requests } of results) {
				expect(requests).toBe(
					provider.asked.filter(({ ids: asked }) => asked.includes(taskId)).length,
				);
			}
		}),
		casesOf(1_000),
	);
});
