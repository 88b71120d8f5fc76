import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import { lookFor } from './look';
import { mayWake, parkedWait } from './parked';
import { Turns } from './turns';

/** How long callbacks are collected: with several items each task may call, with one only one does. */
const WINDOW_MS = 2_000;
const WINDOW_FOR_ONE_MS = 250;

/** The answer has been sent, and the execution goes on waiting. */
const NOTHING: IWebhookResponseData = { noWebhookResponse: true };

/** n8n runs all executions of a process in one, so that the callbacks it takes know of each other. */
const turns = new Turns();

/**
 * Answers whoever calls a waiting execution, and then looks at its tasks: what was sent is not even read. Rejects never,
 * because n8n ends the waiting execution with what its webhook throws.
 *
 * @returns what the node puts out, with which n8n resumes the execution; or nothing, and it goes on waiting
 */
export async function wake(
	context: IWebhookFunctions,
	clock: Clock,
): Promise<IWebhookResponseData> {
	try {
		context.getResponseObject().status(200).end();
	} catch {
		// Then n8n answers.
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
