import type { MediaKind } from '../task';

/** Where a service keeps an output: the field's name, and what it holds. */
export interface OutputField {
	readonly field: string;
	readonly kind: MediaKind;
	readonly role: 'output' | 'lastFrame' | 'thumbnail';
}

/** What is particular to one service of AceData Cloud; what all have in common is in `aceDataCloud.ts`. */
export interface AceDataService {
	/** As in the API's path: `POST /{service}/tasks`. */
	readonly service: string;
	/** As the form shows it. */
	readonly title: string;
	/** What its tasks make. */
	readonly kind: MediaKind;
	/** Looked for in each output of `response.data`, in its `content`, and in `response` itself. */
	readonly outputs: readonly OutputField[];
	/** How long its tasks usually take; null when nobody knows. */
	readonly expectedSeconds: number | null;
	/** How long its URLs live after the end of the task. */
	readonly urlLifetimeSeconds: number;
}

/** "Media generation typically takes 1-5 minutes" (AceData's MCP servers): their geometric mean. */
export const VIDEO_SECONDS = 134;

const DAY_SECONDS = 24 * 60 * 60;

/** "Video and image: 30 days" (AceData Cloud FAQ, storage). */
const VIDEO_URL_LIFETIME_SECONDS = 30 * DAY_SECONDS;

const VIDEO: OutputField = { field: 'video_url', kind: 'video', role: 'output' };
const LAST_FRAME: OutputField = { field: 'last_frame_url', kind: 'image', role: 'lastFrame' };
const THUMBNAIL: OutputField = { field: 'thumbnail_url', kind: 'image', role: 'thumbnail' };
const COVER: OutputField = { field: 'cover_url', kind: 'image', role: 'thumbnail' };

/**
 * In alphabetical order of their titles. Only named fields are read, never whatever looks like a URL:
 * records echo their inputs.
 */
export const ACE_DATA_SERVICES: readonly AceDataService[] = [
	{
		service: 'seedance',
		title: 'Seedance',
		kind: 'video',
		outputs: [VIDEO, LAST_FRAME, THUMBNAIL, COVER],
		expectedSeconds: VIDEO_SECONDS,
		urlLifetimeSeconds: VIDEO_URL_LIFETIME_SECONDS,
	},
	{
		service: 'veo',
		title: 'Veo',
		kind: 'video',
		outputs: [VIDEO, THUMBNAIL, COVER],
		expectedSeconds: VIDEO_SECONDS,
		urlLifetimeSeconds: VIDEO_URL_LIFETIME_SECONDS,
	},
];
