// A wait for tasks whose results are behind a second request: a problem with it never costs the task.
import { completeTask } from '../../../core/task/completeTask';
import type { HttpRequest, Send } from '../../../core/http/wire';
import type { ProviderAdapter } from '../../../core/look/adapter';
import { retriedLook } from '../../../core/look/retriedLook';
import { problem } from '../../../core/problem';
import type { Problem, ProblemKind } from '../../../core/problem';
import { limitPerMinute, newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { savedWait, standingOf } from '../../../core/wait/saving/savedWait';
import { waitTurn } from '../../../core/wait/wait';
import type { WaitSettings } from '../../../core/wait/waitState';
import { casesOf, fc } from '../../propertyTests.mjs';
import { virtualClock } from '../../virtualClock.mjs';
import { answer } from '../answering';
import { scriptedProvider } from '../look/scriptedProvider';
import type { Script, Standing } from '../look/scriptedProvider';
import { MINUTE, nobody, settingsFrom } from './virtualWait';

const PATH = '/result/';

interface Case {
	readonly ids?: readonly string[];
	readonly script?: Partial<Script>;
	readonly settings?: Partial<WaitSettings>;
	readonly requestsPerMinute?: number;
	/** @returns what the second request of this number meets, or null for the result */
	trouble(count: number): Problem | null;
	/** Whether the result says that the task has failed; absent where it cannot. */
	failing?: boolean;
}

function worldOf(one: Case) {
	const { ids = ['a'], script = {}, settings, trouble, requestsPerMinute, failing = false } = one;
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const sentAtMs: number[] = [];
	const scripted = scriptedProvider(virtual.clock, {
		standing: () => 'succeeded',
		about: () => ({ media: [] }),
		...script,
	});
	let results = 0;
	const send: Send = async (request: HttpRequest, ...rest) => {
		sentAtMs.push(virtual.clock.now() - startedAtMs);
		if (!request.path.startsWith(PATH)) return await scripted.send(request, ...rest);
		return trouble((results += 1)) ?? answer('made');
	};
	const adapter: ProviderAdapter = {
		...scripted.adapter,
		outcome: {
			request: ({ taskId }) => ({ method: 'GET', path: `${PATH}${taskId}` }),
			...(failing && { mayFail: true }),
			parse: ({ body }, task) =>
				completeTask(
					{ ...task, ...(failing ? { status: 'failed' } : { result: body }) },
					scripted.adapter.facts,
					0,
				),
		},
	};
	const budget = newRequestBudget(5, script.maxBatchSize ?? 50);
	limitPerMinute(budget, requestsPerMinute ?? null);
	const whole: WaitSettings = { ...settingsFrom(startedAtMs), ...settings };
	const question = { adapter, send, ids, observer: nobody, saved: null };
	return { virtual, question, whole, budget, sentAtMs, results: () => results };
}

async function waitFor(one: Case) {
	const world = worldOf(one);
	const { virtual, question, whole, budget } = world;
	const turn = await virtual.run(waitTurn(question, whole, virtual.clock, budget));
	return { ...world, turn, outcomes: turn.results };
}

const passing = problem('providerFault', 'HTTP 503');

test('a result that cannot be fetched at first is asked for again, and the task comes out with it', async () => {
	const { outcomes, results } = await waitFor({ trouble: (count) => (count < 4 ? passing : null) });
	expect(outcomes).toMatchObject([
		{
			...{ ended: 'done', problem: null, polls: 4, requests: 8 },
			task: { status: 'succeeded', result: 'made', failure: null },
			lastProblem: expect.stringContaining('HTTP 503'),
		},
	]);
	expect(results()).toBe(4);
});

test('once a result is there nothing is asked about its task', async () => {
	const script = {
		standing: (id: string, ms: number) =>
			(id === 'a' || ms > MINUTE ? 'succeeded' : 'running') as Standing,
	};
	const { outcomes, results } = await waitFor({ ids: ['a', 'b'], script, trouble: () => null });
	expect(outcomes.map(({ task }) => task?.result)).toEqual(['made', 'made']);
	expect(results()).toBe(2);
});

// Far more problems in a row than 'Max Consecutive Errors' allows for a task that nobody has seen done.
test('at the deadline it comes out succeeded, done and with what is missing', async () => {
	const { outcomes } = await waitFor({
		trouble: () => passing,
		settings: { maxWaitMs: 5 * MINUTE },
	});
	expect(outcomes).toMatchObject([
		{
			...{ ended: 'done', problem: null },
			task: { status: 'succeeded', failure: { code: 'no_media', retryable: true } },
		},
	]);
	expect(outcomes[0]?.polls).toBeGreaterThan(5);
});

test.each<[string, Partial<WaitSettings>]>([
	['a wait that looks once', { maxWaitMs: 0 }],
	['a wait that allows no problem', { maxConsecutiveErrors: 1, maxWaitMs: MINUTE }],
])('%s puts the task out as well', async (_, settings) => {
	const { outcomes } = await waitFor({ trouble: () => passing, settings });
	expect(outcomes).toMatchObject([{ ended: 'done', problem: null, task: { status: 'succeeded' } }]);
});

test.each(['unauthorized', 'forbidden', 'refused', 'wrongAddress'] as const)(
	'a result that is refused (%s) is not asked for again, and ends no other wait',
	async (kind: ProblemKind) => {
		const script = {
			standing: (id: string, ms: number) =>
				(id === 'a' || ms > MINUTE ? 'succeeded' : 'running') as Standing,
		};
		const trouble = (count: number) => (count === 1 ? problem(kind, 'no') : null);
		const { outcomes, results } = await waitFor({ ids: ['a', 'b'], script, trouble });
		expect(outcomes.map(({ ended, problem: met, task }) => [ended, met, task?.result])).toEqual([
			['done', null, null],
			['done', null, 'made'],
		]);
		expect(results()).toBe(2);
	},
);

// What later looks say of a task that was seen succeeded, while its result is owed.
test.each<[Standing | Problem]>([
	['failed'],
	['running'],
	['absent'],
	[problem('unauthorized', 'the key was refused')],
	[problem('providerFault', 'down')],
	[problem('refused', 'no such id')],
])('a paid task stays succeeded, whatever comes after: %j', async (later) => {
	const isProblem = typeof later === 'object' && 'kind' in later;
	const script: Partial<Script> = {
		standing: (_, ms) => (ms < 1000 || isProblem ? 'succeeded' : (later as Standing)),
		trouble: (_ids, ms) => (isProblem && ms > 1000 ? later : null),
	};
	const { outcomes } = await waitFor({
		script,
		trouble: () => passing,
		settings: { maxWaitMs: 5 * MINUTE },
	});
	expect(outcomes).toMatchObject([{ ended: 'done', problem: null, task: { status: 'succeeded' } }]);
});

test('a suspended wait keeps what it knows, and goes on to ask for the result', async () => {
	const { virtual, question, whole, budget } = worldOf({
		trouble: (count) => (count === 1 ? passing : null),
		settings: { maySuspendFromMs: 0, pollIntervalSeconds: 120 },
	});
	const first = await virtual.run(waitTurn(question, whole, virtual.clock, budget));
	expect(first.results).toEqual([]);
	const saved = savedWait.parse(JSON.parse(JSON.stringify(first.save())));
	expect(saved.ids[0]?.known).not.toHaveProperty('pauseAskedMs');
	expect(standingOf(saved, passing, 60)).toMatchObject([
		{ ended: 'done', problem: null, task: { status: 'succeeded' } },
	]);
	const { clock, run } = virtual;
	await run(clock.sleep((first.suspendUntilMs ?? 0) - clock.now()));
	const turn = await run(waitTurn({ ...question, saved }, whole, clock, newRequestBudget(5, 50)));
	expect(turn.results).toMatchObject([{ ended: 'done', task: { result: 'made', failure: null } }]);
});

async function lookAt(one: Case) {
	const world = worldOf(one);
	const { virtual, question, budget } = world;
	const untilMs = virtual.clock.now() + 2 * MINUTE;
	const asked = { ...question, untilMs, plan: () => undefined };
	return { ...world, seen: await virtual.run(retriedLook(asked, virtual.clock, budget)) };
}

// [problems met first, requests for results, result]
test.each([
	[0, 1, 'made'],
	[1, 2, 'made'],
	[2, 3, 'made'],
	[9, 3, null],
])(
	'a look repeats a second request that met %d problems: %d in all',
	async (met, count, result) => {
		const { seen, results } = await lookAt({ trouble: (n) => (n <= met ? passing : null) });
		expect(seen.get('a')).toMatchObject({
			outcome: { kind: 'task', task: { status: 'succeeded', result } },
			requests: 2 * count,
		});
		expect(results()).toBe(count);
	},
);

test('a look whose later tries meet problems keeps the task that it has seen', async () => {
	const script = { trouble: (_: unknown, ms: number) => (ms > 0 ? passing : null) };
	const { seen } = await lookAt({ script, trouble: () => passing });
	expect(seen.get('a')).toMatchObject({ outcome: { kind: 'task', task: { status: 'succeeded' } } });
});

test('a result that says at last that its task has failed ends the wait so', async () => {
	const { outcomes, results } = await waitFor({
		trouble: (count) => (count < 3 ? passing : null),
		failing: true,
	});
	expect(outcomes).toMatchObject([
		{ ended: 'done', problem: null, task: { status: 'failed', done: true } },
	]);
	expect(results()).toBe(3);
	const once = { trouble: (n: number) => (n === 1 ? passing : null), failing: true };
	const { seen } = await lookAt(once);
	expect(seen.get('a')).toMatchObject({ outcome: { task: { status: 'failed' } }, requests: 4 });
});

const most = (times: readonly number[], withinMs: number) =>
	Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + withinMs).length));

test.each([7, 30, 90, 215])(
	'a minute never holds more than %d requests',
	async (requestsPerMinute) => {
		const ids = Array.from({ length: 60 }, (_, index) => `t${index}`);
		const script = { maxBatchSize: 1 };
		const one = { ids, script, requestsPerMinute, trouble: () => null };
		for (const { sentAtMs } of [await waitFor(one), await lookAt(one)]) {
			expect(most(sentAtMs, MINUTE)).toBeLessThanOrEqual(requestsPerMinute);
			expect(most(sentAtMs, 1000)).toBeLessThanOrEqual(5);
		}
	},
);

const troubles = fc.array(
	fc.option(
		fc.record({
			kind: fc.constantFrom<ProblemKind>(
				'noAnswer',
				'rateLimited',
				'providerFault',
				'unauthorized',
				'refused',
			),
			retryAfterMs: fc.option(fc.integer({ min: 0, max: 90_000 })),
		}),
	),
	{ maxLength: 12 },
);

test('a finished, paid task is never turned into a failed one', async () => {
	const cases = fc.record({
		first: troubles,
		second: troubles,
		later: fc.array(fc.constantFrom<Standing>('succeeded', 'failed', 'running', 'absent'), {
			maxLength: 6,
		}),
		maxWaitMs: fc.constantFrom(0, MINUTE, 10 * MINUTE),
		pollIntervalSeconds: fc.constantFrom(0, 10),
		maxConsecutiveErrors: fc.integer({ min: 0, max: 3 }),
	});
	await fc.assert(
		fc.asyncProperty(cases, async ({ first, second, later, ...settings }) => {
			let seen = 0;
			const met = (list: typeof first, count: number) => {
				const one = list[count] ?? null;
				return one === null ? null : problem(one.kind, 'met', one);
			};
			const { outcomes } = await waitFor({
				settings,
				script: {
					standing: () => ((seen += 1) === 1 ? 'succeeded' : (later[seen - 2] ?? 'succeeded')),
					trouble: (_ids, _ms, count) => (count === 1 ? null : met(first, count - 2)),
				},
				trouble: (count) => met(second, count - 1),
			});
			expect(outcomes).toMatchObject([
				{ ended: 'done', problem: null, task: { status: 'succeeded' } },
			]);
		}),
		casesOf(300),
	);
});
