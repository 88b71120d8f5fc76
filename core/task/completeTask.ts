import { failureOf, unfetchedFailure, unfetchedMessage } from './failure';
import type { Problem } from '../problem';
import { isDone, NO_DETAILS } from './task';
import type {
	Failure,
	Media,
	MediaKind,
	ServiceFacts,
	Task,
	TaskDetails,
	TaskReading,
	TaskStatus,
} from './task';
import { secondsBetween } from '../text/time';
import { firstUrlExpiry } from './media/urlExpiry';

/** The main output if the kind of a task is not known: a song has a cover and may have a clip, a film has a still. */
const MAIN_OUTPUT_ORDER: readonly MediaKind[] = ['audio', 'video', 'image', 'file'];

/**
 * @param nowMs when the answer came, in ms since 1970
 * @returns the task with all that follows from what its provider said
 */
export function completeTask(reading: TaskReading, facts: ServiceFacts, nowMs: number): Task {
	const done = isDone(reading.status);
	const finishedAt = done ? reading.finishedAt : null;
	const settled = { ...reading, finishedAt };
	const outputs = reading.media.filter(({ role }) => role === 'output');
	const firstOf = (kind: MediaKind) => outputs.find((output) => output.kind === kind)?.url ?? null;
	const roleUrl = (role: Media['role']) =>
		reading.media.find((one) => one.role === role)?.url ?? null;
	return {
		...settled,
		result: reading.result ?? null,
		details: knownDetails(reading.details),
		progress: share(reading.progress),
		elapsedSeconds:
			measure(reading.elapsedSeconds) ??
			secondsBetween(reading.startedAt, finishedAt) ??
			secondsBetween(reading.createdAt, finishedAt),
		done,
		url: mainOutput(outputs, reading.kind)?.url ?? null,
		videoUrl: firstOf('video'),
		imageUrl: firstOf('image'),
		audioUrl: firstOf('audio'),
		lastFrameUrl: roleUrl('lastFrame'),
		thumbnailUrl: roleUrl('thumbnail'),
		urlsExpireAt: firstUrlExpiry(
			reading.media.map(({ url }) => url),
			finishedAt ?? reading.createdAt,
			facts.urlLifetimeSeconds,
		),
		failure: failureOf(settled, facts, nowMs),
		pollAfterSeconds: done ? null : facts.pollAfterSeconds,
		provider: facts.provider,
	};
}

/**
 * @param met why what the task made could not be fetched
 * @returns the task, still succeeded, with what is missing: as its failure if it has no output to show, else as
 * `partialFailure` beside its outputs
 */
export function withoutItsResult(task: Task, met: Problem): Task {
	const hasOutput = task.url !== null || task.result !== null;
	const missing = unfetchedMessage(met.message);
	// A failure without media is told in our words alone, because a model takes the words for ours.
	const inOurWords = unfetchedMessage(met.apart?.message ?? met.message);
	return {
		...task,
		passingTrouble: missing,
		failure: hasOutput ? null : unfetchedFailure(inOurWords),
		details: hasOutput ? { ...task.details, partialFailure: missing } : task.details,
	};
}

/** A measure below 0 stands for "not decided yet" (`duration: -1`) or "any" (`seed: -1`). */
function measure(value: number | null): number | null {
	return value !== null && value >= 0 ? value : null;
}

function share(percent: number | null): number | null {
	return percent !== null && percent <= 100 ? measure(percent) : null;
}

function knownDetails(details: TaskDetails): TaskDetails {
	return {
		...details,
		seed: measure(details.seed),
		durationSeconds: measure(details.durationSeconds),
		frames: measure(details.frames),
		framesPerSecond: measure(details.framesPerSecond),
	};
}

function mainOutput(outputs: readonly Media[], kind: MediaKind | null): Media | undefined {
	return [kind, ...MAIN_OUTPUT_ORDER]
		.map((wanted) => outputs.find((output) => output.kind === wanted))
		.find((output) => output !== undefined);
}

/** The provider and the service at which a task was asked about. */
interface Origin {
	readonly provider: string;
	readonly service: string;
}

/** @returns the item's task for an id that the provider does not know */
export function notFoundTask(taskId: string, origin: Origin, failure: Failure): Task {
	return blankTask(taskId, 'not_found', origin, { failure });
}

/** What stands in the item of a task about which no answer came. */
export type TaskOrigin = Origin & { readonly facts: Pick<ServiceFacts, 'pollAfterSeconds'> };

/** @returns the item's task for an id about which no answer came; nothing but the id is known */
export function unseenTask(taskId: string, origin: TaskOrigin): Task {
	const { pollAfterSeconds } = origin.facts;
	return blankTask(taskId, 'unknown', origin, { pollAfterSeconds });
}

type Blank = Omit<Task, 'taskId' | 'status' | 'done' | 'provider' | 'service'>;

const NOTHING_KNOWN: Blank = {
	providerStatus: null,
	reported: { code: null, message: null },
	passingTrouble: null,
	media: [],
	result: null,
	kind: null,
	url: null,
	videoUrl: null,
	imageUrl: null,
	audioUrl: null,
	lastFrameUrl: null,
	thumbnailUrl: null,
	urlsExpireAt: null,
	failure: null,
	pollAfterSeconds: null,
	upstreamTaskId: null,
	traceId: null,
	model: null,
	prompt: null,
	createdAt: null,
	startedAt: null,
	finishedAt: null,
	elapsedSeconds: null,
	progress: null,
	cost: null,
	usage: null,
	details: NO_DETAILS,
	raw: null,
};

function blankTask(
	taskId: string,
	status: TaskStatus,
	{ provider, service }: Origin,
	rest: Partial<Blank>,
): Task {
	return { taskId, status, done: isDone(status), provider, service, ...NOTHING_KNOWN, ...rest };
}
