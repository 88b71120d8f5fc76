import type { IExecuteFunctions, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { advanced, isFirst, sinceOf, unlisted } from '../../core/callback/newEnds';
import type { Clock } from '../../core/clock';
import type { RecentTasks } from '../../core/look/recent/recentTasks';
import type { Wanted } from '../../core/look/recent/taskList';
import { LONGEST_LOOK_MS } from '../../core/look/retriedLook';
import { isProblem, problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { Task, TaskStatus } from '../../core/task/task';
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

/** How many tasks one poll reads at most, the newest first: as many as the trigger remembers. */
const MOST_LISTED = 10_000;

/** How many tasks the first poll reads at most: they start nothing, and only say which tasks are old. */
const MOST_LISTED_FIRST = 1_000;

/**
 * @returns an item for each task that fits 'Event' and is new since the last poll; null if there is none, or if the
 * node listens to callbacks alone; or the Problem why the list was not read
 */
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
	const found = await newEnds(asking, memory);
	if (isProblem(found)) return found;
	const { sightings, beyond } = found;
	if (beyond !== null) context.logger?.warn?.(`Video Task Trigger: ${beyond}`);
	save(context, memory, clock.now());
	saveCursor(context, memory);
	return sightings.length === 0 ? null : [sightings.map(itemOf)];
}

interface Found {
	/** One for each task that is new since the last poll; none in the first poll, whatever the list has. */
	readonly sightings: readonly Sighting[];
	/** What is said about new tasks for which the list was too long; null if it was read to its end. */
	readonly beyond: string | null;
}

/**
 * Reads the list, and looks at open tasks that it does not show. A list that is too long for one poll is not read from
 * the same time again, because the next poll would get no further.
 *
 * @returns what is new, or the Problem why the list was not read
 */
async function newEnds(asking: Asking, memory: Memory): Promise<Found | Problem> {
	const { clock } = asking;
	const isNew = isFirst(memory.cursor, clock.now());
	const before = isNew ? null : memory.cursor;
	const limit = isNew ? MOST_LISTED_FIRST : MOST_LISTED;
	const wanted = { sinceMs: sinceOf(before), statuses: [], limit };
	const listed = await listedSince(asking, memory, wanted);
	if (isProblem(listed)) return listed;
	const { tasks, problem: met } = listed;
	// The first poll says which tasks are old, so its list must be read without a problem.
	if (met !== null && (tasks.length === 0 || isNew)) return met;
	const rest = unlisted(before, tasks);
	const { tasks: looked, lost } =
		rest.length === 0 ? NOTHING_LOOKED_AT : await lookAt(rest, asking, memory);
	const ofOpen = sightingsOf(looked, memory, asking);
	// The newest is noted last, so that it is forgotten last: the next poll reads the newest again.
	const ofListed = sightingsOf([...tasks].reverse(), memory, asking).reverse();
	const seen = [...ofOpen, ...ofListed];
	if (isNew) memory.tasks.confirm();
	const started = isNew ? [] : seen.flatMap((one) => ('task' in one ? one.task.taskId : []));
	const isWhole = met === null;
	const polled = { listed: tasks, looked, lost: lost.keys(), started, isWhole };
	memory.cursor = advanced(before, polled, clock.now());
	const isCut = !isNew && isWhole && (listed.isCut || tasks.length >= limit);
	return { sightings: isNew ? [] : seen, beyond: isCut ? tooLong(tasks) : null };
}

function sightingsOf(tasks: readonly Task[], memory: Memory, asking: Asking): Sighting[] {
	const receivedAt = new Date(asking.clock.now()).toISOString();
	return tasks.flatMap((task) => sightingOf(task, memory, asking, { by: 'schedule', receivedAt }));
}

function tooLong(tasks: readonly Task[]): string {
	const oldest = tasks.flatMap(({ createdAt }) => createdAt ?? []).at(-1);
	const which = oldest === undefined ? 'older tasks' : `tasks created before ${oldest}`;
	return `the account's list has more new tasks than one poll reads (${tasks.length}); ${which} do not start the workflow. Poll more often, or set ${titleOf('listen')} to Both.`;
}

const NOTHING_LOOKED_AT = { tasks: [], lost: new Map<string, Problem>() };

async function listedSince(
	{ transport, clock, settings }: Asking,
	{ budget }: Pick<Memory, 'budget'>,
	wanted: Wanted,
): Promise<RecentTasks | Problem> {
	const { provider, service, simplify } = settings;
	const adapter = provider.adapterFor(service, transport.setup);
	if (adapter?.recent === undefined) return noList(settings);
	const untilMs = clock.now() + LONGEST_LOOK_MS;
	const asked = { provider, service, keepsRecords: !simplify, untilMs };
	return await askRecent({ ...asked, wanted }, transport, clock, budget);
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
	const listed = await listedSince(asking, memory, { sinceMs: null, statuses, limit: 1 });
	if (isProblem(listed)) return listed;
	if (listed.tasks.length === 0 && listed.problem !== null) return listed.problem;
	return sightingsOf(listed.tasks, memory, asking);
}
