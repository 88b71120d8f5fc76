import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import { needsKey } from '../../../core/look/adapter';
import { isProblem } from '../../../core/problem';
import { MediaFetcher } from '../../../host/media/mediaFetcher';
import type { MediaSettings } from '../../../host/media/mediaFetcher';
import type { Transport } from '../../../host/transport/transport';
import { shownId } from '../../../providers/shownId';
import type { Invocation } from '../input/invocation';

/** What downloads need to know of the API of the tasks. */
type Api = Pick<Transport, 'origin' | 'secret' | 'setup'>;

/**
 * @param api the API of the credential; null when it is not known, and then no file is fetched with the key
 * @returns the fetcher of the files of the run's tasks; null with 'Download Media' off
 */
export function mediaFetcherFor(
	context: IExecuteFunctions,
	clock: Clock,
	invocation: Invocation,
	api: Api | null,
): MediaFetcher | null {
	const { settings, stored } = invocation;
	if (!settings.downloadMedia) return null;
	const downloads = {
		choices: settings.mediaToDownload,
		field: settings.binaryPropertyName,
		maxBytes: settings.maxDownloadMegabytes * 1024 * 1024,
		silenceMs: settings.requestTimeoutSeconds * 1000,
		shownId: (taskId: string) => shownId(settings.provider, taskId),
		apiOrigin: api?.origin ?? null,
		...(api === null ? {} : keyFor(invocation, api)),
	};
	return new MediaFetcher(context, clock, downloads, stored?.files);
}

/** @returns how files are fetched with the key, and which: those for which the adapter of the task's service says so */
function keyFor(
	{ settings: { provider }, requests }: Invocation,
	{ secret, setup }: Api,
): Pick<MediaSettings, 'key' | 'needsKey'> {
	const services = new Set(requests.flatMap((one) => (isProblem(one) ? [] : one.service)));
	const adapters = [...services].flatMap((service) => provider.adapterFor(service, setup) ?? []);
	return {
		key: { credentialType: provider.credential.type, secret },
		needsKey(task, media) {
			const adapter = adapters.find(({ service }) => service === task.service);
			return adapter !== undefined && needsKey(adapter, media);
		},
	};
}

/** @returns the fetched files, by service and task; null when some are not there by `untilMs`, in ms since 1970 */
export async function filesBefore(untilMs: number, media: MediaFetcher | null, clock: Clock) {
	return media === null ? {} : await media.allWithin(untilMs - clock.now());
}
