import { LOOK_AGAIN_AFTER_MS } from '../../../core/callback/callback';
import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import { isProblem } from '../../../core/problem';
import type { Observer } from '../../../core/wait/observer';
import { joinOthers } from '../../../host/sharing/sharing';
import { openTransport } from '../../../host/transport/transport';
import { answerAll } from '../asking/askAll';
import type { Answers } from '../asking/askAll';
import { withoutForeignAddresses } from '../input/item/foreignAddresses';
import { readInvocation } from '../input/invocation';
import type { Invocation } from '../input/invocation';
import type { ItemRequest } from '../input/item/itemRequest';
import { readCall } from '../input/call';
import type { Settings } from '../input/settings/settings';
import { emit, withTrueLinks } from '../output/emit';
import { asInRun } from './parked';
import type { ParkedWait } from './parked';
import { openCount, wokenAnswers } from './wokenAnswers';

/** The longest time that the look for a callback may take; after it the wait goes on as if nobody had called. */
const LONGEST_MS = 20_000;

/** An observer that does nothing, because there is no run with a log or with downloads. */
const NOBODY: Observer = { looked: () => undefined, done: () => undefined };

/**
 * Looks at the tasks of a suspended wait.
 *
 * @returns the outputs with which the wait ends; null when it has to go on, or when only a run can say how it ends
 */
export async function lookFor(
	context: IWebhookFunctions,
	clock: Clock,
	parked: ParkedWait,
): Promise<INodeExecutionData[][] | null> {
	const run = asInRun(context, parked.items);
	const read = readInvocation(run, readCall(run), clock);
	if (isProblem(read) || !isWakeable(read)) return null;
	const { settings } = read;
	const given = { parameters: settings.own, requestTimeoutSeconds: secondsFor(settings) };
	const transport = await openTransport(context, clock, settings.provider, given);
	if (isProblem(transport)) return null;
	const invocation = withoutForeignAddresses(read, transport.origin);
	const means = { transport, clock, continues: invocation.continues };
	const answers = await answersInTime(invocation, means);
	if (answers === null) return null;
	const { startedAtMs } = parked;
	const woken = wokenAnswers(answers, settings, { startedAtMs, nowMs: clock.now() });
	if (woken === null || !(await parked.isStillParked())) return null;
	const { error, outputs } = await emit(invocation, { answers: woken, media: null });
	// An execution that waits cannot be handed an error; the sub-workflow can raise it.
	return error === null || invocation.continues ? withTrueLinks(outputs) : null;
}

/**
 * @returns whether the look for a callback may end this wait. Not with 'Download Media': the sub-workflow downloads
 * files, because it knows which it has, and because a webhook should not take so long
 */
function isWakeable({ part, isTool, settings }: Invocation): boolean {
	const { operation, wakeOnCallback, downloadMedia } = settings;
	return (
		part === null && !isTool && operation === 'waitUntilDone' && wakeOnCallback && !downloadMedia
	);
}

function secondsFor({ requestTimeoutSeconds }: Settings): number {
	return Math.min(requestTimeoutSeconds, LONGEST_MS / 1000);
}

type Means = Pick<Parameters<typeof answerAll>[1], 'transport' | 'clock' | 'continues' | 'budget'>;

/**
 * @returns the answers of one look at all ids, or of a second one a little later if the provider calls only at the end
 * and one task is not done; null when this takes too long
 */
async function answersInTime(
	invocation: Invocation,
	means: Omit<Means, 'budget'>,
): Promise<Answers | null> {
	const { clock, transport } = means;
	// The look keeps to the key's request budget: callbacks to many executions must not send more than their waits may.
	const share = joinOthers(transport, invocation.settings, clock);
	const over = new AbortController();
	const stoppable = { ...clock, isStopped: () => clock.isStopped() || over.signal.aborted };
	const { budget } = share;
	const looked = lookForCall(invocation, { ...means, clock: stoppable, budget }).finally(() =>
		share.leave(),
	);
	const answers = await Promise.race([
		looked,
		clock.sleep(LONGEST_MS, over.signal).then(() => null),
	]);
	over.abort();
	return answers;
}

/** Looks once; where the provider calls only at the end, once more for a task that is not shown done yet. */
async function lookForCall(invocation: Invocation, means: Means): Promise<Answers> {
	const answers = await look(invocation, means);
	const { callback } = invocation.settings.provider;
	if (callback?.calls !== 'atEnd' || openCount(answers) !== 1) return answers;
	await means.clock.sleep(LOOK_AGAIN_AFTER_MS);
	return means.clock.isStopped() ? answers : await look(invocation, means);
}

/** @returns the answers of one look at all services: those of a wait with 'Max Wait' 0, which looks once */
async function look({ settings: own, requests: all }: Invocation, means: Means): Promise<Answers> {
	const settings: Settings = { ...own, maxWaitMinutes: 0, onTimeout: 'outputItem' };
	const requests = all.filter((one): one is ItemRequest => !isProblem(one) && one.ids.length > 0);
	const { answers } = await answerAll(requests, {
		...{ ...means, settings, observer: NOBODY, stored: null },
		suspendAfterMs: Number.POSITIVE_INFINITY,
	});
	return answers;
}
