// What is raised while files are fetched: it has no reader for them, so it does not wait for them, and
// leaves no request, timer or socket behind.
import { sleep } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { startChild } from '../../bench/child.mjs';
import { startStopwatch } from '../stopwatch.mjs';

type Fault = Parameters<Simulator['addFault']>[0];
type Task = Parameters<Simulator['createTask']>[0];

interface Moment {
	provider: Task['provider'];
	/** How many tasks are done from the start, and have a file. */
	done: number;
	/** The task beside them. */
	other: Partial<Task>;
	media: Fault['do'];
	/** What happens to looks. */
	look?: Fault;
	parameters?: INodeParameters;
}

const running = { runSeconds: 1e6 };
const failed = { runSeconds: 0, outcome: 'failed' } as const;
const batch = { operation: 'getTasksBatch' };
const refused = { status: 401 };
const vap = 'vap';
const ace = 'aceDataCloud';

let simulator: Simulator;
let child: ReturnType<typeof startChild>;
beforeAll(async () => {
	simulator = await start({});
	child = startChild('test/faults/stopCase.mjs');
	// The first run loads what a running n8n has loaded long before.
	await raised({ provider: 'vap', done: 1, other: failed, media: { delaySeconds: 0 } });
	simulator.reset();
});
afterEach(() => simulator.reset());
afterAll(async () => {
	await child.end();
	await simulator.close();
});

async function raised({ provider, done, other, media, look, parameters }: Moment) {
	const task = { provider, queuedSeconds: 0, createdSecondsAgo: 10 };
	const ids = Array.from({ length: done }, () => simulator.createTask({ ...task, runSeconds: 0 }));
	ids.push(simulator.createTask({ ...task, ...other }));
	simulator.addFault({ kind: 'media', do: media });
	if (look !== undefined) simulator.addFault(look);
	const options = { pollIntervalSeconds: 1, requestTimeoutSeconds: 4, onTaskFailure: 'throwError' };
	// The servers are in this process.
	const stopwatch = startStopwatch();
	await child.ask({
		do: 'begin',
		where: simulator.credentials,
		executions: [{ provider, ids, parameters: { downloadMedia: true, options, ...parameters } }],
	});
	const { tookMs, ...answer } = await child.ask({ do: 'end' });
	const { heldUpMs } = stopwatch.stop();
	const { total, byKind } = simulator.counts();
	await sleep(1200);
	const later = simulator.counts();
	const { openConnections } = later;
	const furtherRequests = later.total - total;
	return {
		tookMs: tookMs - heldUpMs,
		...answer,
		openConnections,
		furtherRequests,
		mediaRequests: byKind.media,
	};
}

// [when, what happens, requests for media that have begun by then]
const MOMENTS: ReadonlyArray<readonly [string, Moment, number]> = [
	[
		'a refused key in a wait, while a file is silent',
		{
			...{ provider: vap, done: 1, other: running, media: { never: true } },
			look: { kind: 'single', after: 2, do: refused },
		},
		1,
	],
	[
		'a refused key in a wait, while files trickle in and others wait for their turn',
		{
			...{ provider: ace, done: 30, other: running, media: { trickle: true, bytesPerSecond: 50 } },
			look: { provider: ace, kind: 'single', do: refused },
		},
		4,
	],
	[
		'a refused key in a wait, before a file is asked for again',
		{
			...{ provider: vap, done: 1, other: running, media: { status: 503, retryAfter: '60' } },
			look: { kind: 'single', after: 2, do: { ...refused, delaySeconds: 0.25 } },
		},
		2,
	],
	[
		'a failed task in a wait, while a file is silent',
		// It fails between the first look and the second.
		{
			...{ provider: vap, done: 1, media: { never: true } },
			other: { ...failed, runSeconds: 10.8 },
		},
		1,
	],
	[
		'a failed task in a batch, before a file is asked for',
		{ provider: ace, done: 1, other: failed, media: { never: true }, parameters: batch },
		0,
	],
];

test.each(MOMENTS)('%s', async (_when, moment, mediaRequests) => {
	const { tookMs, ...rest } = await raised(moment);
	expect(tookMs).toBeLessThan(2000);
	expect(rest).toEqual({
		...{ statuses: ['error'], leftBehind: [], openConnections: 0, furtherRequests: 0 },
		mediaRequests,
	});
});
