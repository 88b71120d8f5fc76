// A second, small account of what the contract says of a wait: given what each request brought, and when,
// how must each id come out? It knows nothing of looks, schedules, pauses and budgets.
import type { Problem } from '../../../core/problem';
import type { Standing } from '../look/scriptedProvider';

/** What one request brought: a problem for all its ids, or how each of them stands. */
export interface Brought {
	readonly atMs: number;
	readonly ids: readonly string[];
	readonly problem: Problem | null;
	readonly standings: ReadonlyMap<string, Standing>;
}

export interface Modelled {
	status: string;
	/** Why the wait for the id ended; `open` when nothing that was brought ended it. */
	ended: 'done' | 'no_answer' | 'open';
	/** Whether the id is raised instead of put out. */
	raised: boolean;
	polls: number;
	lastProblem: string | null;
	/** Since when answers leave the id out: when the time is up, such an id is not found. */
	missingSinceMs: number | null;
}

interface Account extends Modelled {
	wasSeen: boolean;
	inVain: number;
}

const PASSING = ['noAnswer', 'rateLimited', 'providerFault', 'unexpectedAnswer'];
const ENDS = ['succeeded', 'failed', 'cancelled', 'expired'];
const GRACE_MS = 60_000;

/** @param log in the order in which the answers came */
export function modelOf(
	ids: readonly string[],
	log: readonly Brought[],
	{ startedAtMs, maxConsecutiveErrors }: { startedAtMs: number; maxConsecutiveErrors: number },
): ReadonlyMap<string, Modelled> {
	const accounts = new Map(ids.map((id) => [id, newAccount()]));
	for (const { atMs, ids: asked, problem, standings } of log) {
		for (const id of asked) {
			const account = accounts.get(id);
			if (account === undefined || account.ended !== 'open') continue;
			if (problem !== null) takeProblem(account, problem, Math.max(1, maxConsecutiveErrors));
			else takeStanding(account, standings.get(id) ?? 'absent', { atMs, startedAtMs });
		}
	}
	return accounts;
}

function newAccount(): Account {
	return {
		...{ status: 'unknown', ended: 'open', raised: false, polls: 0, lastProblem: null },
		...{ missingSinceMs: null, wasSeen: false, inVain: 0 },
	};
}

function takeProblem(account: Account, { kind, message }: Problem, most: number): void {
	account.lastProblem = message;
	account.inVain += 1;
	const isFinal = !PASSING.includes(kind);
	if (!isFinal && account.inVain < most) return;
	account.ended = 'no_answer';
	// What was seen before comes out as it stood, unless the provider refuses the id itself.
	account.raised = isFinal || account.polls === 0;
}

function takeStanding(
	account: Account,
	standing: Standing,
	{ atMs, startedAtMs }: { atMs: number; startedAtMs: number },
): void {
	account.polls += 1;
	account.inVain = 0;
	if (standing === 'absent') {
		account.missingSinceMs ??= account.wasSeen ? atMs : startedAtMs;
		if (atMs - account.missingSinceMs < GRACE_MS) return;
		Object.assign(account, { status: 'not_found', ended: 'done' });
		return;
	}
	account.missingSinceMs = null;
	account.wasSeen = true;
	account.status = String(standing);
	if (ENDS.includes(String(standing))) account.ended = 'done';
}
