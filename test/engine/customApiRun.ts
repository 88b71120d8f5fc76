// What the tests of the Custom API share: a simulator and tasks that are long done, and workflows that ask about them.
import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask } from './videoTaskRun';
import type { Question } from './videoTaskRun';

export const provider = 'customApi';

export type CustomTask = Partial<Parameters<Simulator['createTask']>[0]>;

/** For a whole test file. */
export let simulator: Simulator;
beforeAll(async () => {
	simulator = await start({ timeScale: 0.02 });
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

export function make(more: CustomTask = {}): string {
	return simulator.createTask({ provider, createdSecondsAgo: 1000, ...more });
}

export function urlOf(id: string): string {
	return `${simulator.url}/media/${id}.mp4`;
}

export async function ask(question: Question) {
	return await runVideoTask(simulator, { provider, ...question });
}

/** A wait of 12 s at most with a look each second, all on one output, unless told otherwise. */
export async function wait(ids: readonly string[], { parameters, ...rest }: Question = {}) {
	const { options, ...own } = { options: {}, ...parameters };
	const settings = { operation: 'waitUntilDone', maxWaitMinutes: 0.2, routeByStatus: false };
	return await ask({
		items: ids.map((taskId) => ({ taskId })),
		...rest,
		parameters: { ...settings, ...own, options: { pollIntervalSeconds: 1, ...Object(options) } },
	});
}
