// What the tests of waits that rest share: a simulator and n8n's engine, for which time passes at once while nothing runs.
import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { RestingServer } from './restingServer.mjs';
import { asAnswer } from './videoTaskRun';
import type { Answer, workflowOf } from './videoTaskRun';

interface Ran {
	readonly answer: Answer;
	/** How much n8n stored of each sub-workflow, each time that it rested. */
	readonly beats: number[][];
	readonly child: Answer | undefined;
}

/** For a whole test file. */
export function passingTime() {
	let simulator: Simulator;
	let shiftMs = 0;
	const realNow = Date.now;
	beforeAll(async () => {
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + shiftMs);
		simulator = await start({ timeScale: 1, now: () => Date.now() });
	});
	afterAll(async () => {
		await simulator.close();
		jest.restoreAllMocks();
	});
	return {
		get simulator(): Simulator {
			return simulator;
		},
		/** Runs the workflow to its end, with all rests in between; `onRest` is called in each, and before that the waiting execution `calls` times. */
		async finish(
			workflow: ReturnType<typeof workflowOf>,
			onRest?: () => void,
			calls = 0,
		): Promise<Ran> {
			const server = new RestingServer(workflow, (atMs) => {
				onRest?.();
				shiftMs += Math.max(0, atMs - Date.now());
			});
			const { beats, child, ...result } = await server.finish(calls);
			const answer = asAnswer({
				...result,
				cancelled: false,
				durationMs: 0,
				heldUpMs: 0,
				pushed: [],
			});
			return { answer, beats, child: child as Answer | undefined };
		},
	};
}
