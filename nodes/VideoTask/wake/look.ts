import { LOOK_AGAIN_AFTER_MS } from '../../../core/callback/callback';
import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import { isProblem } from '../../../core/problem';
import type { Observer } from '../../../core/wait/observer';
import { joinOthers } from '../../../host/sharing/sharing';
import { openTransport } from '../../../host/transport/transport';
import { answerAll } from '../asking/askAll';
import type { Answers } from '../asking/askAll';
import { withoutForeignAddresses } from '../input/foreignAddresses';
import { readInvocation } from '../input/invocation';
import type { Invocation } from '../input/invocation';
import type { ItemRequest } from '../input/itemRequest';
import { readCall } from '../input/call';
import type { Settings } from '../input/settings';
import { emit, withTrueLinks } from '../output/emit';
import { asInRun } from './parked';
import type { ParkedWait } from './parked';
import { openCount, wokenAnswers } from './wokenAnswers';

/** Longest that a callback's look may take; then the wait goes on as if nobody had called. */
const LONGEST_MS = 20_000;

/** There is no run whose log or files could be told. */
const NOBODY: Observer = { looked: () => undefined, done: () => undefined };

/** @returns what the wait puts out; null where it has to go on, and where only a run can say how it ends */
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
	// An error cannot be handed to an execution that waits; the sub-workflow can raise it.
	return error === null || invocation.continues ? withTrueLinks(outputs) : null;
}

/** Files are downloaded by the sub-workflow, which knows those that it has; and a webhook should not take so long. */
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

/** @returns the answers of one look at all ids, or of a second a little later; null where they take too long */
async function answersInTime(
	invocation: Invocation,
	means: Omit<Means, 'budget'>,
): Promise<Answers | null> {
	const { clock, transport } = means;
	// Calls to many executions must not ask more of the key than their waits may.
	const share = joinOthers(transport, invocation.settings, clock);
	const over = new AbortController();
	const stoppable = { ...clock, isStopped: () => clock.isStopped() || over.signal.aborted };
	const { budget } = share;
	const looked = lookOnce(invocation, { ...means, clock: stoppable, budget }).finally(() =>
		share.leave(),
	);
	const answers = await Promise.race([
		looked,
		clock.sleep(LONGEST_MS, over.signal).then(() => null),
	]);
	over.abort();
	return answers;
}

async function lookOnce(invocation: Invocation, means: Means): Promise<Answers> {
	const answers = await look(invocation, means);
	const { callback } = invocation.settings.provider;
	if (callback?.calls !== 'atEnd' || openCount(answers) !== 1) return answers;
	await means.clock.sleep(LOOK_AGAIN_AFTER_MS);
	return means.clock.isStopped() ? answers : await look(invocation, means);
}

/** A wait of no time looks once, at all services, and says of each task what the wait would. */
async function look({ settings: own, requests: all }: Invocation, means: Means): Promise<Answers> {
	const settings: Settings = { ...own, maxWaitMinutes: 0, onTimeout: 'outputItem' };
	const requests = all.filter((one): one is ItemRequest => !isProblem(one) && one.ids.length > 0);
	const { answers } = await answerAll(requests, {
		...{ ...means, settings, observer: NOBODY, stored: null },
		suspendAfterMs: Number.POSITIVE_INFINITY,
	});
	return answers;
}
