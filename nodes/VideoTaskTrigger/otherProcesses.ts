import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../../core/clock';
import { takesCallsHere } from './memory';
import type { Seen } from './output';

/** How many notes n8n keeps for the node: one for each status of a task, and one for each execution started for it. */
const MOST_NOTES = 4_000;

/**
 * How long after it was made a note is certain. n8n reads all notes of a node and then writes all of them, so if two
 * processes do so at the same moment, the later one overwrites the note of the earlier one.
 */
const CERTAIN_AFTER_MS = 1_000;

/** After so many rounds in which others overwrote its note a task goes on without one, because it must not get lost. */
const MOST_ROUNDS = 5;

/** The modes of executions that a callback or a poll has started. */
const PRODUCTION: readonly string[] = ['webhook', 'trigger'];

/** Makes notes for the node in n8n's database. @returns those that were there already */
type MakeNotes = (notes: readonly string[]) => Promise<ReadonlySet<unknown>>;

/**
 * In queue mode several processes take callbacks and polls, and none of them knows what the others have started. So
 * each execution makes notes in n8n's database, where n8n keeps what a node has processed (Remove Duplicates uses it).
 * If several executions begin at the same moment, the one whose note is still there a second later goes on.
 *
 * A run that is repeated because its worker was killed finds its own note and goes on: a task must not get lost.
 *
 * @returns the tasks for which no other execution was started; all tasks if n8n cannot say, because its version is too
 * old or the database does not answer
 */
export async function notStartedElsewhere(
	context: IExecuteFunctions,
	seen: readonly Seen[],
	clock: Clock,
): Promise<readonly Seen[]> {
	const makeNotes = noteMaker(context);
	if (makeNotes === null) return seen;
	// If this process takes the callbacks itself, no other does, and its own memory has let the task pass only once:
	// one round is enough.
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
 * @returns as `certain` the tasks for which this execution's own note was there already, as `fresh` those for which no
 * note was there; a task for which only another execution's note was there is in neither
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
		// This happens also when two processes make the node's first note: n8n accepts one, and the other asks again.
		return { certain: [], fresh: seen };
	}
}

let turn: Promise<unknown> = Promise.resolve();

/** Lets the executions of one process make their notes one after the other, so that none overwrites another's. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	const mine = turn.then(work);
	turn = mine.catch(() => undefined);
	return await mine;
}
