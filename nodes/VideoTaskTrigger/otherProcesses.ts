import type { IExecuteFunctions } from 'n8n-workflow';

import type { Seen } from './output';

/** How many executions' tasks n8n remembers for the node; it writes all of them each time. */
const MOST_REMEMBERED = 4_000;

/** The modes of executions that a callback or a poll has started. */
const PRODUCTION: readonly string[] = ['webhook', 'trigger'];

/**
 * In queue mode callbacks and polls are taken by several processes, which do not know of each other what they have
 * started. The database knows: n8n keeps there for a node what it has processed (as Remove Duplicates uses it).
 *
 * A run that is repeated, because its worker was killed, finds its own note and goes on: a task must not get lost.
 *
 * @returns the tasks for which no other execution was started; all of them where n8n cannot say, because its version is
 * too old or the database does not answer
 */
export async function notStartedElsewhere(
	context: IExecuteFunctions,
	seen: readonly Seen[],
): Promise<readonly Seen[]> {
	const { checkProcessedAndRecord } = context.helpers as Partial<IExecuteFunctions['helpers']>;
	const executionId = context.getExecutionId();
	const isProduction = PRODUCTION.includes(context.getMode());
	if (!isProduction || typeof checkProcessedAndRecord !== 'function' || seen.length === 0)
		return seen;
	const notes = seen.map(({ key, task: { status } }) => `${key} ${status}`);
	const own = notes.map((note) => `${note} ${executionId}`);
	try {
		const options = { mode: 'entries', maxEntries: MOST_REMEMBERED } as const;
		const { processed } = await checkProcessedAndRecord([...notes, ...own], 'node', options);
		const known = new Set(processed);
		return seen.filter((_, index) => !known.has(notes[index] ?? '') || known.has(own[index] ?? ''));
	} catch {
		return seen;
	}
}
