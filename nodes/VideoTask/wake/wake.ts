import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import { lookFor } from './look';
import { mayWake, parkedWait } from './parked';
import { Turns } from './turns';

/**
 * How long callbacks are collected before a look: with several items each task may call, with one item mostly one does.
 */
const WINDOW_MS = 2_000;
const WINDOW_FOR_ONE_MS = 250;

/** The answer has been sent, and the execution goes on waiting. */
const NOTHING: IWebhookResponseData = { noWebhookResponse: true };

/**
 * One for the process: n8n runs all executions of a process in the same memory, so its callbacks know of each other.
 */
const turns = new Turns();

/**
 * Answers a call to a waiting execution, and then looks at its tasks; the content of the call is not even read. Never
 * rejects, because n8n ends the waiting execution with the error that its webhook throws.
 *
 * @returns the outputs with which n8n resumes the execution; or nothing, and the execution goes on waiting
 */
export async function wake(
	context: IWebhookFunctions,
	clock: Clock,
): Promise<IWebhookResponseData> {
	try {
		context.getResponseObject().status(200).end();
	} catch {
		// The answer cannot be sent from here, so n8n sends one.
		return {};
	}
	try {
		const parked = mayWake(context) ? parkedWait(context) : null;
		if (parked === null) return NOTHING;
		const windowMs = parked.items.length > 1 ? WINDOW_MS : WINDOW_FOR_ONE_MS;
		const look = async () => await lookFor(context, clock, parked);
		const workflowData = await turns.take(parked.key, clock, windowMs, look);
		return workflowData === null ? NOTHING : { ...NOTHING, workflowData };
	} catch (error) {
		const { message = '' } = error as { readonly message?: string };
		context.logger?.warn(`Video Task: a callback woke nothing: ${message}`);
		return NOTHING;
	}
}
