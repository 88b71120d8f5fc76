import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import { counted, spanOf } from './answer';
import type { Answer } from './answer';
import { oneLine, plainWord } from '../../../core/text/foreignText';
import type { LookReport, Observer } from '../../../core/wait/observer';
import type { MediaFetcher } from '../../../host/media/mediaFetcher';
import type { Answers } from './askAll';
import type { Settings } from '../input/settings/settings';

/**
 * @returns an observer that writes each look to n8n's log, in manual runs also to the browser's console, and starts the
 * downloads of each task that is done
 */
export function observerOf(context: IExecuteFunctions, media: MediaFetcher | null): Observer {
	return {
		looked(report) {
			context.logger?.debug?.(`Video Task: ${lineFor(report)}`, { ...report });
			if (context.getMode?.() === 'manual') context.sendMessageToUI?.(lineFor(report));
		},
		done: (task) => media?.begin(task),
	};
}

const MOST_OF_A_PROBLEM = 600;

function lineFor({ asked, answered, done, open, problem }: LookReport): string {
	// A problem can quote the provider, whose text may have several lines; a log entry has one.
	const trouble = problem === null ? '' : ` (${oneLine(problem, MOST_OF_A_PROBLEM)})`;
	return `looked at ${counted(asked, 'task')}, ${answered} answered, ${done} done, ${open} still open${trouble}`;
}

/**
 * Adds a hint that says in one line what came of all tasks. n8n shows it above the output and reads it as HTML (its
 * editor lets links and pictures through), so every word in it is our own or a plain word.
 */
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

/**
 * @returns whether the task's state could not be learnt. A failed task that is raised has a trouble too, but its state
 * is known
 */
function isNotLearnt({ task, trouble }: Answer): boolean {
	return trouble !== null && task?.done !== true;
}

function isNewWord({ task }: Answer): boolean {
	return task?.status === 'unknown' && task.providerStatus !== null;
}

/** @returns as in: 48 succeeded, 1 failed (content policy), 1 still running after 30 minutes */
function summary(all: readonly Answer[]): string {
	const failed = all.filter(isFailed);
	const open = all.filter(({ task, trouble }) => trouble === null && task?.done === false);
	const reasons = [
		...new Set(failed.map(({ task }) => task?.failure?.reason.replaceAll('_', ' '))),
	];
	const isLate = open.length > 0 && open.every(({ wait }) => wait?.timedOut === true);
	const waited = open.reduce((most, { wait }) => Math.max(most, wait?.waitedSeconds ?? 0), 0);
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
	return `${parts.join(', ')}${newWords(all)}`;
}

const MOST_NEW_WORDS = 3;

/**
 * @returns a sentence on new statuses, as in `. New status "resting": taken as pending`; '' if there are none. A status
 * that is no plain word is not repeated
 */
function newWords(all: readonly Answer[]): string {
	const words = new Set(
		all.filter(isNewWord).map(({ task }) => plainWord(task?.providerStatus ?? '')),
	);
	if (words.size === 0) return '';
	const named = [...words].filter((word) => word !== null).slice(0, MOST_NEW_WORDS);
	if (named.length === 0) return '. A new status: taken as pending';
	const list = named.map((word) => `"${word}"`).join(', ');
	return `. New status ${list}${words.size > named.length ? ' and others' : ''}: taken as pending`;
}

/** @returns the status of the open tasks if all have the same; "pending" if not, or if that status is unknown */
function stateOf(open: readonly Answer[]): string {
	const states = new Set(open.map(({ task }) => task?.status));
	const [only] = states;
	return states.size === 1 && only !== 'unknown' ? String(only) : 'pending';
}

function part(count: number, what: string): string {
	return count === 0 ? '' : `${count} ${what}`;
}
