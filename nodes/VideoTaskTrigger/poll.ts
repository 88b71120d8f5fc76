import type { IExecuteFunctions, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { advanced, isFirst, sinceOf, unlisted } from '../../core/callback/newEnds';
import type { Clock } from '../../core/clock';
import type { RecentTasks } from '../../core/look/recent/recentTasks';
import type { Wanted } from '../../core/look/recent/taskList';
import { LONGEST_LOOK_MS } from '../../core/look/retriedLook';
import { isProblem, problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { TaskStatus } from '../../core/task/task';
import { askRecent } from '../../host/recentTasks';
import { titleOf } from './form/properties';
import { lookAt, openAsking, sightingOf } from './look';
import type { Asking } from './look';
import { memoryOf, save, saveCursor } from './memory';
import type { Memory } from './memory';
import { readSettings } from './settings';
import type { TriggerSettings } from './settings';
import { itemOf } from './sighting';
import type { Sighting } from './sighting';

/** Tasks that one poll reads at most; what is beyond is read by the next ones, from the newest on. */
const MOST_LISTED = 1_000;

/** @returns what each task of the account that has ended since the last poll starts; null for none */
export async function lookThroughList(
	context: IPollFunctions,
	clock: Clock,
): Promise<INodeExecutionData[][] | Problem | null> {
	const settings = readSettings((name) => context.getNodeParameter(name, null));
	if (isProblem(settings)) return settings;
	if (settings.listen === 'callback') return null;
	const asking = await openAsking(context, clock, settings);
	if (isProblem(asking)) return asking;
	const memory = memoryOf(context, clock.now());
	const sightings = await newEnds(asking, memory);
	if (isProblem(sightings)) return sightings;
	save(context, memory, clock.now());
	saveCursor(context, memory);
	return sightings.length === 0 ? null : [sightings.map(itemOf)];
}

/** @returns what is new in the account; in the first poll nothing, whatever is there */
async function newEnds(asking: Asking, memory: Memory): Promise<readonly Sighting[] | Problem> {
	const { clock } = asking;
	const isNew = isFirst(memory.cursor, clock.now());
	const before = isNew ? null : memory.cursor;
	const listed = await listedSince(asking, memory, { sinceMs: sinceOf(before), statuses: [] });
	if (isProblem(listed)) return listed;
	const { tasks, problem: met } = listed;
	// The first reading says what is old, so it has to be whole.
	if (met !== null && (tasks.length === 0 || isNew)) return met;
	const rest = unlisted(before, tasks);
	const { tasks: looked, lost } =
		rest.length === 0 ? NOTHING_LOOKED_AT : await lookAt(rest, asking, memory);
	const isWhole = met === null && !listed.isCut && tasks.length < MOST_LISTED;
	const receivedAt = new Date(clock.now()).toISOString();
	const seen = [...looked, ...tasks].flatMap((task) =>
		sightingOf(task, memory, asking, { by: 'schedule', receivedAt }),
	);
	if (isNew) memory.tasks.confirm();
	const started = isNew ? [] : seen.flatMap((one) => ('task' in one ? one.task.taskId : []));
	const polled = { listed: tasks, looked, lost: lost.keys(), started, isWhole: isWhole || isNew };
	memory.cursor = advanced(before, polled, clock.now());
	return isNew ? [] : seen;
}

const NOTHING_LOOKED_AT = { tasks: [], lost: new Map<string, Problem>() };

async function listedSince(
	{ transport, clock, settings }: Asking,
	{ budget }: Pick<Memory, 'budget'>,
	wanted: Pick<Wanted, 'sinceMs' | 'statuses'>,
	limit = MOST_LISTED,
): Promise<RecentTasks | Problem> {
	const { provider, service, simplify } = settings;
	const adapter = provider.adapterFor(service, transport.setup);
	if (adapter?.recent === undefined) return noList(settings);
	const untilMs = clock.now() + LONGEST_LOOK_MS;
	const asked = { provider, service, keepsRecords: !simplify, untilMs };
	return await askRecent({ ...asked, wanted: { ...wanted, limit } }, transport, clock, budget);
}

function noList({ provider: { title, withoutList }, service }: TriggerSettings): Problem {
	const what = service === '' ? 'no list of tasks' : `no list of tasks of '${service}'`;
	const advice = `Set ${titleOf('listen')} to "Provider's Callback", or wait for the tasks with the Video Task node.`;
	return problem('invalidInput', `${title} has ${what} that could be looked through`, {
		description: `${withoutList ?? ''} ${advice}`.trim(),
	});
}

const SUCCEEDED: readonly TaskStatus[] = ['succeeded'];
const ENDED: readonly TaskStatus[] = ['succeeded', 'failed', 'cancelled', 'expired'];

/** @returns the newest task that fits the event, for a test in the editor; none where the account has none */
export async function oneRecent(
	context: IExecuteFunctions,
	clock: Clock,
	settings: TriggerSettings,
): Promise<readonly Sighting[] | Problem> {
	const asking = await openAsking(context, clock, settings);
	if (isProblem(asking)) return asking;
	const memory = memoryOf(context, clock.now());
	const statuses = { taskSucceeded: SUCCEEDED, taskEnded: ENDED, everyChange: [] }[settings.event];
	const listed = await listedSince(asking, memory, { sinceMs: null, statuses }, 1);
	if (isProblem(listed)) return listed;
	if (listed.tasks.length === 0 && listed.problem !== null) return listed.problem;
	const receivedAt = new Date(clock.now()).toISOString();
	return listed.tasks.flatMap((task) =>
		sightingOf(task, memory, asking, { by: 'schedule', receivedAt }),
	);
}
