import type { IDataObject } from 'n8n-workflow';

import { GivenOutTasks } from '../../core/callback/givenOut';
import { Inbox } from '../../core/callback/inbox';
import { cursorIn, storedCursor } from '../../core/callback/newEnds';
import type { ListCursor } from '../../core/callback/newEnds';
import { newRequestBudget } from '../../core/wait/pacing/requestBudget';
import type { RequestBudget } from '../../core/wait/pacing/requestBudget';

/** What one trigger of one workflow keeps between callbacks. */
export interface Memory {
	readonly tasks: GivenOutTasks;
	readonly inbox: Inbox;
	/** How far the account's list is read; null before the first poll. */
	cursor: ListCursor | null;
	/** Shared by the looks of the trigger, several of which may be under way at once. */
	readonly budget: RequestBudget;
}

/** What the contexts that n8n gives to webhooks and to polls have in common, as far as it is needed here. */
export interface TriggerContext {
	getNode(): { readonly id: string };
	getWorkflow(): { readonly id?: string | undefined };
	getMode(): string;
	getWorkflowStaticData(type: string): IDataObject;
}

const MOST_TRIGGERS = 1_000;
const REQUESTS_PER_SECOND = 5;

/**
 * The memories by trigger. n8n runs all executions of a process in the same memory, so every callback that the process
 * takes knows them at once. The workflow's static data has the rest: what was remembered before a restart, and what
 * another process has saved before this callback came.
 */
const memories = new Map<string, Memory>();

/** @returns the trigger's memory, with what n8n has stored of it; a test in the editor begins with an empty one */
export function memoryOf(context: TriggerContext, nowMs: number): Memory {
	if (isTest(context)) return newMemory();
	const key = triggerKey(context);
	const memory = memories.get(key) ?? newMemory();
	// Moved to the end, because the memories at the beginning, used longest ago, are dropped first.
	memories.delete(key);
	memories.set(key, memory);
	for (const oldest of memories.keys()) {
		if (memories.size <= MOST_TRIGGERS) break;
		memories.delete(oldest);
	}
	const { tasks, recent } = context.getWorkflowStaticData('node');
	memory.tasks.add(tasks, nowMs);
	memory.cursor ??= cursorIn(recent);
	return memory;
}

/** @returns whether this process has taken callbacks or polls of the trigger; a worker of queue mode never does */
export function takesCallsHere(context: Pick<TriggerContext, 'getNode' | 'getWorkflow'>): boolean {
	return memories.has(triggerKey(context));
}

function triggerKey(context: Pick<TriggerContext, 'getNode' | 'getWorkflow'>): string {
	return `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
}

/**
 * Puts the remembered tasks into the workflow's static data if there are new ones; n8n then writes all of that data.
 * Saves nothing in a test.
 */
export function save(context: TriggerContext, { tasks }: Memory, nowMs: number): void {
	if (isTest(context) || !tasks.isChanged) return;
	context.getWorkflowStaticData('node').tasks = tasks.stored(nowMs) as unknown as IDataObject[];
}

/** Puts into the static data how far the account's list is read, which only polls change. Saves nothing in a test. */
export function saveCursor(context: TriggerContext, { cursor }: Memory): void {
	if (isTest(context) || cursor === null) return;
	context.getWorkflowStaticData('node').recent = storedCursor(cursor) as unknown as IDataObject;
}

/** Forgets what this process knows, as a restart does; what n8n has stored is read again. */
export function forgetAll(): void {
	memories.clear();
}

export function isTest(context: Pick<TriggerContext, 'getMode'>): boolean {
	return context.getMode() === 'manual';
}

function newMemory(): Memory {
	const budget = newRequestBudget(REQUESTS_PER_SECOND);
	return { tasks: new GivenOutTasks(), inbox: new Inbox(), cursor: null, budget };
}
