/** The closed set of states; every provider's words are mapped to it. */
export type TaskStatus =
	| 'queued'
	| 'running'
	| 'succeeded'
	| 'failed'
	| 'cancelled'
	| 'expired'
	| 'not_found'
	| 'unknown';

export type MediaKind = 'video' | 'image' | 'audio' | 'file';

export interface Media {
	readonly kind: MediaKind;
	readonly role: 'output' | 'lastFrame' | 'thumbnail';
	readonly url: string;
}

export type FailureReason =
	| 'content_policy'
	| 'invalid_input'
	| 'quota'
	| 'cancelled'
	| 'expired'
	| 'not_found'
	| 'no_media'
	| 'provider'
	| 'unknown';

export interface Failure {
	/** The provider's code, or null. */
	readonly code: string | null;
	readonly message: string | null;
	readonly reason: FailureReason;
	/** Whether the same request sent again can help; null where nobody can say. */
	readonly retryable: boolean | null;
}

export interface Cost {
	readonly estimated: number | null;
	readonly actual: number | null;
	readonly currency: string;
}

export interface TaskDetails {
	readonly seed: number | null;
	readonly resolution: string | null;
	readonly ratio: string | null;
	readonly durationSeconds: number | null;
	readonly frames: number | null;
	readonly framesPerSecond: number | null;
	readonly serviceTier: string | null;
	readonly generateAudio: boolean | null;
	/** Why some of what was asked for is missing although outputs were made, or null. */
	readonly partialFailure: string | null;
	/** What was found where in an answer of unknown form; absent for providers whose answers are known. */
	readonly found?: Found;
}

/** Where in an answer the word for its state and its outputs were found. Paths as in `data.results[0].url`. */
export interface Found {
	readonly status: { readonly path: string; readonly word: string } | null;
	readonly outputs: ReadonlyArray<{ readonly path: string; readonly url: string }>;
}

/** What an adapter reads from one record of its provider. Times are ISO 8601 UTC text. */
export interface TaskReading {
	readonly taskId: string;
	readonly status: TaskStatus;
	/** The provider's own word, as sent. */
	readonly providerStatus: string | null;
	/** What the provider says went wrong; read for failed, cancelled and expired tasks only. */
	readonly reported: { readonly code: string | null; readonly message: string | null };
	/** A text that the provider gave while the task goes on, or beside the outputs of one that succeeded. */
	readonly passingTrouble: string | null;
	readonly media: readonly Media[];
	/** What the task made that is no file: a text, rows, an object; absent or null where its outputs are files. */
	readonly result?: unknown;
	/** What the task makes; decides which output is the main one. */
	readonly kind: MediaKind | null;
	readonly service: string;
	readonly upstreamTaskId: string | null;
	readonly traceId: string | null;
	readonly model: string | null;
	readonly prompt: string | null;
	readonly createdAt: string | null;
	readonly startedAt: string | null;
	readonly finishedAt: string | null;
	readonly elapsedSeconds: number | null;
	readonly progress: number | null;
	readonly cost: Cost | null;
	readonly usage: Readonly<Record<string, unknown>> | null;
	readonly details: TaskDetails;
	/** The provider's record, untouched. */
	readonly raw: unknown;
}

/** What is the same for all tasks of one provider's service. */
export interface ServiceFacts {
	readonly provider: string;
	readonly pollAfterSeconds: number;
	/** How long its tasks usually take from their creation on; null where nobody knows. */
	readonly expectedSeconds: number | null;
	/** How long after its end a task's URLs work; null where the provider does not say. */
	readonly urlLifetimeSeconds: number | null;
	/** When the provider empties the URLs out of a record that it keeps; null where it does not. */
	readonly urlsClearedAfterSeconds: number | null;
	/** Codes of this provider alone that mean that the content was refused. */
	readonly contentPolicyCodes: readonly string[];
	/** How many requests a minute the provider allows; absent or null where it does not say. */
	readonly requestsPerMinute?: number | null;
	/** The shortest pause that the provider wants between two looks at a task, in seconds; absent if it names none. */
	readonly shortestPauseSeconds?: number;
	/** A sentence on what a task of this service that succeeded without any URL may have made, or null. */
	readonly withoutUrl?: string | null;
}

/** A task as it leaves the core: the reading and all that follows from it. */
export interface Task extends TaskReading {
	readonly result: unknown;
	readonly done: boolean;
	readonly url: string | null;
	readonly videoUrl: string | null;
	readonly imageUrl: string | null;
	readonly audioUrl: string | null;
	readonly lastFrameUrl: string | null;
	readonly thumbnailUrl: string | null;
	readonly urlsExpireAt: string | null;
	readonly failure: Failure | null;
	readonly pollAfterSeconds: number | null;
	readonly provider: string;
}

const DONE: ReadonlySet<TaskStatus> = new Set([
	'succeeded',
	'failed',
	'cancelled',
	'expired',
	'not_found',
]);

export const NO_DETAILS: TaskDetails = {
	seed: null,
	resolution: null,
	ratio: null,
	durationSeconds: null,
	frames: null,
	framesPerSecond: null,
	serviceTier: null,
	generateAudio: null,
	partialFailure: null,
};

/** Whether nothing more will happen to a task in this state. `unknown` is never an end. */
export function isDone(status: TaskStatus): boolean {
	return DONE.has(status);
}
