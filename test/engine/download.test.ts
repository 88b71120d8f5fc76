import { VapTaskApi } from '../../credentials/VapTaskApi.credentials';
import { ModelArkTaskApi } from '../../credentials/ModelArkTaskApi.credentials';
import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { startSimulator } from '../simulator/simulator.mjs';
import { readBinaryData, runWorkflow } from './engine.mjs';

type Simulator = Awaited<ReturnType<typeof startSimulator>>;

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ timeScale: 0.01 });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.close());

const ids = { first: 'cgt-20261122101010-aaaaa', second: 'cgt-20261122101010-bbbbb' };

async function run(parameters: object, items: object[]) {
	return await runWorkflow({
		nodeTypes: { 'n8n-nodes-video-tasks.videoTask': new VideoTask() },
		credentialTypes: { modelArkTaskApi: new ModelArkTaskApi(), vapTaskApi: new VapTaskApi() },
		credentials: {
			modelArkTaskApi: {
				id: '1',
				data: {
					apiKey: simulator.keys.valid,
					region: 'custom',
					baseUrl: simulator.baseUrls.modelArk,
				},
			},
			vapTaskApi: {
				id: '2',
				data: { apiKey: simulator.keys.valid, baseUrl: simulator.baseUrls.vap },
			},
		},
		nodes: [
			{
				name: 'Video Task',
				type: 'n8n-nodes-video-tasks.videoTask',
				parameters: {
					provider: 'modelArk',
					downloadMedia: true,
					routeByStatus: false,
					...parameters,
				},
			},
		],
		items: items.map((json) => ({ json: { ...json } })),
	});
}

const mediaRequests = () => simulator.requests.filter(({ kind }) => kind === 'media');

test('a file is in the store under the task id, with its type, and no key was sent for it', async () => {
	const id = simulator.createTask({
		provider: 'modelArk',
		id: ids.first,
		queuedSeconds: 0,
		runSeconds: 30,
	});
	const result = await run({ options: { pollIntervalSeconds: 1 } }, [{ task_id: id }]);
	const [item] = result.items('Video Task');
	expect(item?.json).toMatchObject({ status: 'succeeded', downloadProblem: null });
	expect(item?.binary?.data).toMatchObject({ mimeType: 'video/mp4', fileName: `${id}.mp4` });
	const file = item?.binary?.data;
	expect(file === undefined ? 0 : (await readBinaryData(file)).length).toBeGreaterThan(1000);
	expect(mediaRequests()).toMatchObject([{ authorized: false, status: 200 }]);
});

test('several kinds go into fields of their own, named by the row', async () => {
	const made = { provider: 'modelArk', queuedSeconds: 0, runSeconds: 0, lastFrame: true } as const;
	for (const id of Object.values(ids)) simulator.createTask({ ...made, id });
	const result = await run(
		{
			operation: 'getTasksBatch',
			options: {
				mediaToDownload: ['output', 'lastFrame'],
				binaryPropertyName: 'film',
				fileName: '={{ $json.title }}.mp4',
			},
		},
		[
			{ task_id: ids.first, title: 'one' },
			{ task_id: ids.second, title: 'dir/../two' },
		],
	);
	expect(result.error).toBeUndefined();
	const names = result
		.items('Video Task')
		.map(({ binary }) => [binary?.film?.fileName, binary?.lastFrame?.fileName]);
	expect(names).toEqual([
		['one.mp4', 'one-lastFrame.png'],
		['two.mp4', 'two-lastFrame.png'],
	]);
});

test('a later kind that is named like the field does not take the place of the first file', async () => {
	const task = { provider: 'vap', service: 'music', queuedSeconds: 0, runSeconds: 0 } as const;
	const id = simulator.createTask(task);
	const at = `${simulator.url}/media/${id}`;
	const result = { audio_url: `${at}.mp3`, video_url: `${at}.mp4` };
	simulator.addFault({ kind: 'single', do: { mutate: (record) => ({ ...record, result }) } });
	const options = { mediaToDownload: ['output', 'video'], binaryPropertyName: 'video' };
	const parameters = { provider: 'vap', operation: 'getTasksBatch', taskIds: id, options };
	const [item] = (await run(parameters, [{}])).items('Video Task');
	expect(item?.json.downloadProblem).toBeNull();
	expect(item?.binary).toEqual({
		video: expect.objectContaining({ mimeType: 'audio/mpeg', fileName: `${id}.mp3` }),
		video2: expect.objectContaining({ mimeType: 'video/mp4', fileName: `${id}-video2.mp4` }),
	});
});

test('a download that fails keeps the item and says why; a fault that passes is tried again', async () => {
	simulator.createTask({ provider: 'modelArk', id: ids.first, queuedSeconds: 0, runSeconds: 0 });
	simulator.createTask({ provider: 'modelArk', id: ids.second, queuedSeconds: 0, runSeconds: 0 });
	simulator.addFault({ kind: 'media', taskId: ids.first, do: { status: 404 } });
	simulator.addFault({ kind: 'media', taskId: ids.second, times: 1, do: { drop: 'midBody' } });
	const result = await run({ operation: 'getTasksBatch' }, [
		{ task_id: ids.first },
		{ task_id: ids.second },
	]);
	expect(result.items('Video Task')).toMatchObject([
		{
			json: {
				status: 'succeeded',
				downloadProblem:
					"The file for 'data' could not be downloaded: the server answered HTTP 404, its URL may have expired.",
			},
		},
		{ json: { downloadProblem: null }, binary: { data: { fileName: `${ids.second}.mp4` } } },
	]);
	expect(result.items('Video Task')[0]?.binary).toBeUndefined();
});

test('a file over the limit is given up while it streams', async () => {
	simulator.createTask({ provider: 'modelArk', id: ids.first, queuedSeconds: 0, runSeconds: 0 });
	simulator.addFault({ kind: 'media', do: { hugeBytes: 50_000_000, contentType: 'video/mp4' } });
	const result = await run({ operation: 'getTasksBatch', options: { maxDownloadMegabytes: 1 } }, [
		{ task_id: ids.first },
	]);
	expect(result.items('Video Task')[0]?.json.downloadProblem).toContain('larger than 1 MB');
});

test('a redirect is followed, to web addresses only', async () => {
	simulator.createTask({ provider: 'modelArk', id: ids.first, queuedSeconds: 0, runSeconds: 0 });
	simulator.createTask({ provider: 'modelArk', id: ids.second, queuedSeconds: 0, runSeconds: 0 });
	const location = `${simulator.url}/media/${ids.second}.mp4`;
	simulator.addFault({ kind: 'media', taskId: ids.first, do: { status: 302, location } });
	const followed = await run({ operation: 'getTasksBatch' }, [{ task_id: ids.first }]);
	expect(followed.items('Video Task')[0]?.binary?.data?.mimeType).toBe('video/mp4');

	simulator.clearFaults();
	simulator.addFault({ kind: 'media', do: { status: 302, location: 'file:///etc/passwd' } });
	const refused = await run({ operation: 'getTasksBatch' }, [{ task_id: ids.first }]);
	expect(refused.items('Video Task')[0]?.json.downloadProblem).toContain(
		'its URL begins with file:',
	);
});

test('files are fetched while others are waited for', async () => {
	simulator.createTask({ provider: 'vap', id: 'quick', queuedSeconds: 0, runSeconds: 10 });
	simulator.createTask({ provider: 'vap', id: 'slow', queuedSeconds: 0, runSeconds: 280 });
	const result = await run(
		{ provider: 'vap', taskIds: 'quick, slow', options: { pollIntervalSeconds: 1 } },
		[{}],
	);
	expect(result.items('Video Task').every(({ binary }) => binary?.data !== undefined)).toBe(true);
	const paths = simulator.requests.map(({ kind, path }) => (kind === 'media' ? path : 'look'));
	expect(paths.indexOf('/media/quick.mp4')).toBeLessThan(paths.lastIndexOf('look'));
});

test('the hint says what came of it', async () => {
	simulator.createTask({ provider: 'modelArk', id: ids.first, queuedSeconds: 0, runSeconds: 0 });
	simulator.createTask({
		provider: 'modelArk',
		id: ids.second,
		queuedSeconds: 0,
		runSeconds: 0,
		outcome: 'moderated',
	});
	const result = await run({ operation: 'getTasksBatch', downloadMedia: false }, [
		{ task_id: ids.first },
		{ task_id: ids.second },
	]);
	expect(result.hints('Video Task')).toMatchObject([
		{ type: 'warning', message: '1 succeeded, 1 failed (content policy); 1 request' },
	]);
});
