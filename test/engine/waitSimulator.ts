// What the waits of waits.test.ts share: they run side by side, in real seconds, on one simulator.
import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { timesOf, waitFor } from './videoTaskRun';
import type { Provider } from './videoTaskRun';

/** A task that is queued for 5 s and runs for 120 is done after 2.5 s. */
export let simulator: Simulator;
beforeAll(async () => {
	simulator = await start({ timeScale: 0.02 });
	// The first run of a process is ten times as slow as the others, too slow for waits of seconds.
	await waitFor(simulator, ['first'], { parameters: { maxWaitMinutes: 0 } });
});
afterAll(async () => await simulator.close());

export const endless = { queuedSeconds: 0, runSeconds: 1e6 };
export const finished = { createdSecondsAgo: 1000 };

export function make(more = {}, provider: Provider = 'aceDataCloud') {
	return simulator.createTask({ provider, ...more });
}

/** How many requests have asked about an id. */
export function asks(id: string) {
	return timesOf(simulator, [id]).length;
}
