import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { LOOK_AGAIN_AFTER_MS } from '../../core/callback/callback';
import {
	challengeIn,
	idsInCallback,
	LONGEST_BODY,
	readCallback,
} from '../../core/callback/callbackBody';
import type { Called } from '../../core/callback/inbox';
import type { SentCallback } from '../../core/callback/signature';
import type { Clock } from '../../core/clock';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { verdictOn } from '../../host/callback/genuine';
import { keyFor, lookAt, openAsking, sightingOf } from './look';
import type { Asking, Looked } from './look';
import { isTest, memoryOf, save } from './memory';
import type { Memory } from './memory';
import { readSettings } from './settings';
import type { TriggerSettings } from './settings';
import { itemOf } from './sighting';
import type { Sighting } from './sighting';

/**
 * How long callbacks are collected before a look: longer if one request can ask about several ids, which saves
 * requests.
 */
const WINDOW_MS = 2_000;
const WINDOW_WITHOUT_BATCH_MS = 250;

/** The answer has been sent, and nothing is started. */
const NOTHING: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Answers a callback, and then looks at the tasks that it names. Believes nothing in it but their ids: a workflow is
 * started for what the provider answers when it is asked with the credential's key.
 *
 * @returns n8n's response, with the sightings that start a workflow, if any; or the Problem with a field, and then
 * nothing is answered yet
 */
export async function receive(
	context: IWebhookFunctions,
	clock: Clock,
): Promise<IWebhookResponseData | Problem> {
	const settings = readSettings((name) => context.getNodeParameter(name, null));
	if (isProblem(settings)) return settings;
	const sent = sentIn(context, settings);
	if (sent === null) return answer(context, 413);
	const verdict = await verdictOn(context, settings.provider, sent, clock.now());
	if (verdict !== 'taken') return answer(context, verdict === 'refused' ? 401 : 503);
	const challenge = challengeIn(sent.body, settings.provider.callback?.challenge);
	if (challenge !== null) return answer(context, 200, { challenge });
	const memory = memoryOf(context, clock.now());
	const open = sent.ids.filter((id) => !memory.tasks.hasEnded(keyFor(id, settings)));
	if (open.length === 0) return answer(context, 200);
	if (!memory.inbox.put(open, clock.now())) return answer(context, 503);
	answer(context, 200);
	return await lookAtCalled(context, clock, { settings, memory });
}

interface Trigger {
	readonly settings: TriggerSettings;
	readonly memory: Memory;
}

/** @returns the callback; null for one that is too long */
function sentIn(
	context: IWebhookFunctions,
	{ provider }: TriggerSettings,
): (SentCallback & { readonly body: unknown }) | null {
	const { rawBody } = context.getRequestObject() as { rawBody?: Uint8Array };
	const headers = context.getHeaderData() as Readonly<Record<string, string | undefined>>;
	if (rawBody !== undefined && rawBody.length > LONGEST_BODY) return null;
	const bytes = new Uint8Array(rawBody ?? []);
	const body = readCallback(new TextDecoder().decode(bytes), headers['content-type'] ?? '');
	const { allowsSlashes } = provider.ids;
	const forms = { allowsSlashes: allowsSlashes === true };
	const ids = idsInCallback(body, provider.callback?.idPaths ?? [], forms);
	return { bytes, headers, body, ids };
}

/** Sends the answer: an empty one without `body`, so that whoever calls learns nothing. */
function answer(context: IWebhookFunctions, status: number, body?: object): IWebhookResponseData {
	const response = context.getResponseObject().status(status);
	if (body === undefined) response.end();
	else response.json(body);
	return NOTHING;
}

async function lookAtCalled(
	context: IWebhookFunctions,
	clock: Clock,
	{ settings, memory }: Trigger,
): Promise<IWebhookResponseData> {
	const asking = await openAsking(context, clock, settings);
	const hasBatch = !isProblem(asking) && asking.adapter.ways[0].maxIds > 1;
	const windowMs = hasBatch ? WINDOW_MS : WINDOW_WITHOUT_BATCH_MS;
	const called = await memory.inbox.collect(clock, isTest(context) ? 0 : windowMs);
	if (called.length === 0) return NOTHING;
	const sightings = isProblem(asking)
		? [{ ...receivedFirst(called), problem: asking, taskIds: called.map(({ id }) => id) }]
		: sightingsOf(await lookedAt(called, asking, memory), called, { asking, memory });
	save(context, memory, clock.now());
	return sightings.length === 0 ? NOTHING : { ...NOTHING, workflowData: [sightings.map(itemOf)] };
}

/**
 * Looks once, and a little later again at the tasks that are not done although their provider calls only at the end.
 */
async function lookedAt(
	called: readonly Called[],
	asking: Asking,
	memory: Memory,
): Promise<Looked> {
	const { clock, settings } = asking;
	const looked = await lookAt(
		called.map(({ id }) => id),
		asking,
		memory,
	);
	const early = looked.tasks.filter(({ done }) => !done).map(({ taskId }) => taskId);
	if (early.length === 0 || settings.provider.callback?.calls !== 'atEnd') return looked;
	await clock.sleep(LOOK_AGAIN_AFTER_MS);
	const again = await lookAt(early, asking, memory);
	const late = new Map(again.tasks.map((task) => [task.taskId, task]));
	return { ...looked, tasks: looked.tasks.map((task) => late.get(task.taskId) ?? task) };
}

function sightingsOf(
	{ tasks, lost }: Looked,
	called: readonly Called[],
	{ asking, memory }: { readonly asking: Asking; readonly memory: Memory },
): readonly Sighting[] {
	const times = new Map(called.map(({ id, atMs }) => [id, atMs]));
	const seen = tasks.flatMap((task) => {
		const receivedAt = new Date(times.get(task.taskId) ?? asking.clock.now()).toISOString();
		return sightingOf(task, memory, asking, { by: 'callback', receivedAt });
	});
	const [first] = lost.values();
	if (first === undefined) return seen;
	return [...seen, { ...receivedFirst(called), problem: first, taskIds: [...lost.keys()] }];
}

function receivedFirst(called: readonly Called[]) {
	const atMs = called.reduce((first, one) => Math.min(first, one.atMs), Number.POSITIVE_INFINITY);
	return { by: 'callback' as const, receivedAt: new Date(atMs).toISOString() };
}
