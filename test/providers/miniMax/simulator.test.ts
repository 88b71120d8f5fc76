import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'miniMax';
const finished = { createdSecondsAgo: 100 };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const base = () => simulator.baseUrls[provider];
const second = async (id: string) => await get(`${base()}/v2/query/video_generation/${id}`);
const first = async (id: string) => await get(`${base()}/v1/query/video_generation?task_id=${id}`);
const file = async (id: string) => await get(`${base()}/v1/files/retrieve?file_id=${id}`);
const make = (more = {}) => simulator.createTask({ provider, ...more });

it('advances a task of version 2', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30 });
	expect((await second(id)).body).toMatchObject({ task: { id, status: 'queued' } });
	clock.forwardSeconds(20);
	expect((await second(id)).body.task).toMatchObject({ status: 'running' });
	clock.forwardSeconds(20);
	const { task } = (await second(id)).body;
	const url = `${simulator.url}/media/${id}.mp4`;
	expect(task).toMatchObject({ status: 'succeeded', content: { url }, resolution: '2K' });
	expect(task).not.toHaveProperty('error');
});

it('names the file of a task of version 1, and gives its address in a second answer', async () => {
	const id = make({ service: 'v1', queuedSeconds: 10, runSeconds: 30 });
	const fine = { base_resp: { status_code: 0, status_msg: 'success' } };
	expect((await first(id)).body).toEqual({ task_id: id, status: 'Queueing', file_id: '', ...fine });
	clock.forwardSeconds(20);
	expect((await first(id)).body.status).toBe('Processing');
	expect((await file(id)).body.file.download_url).toBe('');
	clock.forwardSeconds(20);
	const { body } = await first(id);
	expect(body).toMatchObject({ status: 'Success', video_width: 1920 });
	const url = `${simulator.url}/media/${id}.mp4`;
	expect((await file(body.file_id)).body).toMatchObject({ file: { download_url: url }, ...fine });
	expect(simulator.counts().byKind).toMatchObject({ single: 3, result: 2 });
});

it.each([
	['failed', 'failed', 1000],
	['moderated', 'failed', 1026],
	['expired', 'expired', 1001],
])('ends a task as %s', async (outcome, word, code) => {
	const { task } = (await second(make({ outcome, ...finished }))).body;
	expect([task.status, task.error.code]).toEqual([word, code]);
	const old = (await first(make({ service: 'v1', outcome, ...finished }))).body;
	expect([old.status, old.base_resp.status_code]).toEqual(['Fail', code]);
});

it('knows the tasks of each version apart', async () => {
	const [id, old] = [make(finished), make({ service: 'v1', ...finished })];
	expect(await first(id)).toMatchObject({
		status: 200,
		body: { base_resp: { status_code: 2013 } },
	});
	const { status, body } = await second(old);
	expect([status, body.error.message]).toEqual([400, 'invalid task_id (2013)']);
});

it('creates in both versions', async () => {
	const text = { content: [{ type: 'text', text: 'A lake' }] };
	const { task_id: id } = (await post(`${base()}/v2/video_generation`, text)).body;
	expect((await second(id)).body.task.status).toBe('queued');
	const old = (await post(`${base()}/v1/video_generation`, { prompt: 'A lake' })).body;
	expect((await first(old.task_id)).body.status).toBe('Queueing');
	const bad = await post(`${base()}/v2/video_generation`, {});
	expect([bad.status, bad.body.type]).toEqual([400, 'error']);
});

it('refuses a wrong key, and lists files for a good one', async () => {
	const url = `${base()}/v1/files/list?purpose=voice_clone`;
	expect((await get(url)).body).toMatchObject({ files: [], base_resp: { status_code: 0 } });
	const { status, body } = await get(url, { authorization: 'Bearer other' });
	expect([status, body.error.http_code, body.error.type]).toEqual([401, '401', 'authorized_error']);
});
