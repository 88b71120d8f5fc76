// Google's files are given out for the key, and lead to another host, which must not get it.
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { leadNamesHere } from './publicNames.mjs';
import { runVideoTask } from './videoTaskRun';

const provider = 'googleVeo';
let simulator: Simulator;
simulateForFile({}, (started) => (simulator = started));

async function download(files: 'withKey' | 'moved') {
	const taskId = simulator.createTask({ provider, files, createdSecondsAgo: 100 });
	if (files === 'moved') {
		const at = `/media/${encodeURIComponent(taskId)}.mp4`;
		const location = `${simulator.url.replace('127.0.0.1', 'files.example.com')}${at}`;
		simulator.addFault({ kind: 'media', times: 1, do: { status: 302, location } });
	}
	const parameters = { operation: 'getTask', downloadMedia: true };
	// As the create request answers.
	const answer = await runVideoTask(simulator, { provider, items: [{ name: taskId }], parameters });
	expect(answer.out()).toMatchObject([{ taskId, status: 'succeeded', downloadProblem: null }]);
	expect(answer.items('Video Task')[0]?.binary?.['data']?.mimeType).toBe('video/mp4');
	return simulator.requests
		.filter(({ kind }) => kind === 'media')
		.map(({ authorized, status }) => [authorized, status]);
}

it('fetches a file with the key', async () => {
	expect(await download('withKey')).toEqual([[true, 200]]);
});

it('does not take the key across a redirect', async () => {
	const giveBack = leadNamesHere();
	const media = await download('moved').finally(giveBack);
	expect(media).toEqual([
		[true, 302],
		[false, 200],
	]);
});
