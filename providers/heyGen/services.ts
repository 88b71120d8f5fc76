import type { ListedService } from '../provider';

/** A kind of task at HeyGen, with its own path and its own name for ids in a query. */
export interface HeyGenService extends ListedService {
	readonly path: string;
	readonly idsName: string;
}

/** The services, by title. All three are asked and read in the same way (HeyGen, API reference, version 3). */
export const HEY_GEN_SERVICES: readonly HeyGenService[] = [
	{ service: 'lipsyncs', title: 'Lipsyncs', path: 'lipsyncs', idsName: 'lipsync_ids' },
	{
		...{ service: 'videoTranslations', title: 'Video Translations' },
		...{ path: 'video-translations', idsName: 'video_translation_ids' },
	},
	{ service: 'videos', title: 'Videos', path: 'videos', idsName: 'video_ids' },
];
