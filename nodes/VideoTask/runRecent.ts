import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../../core/clock';
import { isProblem } from '../../core/problem';
import { openTransport } from '../../host/transport/transport';
import { observerOf, addHint } from './asking/progress';
import { answerRecent, tellOfCut } from './asking/recent';
import type { Invocation } from './input/invocation';
import { mediaFetcherFor } from './output/downloads';
import { emit, failAll } from './output/emit';
import type { Run } from './output/emit';
import { outputsOf } from './output/items';
import { nothingListed } from './output/tool/nothingListed';

/** Asks the provider for the newest tasks of the account, and puts out an item for each. */
export async function runRecent(
	context: IExecuteFunctions,
	clock: Clock,
	invocation: Invocation,
): Promise<Run> {
	const { settings, isRouted, isTool } = invocation;
	const { provider, own: parameters, requestTimeoutSeconds } = settings;
	const given = { parameters, requestTimeoutSeconds };
	const transport = await openTransport(context, clock, provider, given);
	if (isProblem(transport)) return failAll(invocation, transport);
	const media = mediaFetcherFor(context, clock, invocation, transport);
	const listed = await answerRecent(invocation, transport, clock);
	// After a Stop nobody reads items.
	if (clock.isStopped()) return { error: null, outputs: outputsOf([], isRouted) };
	const observer = observerOf(context, media);
	for (const { task } of [...listed.answers.values()].flatMap((byId) => [...byId.values()]))
		if (task?.done === true) observer.done(task);
	const { requests, answers } = listed;
	const result = await emit({ ...invocation, requests }, { answers, media });
	addHint(context, settings, answers, transport.requestCount());
	tellOfCut(context, listed);
	const isEmpty =
		isTool && result.error === null && result.outputs.every(({ length }) => length === 0);
	return isEmpty ? { ...result, outputs: [[nothingListed()]] } : result;
}
