// Every service of AceData Cloud × every operation, all services in one run: ids are asked for by service.
import type { IDataObject } from 'n8n-workflow';

import { ACE_DATA_SERVICES } from '../../providers/aceDataCloud/services/services';
import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask } from './videoTaskRun';

type Answers = Record<string, Record<string, IDataObject>>;

/** Listed ones, and one that is asked for by its path. */
const LISTED = ACE_DATA_SERVICES.map(({ service, kind }) => [service, kind] as const);
const SERVICES = [...LISTED, ['brand-new', 'video'] as const];

const ENDED = { createdSecondsAgo: 1000 };
const TASKS = {
	succeeded: ENDED,
	failed: { ...ENDED, outcome: 'failed' },
	withoutUrl: { ...ENDED, outcome: 'noMedia' },
	queued: { queuedSeconds: 1e6 },
	accepted: { queuedSeconds: 0, runSeconds: 1e6, createdSecondsAgo: 1e5 },
	running: { queuedSeconds: 0, runSeconds: 1e6, createdSecondsAgo: 6e5 },
	waitedFor: { queuedSeconds: 20, runSeconds: 500 },
} as const;

let simulator: Simulator;
let got: Answers;
let inBatch: Answers;
let waited: Answers;

/** @returns the items of all services by service and by what the task is here */
async function runWith(operation: string, names: ReadonlyArray<keyof typeof TASKS>) {
	const items = SERVICES.flatMap(([service]) =>
		names.map((name) => {
			const taskId = `${operation}-${name}-${service}`;
			simulator.createTask({ provider: 'aceDataCloud', service, id: taskId, ...TASKS[name] });
			const isListed = LISTED.some(([listed]) => listed === service);
			return { taskId, service: isListed ? service : 'other', path: `/${service}/tasks` };
		}),
	);
	const answer = await runVideoTask(simulator, {
		items: operation === 'getTask' ? items : [...items, ...unknownOf(operation)],
		parameters: {
			...{ operation, service: '={{ $json.service }}', servicePath: '={{ $json.path }}' },
			...{ maxWaitMinutes: 0.5, routeByStatus: false, simplify: false },
			options: { pollIntervalSeconds: 1, requestsPerSecond: 100 },
		},
	});
	expect(answer.error).toBeUndefined();
	const answers: Answers = {};
	for (const item of answer.out()) {
		const name = String(item['taskId']).split('-')[1] ?? '';
		(answers[String(item['service'])] ??= {})[name] = item;
	}
	return answers;
}

/** A wait gives an unknown id a minute; a batch does not. */
function unknownOf(operation: string) {
	if (operation !== 'getTasksBatch') return [];
	return LISTED.map(([service]) => ({ taskId: `${operation}-unknown-${service}`, service }));
}

beforeAll(async () => {
	simulator = await start({ timeScale: 0.01 });
	got = await runWith('getTask', ['succeeded', 'failed', 'withoutUrl']);
	inBatch = await runWith('getTasksBatch', ['succeeded', 'queued', 'accepted', 'running']);
	waited = await runWith('waitUntilDone', ['waitedFor', 'failed']);
});
afterAll(async () => await simulator.close());

/** What a finished task of the simulator looks like, whatever its service keeps where. */
function succeededTask(kind: string | null, id: string) {
	const extension = { image: 'png', audio: 'mp3' }[String(kind)] ?? 'mp4';
	const url = `${simulator.url}/media/${id}.${extension}`;
	return {
		...{ taskId: id, status: 'succeeded', done: true, failure: null, provider: 'aceDataCloud' },
		...{ url, [`${kind}Url`]: url, finishedAt: expect.stringMatching(/Z$/) },
		media: expect.arrayContaining([{ kind, role: 'output', url }]),
	};
}

describe.each(SERVICES)('%s', (service, kind) => {
	const urlsLive =
		ACE_DATA_SERVICES.find((row) => row.service === service)?.urlLifetimeSeconds ?? null;

	it('by Get Task', () => {
		const { failed, succeeded, withoutUrl } = got[service] ?? {};
		expect(succeeded).toMatchObject(succeededTask(kind, `getTask-succeeded-${service}`));
		const lifetimeMs = Date.parse(String(succeeded?.['urlsExpireAt'])) - endOf(succeeded);
		expect(lifetimeMs / 1000).toBe(urlsLive ?? Number.NaN);
		expect(failed).toMatchObject({
			...{ status: 'failed', done: true, url: null, media: [] },
			failure: { message: 'The upstream service failed to generate the video.' },
		});
		expect(withoutUrl).toMatchObject({ status: 'succeeded', failure: { code: 'no_media' } });
	});

	it('by Get Tasks Batch', () => {
		const { accepted, queued, running, succeeded, unknown } = inBatch[service] ?? {};
		expect(succeeded).toMatchObject(succeededTask(kind, `getTasksBatch-succeeded-${service}`));
		expect(queued).toMatchObject({ status: 'queued', done: false, url: null });
		for (const one of [accepted, running]) {
			expect(one).toMatchObject({ status: 'running', done: false, url: null, media: [] });
		}
		if (service !== 'brand-new') expect(unknown).toMatchObject({ status: 'not_found' });
	});

	it('by Wait Until Done', () => {
		const { failed, waitedFor } = waited[service] ?? {};
		expect(waitedFor).toMatchObject({
			...succeededTask(kind ?? 'video', `waitUntilDone-waitedFor-${service}`),
			wait: { ended: 'done', timedOut: false },
		});
		expect(Number(Object(waitedFor?.['wait']).polls)).toBeGreaterThan(1);
		expect(failed).toMatchObject({ status: 'failed', wait: { ended: 'done', polls: 1 } });
	});
});

function endOf(item: IDataObject | undefined) {
	return Date.parse(String(item?.['finishedAt']));
}

test('one request a look for all tasks of a service, but for Maestro, which has no batch', () => {
	const asked = simulator.requests.filter(({ taskIds }) =>
		taskIds.some((id) => id.startsWith('getTask-')),
	);
	for (const [service] of SERVICES) {
		const own = asked.filter(({ path }) => path === `/${service}/tasks`);
		expect([service, own.length]).toEqual([service, service === 'maestro' ? 3 : 1]);
	}
});

test('a path that no service has is an error that names the parameter', async () => {
	const answer = await runVideoTask(simulator, {
		items: [{ taskId: 'a' }],
		node: { onError: 'continueRegularOutput' },
		parameters: { operation: 'getTask', service: 'other', servicePath: 'no-such-service' },
	});
	expect(answer.out()).toMatchObject([{ error: expect.stringMatching(/^Task a: .*404/) }]);
});
