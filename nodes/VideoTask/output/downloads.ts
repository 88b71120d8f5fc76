import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../../../core/clock';
import { MediaFetcher } from '../../../host/media/mediaFetcher';
import { shownId } from '../../../providers/shownId';
import type { Invocation } from '../input/invocation';

/**
 * @param origin the API's own, such as "https://api.example.com"; null where its credential is not known
 * @returns what downloads the files of the run's tasks; null with 'Download Media' off
 */
export function mediaFetcherFor(
	context: IExecuteFunctions,
	clock: Clock,
	{ settings, stored }: Invocation,
	origin: string | null,
): MediaFetcher | null {
	if (!settings.downloadMedia) return null;
	const downloads = {
		choices: settings.mediaToDownload,
		field: settings.binaryPropertyName,
		maxBytes: settings.maxDownloadMegabytes * 1024 * 1024,
		silenceMs: settings.requestTimeoutSeconds * 1000,
		apiOrigin: origin,
		shownId: (taskId: string) => shownId(settings.provider, taskId),
	};
	return new MediaFetcher(context, clock, downloads, stored?.files);
}

/** @returns the files that are fetched, by service and task; null when some are not there by `untilMs` */
export async function filesBefore(untilMs: number, media: MediaFetcher | null, clock: Clock) {
	return media === null ? {} : await media.allWithin(untilMs - clock.now());
}
