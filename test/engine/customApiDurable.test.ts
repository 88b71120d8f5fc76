// The Custom API in a wait that n8n stores and takes up again: what describes the API goes along as text.
import type { IDataObject } from 'n8n-workflow';

import type { Simulator } from '../simulator/asking';
import { passingTime } from './passingTime';
import { timesOf, workflowOf } from './videoTaskRun';
import type { Question } from './videoTaskRun';

const provider = 'customApi';
const time = passingTime();

type Task = Partial<Parameters<Simulator['createTask']>[0]>;

const make = (more: Task = {}) =>
	time.simulator.createTask({ provider, queuedSeconds: 0, runSeconds: 100, ...more });

async function wait(items: IDataObject[], { parameters, ...more }: Question = {}) {
	const settings = { operation: 'waitUntilDone', waitMode: 'durable', routeByStatus: false };
	const question = {
		provider,
		items,
		...more,
		parameters: { ...settings, ...parameters },
	} as const;
	return await time.finish(workflowOf(time.simulator, question));
}

const urlOf = (id: string) => `${time.simulator.url}/media/${id}.mp4`;

it('rests, and gives out what the tasks made', async () => {
	const ids = [make(), make({ runSeconds: 0 }), make({ outcome: 'failed' })];
	const { answer, beats } = await wait(ids.map((taskId) => ({ taskId })));
	expect(answer.error).toBeUndefined();
	expect(answer.out()).toMatchObject([
		{ taskId: ids[0], status: 'succeeded', url: urlOf(ids[0] ?? '') },
		{ taskId: ids[1], status: 'succeeded', url: urlOf(ids[1] ?? '') },
		{ taskId: ids[2], status: 'failed', failure: { code: 'internal_error' } },
	]);
	expect(beats[0]?.length).toBeGreaterThan(0);
});

it('waits for status addresses and for results behind a second request', async () => {
	const ids = [make({ answers: 'apart' }), make({ answers: 'apart', runSeconds: 0 })];
	const items = ids.map((id) => ({ taskId: `${time.simulator.baseUrls.customApi}/jobs/${id}` }));
	const parameters = { describe: { resultUrl: '/jobs/{id}/result' } };
	const { answer, beats } = await wait(items, { parameters });
	expect(answer.out()).toMatchObject(
		ids.map((taskId) => ({ taskId, status: 'succeeded', url: urlOf(taskId) })),
	);
	expect(beats[0]?.length).toBeGreaterThan(0);
	const results = time.simulator.requests.filter(({ kind }) => kind === 'result');
	expect(results.map(({ taskIds }) => taskIds[0]).sort()).toEqual([...ids].sort());
});

it('evaluates nothing of what describes the API, before a rest or after', async () => {
	const id = make({ answers: 'strange' });
	// Evaluated, the first would be a word that is said twice, and the second 42.
	const [word, note] = ['={{ "pla" + "ted" }}', '={{ 6 * 7 }}'];
	const values = [
		{ status: 'running', words: 'simmering, stirring' },
		{ status: 'succeeded', words: 'plated' },
		{ status: 'failed', words: '={{ $json.word }}' },
	];
	const headers = { values: [{ name: 'X-Note', value: '={{ $json.note }}' }] };
	const parameters = { simplify: false, describe: { words: { values }, headers } };
	const { answer, beats } = await wait([{ taskId: id, word, note }], { parameters });
	expect(answer.error?.message).toBeUndefined();
	expect(answer.out()).toMatchObject([
		{ taskId: id, status: 'succeeded', url: urlOf(id), raw: { note } },
	]);
	expect(beats[0]?.length).toBeGreaterThan(0);
	expect(timesOf(time.simulator, [id]).length).toBeGreaterThan(1);
});
