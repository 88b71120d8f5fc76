import { z } from 'zod';

import { withoutCallbackUrls } from './json';
import { lastLookAtMs } from './nextLook';
import { latestEnd, noteExpiry } from './settle';
import type { Task } from './task';
import type { Ending, Watched, WatchResult } from './watched';
import type { Watching } from './watching';

/** n8n looks for executions to wake once a minute, so a shorter rest would not be kept. */
export const SHORTEST_REST_MS = 65_000;

const moment = z.number().nullable();

/** One id of a wait that rests; times in ms since 1970, null for never. */
const savedId = z.object({
	taskId: z.string(),
	dueAtMs: z.number(),
	task: z.custom<Task | null>((value) => typeof value === 'object'),
	ending: z.custom<Ending | null>((value) => typeof value === 'object'),
	polls: z.number(),
	requests: z.number(),
	looksWithoutAnswer: z.number(),
	missingSinceMs: moment,
	lastProblem: z.string().nullable(),
	bornAtMs: z.number(),
	underWayAtMs: z.number(),
	askedAtMs: moment,
	/** Which of the adapter's ways the id answers, or null. */
	way: z.number().nullable(),
});

/** What a wait knows while it rests; plain data, so that it can be stored. */
export const savedWatch = z.object({
	ids: z.array(savedId),
	hasAnswer: z.boolean(),
	chance: z.number(),
	slowestAnswerMs: z.number(),
	seenCount: z.number(),
	seenYoungCount: z.number(),
	quietUntilMs: z.number(),
});

export type SavedWatch = z.infer<typeof savedWatch>;
type SavedId = z.infer<typeof savedId>;

/** @returns until when the wait may rest, in ms since 1970, or null when the next look comes too soon for it */
export function restUntil(watching: Watching, nextAtMs: number, nowMs: number): number | null {
	const { mayRestFromMs = Number.POSITIVE_INFINITY, maxWaitMs } = watching.settings;
	if (nowMs < mayRestFromMs || nextAtMs <= nowMs || maxWaitMs === 0) return null;
	const latestMs = Math.min(lastLookAtMs(watching), latestEnd(watching));
	const untilMs = Math.max(Math.min(nextAtMs, latestMs), nowMs + SHORTEST_REST_MS);
	return untilMs <= latestMs ? untilMs : null;
}

/** @param before what the wait was taken up from: ids that had ended stay the same objects, to be stored once */
export function savedFrom(watching: Watching, before: SavedWatch | null): SavedWatch {
	const { all, hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount, traffic } = watching;
	const ended = new Map<string, SavedId>();
	for (const one of before?.ids ?? []) if (one.ending !== null) ended.set(one.taskId, one);
	return {
		ids: all.map((one) => ended.get(one.taskId) ?? savedOne(watching, one)),
		hasAnswer,
		chance,
		slowestAnswerMs,
		seenCount,
		seenYoungCount,
		quietUntilMs: traffic.quietUntilMs,
	};
}

/** What is stored must not hold the secrets that callback URLs carry. */
function savedOne(watching: Watching, watched: Watched): SavedId {
	const { task, askedAtMs } = watched;
	return {
		...watched,
		task: task === null ? null : storable(task, watching.settings.forgetsRecords === true),
		askedAtMs: Number.isFinite(askedAtMs) ? askedAtMs : null,
		way: watching.ways.get(watched.taskId) ?? null,
	};
}

function storable(task: Task, forgetsRecords: boolean): Task {
	const usage = withoutCallbackUrls(task.usage) as Task['usage'];
	return { ...task, usage, raw: forgetsRecords ? null : withoutCallbackUrls(task.raw) };
}

/** Puts a wait back to where it stood when it was put aside. */
export function takeBack(watching: Watching, saved: SavedWatch): void {
	const known = new Map(saved.ids.map((one) => [one.taskId, one]));
	for (const watched of watching.all) {
		const one = known.get(watched.taskId);
		if (one === undefined) continue;
		const { way, askedAtMs, ...rest } = one;
		Object.assign(watched, rest, { askedAtMs: askedAtMs ?? Number.NEGATIVE_INFINITY });
		if (way !== null) watching.ways.set(watched.taskId, way);
		if (watched.ending === null) continue;
		watching.openCount -= 1;
		if (watched.task?.done === true) watching.expectation.note(watched.task);
		noteExpiry(watching, watched, watching.clock.now());
	}
	const { hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount } = saved;
	Object.assign(watching, { hasAnswer, chance, slowestAnswerMs, seenCount, seenYoungCount });
	watching.traffic.quietUntilMs = Math.max(watching.traffic.quietUntilMs, saved.quietUntilMs);
}

/**
 * How a wait that rests comes out if nobody takes it up again.
 *
 * @param lastProblem why, in a sentence
 */
export function standingOf(
	{ ids }: SavedWatch,
	lastProblem: string,
	waitedSeconds: number,
): readonly WatchResult[] {
	return ids.map(({ taskId, task, ending, polls, requests, ...one }) =>
		ending === null
			? { taskId, task, polls, requests, lastProblem, waitedSeconds, ...NO_ANSWER }
			: { taskId, task, polls, requests, lastProblem: one.lastProblem, ...ending },
	);
}

const NO_ANSWER = { ended: 'no_answer', problem: null, lagBoundSeconds: null } as const;
