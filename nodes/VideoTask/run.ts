import type { IExecuteFunctions } from 'n8n-workflow';

import { answerAll } from './asking/askAll';
import type { Means } from './asking/askService';
import { pauseWhenNotDone } from './asking/pause';
import { addHint, observerOf } from './asking/progress';
import type { Clock } from '../../core/clock';
import { isProblem } from '../../core/problem';
import { atSystemTime } from './durable/clockStep';
import { storedWaitOf, suspend } from './durable/durable';
import { suspendsAfterMs } from './durable/waitMode';
import { tellRemarks } from './durable/waitRemarks';
import { runWithoutKey, runWithoutLook } from './durable/withoutLook';
import { hashOf } from '../../host/sharing/hashOf';
import { joinOthers } from '../../host/sharing/sharing';
import { openTransport } from '../../host/transport/transport';
import type { Transport } from '../../host/transport/transport';
import { readCall } from './input/call';
import { readInvocation } from './input/invocation';
import { withoutForeignAddresses } from './input/item/foreignAddresses';
import type { Invocation } from './input/invocation';
import type { ItemRequest } from './input/item/itemRequest';
import { filesBefore, mediaFetcherFor } from './output/downloads';
import { emit, failAll, refuseBadInput } from './output/emit';
import type { Run } from './output/emit';
import { outputsOf } from './output/items';
import { runRecent } from './runRecent';

/** Reads what the run is to do, asks the provider, and suspends the wait or puts out an item for each id. */
export async function run(context: IExecuteFunctions, clock: Clock): Promise<Run> {
	const call = readCall(context);
	const invocation = readInvocation(context, call, clock);
	if (isProblem(invocation)) return failAll(call, invocation);
	const withoutLook = await runWithoutLook(context, invocation, clock);
	if (withoutLook !== null) return withoutLook;
	const refused = refuseBadInput(invocation);
	if (refused !== null) return refused;
	if (invocation.settings.operation === 'getRecentTasks')
		return await runRecent(context, clock, invocation);
	const afterMs = suspendsAfterMs(context, invocation);
	if (typeof afterMs !== 'number') return failAll(invocation, afterMs);
	const requests = requestsWithIds(invocation);
	if (requests.length === 0) return await emit(invocation, { answers: new Map(), media: null });
	tellRemarks(context, invocation, afterMs);
	const { provider, own: parameters, requestTimeoutSeconds } = invocation.settings;
	const given = { parameters, requestTimeoutSeconds };
	const transport = await openTransport(context, clock, provider, given);
	if (isProblem(transport)) return await runWithoutKey(context, invocation, clock, transport);
	return await askOwn({ context, clock, invocation, transport }, afterMs);
}

/**
 * Asks about the ids. Status addresses at another origin than the credential's are bad input, because its key must not
 * go there.
 */
async function askOwn(opened: Opened, afterMs: number): Promise<Run> {
	const invocation = withoutForeignAddresses(opened.invocation, opened.transport.origin);
	const refused = refuseBadInput(invocation);
	if (refused !== null) return refused;
	const requests = requestsWithIds(invocation);
	if (requests.length === 0) return await emit(invocation, { answers: new Map(), media: null });
	return await ask({ ...opened, invocation }, requests, afterMs);
}

function requestsWithIds({ requests }: Invocation): readonly ItemRequest[] {
	return requests.filter(
		(request): request is ItemRequest => !isProblem(request) && request.ids.length > 0,
	);
}

interface Opened {
	readonly context: IExecuteFunctions;
	readonly clock: Clock;
	readonly invocation: Invocation;
	readonly transport: Transport;
}

/** @param afterMs how long a wait is kept in memory before it is suspended between looks, in ms; Infinity for always */
async function ask(
	opened: Opened,
	requests: readonly ItemRequest[],
	afterMs: number,
): Promise<Run> {
	const { clock, transport } = opened;
	const { settings } = opened.invocation;
	const share = joinOthers(transport, settings, clock);
	// The provider's own fields can change how an answer is read, so only runs with the same fields ask together.
	const poolFor = (service: string) => share.poolFor(hashOf([service, settings.own]));
	try {
		return await askInTurns({ ...opened, budget: share.budget, poolFor }, requests, afterMs);
	} finally {
		share.leave();
	}
}

/**
 * Asks in turn after turn until the wait is over or suspended. A wait stays in memory for another turn while its files
 * are still being downloaded, and when n8n starts no sub-workflow.
 */
async function askInTurns(
	{ context, clock, invocation, transport, ...common }: Opened & Pick<Means, 'budget' | 'poolFor'>,
	requests: readonly ItemRequest[],
	afterMs: number,
): Promise<Run> {
	const { settings, continues, isRouted } = invocation;
	const media = mediaFetcherFor(context, clock, invocation, transport);
	const observer = observerOf(context, media);
	const means = { settings, transport, clock, continues, observer, ...common };
	let { stored } = invocation;
	let suspendAfterMs = afterMs;
	for (;;) {
		const course = await answerAll(requests, { ...means, stored, suspendAfterMs });
		const { answers, suspension } = course;
		await pauseWhenNotDone(answers, settings, clock);
		const files = suspension === null ? {} : await filesBefore(suspension.untilMs, media, clock);
		// After a Stop nobody reads items, nor waits for files.
		if (clock.isStopped()) return { error: null, outputs: outputsOf([], isRouted) };
		if (suspension === null) {
			const result = await emit(invocation, { answers, media });
			addHint(context, settings, answers, transport.requestCount());
			return result;
		}
		stored = storedWaitOf(context, invocation, { ...course, suspension, files: files ?? {} });
		// While a file is still being downloaded the wait stays in memory, so that its next look is not late.
		if (files === null) continue;
		const outputs = await suspend(context, invocation, atSystemTime(stored, clock));
		if (outputs !== null) return { error: null, outputs };
		// n8n starts no sub-workflow, so the wait stays in memory for good, and nothing is lost.
		suspendAfterMs = Number.POSITIVE_INFINITY;
	}
}
