import type { MediaKind } from '../../../core/task/task';

/** A field in which a service keeps an output, as a URL or a list of URLs. */
export interface OutputField {
	readonly field: string;
	/** What the field holds; null where only the URL's extension tells. */
	readonly kind: MediaKind | null;
	readonly role: 'output' | 'lastFrame' | 'thumbnail';
	/** Fields that replace this one: it is not read where one of them holds a URL beside it. */
	readonly unless?: readonly string[];
	/** Whether the field is an output only in tasks without any other; beside another it repeats an input. */
	readonly isAlone?: boolean;
}

/** How a service's task record differs from the usual one, `{ id, …, response: { success, data } }`. */
export interface Differences {
	/** The name under which an answer about one task holds the record. */
	readonly recordIn?: string;
	/** Whether a record without a `response`, but with its own word or `success`, is read as its own response. */
	readonly resultInRecord?: boolean;
	/** Whether the record's own `state` or `status` counts before the word of its response. */
	readonly wordInRecord?: boolean;
	/** The name of the list of outputs in `response.data`. */
	readonly outputsIn?: string;
	/** Whether `success: true` says only that the request was answered, and nothing about the task. */
	readonly successOfQuery?: boolean;
	/** The response's field for an output that has no URL: where it holds a text, the task has an output. */
	readonly madeWithoutUrl?: string;
	/** Whether outputs appear before the end: then outputs alone, or those of less than 100 %, mean no success. */
	readonly showsWorkInProgress?: boolean;
	/** Whether fields of an output may repeat inputs: then the URLs of the request are left out. */
	readonly mayEchoRequest?: boolean;
	/** Fields of an output that hold its inputs, although their names are those of outputs. */
	readonly inputFields?: readonly string[];
	/** Whether a response that has only a `message` is a failure. */
	readonly failsWithMessage?: boolean;
	/** The name of the id in a record, and of the id or the ids in a request; `id` and `ids` where absent. */
	readonly idsNamed?: string;
	/** A sentence on why the service may not know an id. */
	readonly whenUnknown?: string;
	/** A sentence on what a result without any URL may be. */
	readonly withoutUrl?: string;
}

/** The row of one service of AceData Cloud: how it differs from the others. `adapter.ts` has what all share. */
export interface AceDataService {
	/** The name in the API's path: `POST /{service}/tasks`. */
	readonly service: string;
	/** The name in the form. */
	readonly title: string;
	/** What the service's tasks make; null where it is not known. */
	readonly kind: MediaKind | null;
	/** The fields of outputs, read in each entry of `response.data`, in its `content`, and in `response` itself. */
	readonly outputs: readonly OutputField[];
	/** How long the service's tasks usually take, in seconds; null where it is not known. */
	readonly expectedSeconds: number | null;
	/** How long URLs work after the end of the task, in seconds; null where it is not known. */
	readonly urlLifetimeSeconds: number | null;
	/**
	 * Whether one request can ask for many ids: `documented`, `none`, or `unproven`, which means that an id that
	 * a batch leaves out is asked for singly before it is called not found.
	 */
	readonly batch: 'documented' | 'unproven' | 'none';
	/** Whether the service's documents say that a batch without ids is the caller's history, page by page. */
	readonly hasHistory?: boolean;
	readonly differs?: Differences;
}

/** The part of a row that services of one kind share. */
export type Family = Pick<
	AceDataService,
	'kind' | 'expectedSeconds' | 'urlLifetimeSeconds' | 'batch'
>;

export const DAY_SECONDS = 24 * 60 * 60;

/** "Video and image: 30 days" (AceData Cloud FAQ, storage). */
export const PICTURE_URL_LIFETIME_SECONDS = 30 * DAY_SECONDS;

export const VIDEO: OutputField = { field: 'video_url', kind: 'video', role: 'output' };
export const IMAGE: OutputField = { field: 'image_url', kind: 'image', role: 'output' };
/** For services for videos of which some tasks have the type `images`. */
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
/** For services whose `image_url` is the cover of a video or a song. */
export const COVER_IMAGE: OutputField = { field: 'image_url', kind: 'image', role: 'thumbnail' };
