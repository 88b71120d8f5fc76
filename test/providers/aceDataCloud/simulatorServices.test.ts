import { handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';

const clock = handTurnedClock();
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

async function ask(service: string, body: object) {
	return await post(`${simulator.url}/${service}/tasks`, body);
}

async function retrieve(service: string, id: string) {
	const named = service === 'digital-human' ? { task_id: id } : { id };
	const { body, status } = await ask(service, { action: 'retrieve', ...named });
	expect(status).toBe(200);
	return service === 'minimax' ? body.task : body;
}

const times = { queuedSeconds: 10, runSeconds: 20 };
const ended = { createdSecondsAgo: 100 };
const own = ['digital-human', 'maestro', 'midjourney', 'minimax'];
const usual = [
	...['brand-new', 'dreamina', 'fish', 'flux', 'gemini', 'grok', 'hailuo', 'happyhorse', 'kling'],
	...['luma', 'nano-banana', 'openai', 'pika', 'pixverse', 'producer', 'seedream', 'sora', 'suno'],
	...['wan'],
];

it.each([...usual, ...own])('a task of %s runs, ends with a URL, or fails', async (service) => {
	const id = simulator.createTask({ provider: 'aceDataCloud', service, ...times });
	const failed = { service, outcome: 'failed', ...ended } as const;
	const failedId = simulator.createTask({ provider: 'aceDataCloud', ...failed });
	const media = `${simulator.url}/media/${id}.`;
	const isMidjourney = service === 'midjourney';
	for (const [seconds, hasUrl] of [
		[0, false],
		[15, isMidjourney],
		[10, isMidjourney],
		[5, true],
	] as const) {
		clock.forwardSeconds(seconds);
		expect(JSON.stringify(await retrieve(service, id)).includes(media)).toBe(hasUrl);
	}
	expect(JSON.stringify(await retrieve(service, failedId))).toContain('failed to generate');
});

it.each(usual)('%s records nothing, then the acknowledgement, then a result', async (service) => {
	const id = simulator.createTask({ provider: 'aceDataCloud', service, ...times });
	expect(await retrieve(service, id)).not.toHaveProperty('response');
	clock.forwardSeconds(12);
	expect((await retrieve(service, id)).response).toEqual({ success: true, task_id: id });
	clock.forwardSeconds(20);
	expect((await retrieve(service, id)).response).toMatchObject({ success: true, task_id: id });
});

it.each([
	['kling', { state: 'succeed', video_url: expect.any(String) }],
	['luma', { state: 'completed', video_url: expect.any(String) }],
	['dreamina', { data: { status: 'done', video_url: expect.any(String) } }],
	['openai', { data: [{ url: expect.any(String) }] }],
	['suno', { data: [{ audio_url: expect.any(String) }, { audio_url: expect.any(String) }] }],
	['fish', { audio_url: expect.any(String) }],
	['midjourney', { progress: 100, raw_image_url: expect.any(String) }],
	['maestro', { data: { variants: [{ output_url: expect.any(String) }] } }],
])('the result of %s', async (service, response) => {
	const id = simulator.createTask({ provider: 'aceDataCloud', service, ...ended });
	expect((await retrieve(service, id)).response).toMatchObject(response);
});

it.each([
	['minimax', ['queued', 'running', 'succeeded'], 'status'],
	['maestro', ['pending', 'producing', 'succeeded'], 'status'],
	['digital-human', ['pending', 'processing', 'succeed'], 'state'],
])('%s has a word in its record', async (service, words, field) => {
	const id = simulator.createTask({ provider: 'aceDataCloud', service, ...times });
	for (const word of words) {
		expect((await retrieve(service, id))[field]).toBe(word);
		clock.forwardSeconds(16);
	}
});

it('asks Digital Human by task_id, counts MiniMax in total, and lists all of Maestro', async () => {
	const ids = own.map((service) =>
		simulator.createTask({ provider: 'aceDataCloud', service, ...ended }),
	);
	const batch = { action: 'retrieve_batch', limit: 5 };
	const human = await ask('digital-human', { ...batch, task_id: ids });
	expect(human.body).toMatchObject({ items: [{ task_id: ids[0], success: true }], count: 1 });
	const maestro = await ask('maestro', { ...batch, ids: ['unknown'] });
	expect(maestro.body.items).toMatchObject([{ id: ids[1] }]);
	const minimax = await ask('minimax', { ...batch, ids });
	expect(minimax.body).toMatchObject({ items: [{ id: ids[3] }], total: 1 });
	expect((await ask('digital-human', { action: 'retrieve', id: ids[0] })).status).toBe(400);
});

it.each([
	['digital-human', 404, { error: { code: 'no_task' } }],
	['maestro', 404, { error: { code: 'not_found' } }],
	['minimax', 200, {}],
])('an unknown task of %s', async (service, status, body) => {
	const answer = await ask(service, { action: 'retrieve', id: 'x', task_id: 'x' });
	expect(answer.status).toBe(status);
	expect(answer.body).toMatchObject(body);
});

it.each([
	['midjourney', 'imagine'],
	['openai', 'images/generations'],
	['suno', 'audios'],
])('%s creates tasks under %s', async (service, path) => {
	const made = await post(`${simulator.url}/${service}/${path}`, { prompt: 'x', async: true });
	expect((await retrieve(service, made.body.task_id)).request).toEqual({ prompt: 'x' });
	expect(simulator.counts().byKind).toMatchObject({ create: 1, single: 1 });
});
