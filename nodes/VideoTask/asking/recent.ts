import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import type { RecentTasks } from '../../../core/look/recent/recentTasks';
import { newRoom } from '../../../core/look/keeping/sparing';
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import { askRecent } from '../../../host/recentTasks';
import type { Transport } from '../../../host/transport/transport';
import type { Invocation } from '../input/invocation';
import type { ItemRequest } from '../input/item/itemRequest';
import type { Settings } from '../input/settings/settings';
import { toldToModel } from '../output/tool/modelWords';
import { answerOfLook } from './answer';
import type { Answer } from './answer';
import type { Answers } from './askAll';

/** The tasks of the lists, as requests and answers, as if the items had asked for these tasks by their ids. */
export interface Listed {
	readonly requests: Invocation['requests'];
	readonly answers: Answers;
	/** Whether a list has more tasks than were read. */
	readonly isCut: boolean;
}

/**
 * Asks for the list of each service once, however many items there are, because a list belongs to the account and not
 * to an item. Its tasks come out with the first item that names the service.
 *
 * @returns what the lists hold; the Problem in place of a request whose list cannot be asked for
 */
export async function answerRecent(
	{ requests, settings }: Pick<Invocation, 'requests' | 'settings'>,
	transport: Transport,
	clock: Clock,
): Promise<Listed> {
	const budget = newRequestBudget(settings.requestsPerSecond);
	const { provider, since: sinceMs, status: statuses, limit, simplify } = settings;
	const room = newRoom();
	const answers = new Map<string, ReadonlyMap<string, Answer>>();
	const told: Array<ItemRequest | Problem> = [];
	let isCut = false;
	for (const request of requests) {
		if (isProblem(request) || answers.has(request.service) || clock.isStopped()) {
			told.push(request);
			continue;
		}
		const { service } = request;
		const wanted = { sinceMs, statuses, limit };
		const ask = { provider, service, wanted, keepsRecords: !simplify, room };
		const found = await askRecent(ask, transport, clock, budget);
		const listed = isProblem(found) ? new Map() : answersOf(found, service, settings, transport);
		answers.set(service, listed);
		told.push(isProblem(found) ? found : { ...request, ids: [...listed.keys()] });
		isCut ||= !isProblem(found) && found.isCut;
	}
	return { requests: told, answers, isCut };
}

/** The id of the answer that says why a list could not be read to its end; no real id has blanks. */
const REST_OF_LIST = 'rest of the list';

function answersOf(
	{ tasks, problem }: RecentTasks,
	service: string,
	settings: Settings,
	{ setup }: Pick<Transport, 'setup'>,
): ReadonlyMap<string, Answer> {
	const adapter = settings.provider.adapterFor(service, setup);
	const answers = new Map<string, Answer>();
	if (adapter === null) return answers;
	for (const task of tasks) {
		const seen = { outcome: { kind: 'task', task, ageMs: null }, requests: 0 } as const;
		answers.set(task.taskId, answerOfLook(task.taskId, seen, adapter, settings));
	}
	if (problem !== null) answers.set(REST_OF_LIST, troubleWith(problem, tasks.length, settings));
	return answers;
}

function troubleWith(problem: Problem, found: number, { isTool, provider }: Settings): Answer {
	const { message, description } = isTool ? toldToModel(problem) : problem;
	const what = found === 0 ? 'The list of tasks' : `The list of tasks behind the first ${found}`;
	const trouble = {
		message: `${what}: ${message}`,
		description: `${description} Provider: ${provider.title}.`.trim(),
		httpCode: problem.httpStatus === null ? null : String(problem.httpStatus),
		isLate: false,
	};
	return { taskId: REST_OF_LIST, task: null, wait: null, trouble };
}

/** Adds a hint above the output when a list has more tasks than were read; n8n knows hints since 1.74. */
export function tellOfCut(context: IExecuteFunctions, { isCut }: Listed): void {
	if (!isCut || typeof context.addExecutionHints !== 'function') return;
	context.addExecutionHints({
		message:
			"The provider's list goes on behind what was read of it: set a later time in 'Since', or choose fewer states in 'Status'",
		type: 'warning',
		location: 'outputPane',
	});
}
