// Stop at every moment: the execution ends within a second, asks for nothing more, and leaves no timer
// and no socket behind.
import { sleep } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Provider } from '../engine/videoTaskRun';
import type { Simulator } from '../simulator/asking';
import { startChild } from '../../bench/child.mjs';

type Fault = Parameters<Simulator['addFault']>[0];

interface Moment {
	fault?: Fault;
	/** Requests that have begun when Stop is pressed, media included. */
	begun: number;
	/** And how long after that. */
	afterMs?: number;
	provider?: Provider;
	/** Task ids of each execution. */
	ids?: number;
	executions?: number;
	/** Tasks are done at once, as is needed to download them. */
	done?: boolean;
	parameters?: INodeParameters;
}

let simulator: Simulator;
let child: ReturnType<typeof startChild>;
beforeAll(async () => {
	simulator = await start({});
	child = startChild('test/faults/stopCase.mjs');
	// The first run loads what a running n8n has loaded long before.
	await stopped({ begun: 1 });
});
afterEach(() => simulator.reset());
afterAll(async () => {
	await child.end();
	await simulator.close();
});

async function stopped(moment: Moment) {
	const { provider = 'vap', ids = 1, executions = 1, begun, afterMs = 200 } = moment;
	const runSeconds = moment.done ? 0 : 1e6;
	const task = { provider, queuedSeconds: 0, runSeconds, createdSecondsAgo: 10 };
	const { options, ...own } = { options: {}, ...moment.parameters };
	// Waits that share would ask about each other's tasks in one request.
	const alone = { pollIntervalSeconds: 1, shareRequests: false, ...Object(options) };
	const parameters = { ...own, options: alone };
	if (moment.fault) simulator.addFault(moment.fault);
	await child.ask({
		do: 'begin',
		where: simulator.credentials,
		executions: Array.from({ length: executions }, () => ({
			...{ provider, parameters },
			ids: Array.from({ length: ids }, () => simulator.createTask(task)),
		})),
	});
	for (let tries = 0; simulator.requests.length < begun && tries < 1000; tries++) await sleep(10);
	expect(simulator.requests.length).toBeGreaterThanOrEqual(begun);
	await sleep(afterMs);
	const answer = await child.ask({ do: 'stop' });
	const { connections, total } = simulator.counts();
	await sleep(1200);
	const later = simulator.counts();
	return {
		...answer,
		furtherConnections: later.connections - connections,
		furtherRequests: later.total - total,
		peakConcurrent: later.peakConcurrent,
	};
}

const silent: Fault = { do: { never: true } };
const batch = { operation: 'getTasksBatch', options: {} };
const get = { operation: 'getTask', taskId: '={{ $json.taskId }}', options: {} };
const quick = { options: { pollIntervalSeconds: 1, requestsPerSecond: 100 } };
const media = { operation: 'getTasksBatch', downloadMedia: true, options: {} };

const MOMENTS: Readonly<Record<string, Moment>> = {
	'in the first look': { begun: 1, fault: silent },
	'between two looks': { begun: 1 },
	'between two looks that are far apart': {
		...{ begun: 1, parameters: { options: { pollIntervalSeconds: 600 } } },
	},
	'while a later answer is slow': { begun: 2, fault: { after: 1, do: { delaySeconds: 5 } } },
	'while a body trickles in': { begun: 1, fault: { do: { trickle: true, bytesPerSecond: 50 } } },
	'in the silence that a 429 asked for': {
		...{ begun: 1, fault: { do: { status: 429, retryAfter: '20' } } },
	},
	'in the pause after a fault': { begun: 1, fault: { do: { status: 500 } } },
	'with many requests in flight': {
		...{ begun: 9, ids: 200, parameters: quick, fault: { after: 1, do: { delaySeconds: 5 } } },
	},
	'with twenty waits at once': { begun: 20, executions: 20, ids: 20, provider: 'aceDataCloud' },
	'with twenty waits in their first look': { begun: 20, executions: 20, ids: 20, fault: silent },
	'in Get Task': { begun: 1, ids: 20, parameters: get, fault: silent },
	'in Get Task with many requests in flight': {
		...{ begun: 5, ids: 200, parameters: get, fault: { after: 1, do: { delaySeconds: 5 } } },
	},
	'in Get Tasks Batch': {
		begun: 1,
		ids: 120,
		provider: 'modelArk',
		parameters: batch,
		fault: silent,
	},
	'in Get Tasks Batch before it looks again': {
		...{ begun: 1, parameters: batch, fault: { do: { status: 500 } } },
	},
	'while media are silent': {
		...{ begun: 2, done: true, parameters: media, fault: { kind: 'media', do: { never: true } } },
	},
	'while media trickle in': {
		...{ begun: 2, done: true, parameters: media },
		fault: { kind: 'media', do: { trickle: true, bytesPerSecond: 50 } },
	},
	'while media wait for their turn': {
		...{ begun: 5, ids: 40, done: true, provider: 'aceDataCloud', parameters: media },
		fault: { kind: 'media', do: { never: true } },
	},
	'before media are asked for again': {
		...{ begun: 2, done: true, parameters: media, fault: { kind: 'media', do: { status: 503 } } },
	},
};

test.each(Object.entries(MOMENTS))('Stop %s', async (_when, moment) => {
	const { tookMs, statuses, ...rest } = await stopped(moment);
	expect(tookMs).toBeLessThan(1000);
	expect([...new Set(statuses)]).toEqual(['canceled']);
	expect(rest).toMatchObject({ furtherConnections: 0, furtherRequests: 0, leftBehind: [] });
	if (moment.begun === 9) expect(rest.peakConcurrent).toBe(8);
});
