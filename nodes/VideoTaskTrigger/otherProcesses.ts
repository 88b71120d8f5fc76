import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../../core/clock';
import { takesCallsHere } from './memory';
import type { Seen } from './output';

/** How many notes n8n keeps for the node: one for each task, and one for each execution that it was handed to. */
const MOST_NOTES = 4_000;

/**
 * After so long a note is certain. n8n reads all notes of a node and then writes all of them, so that of two processes
 * which do so at the same moment the later one overwrites what the earlier one has noted.
 */
const CERTAIN_AFTER_MS = 1_000;

/** How often a note is made that others overwrite, before the task goes on without one: it must not get lost. */
const MOST_ROUNDS = 5;

/** The modes of executions that a callback or a poll has started. */
const PRODUCTION: readonly string[] = ['webhook', 'trigger'];

/** Makes notes for the node in n8n's database. @returns those that were there already */
type MakeNotes = (notes: readonly string[]) => Promise<ReadonlySet<unknown>>;

/**
 * In queue mode callbacks and polls are taken by several processes, which do not know of each other what they have
 * started. The database knows: n8n keeps there for a node what it has processed (as Remove Duplicates uses it). Of
 * executions that begin at the same moment the one goes on whose note is still there a second later.
 *
 * A run that is repeated, because its worker was killed, finds its own note and goes on: a task must not get lost.
 *
 * @returns the tasks for which no other execution was started; all of them where n8n cannot say, because its version is
 * too old or the database does not answer
 */
export async function notStartedElsewhere(
	context: IExecuteFunctions,
	seen: readonly Seen[],
	clock: Clock,
): Promise<readonly Seen[]> {
	const makeNotes = noteMaker(context);
	if (makeNotes === null) return seen;
	// Where this process takes the callbacks itself, nobody else does, and its own memory has let the task pass once.
	const rounds = takesCallsHere(context) ? 0 : MOST_ROUNDS;
	const ours = new Set<Seen>();
	let open = seen;
	for (let round = 0; open.length > 0; round += 1) {
		const { certain, fresh } = await noted(context, open, makeNotes);
		for (const one of round < rounds ? certain : [...certain, ...fresh]) ours.add(one);
		open = round < rounds ? fresh : [];
		if (open.length > 0) await clock.sleep(CERTAIN_AFTER_MS);
	}
	return seen.filter((one) => ours.has(one));
}

/** @returns whether a callback or a poll has started the execution */
export function isProduction(context: Pick<IExecuteFunctions, 'getMode'>): boolean {
	return PRODUCTION.includes(context.getMode());
}

/** @returns how to make notes; null where n8n keeps none for this run */
function noteMaker(context: IExecuteFunctions): MakeNotes | null {
	const { checkProcessedAndRecord } = context.helpers as Partial<IExecuteFunctions['helpers']>;
	if (!isProduction(context) || typeof checkProcessedAndRecord !== 'function') return null;
	const options = { mode: 'entries', maxEntries: MOST_NOTES } as const;
	return async (notes) =>
		new Set((await checkProcessedAndRecord([...notes], 'node', options)).processed);
}

/**
 * @returns the tasks of which this execution's own note was there, and those of which there was none; a task of which
 * there was another execution's is in neither
 */
async function noted(
	context: IExecuteFunctions,
	seen: readonly Seen[],
	makeNotes: MakeNotes,
): Promise<{ readonly certain: readonly Seen[]; readonly fresh: readonly Seen[] }> {
	const noteOf = ({ key, task: { status } }: Seen) => `${key} ${status}`;
	const ownOf = (one: Seen) => `${noteOf(one)} ${context.getExecutionId()}`;
	const notes = seen.flatMap((one) => [noteOf(one), ownOf(one)]);
	try {
		const known = await inTurn(async () => await makeNotes(notes));
		const certain = seen.filter((one) => known.has(ownOf(one)));
		return { certain, fresh: seen.filter((one) => !known.has(noteOf(one))) };
	} catch {
		// Also where two processes make the first note of all: n8n lets one of them, and the other asks again.
		return { certain: [], fresh: seen };
	}
}

let turn: Promise<unknown> = Promise.resolve();

/** Lets the executions of one process make their notes one after the other, so that they overwrite none. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	const mine = turn.then(work);
	turn = mine.catch(() => undefined);
	return await mine;
}
