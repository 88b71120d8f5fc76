import type { MediaKind } from '../../core/task/task';

/** One of kie.ai's product families. Each has its own address for the records of its tasks. */
export interface Family {
	readonly service: string;
	readonly title: string;
	readonly description: string;
	/** The path of requests for records, before `?taskId=`. */
	readonly path: string;
	/** What all tasks of the family make; null where it depends on the model. */
	readonly kind: MediaKind | null;
	/** How long tasks take from creation to end, in seconds; null where it is not known. */
	readonly expectedSeconds: number | null;
	/** How long files are kept after the task's end, in seconds; null where kie.ai does not say it for the family. */
	readonly urlLifetimeSeconds: number | null;
}

/** Files are deleted after 14 days (docs.kie.ai, 4o Image, Flux Kontext and Runway). */
const FOURTEEN_DAYS = 14 * 24 * 3600;

/**
 * The families in alphabetical order of titles. Durations are rounded from the medians of public records of these
 * models (GPT Image 29 s, Veo 3.1 fast 91 s and Veo 3.1 161 s), or are geometric means: of "approximately 1-2
 * minutes" for Suno (SunoAPI), of "2-15 minutes" for Aleph (docs.kie.ai). For the others there is no source.
 */
export const KIE_FAMILIES: readonly Family[] = [
	{
		service: 'gpt4oImage',
		title: '4o Image',
		description: 'Images of GPT-4o (gpt4o-image)',
		path: '/api/v1/gpt4o-image/record-info',
		kind: 'image',
		expectedSeconds: 30,
		urlLifetimeSeconds: FOURTEEN_DAYS,
	},
	{
		service: 'aleph',
		title: 'Aleph',
		description: 'Videos changed by Runway Aleph',
		path: '/api/v1/aleph/record-info',
		kind: 'video',
		expectedSeconds: 330,
		urlLifetimeSeconds: null,
	},
	{
		service: 'fluxKontext',
		title: 'Flux Kontext',
		description: 'Images of Flux Kontext',
		path: '/api/v1/flux/kontext/record-info',
		kind: 'image',
		expectedSeconds: null,
		urlLifetimeSeconds: FOURTEEN_DAYS,
	},
	{
		service: 'market',
		title: 'Market',
		description: 'All models that were created with /api/v1/jobs/createTask',
		path: '/api/v1/jobs/recordInfo',
		kind: null,
		expectedSeconds: null,
		urlLifetimeSeconds: null,
	},
	{
		service: 'runway',
		title: 'Runway',
		description: 'Videos of Runway',
		path: '/api/v1/runway/record-detail',
		kind: 'video',
		expectedSeconds: null,
		urlLifetimeSeconds: FOURTEEN_DAYS,
	},
	{
		service: 'suno',
		title: 'Suno',
		description: 'Songs of Suno',
		path: '/api/v1/generate/record-info',
		kind: 'audio',
		expectedSeconds: 85,
		urlLifetimeSeconds: null,
	},
	{
		service: 'veo',
		title: 'Veo',
		description: 'Videos of Veo 3',
		path: '/api/v1/veo/record-info',
		kind: 'video',
		expectedSeconds: 120,
		urlLifetimeSeconds: null,
	},
];
