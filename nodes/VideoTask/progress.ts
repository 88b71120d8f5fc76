import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import { counted, spanOf } from './answers';
import type { Answer } from './answers';
import type { LookReport, Observer } from './core/watching';
import type { MediaFetcher } from './media';
import type { Answers } from './operations';
import type { Settings } from './settings';

/** @returns who follows a run: n8n's log, the browser's console in manual runs, and the downloads */
export function observerOf(context: IExecuteFunctions, media: MediaFetcher | null): Observer {
	return {
		looked(report) {
			context.logger?.debug?.(`Video Task: ${lineFor(report)}`, { ...report });
			if (context.getMode?.() === 'manual') context.sendMessageToUI?.(lineFor(report));
		},
		done: (task) => media?.begin(task),
	};
}

function lineFor({ asked, answered, done, open, problem }: LookReport): string {
	const trouble = problem === null ? '' : ` (${problem})`;
	return `looked at ${counted(asked, 'task')}, ${answered} answered, ${done} done, ${open} still open${trouble}`;
}

/** Tells in one line what came of all tasks; n8n shows it over the output. */
export function addHint(
	context: IExecuteFunctions,
	settings: Settings,
	answers: Answers,
	requestCount: number,
): void {
	const all = [...answers.values()].flatMap((byId) => [...byId.values()]);
	// Older versions of n8n have no place for hints.
	if (all.length === 0 || typeof context.addExecutionHints !== 'function') return;
	context.addExecutionHints({
		message: `${summary(all)}; ${counted(requestCount, 'request')}`,
		type: needsAttention(settings, all) ? 'warning' : 'info',
		location: 'outputPane',
	} satisfies NodeExecutionHint);
}

function needsAttention({ routeByStatus }: Settings, all: readonly Answer[]): boolean {
	return all.some((answer) => isNewWord(answer) || (!routeByStatus && isFailed(answer)));
}

function isFailed({ task }: Answer): boolean {
	return task !== null && task.done && task.failure !== null;
}

/** What is raised because its task has failed, is known. */
function isNotLearnt({ task, trouble }: Answer): boolean {
	return trouble !== null && task?.done !== true;
}

function isNewWord({ task }: Answer): boolean {
	return task?.status === 'unknown' && task.providerStatus !== null;
}

/** As in: 48 succeeded, 1 failed (content policy), 1 still running after 30 minutes. */
function summary(all: readonly Answer[]): string {
	const failed = all.filter(isFailed);
	const open = all.filter(({ task, trouble }) => trouble === null && task?.done === false);
	const words = [...new Set(all.filter(isNewWord).map(({ task }) => task?.providerStatus))];
	const reasons = [
		...new Set(failed.map(({ task }) => task?.failure?.reason.replaceAll('_', ' '))),
	];
	const isLate = open.length > 0 && open.every(({ wait }) => wait?.timedOut === true);
	const waited = Math.max(...open.map(({ wait }) => wait?.waitedSeconds ?? 0));
	const after = isLate ? ` after ${spanOf(waited)}` : '';
	const parts = [
		part(
			all.filter(({ task }) => task?.status === 'succeeded' && task.failure === null).length,
			'succeeded',
		),
		part(failed.length, `failed (${reasons.join(', ')})`),
		part(open.length, `still ${stateOf(open)}${after}`),
		part(all.filter(isNotLearnt).length, 'not learnt'),
	].filter((text) => text !== '');
	const unknown =
		words.length === 0
			? ''
			: `. New status ${words.map((word) => `"${word}"`).join(', ')}: taken as pending`;
	return `${parts.join(', ')}${unknown}`;
}

/** One word for tasks in one state; "pending" for a mixture. */
function stateOf(open: readonly Answer[]): string {
	const states = new Set(open.map(({ task }) => task?.status));
	const [only] = states;
	return states.size === 1 && only !== 'unknown' ? String(only) : 'pending';
}

function part(count: number, what: string): string {
	return count === 0 ? '' : `${count} ${what}`;
}
