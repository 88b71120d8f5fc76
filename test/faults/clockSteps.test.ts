// Waits through n8n's engine while the system clock is set; the simulator keeps the true time.
import { sleep } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { RestingServer } from '../engine/restingServer.mjs';
import { asAnswer, runVideoTask, waitFor, workflowOf } from '../engine/videoTaskRun';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const YEAR_MS = 365 * 24 * HOUR_MS;

const realNow = Date.now;
/** How much time has passed at once, and by how much the system clock was set. */
let passedMs = 0;
let stepMs = 0;

let simulator: Simulator;
beforeAll(async () => {
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + passedMs + stepMs);
	simulator = await start({ timeScale: 1, now: () => realNow() + passedMs });
	// The first run of a process is slow.
	await waitFor(simulator, ['first'], { parameters: { maxWaitMinutes: 0 } });
});
afterEach(() => {
	passedMs = 0;
	stepMs = 0;
});
afterAll(async () => {
	await simulator.close();
	jest.restoreAllMocks();
});

const make = (runSeconds: number) =>
	simulator.createTask({ provider: 'aceDataCloud', queuedSeconds: 0, runSeconds });

test.each([
	['an hour back', -HOUR_MS],
	['a year back', -YEAR_MS],
	['an hour forward', HOUR_MS],
])('in memory, set %s in the middle of a wait: nothing changes', async (_name, byMs) => {
	const id = make(2);
	const finished = runVideoTask(simulator, {
		items: [{ taskId: id }],
		parameters: {
			...{ operation: 'waitUntilDone', maxWaitMinutes: 1, routeByStatus: false },
			options: { pollIntervalSeconds: 1 },
		},
	});
	await sleep(500);
	stepMs = byMs;
	const { out, durationMs } = await finished;
	expect(out()).toMatchObject([{ status: 'succeeded', wait: { ended: 'done' } }]);
	const { polls, waitedSeconds } = Object(out()[0]?.['wait']);
	expect(polls).toBeGreaterThan(1);
	// By the time that went by, not by the clock that was set.
	expect(Math.abs(1_000 * waitedSeconds - durationMs)).toBeLessThan(20_000);
});

/** A durable wait with a look every 65 s, whose clock is set in its second rest. */
async function durableWait(id: string, byMs: number, maxWaitMinutes: number) {
	const question = {
		items: [{ taskId: id }],
		parameters: {
			...{ operation: 'waitUntilDone', waitMode: 'durable', routeByStatus: false, maxWaitMinutes },
			options: { pollIntervalSeconds: 65 },
		},
	};
	let rests = 0;
	// n8n sets a timer to the time that was meant, which a clock that is set afterwards does not move.
	const passTime = (atMs: number) => {
		rests += 1;
		passedMs += Math.max(0, atMs - Date.now());
		if (rests === 2) stepMs = byMs;
	};
	const server = new RestingServer(workflowOf(simulator, question), passTime);
	const result = await server.finish();
	return {
		rests,
		answer: asAnswer({ ...result, cancelled: false, durationMs: 0, heldUpMs: 0, pushed: [] }),
	};
}

test.each([
	['nowhere', 0],
	['a minute back', -MINUTE_MS],
	['an hour back', -HOUR_MS],
	['a year back', -YEAR_MS],
])(
	'durable, set %s during a rest: the wait looks as often and ends when it should',
	async (_name, byMs) => {
		// Three rests of 65 s, and a time that is too short for another one.
		const { answer, rests } = await durableWait(make(1e6), byMs, 200 / 60);
		expect(rests).toBe(3);
		expect(answer.out()).toMatchObject([
			{ status: 'running', wait: { ended: 'timeout', polls: 5 } },
		]);
		expect(Object(answer.out()[0]?.['wait']).waitedSeconds).toBeCloseTo(200, -1);
	},
);

test.each([
	['an hour', HOUR_MS],
	['a year', YEAR_MS],
])('durable, set %s forward over the deadline: there is a last look', async (_name, byMs) => {
	// Done during the rest in which the clock is set.
	const { answer, rests } = await durableWait(make(100), byMs, 6);
	expect(rests).toBe(2);
	expect(answer.out()).toMatchObject([{ status: 'succeeded', wait: { ended: 'done' } }]);
});
