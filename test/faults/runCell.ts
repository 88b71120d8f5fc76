// One workflow under one fault: two tasks that are done at the provider, the first of them struck.
import { runVideoTask } from '../engine/videoTaskRun';
import type { Answer, Provider } from '../engine/videoTaskRun';
import type { Simulator } from '../simulator/asking';
import { verdictOf } from './fault';
import type { Course, Fault } from './fault';
import type { Cell } from './cells';
import { CALLBACK_WORD, CALLBACK_URL } from './echoFaults';
import { isSeen } from './secrets.mjs';
import { startLate } from './servers.mjs';

export interface World {
	readonly simulator: Simulator;
	readonly elsewhere: string;
}

export type Mode = 'stop' | 'continue';

export interface CellRun {
	readonly answer: Answer;
	readonly struck: string;
	readonly other: string;
	/** Secrets that came to light anywhere in what n8n stores, shows or logs. */
	readonly leaks: readonly string[];
}

/** Nothing listens on the first port. */
const NOBODY = 'http://127.0.0.1:1';
const LATE_MS = 500;

let count = 0;

export async function runCell(world: World, cell: Cell, mode: Mode): Promise<CellRun> {
	const { simulator, elsewhere } = world;
	const { fault, course, provider } = cell;
	const name = provider.id as Provider;
	count += 1;
	const make = (id?: string) =>
		simulator.createTask({
			...{ provider: name, createdSecondsAgo: 100, callbackUrl: CALLBACK_URL },
			...(id !== undefined && { id }),
		});
	const struck = make(fault.newId?.(count));
	const other = make();
	const action = fault.action?.({ struck, elsewhere });
	if (action !== undefined) {
		simulator.addFault({ taskId: struck, do: action, ...(course === 'once' && { times: 1 }) });
	}
	const late =
		action === undefined && course === 'once' ? await startLate(simulator.url, LATE_MS) : null;
	const origin = action === undefined ? (late?.url ?? NOBODY) : simulator.url;
	const heard: unknown[] = [];
	const answer = await runVideoTask(simulator, {
		provider: name,
		credential: { baseUrl: simulator.baseUrls[name].replace(simulator.url, origin) },
		items: [{ taskId: struck }, { taskId: other }],
		parameters: parametersOf(cell, mode),
		node: mode === 'continue' ? { onError: 'continueRegularOutput' } : {},
		onLog: (...line) => heard.push(line),
		onMessageToUI: (...line) => heard.push(line),
	});
	await late?.close();
	const leaks = [simulator.keys.valid, CALLBACK_WORD].filter((secret) =>
		isSeen(secret, { ...answer, heard }),
	);
	return { answer, struck, other, leaks };
}

function parametersOf({ fault, course, operation, provider }: Cell, mode: Mode) {
	const { meaning } = verdictOf(fault, provider.id, operation);
	// Where a wait goes on until its end, that comes soon.
	const isEndless = course === 'always' && (meaning === 'notFound' || meaning === 'unknown');
	return {
		...{ operation, routeByStatus: false, simplify: mode === 'stop' },
		maxWaitMinutes: isEndless || meaning === 'silence' ? 0.25 : 0.5,
		options: {
			...{ pollIntervalSeconds: 1, maxConsecutiveErrors: course === 'once' ? 5 : 2 },
			requestTimeoutSeconds: requestTimeoutSeconds(fault, course),
		},
	};
}

/** Long, so that a slow machine does no harm, but where the time-out itself is what is tried. */
function requestTimeoutSeconds({ endsWithTimeOut }: Fault, course: Course): number {
	if (endsWithTimeOut !== true) return 20;
	// Good answers, of the other task or later ones, have to keep within it too.
	return course === 'once' ? 10 : 8;
}
