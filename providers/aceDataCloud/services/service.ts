import type { MediaKind } from '../../../core/task/task';

/** Where a service keeps an output: the field's name, and what it holds, a URL or a list of them. */
export interface OutputField {
	readonly field: string;
	/** null where only the URL's extension tells. */
	readonly kind: MediaKind | null;
	readonly role: 'output' | 'lastFrame' | 'thumbnail';
	/** The field is not read where one of these stands beside it. */
	readonly unless?: readonly string[];
	/** It is an output in a task without any other, and else repeats what the task was asked with. */
	readonly isAlone?: boolean;
}

/** How a service's task record differs from the usual one, `{ id, …, response: { success, data } }`. */
export interface Differences {
	/** The record stands in a single answer under this name. */
	readonly recordIn?: string;
	/** A record with a word for its state and without a `response` is its own response. */
	readonly resultInRecord?: boolean;
	/** The record's own `state` or `status` counts before what its response says. */
	readonly wordInRecord?: boolean;
	/** The outputs are a list under this name in `response.data`. */
	readonly outputsIn?: string;
	/** `success: true` says no more than that the question was answered. */
	readonly successOfQuery?: boolean;
	/** The response's field for what a task made where that has no URL: there, it is an output. */
	readonly madeWithoutUrl?: string;
	/** Media show up before the end: less than 100 % of them are no end, nor are media alone. */
	readonly showsWorkInProgress?: boolean;
	/** A field of an output may repeat what the request holds: its URLs are left out. */
	readonly mayEchoRequest?: boolean;
	/** Fields of an output that repeat, under names of outputs, what it was made from. */
	readonly inputFields?: readonly string[];
	/** A `message` with nothing beside it that says more is a failure. */
	readonly failsWithMessage?: boolean;
	/** The name of the id, or of the ids, in the question. */
	readonly idsNamed?: string;
	/** What an id that the service does not know may be. */
	readonly whenUnknown?: string;
	/** What a result without any URL may be. */
	readonly withoutUrl?: string;
}

/** What is particular to one service of AceData Cloud; what all have in common is in `adapter.ts`. */
export interface AceDataService {
	/** As in the API's path: `POST /{service}/tasks`. */
	readonly service: string;
	/** As the form shows it. */
	readonly title: string;
	/** What its tasks make; null where nobody knows. */
	readonly kind: MediaKind | null;
	/** Looked for in each output of `response.data`, in its `content`, and in `response` itself. */
	readonly outputs: readonly OutputField[];
	/** How long its tasks usually take; null when nobody knows. */
	readonly expectedSeconds: number | null;
	/** How long its URLs live after the end of the task; null when nobody knows. */
	readonly urlLifetimeSeconds: number | null;
	/**
	 * Whether many ids may be asked for at once: `documented`, `unproven`, where an id that a batch leaves
	 * out is asked for singly before it is called not found, or `none`.
	 */
	readonly batch: 'documented' | 'unproven' | 'none';
	/** Whether its documents say that a batch without ids is the caller's history, page by page. */
	readonly hasHistory?: boolean;
	readonly differs?: Differences;
}

/** What the rows of one family share. */
export type Family = Pick<
	AceDataService,
	'kind' | 'expectedSeconds' | 'urlLifetimeSeconds' | 'batch'
>;

export const DAY_SECONDS = 24 * 60 * 60;

/** "Video and image: 30 days" (AceData Cloud FAQ, storage). */
export const PICTURE_URL_LIFETIME_SECONDS = 30 * DAY_SECONDS;

export const VIDEO: OutputField = { field: 'video_url', kind: 'video', role: 'output' };
export const IMAGE: OutputField = { field: 'image_url', kind: 'image', role: 'output' };
/** The tasks of some services for videos are of the type `images`, too. */
export const LONE_IMAGE: OutputField = { ...IMAGE, isAlone: true };
export const AUDIO: OutputField = { field: 'audio_url', kind: 'audio', role: 'output' };
export const FILE: OutputField = { field: 'file_url', kind: null, role: 'output' };
export const LAST_FRAME: OutputField = {
	field: 'last_frame_url',
	kind: 'image',
	role: 'lastFrame',
};
export const THUMBNAIL: OutputField = { field: 'thumbnail_url', kind: 'image', role: 'thumbnail' };
export const COVER: OutputField = { field: 'cover_url', kind: 'image', role: 'thumbnail' };
/** Beside a video or a song, `image_url` is its cover. */
export const COVER_IMAGE: OutputField = { field: 'image_url', kind: 'image', role: 'thumbnail' };
