// What an API answers that nobody has described: results behind a second request, and answers that are no record.
import { make, simulator, urlOf, wait } from './customApiRun';
import { timesOf } from './videoTaskRun';

describe('a result behind a second request', () => {
	const parameters = { describe: { resultUrl: '/jobs/{id}/result' } };

	it('is asked for once, when the task has succeeded', async () => {
		const [early, late] = [
			make({ answers: 'apart' }),
			make({ answers: 'apart', createdSecondsAgo: 1 }),
		];
		const { out } = await wait([early, late], { parameters });
		expect(out()).toMatchObject(
			[early, late].map((taskId) => ({ taskId, status: 'succeeded', url: urlOf(taskId) })),
		);
		expect(simulator.counts().byKind['result']).toBe(2);
		for (const { taskId, wait: told } of out()) {
			expect(Object(told).requests).toBe(timesOf(simulator, [String(taskId)]).length);
		}
	});

	it('is asked for again where that passes by itself', async () => {
		const id = make({ answers: 'apart' });
		simulator.addFault({ kind: 'result', times: 2, do: { status: 503 } });
		const { out } = await wait([id], { parameters });
		expect(out()).toMatchObject([
			{ taskId: id, status: 'succeeded', url: urlOf(id), failure: null },
		]);
		expect(simulator.counts().byKind['result']).toBe(3);
	});

	it('does not make a failed task of one that has succeeded', async () => {
		const id = make({ answers: 'apart' });
		simulator.addFault({ kind: 'result', do: { status: 503 } });
		const { out } = await wait([id], { parameters: { ...parameters, maxWaitMinutes: 0.05 } });
		expect(out()).toMatchObject([
			{
				...{ taskId: id, status: 'succeeded', url: null },
				failure: { code: 'no_media', retryable: true },
			},
		]);
		expect(Object(out()[0]?.['failure']).message).toContain('its result could not be fetched');
	});

	it('is not asked for where the task failed', async () => {
		const { out } = await wait([make({ answers: 'apart', outcome: 'failed' })], { parameters });
		expect(out()).toMatchObject([{ status: 'failed', failure: { code: 'internal_error' } }]);
		expect(simulator.counts().byKind['result']).toBe(0);
	});
});

describe('an answer that is no record', () => {
	const busy = { createdSecondsAgo: 60, runSeconds: 100 };

	it('HTTP 202 with nothing says that it runs', async () => {
		const id = make({ answers: 'empty202', createdSecondsAgo: 10 });
		const { out } = await wait([id]);
		expect(out()).toMatchObject([{ taskId: id, status: 'succeeded', url: urlOf(id) }]);
		const statuses = simulator.requests.map(({ status }) => status);
		expect(statuses.slice(0, 1)).toEqual([202]);
		expect(statuses.at(-1)).toBe(200);
	});

	it('HTTP 303 leads to the result', async () => {
		const id = make({ answers: 'seeOther' });
		const { out } = await wait([id]);
		expect(out()).toMatchObject([{ taskId: id, status: 'succeeded', url: urlOf(id) }]);
		expect(simulator.requests.map(({ status }) => status)).toEqual([303, 200]);
	});

	it('a word that nobody knows goes on waiting, until it is described', async () => {
		const id = make({ answers: 'strange', ...busy });
		const unknown = await wait([id], { parameters: { maxWaitMinutes: 0 } });
		expect(unknown.out()).toMatchObject([{ taskId: id, status: 'unknown', done: false }]);
		const values = [
			{ status: 'queued', words: 'simmering' },
			{ status: 'running', words: 'stirring' },
			{ status: 'succeeded', words: 'plated' },
		];
		const parameters = { describe: { words: { values } } };
		const { out } = await wait([id], { parameters });
		expect(out()).toMatchObject([{ taskId: id, status: 'succeeded', url: urlOf(id) }]);
	});

	it('a code beside the record is no state', async () => {
		const ids = [make({ answers: 'coded' }), make({ answers: 'coded', createdSecondsAgo: 10 })];
		const { out } = await wait(ids);
		expect(out()).toMatchObject(ids.map((taskId) => ({ taskId, status: 'succeeded' })));
	});

	it('a Retry-After of a good answer sets when it is asked again', async () => {
		const id = make({ retryAfterSeconds: 3, createdSecondsAgo: 10 });
		const { out } = await wait([id]);
		expect(out()).toMatchObject([{ taskId: id, status: 'succeeded' }]);
		const [first = 0, second = 0] = timesOf(simulator, [id]);
		expect(second - first).toBeGreaterThanOrEqual(2900);
	});
});
