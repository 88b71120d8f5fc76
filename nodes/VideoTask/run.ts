import type { IExecuteFunctions } from 'n8n-workflow';

import { atSystemTime, sinceWoken } from './durable/clockStep';
import type { Clock } from '../../core/clock';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { newTraffic } from '../../core/wait/pacing/requestBudget';
import { goOn, handedOn, isAwaited, rest, restedWait, standing } from './durable/durable';
import { badInputStep, emit, isRouted, nothingBut } from './output/emit';
import type { Input, Run } from './output/emit';
import { outputsOf } from './output/items';
import { inputError } from './output/raise';
import { MediaFetcher } from '../../host/media/mediaFetcher';
import { withStep } from './output/tool/nextStep';
import { answerAll } from './asking/askAll';
import { readItem } from './input/itemRequest';
import type { ItemRequest } from './input/itemRequest';
import { pauseWhenNotDone } from './asking/pause';
import { addHint, observerOf } from './asking/progress';
import { partOf, readRested, requestsOf } from './input/storedWait';
import { readSettings, withSaved } from './input/settings';
import type { Settings } from './input/settings';
import { openTransport } from '../../host/transport/transport';
import { restsAfterMs } from './durable/waitMode';
import { tellRemarks } from './durable/waitRemarks';

/** Reads every item, runs the operation for all of them together, and puts out an item for each id asked. */
export async function run(context: IExecuteFunctions, clock: Clock): Promise<Run> {
	const own = readSettings(context);
	if (isProblem(own)) return nothingBut(context, own);
	const input = readInput(context, own, clock);
	if (isProblem(input)) return nothingBut(context, input);
	const { requests, rested } = input;
	const settings = withSaved(own, rested?.settings);
	if (rested !== null && partOf(context) === 'rest') {
		const media = mediaFetcher(context, clock, settings, { origin: null, rested });
		return await rest(context, settings, input, { clock, media });
	}
	if (rested?.isNew === true) return { error: null, outputs: handedOn(context, rested) };
	if (rested !== null && !(await isAwaited(context, rested))) return { error: null, outputs: [[]] };
	const refused = refusedInput(context, settings, requests);
	if (refused !== null) return refused;
	const mayRestAfterMs = restsAfterMs(context, settings, requests);
	if (typeof mayRestAfterMs !== 'number') return nothingBut(context, mayRestAfterMs);
	const good = requests.filter(
		(request): request is ItemRequest => !isProblem(request) && request.ids.length > 0,
	);
	if (good.length === 0) {
		return await emit(context, settings, input, { answers: new Map(), media: null });
	}
	tellRemarks(context, settings, mayRestAfterMs);
	return await answer(context, clock, { settings, input, good, restsAfterMs: mayRestAfterMs });
}

/** A look can be had again at once, so it asks nothing for a list with a bad id; a wait loses nothing by one. */
function refusedInput(
	context: IExecuteFunctions,
	settings: Settings,
	requests: Input['requests'],
): Run | null {
	if (settings.operation === 'waitUntilDone' || context.continueOnFail()) return null;
	const bad = requests.findIndex((request) => isProblem(request));
	const first = requests[bad];
	if (first === undefined || !isProblem(first)) return null;
	const told = withStep(first, badInputStep(settings, first));
	return { error: inputError(context.getNode(), told, bad), outputs: [] };
}

interface Readied {
	readonly settings: Settings;
	readonly input: Input;
	readonly good: readonly ItemRequest[];
	readonly restsAfterMs: number;
}

async function answer(
	context: IExecuteFunctions,
	clock: Clock,
	{ settings, input, good, restsAfterMs }: Readied,
): Promise<Run> {
	const { provider, requestTimeoutSeconds } = settings;
	const transport = await openTransport(context, clock, provider.id, requestTimeoutSeconds);
	if (isProblem(transport)) return await without(transport, context, clock, { settings, input });
	const continues = context.continueOnFail();
	const media = mediaFetcher(context, clock, settings, { ...transport, ...input });
	const observer = observerOf(context, media);
	const traffic = newTraffic(settings.requestsPerSecond);
	const means = { settings, transport, clock, continues, observer, traffic };
	let { rested } = input;
	let mayRestAfterMs = restsAfterMs;
	for (;;) {
		const course = await answerAll(good, { ...means, rested, restsAfterMs: mayRestAfterMs });
		await pauseWhenNotDone(course.answers, settings, clock);
		const files = course.rest === null ? {} : await filesBefore(course.rest.untilMs, media, clock);
		// What is raised or stopped has no reader for files.
		if (clock.isStopped()) return { error: null, outputs: outputsOf([], isRouted(context)) };
		if (course.rest === null) {
			const result = await emit(context, settings, input, { ...course, media });
			addHint(context, settings, course.answers, transport.requestCount());
			return result;
		}
		const pausing = { ...course, rest: course.rest, files: files ?? {} };
		rested = restedWait(context, settings, input, pausing);
		// A file that is still under way keeps the wait here, where its next look is not late.
		if (files === null) continue;
		const outputs = await goOn(context, settings, atSystemTime(rested, clock));
		if (outputs !== null) return { error: null, outputs };
		// Nothing is lost where n8n starts no sub-workflow: the wait goes on here.
		mayRestAfterMs = Number.POSITIVE_INFINITY;
	}
}

/** @returns the files that are fetched; null when some are not by the time of the next look */
async function filesBefore(untilMs: number, media: MediaFetcher | null, clock: Clock) {
	return media === null ? {} : await media.allWithin(untilMs - clock.now());
}

/** Without a key a new wait has nothing to put out; one that has rested still has what it knew. */
async function without(
	key: Problem,
	context: IExecuteFunctions,
	clock: Clock,
	{ settings, input }: Pick<Readied, 'settings' | 'input'>,
): Promise<Run> {
	const { rested } = input;
	if (rested === null) return nothingBut(context, key);
	const answers = standing(rested, settings, clock.now(), key);
	const media = mediaFetcher(context, clock, settings, { origin: null, rested });
	return await emit(context, settings, input, { answers, media });
}

function readInput(context: IExecuteFunctions, settings: Settings, clock: Clock): Input | Problem {
	const part = partOf(context);
	if (part !== null) {
		const stored = readRested(context);
		if (isProblem(stored)) return stored;
		const rested = part === 'look' && !stored.isNew ? sinceWoken(stored, clock) : stored;
		return { rested, requests: requestsOf(rested), items: rested.inputs.map((json) => ({ json })) };
	}
	const items = context.getInputData();
	const requests = items.map((_, index) => readItem(context, index, settings));
	return { requests, items, rested: null };
}

function mediaFetcher(
	context: IExecuteFunctions,
	clock: Clock,
	settings: Settings,
	{ origin, rested }: { readonly origin: string | null } & Pick<Input, 'rested'>,
): MediaFetcher | null {
	if (!settings.downloadMedia) return null;
	const downloads = {
		choices: settings.mediaToDownload,
		field: settings.binaryPropertyName,
		maxBytes: settings.maxDownloadMegabytes * 1024 * 1024,
		silenceMs: settings.requestTimeoutSeconds * 1000,
		apiOrigin: origin,
	};
	return new MediaFetcher(context, clock, downloads, rested?.files);
}
