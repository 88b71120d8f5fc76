// An account whose tasks a list shows page by page, and what was asked of it when.
import type { HttpAnswer, HttpRequest, Send } from '../../../../core/http/wire';
import { recentTasks } from '../../../../core/look/recent/recentTasks';
import { sparedList } from '../../../../core/look/recent/sparedList';
import type { TaskList, Wanted } from '../../../../core/look/recent/taskList';
import { LONGEST_LOOK_MS } from '../../../../core/look/retriedLook';
import type { OutcomeRequest, ProviderAdapter } from '../../../../core/look/adapter';
import type { Keeping } from '../../../../core/look/keeping/sparing';
import type { Problem } from '../../../../core/problem';
import { completeTask } from '../../../../core/task/completeTask';
import { NO_DETAILS } from '../../../../core/task/task';
import type { Task, TaskStatus } from '../../../../core/task/task';
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../../virtualClock.mjs';
import { answer } from '../../answering';

const FACTS = {
	provider: 'scripted',
	pollAfterSeconds: 15,
	expectedSeconds: null,
	urlLifetimeSeconds: null,
	urlsClearedAfterSeconds: null,
	contentPolicyCodes: [],
};

/** When the task with the number 0 was created; each further one is a minute older. */
export const NEWEST_MS = Date.parse('2026-11-22T10:00:00.000Z');

export const minutesAgo = (minutes: number) => NEWEST_MS - minutes * 60_000;

export function listedTask(
	taskId: string,
	createdMs: number | null,
	status: TaskStatus = 'succeeded',
): Task {
	const reading = {
		...{ taskId, status, providerStatus: status, service: 'scripted', kind: null, raw: taskId },
		...{ reported: { code: null, message: null }, passingTrouble: null, media: [] },
		...{ upstreamTaskId: null, traceId: null, model: null, prompt: null },
		createdAt: createdMs === null ? null : new Date(createdMs).toISOString(),
		...{ startedAt: null, finishedAt: null, elapsedSeconds: null, progress: null },
		...{ cost: null, usage: null, details: NO_DETAILS },
	};
	return completeTask(reading, FACTS, NEWEST_MS);
}

/** Tasks with the numbers from 0 on, the newest first, a minute between them. */
export function account(
	count: number,
	statusOf: (index: number) => TaskStatus = () => 'succeeded',
) {
	return Array.from({ length: count }, (_, index) =>
		listedTask(`task-${index}`, minutesAgo(index), statusOf(index)),
	);
}

/** @returns a list of these pages, which counts them from 0 on */
export function listOf(pages: readonly (readonly Task[])[], name = 'list'): TaskList {
	return {
		request: (page) => ({ method: 'GET', path: `/${name}?page=${page ?? '0'}` }),
		parse(_answer, page) {
			const number = Number(page ?? '0');
			const next = number + 1 < pages.length ? String(number + 1) : null;
			return { tasks: pages[number] ?? [], next };
		},
	};
}

export function inPages(tasks: readonly Task[], size: number): readonly (readonly Task[])[] {
	const count = Math.ceil(tasks.length / size);
	return Array.from({ length: count }, (_, page) => tasks.slice(page * size, (page + 1) * size));
}

export const ALL: Wanted = { sinceMs: null, statuses: [], limit: 50 };

interface Setting {
	readonly wanted?: Partial<Wanted>;
	readonly outcome?: OutcomeRequest;
	/** @returns what a request meets instead of a good answer, or null */
	reply?(request: HttpRequest, count: number): HttpAnswer | Problem | null;
	/** What is kept of the tasks; all of them where it is absent. */
	readonly keeping?: Keeping;
	readonly virtual?: ReturnType<typeof virtualClock>;
	readonly requestsPerSecond?: number;
}

/** What the lists came to in virtual time; times are ms since its start. */
export async function listed(lists: readonly TaskList[], setting: Setting = {}) {
	const { virtual = virtualClock(), keeping } = setting;
	const startMs = virtual.clock.now();
	const asked: string[] = [];
	const sentAt: number[] = [];
	const send: Send = async (request) => {
		asked.push(request.path);
		sentAt.push(virtual.clock.now() - startMs);
		await Promise.resolve();
		return setting.reply?.(request, asked.length) ?? answer({});
	};
	const adapter: ProviderAdapter = {
		...{ provider: 'scripted', service: 'scripted', facts: FACTS },
		ways: [{ name: 'single', maxIds: 1, request: () => ({ method: 'GET', path: '/one' }) }],
		parse: () => [],
		hintForUnknownId: () => '',
		recent: lists as [TaskList, ...TaskList[]],
		...(setting.outcome === undefined ? {} : { outcome: setting.outcome }),
	};
	const question = {
		...(keeping === undefined ? { adapter } : sparedList(adapter, keeping)),
		...{ send, untilMs: startMs + LONGEST_LOOK_MS },
		wanted: { ...ALL, ...setting.wanted },
	};
	const budget = newRequestBudget(setting.requestsPerSecond ?? 1e15);
	const found = await virtual.run(recentTasks(question, virtual.clock, budget));
	return { ...found, ids: found.tasks.map(({ taskId }) => taskId), asked, sentAt };
}
