// Random answers, in virtual time: each id must come out as the model of a wait says.
import { isProblem, problem } from '../../../core/problem';
import type { ProblemKind } from '../../../core/problem';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import type { WaitResult } from '../../../core/wait/tasks/pendingTask';
import { casesOf, fc } from '../../propertyTests.mjs';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import type { Standing } from '../look/scriptedProvider';
import { modelOf } from './waitModel';
import type { Brought, Modelled } from './waitModel';
import { wholeWait } from './wholeWait';

const nobody = { looked: () => undefined, done: () => undefined };
const NOT_SENT = 'the time was up before its turn came';

const standings = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom<Standing>('queued', 'running', 'unknown', 'absent') },
	{
		weight: 1,
		arbitrary: fc.constantFrom<Standing>('succeeded', 'failed', 'cancelled', 'expired'),
	},
);
const kinds = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom<ProblemKind>('noAnswer', 'rateLimited', 'providerFault'),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom<ProblemKind>('unexpectedAnswer', 'refused', 'wrongAddress'),
	},
);
const troubles = fc.option(
	fc.record({ kind: kinds, retryAfterMs: fc.option(fc.integer({ min: 0, max: 90_000 })) }),
	{ freq: 2 },
);

const waits = fc.record({
	idCount: fc.integer({ min: 1, max: 5 }),
	maxBatchSize: fc.constantFrom(1, 50),
	answerMs: fc.integer({ min: 0, max: 8_000 }),
	maxWaitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600_000 })),
	pollIntervalSeconds: fc.constantFrom(0, 1, 2.5, 30),
	endsWithFirst: fc.boolean(),
	maxConsecutiveErrors: fc.integer({ min: 0, max: 5 }),
	rows: fc.array(fc.array(standings, { minLength: 5, maxLength: 5 }), {
		minLength: 1,
		maxLength: 12,
	}),
	troubles: fc.array(troubles, { maxLength: 14 }),
});
type Wait = typeof waits extends fc.Arbitrary<infer Value> ? Value : never;

/** A provider that also writes down what each request brought, and when. */
function noted(virtual: ReturnType<typeof virtualClock>, wait: Wait, log: Brought[]) {
	const counts = new Map<string, number>();
	const told = new Map<string, Standing>();
	const provider = scriptedProvider(virtual.clock, {
		maxBatchSize: wait.maxBatchSize,
		answerMs: wait.answerMs,
		standing(id) {
			const count = counts.get(id) ?? 0;
			counts.set(id, count + 1);
			const row = wait.rows[Math.min(count, wait.rows.length - 1)];
			const standing = row?.[Number(id.slice(1))] ?? 'running';
			told.set(id, standing);
			return standing;
		},
		trouble(_ids, _afterMs, count) {
			const trouble = wait.troubles[count - 1] ?? null;
			return trouble === null ? null : problem(trouble.kind, `trouble ${count}`, trouble);
		},
	});
	const { adapter, send } = provider;
	return {
		...provider,
		send: async (...[request, answerByMs]: Parameters<typeof send>) => {
			const answer = await send(request, answerByMs);
			if (isProblem(answer)) {
				const ids = request.path.split(',');
				log.push({ atMs: virtual.clock.now(), ids, problem: answer, standings: new Map() });
			}
			return answer;
		},
		adapter: {
			...adapter,
			parse: (...[answer, ids]: Parameters<typeof adapter.parse>) => {
				told.clear();
				const parsed = adapter.parse(answer, ids);
				log.push({ atMs: answer.receivedAtMs, ids, problem: null, standings: new Map(told) });
				return parsed;
			},
		},
	};
}

function expectAsModelled(
	{ task, problem: why, ended, polls, lastProblem }: WaitResult,
	model: Modelled | undefined,
	isAnyDone: boolean,
) {
	if (model?.ended !== 'open') expect(ended).toBe(model?.ended);
	else if (ended === 'done')
		expect([model.missingSinceMs, task?.status]).toEqual([expect.any(Number), 'not_found']);
	else if (ended !== 'any_done') expect([ended, model.missingSinceMs]).toEqual(['timeout', null]);
	else expect(isAnyDone).toBe(true);
	if (model?.ended !== 'open' || ended !== 'done')
		expect(task?.status ?? 'unknown').toBe(model?.status);
	expect(why !== null).toBe(model?.raised);
	expect(polls).toBe(model?.polls);
	expect([model?.lastProblem, NOT_SENT]).toContain(lastProblem);
}

const CASES = casesOf(1_500);

test('every id comes out as the model says', async () => {
	const ends = new Map<string, number>();
	await fc.assert(
		fc.asyncProperty(waits, async (wait) => {
			const virtual = virtualClock();
			const startedAtMs = virtual.clock.now();
			const ids = Array.from({ length: wait.idCount }, (_, index) => `t${index}`);
			const log: Brought[] = [];
			const settings = { ...wait, startedAtMs, keepsMedia: false, expectedSeconds: 0 };
			const results = await virtual.run(
				wholeWait(
					{ ...noted(virtual, wait, log), ids, observer: nobody },
					settings,
					virtual.clock,
					newRequestBudget(5, wait.maxBatchSize),
				),
			);
			const modelled = modelOf(ids, log, settings);
			const isAnyDone = wait.endsWithFirst && results.some(({ ended }) => ended === 'done');
			for (const result of results) {
				ends.set(result.ended, (ends.get(result.ended) ?? 0) + 1);
				expectAsModelled(result, modelled.get(result.taskId), isAnyDone);
			}
		}),
		CASES,
	);
	for (const ended of ['done', 'timeout', 'no_answer', 'any_done']) {
		expect([ended, ends.get(ended) ?? 0]).toEqual([ended, expect.any(Number)]);
		expect(ends.get(ended)).toBeGreaterThan(CASES.numRuns / 75);
	}
});
