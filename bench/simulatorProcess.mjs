// The simulator in a process of its own, so that its CPU does not count.
import { startSimulator } from '../test/simulator/simulator.mjs';
import { answerParent } from './child.mjs';

answerParent(async (/** @type {{ count: number, runSeconds: number }} */ { count, runSeconds }) => {
	const simulator = await startSimulator();
	const task = /** @type {const} */ ({ provider: 'aceDataCloud', queuedSeconds: 0, runSeconds });
	const ids = Array.from({ length: count }, () =>
		simulator.createTask({ ...task, createdSecondsAgo: 100 }),
	);
	return { ids, where: { url: simulator.url, apiKey: simulator.keys.valid } };
});
