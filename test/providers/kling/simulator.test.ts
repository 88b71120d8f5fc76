import { KlingTokens } from '../../../credentials/klingTokens';
import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
const provider = 'kling';
const finished = { createdSecondsAgo: 100 };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const base = () => `${simulator.baseUrls[provider]}/v1`;
const look = async (id: string, path = 'videos/text2video') => await get(`${base()}/${path}/${id}`);
const make = (more = {}) => simulator.createTask({ provider, ...more });

it('advances a task, and writes its id as a long number', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30 });
	expect(id).toMatch(/^8\d{17}$/);
	expect((await look(id)).body).toMatchObject({
		...{ code: 0, message: 'SUCCEED' },
		data: { task_id: id, task_status: 'submitted', created_at: clock.now() },
	});
	clock.forwardSeconds(20);
	expect((await look(id)).body.data.task_status).toBe('processing');
	clock.forwardSeconds(20);
	const { data } = (await look(id)).body;
	const url = `${simulator.url}/media/${id}.mp4`;
	expect(data).toMatchObject({
		...{ task_status: 'succeed', updated_at: clock.now(), final_unit_deduction: '1' },
		task_result: { videos: [{ url, duration: '5.1' }] },
	});
});

it.each([
	['failed', 'failed', /Internal error/],
	['moderated', 'failed', /risk control/],
	['noMedia', 'succeed', /^$/],
])('ends a task as %s', async (outcome, word, message) => {
	const { data } = (await look(make({ outcome, ...finished }))).body;
	expect([data.task_status, data.task_result]).toEqual([word, undefined]);
	expect(data.task_status_msg).toMatch(message);
});

it.each([
	['avatar/image2video', 'videos/avatar/image2video', 'videos'],
	['images/generations', 'images/generations', 'images'],
	['audio/text-to-audio', 'audio/text-to-audio', 'audios'],
])('knows a task of %s under its own path alone', async (service, path, outputs) => {
	const id = make({ service, ...finished });
	expect((await look(id, path)).body.data.task_result).toHaveProperty(outputs);
	expect(await look(id)).toMatchObject({ status: 404, body: { code: 1203 } });
});

it('creates, and lists', async () => {
	const { body } = await post(`${base()}/videos/image2video`, { prompt: 'A lake' });
	const id = body.data.task_id as string;
	expect((await look(id, 'videos/image2video')).body.data).toEqual(body.data);
	expect((await post(`${base()}/videos/image2video`, {})).status).toBe(400);
	const listed = await get(`${base()}/videos/image2video?pageNum=1&pageSize=1`);
	expect(listed.body.data).toEqual([body.data]);
});

it('takes a key, or a token that its secret key has signed, and nothing else', async () => {
	const now = Math.floor(Date.now() / 1000) * 1000;
	const ask = async (bearer: string) => {
		const url = `${base()}/videos/text2video`;
		const { status, body } = await get(url, { authorization: `Bearer ${bearer}` });
		return [status, body.code];
	};
	const token = (access: string, secret: string, atMs = now) =>
		new KlingTokens().tokenFor(access, secret, atMs);
	const key = simulator.keys.valid;
	expect(await ask(key)).toEqual([200, 0]);
	expect(await ask(token('access', key))).toEqual([200, 0]);
	const refused = [401, 1002];
	expect(await ask('other')).toEqual(refused);
	expect(await ask(token('access', 'other'))).toEqual(refused);
	expect(await ask(token('other', key))).toEqual(refused);
	expect(await ask(token('access', key, now - 3_600_000))).toEqual(refused);
	expect(await ask(token('access', key, now + 3_600_000))).toEqual(refused);
});
