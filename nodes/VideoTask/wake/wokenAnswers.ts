import type { Answer } from '../asking/answer';
import type { Answers } from '../asking/askAll';
import type { Settings } from '../input/settings/settings';

/** When the wait began and when the callback's look ended, in ms since 1970. */
interface Times {
	readonly startedAtMs: number;
	readonly nowMs: number;
}

/**
 * @param answers those of one look, from a wait with 'Max Wait' 0
 * @returns the same answers as those of the wait that the callback ends; null when the wait has to go on, or when it is
 * not certain how it ends
 */
export function wokenAnswers(
	answers: Answers,
	{ returnWhen }: Pick<Settings, 'returnWhen'>,
	times: Times,
): Answers | null {
	const all = [...answers.values()].flatMap((byId) => [...byId.values()]);
	const open = all.filter((answer) => !isDone(answer));
	const isEnough = returnWhen === 'anyDone' ? open.length < all.length : open.length === 0;
	if (!isEnough || all.length === 0 || !open.every(isUnderWay)) return null;
	const woken = [...answers].map(([service, byId]) => {
		const own = [...byId].map(([id, answer]) => [id, wokenAnswer(answer, times)] as const);
		return [service, new Map(own)] as const;
	});
	return new Map(woken);
}

/** @returns how many ids are not done after the look */
export function openCount(answers: Answers): number {
	return [...answers.values()].flatMap((byId) => [...byId.values()].filter((one) => !isDone(one)))
		.length;
}

/**
 * @returns whether the task has ended for certain. Not with `no_media`, because the result may come a moment later, and
 * not with `not_found`, because the wait gives such an id some time
 */
function isDone({ task, wait }: Answer): boolean {
	return (
		wait?.ended === 'done' &&
		task?.done === true &&
		task.status !== 'not_found' &&
		task.failure?.reason !== 'no_media'
	);
}

function isUnderWay({ task, trouble }: Answer): boolean {
	return trouble === null && task?.done === false;
}

function wokenAnswer(answer: Answer, { startedAtMs, nowMs }: Times): Answer {
	const { wait } = answer;
	if (wait === null) return answer;
	const ended = isDone(answer) ? 'done' : 'any_done';
	const waitedSeconds = Math.max(0, nowMs - startedAtMs) / 1000;
	const since = new Date(startedAtMs).toISOString();
	// `lagBoundSeconds` is null because only the sub-workflow knows when an earlier look saw the task under way.
	const unknown = { timedOut: false, lagBoundSeconds: null };
	return { ...answer, wait: { ...wait, ...unknown, ended, waitedSeconds, since } };
}
