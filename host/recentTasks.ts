import type { Clock } from '../core/clock';
import type { RecentTasks } from '../core/look/recent/recentTasks';
import { recentTasks } from '../core/look/recent/recentTasks';
import { sparedList } from '../core/look/recent/sparedList';
import type { Wanted } from '../core/look/recent/taskList';
import { LONGEST_LOOK_MS } from '../core/look/retriedLook';
import { newRoom } from '../core/look/keeping/sparing';
import type { Room } from '../core/look/keeping/sparing';
import { isProblem } from '../core/problem';
import type { Problem } from '../core/problem';
import { limitPerMinute, sharedBudget, TOGETHER } from '../core/wait/pacing/requestBudget';
import type { RequestBudget } from '../core/wait/pacing/requestBudget';
import type { Provider } from '../providers/provider';
import { listingAdapter } from '../providers/recentLists';
import type { Transport } from './transport/transport';

/** What to look for in a provider's list of tasks, and how. */
export interface RecentAsk {
	readonly provider: Provider;
	/** As the form names it; '' for a provider without services. */
	readonly service: string;
	readonly wanted: Wanted;
	/** Whether the items will hold the provider's records. */
	readonly keepsRecords: boolean;
	/** Until when requests may begin, in ms since 1970; two minutes from now where this is absent. */
	readonly untilMs?: number;
	/** What the tasks may take in memory, where several lists share it. */
	readonly room?: Room;
}

/**
 * Reads the newest tasks of the account from the provider's own list, page by page.
 *
 * @returns what was found, with the Problem that ended the reading if one did; or the Problem that there is no list
 */
export async function askRecent(
	{ provider, service, wanted, keepsRecords, untilMs, room = newRoom() }: RecentAsk,
	{ send, setup }: Pick<Transport, 'send' | 'setup'>,
	clock: Clock,
	budget: RequestBudget,
): Promise<RecentTasks | Problem> {
	const listing = listingAdapter(provider, service, setup);
	if (isProblem(listing)) return listing;
	limitPerMinute(budget, listing.facts.requestsPerMinute ?? null);
	const kept = sparedList(listing, { room, keepsRecords, known: [] });
	const question = { ...kept, send, wanted, untilMs: untilMs ?? clock.now() + LONGEST_LOOK_MS };
	return await recentTasks(question, clock, sharedBudget(budget, TOGETHER));
}
