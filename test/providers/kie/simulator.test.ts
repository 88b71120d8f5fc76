import { get, handTurnedClock, post, simulateForFile } from '../../simulator/asking';
import type { Simulator } from '../../simulator/asking';
import { families } from './simulator/record.mjs';

const clock = handTurnedClock();
const provider = 'kie';
const finished = { createdSecondsAgo: 100 };
let simulator: Simulator;

simulateForFile({ now: clock.now }, (started) => (simulator = started));

const look = async (service: string, id: string) =>
	await get(`${simulator.baseUrls[provider]}${families[service]?.path}?taskId=${id}`);
const make = (more = {}) => simulator.createTask({ provider, ...more });
const media = (id: string, ending: string) => `${simulator.url}/media/${id}.${ending}`;

it('advances a task of the market in its own words', async () => {
	const id = make({ queuedSeconds: 10, runSeconds: 30 });
	const data = async () => (await look('market', id)).body.data;
	expect(await data()).toMatchObject({ taskId: id, state: 'waiting', resultJson: '' });
	clock.forwardSeconds(20);
	expect(await data()).toMatchObject({ state: 'generating', completeTime: null });
	clock.forwardSeconds(20);
	expect(await data()).toMatchObject({
		...{ state: 'success', completeTime: clock.now(), failCode: null },
		resultJson: JSON.stringify({ resultUrls: [media(id, 'mp4')] }),
	});
});

// [family, its record of a task that is done]
it.each([
	['veo', (id: string) => ({ successFlag: 1, response: { resultUrls: [media(id, 'mp4')] } })],
	['aleph', (id: string) => ({ successFlag: 1, response: { resultVideoUrl: media(id, 'mp4') } })],
	['runway', (id: string) => ({ state: 'success', videoInfo: { videoUrl: media(id, 'mp4') } })],
	[
		'gpt4oImage',
		(id: string) => ({ progress: '1.00', response: { resultUrls: [media(id, 'png')] } }),
	],
	['fluxKontext', (id: string) => ({ response: { resultImageUrl: media(id, 'png') } })],
	['suno', () => ({ status: 'SUCCESS', response: { sunoData: [{ id: 'a1' }, { id: 'a2' }] } })],
])('%s is known at its own address alone', async (service, record) => {
	const id = make({ service, ...finished });
	expect((await look(service, id)).body).toMatchObject({ code: 200, data: record(id) });
	for (const other of Object.keys(families).filter((name) => name !== service)) {
		expect(await look(other, id)).toMatchObject({ status: 200, body: { code: 422, data: null } });
	}
});

// [family, how a refused task stands]
it.each([
	['market', { state: 'fail', failCode: '400' }],
	['veo', { successFlag: 3, errorCode: 400 }],
	['suno', { status: 'SENSITIVE_WORD_ERROR' }],
	['runway', { state: 'fail', failCode: 400 }],
])('%s tells of a refusal', async (service, record) => {
	const id = make({ service, outcome: 'moderated', ...finished });
	expect((await look(service, id)).body.data).toMatchObject(record);
});

it('creates a task, and says what is left on the account', async () => {
	const base = simulator.baseUrls[provider];
	const { body } = await post(`${base}/api/v1/jobs/createTask`, { prompt: 'A lake' });
	expect((await look('market', body.data.taskId)).body.data.param).toContain('A lake');
	expect((await get(`${base}/api/v1/chat/credit`)).body).toMatchObject({ code: 200, data: 100 });
});
