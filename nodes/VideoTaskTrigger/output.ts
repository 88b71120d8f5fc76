import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../../core/clock';
import { needsKey } from '../../core/look/adapter';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { MediaFetcher } from '../../host/media/mediaFetcher';
import { detailFieldsOf, mainFieldsOf } from '../../host/taskFields';
import { openAsking } from './look';
import type { TriggerSettings } from './settings';
import type { Sighting } from './sighting';

/** A sighting of a task. */
export type Seen = Extract<Sighting, { readonly task: unknown }>;

/** @returns an item for each task, with its files if 'Download Media' is on; or the Problem with the credential */
export async function itemsOf(
	context: IExecuteFunctions,
	clock: Clock,
	seen: readonly Seen[],
	settings: TriggerSettings,
): Promise<INodeExecutionData[] | Problem> {
	const media = settings.downloadMedia ? await fetcherFor(context, clock, settings) : null;
	if (media !== null && isProblem(media)) return media;
	for (const { task } of seen) media?.begin(task);
	return await Promise.all(seen.map(async (one) => await itemFor(one, settings, media)));
}

async function itemFor(
	{ task, by, receivedAt }: Seen,
	{ simplify }: TriggerSettings,
	media: MediaFetcher | null,
): Promise<INodeExecutionData> {
	const json: IDataObject = {
		...mainFieldsOf(task),
		trigger: { by, receivedAt },
		...(simplify ? {} : detailFieldsOf(task)),
	};
	if (media === null) return { json };
	const { binary = {}, problem = null } = (await media.of(task)) ?? {};
	const item = { json: { ...json, downloadProblem: problem } };
	return Object.keys(binary).length === 0 ? item : { ...item, binary };
}

async function fetcherFor(
	context: IExecuteFunctions,
	clock: Clock,
	settings: TriggerSettings,
): Promise<MediaFetcher | Problem> {
	const asking = await openAsking(context, clock, settings);
	if (isProblem(asking)) return asking;
	const { adapter, transport } = asking;
	return new MediaFetcher(context, clock, {
		choices: settings.mediaToDownload,
		field: settings.binaryPropertyName,
		maxBytes: settings.maxDownloadMegabytes * 1024 * 1024,
		silenceMs: settings.requestTimeoutSeconds * 1000,
		apiOrigin: transport.origin,
		key: { credentialType: settings.provider.credential.type, secret: transport.secret },
		needsKey: (_task, file) => needsKey(adapter, file),
	});
}
