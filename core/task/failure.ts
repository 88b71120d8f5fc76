import { judged } from './failureReason';
import type { Failure, FailureReason, ServiceFacts, TaskReading, TaskStatus } from './task';

const RETRYABLE: Readonly<Partial<Record<FailureReason, boolean>>> = { expired: true };

/** Our own sentences for ends that explain themselves, so that they are the same for every provider. */
const SENTENCES: Readonly<Partial<Record<TaskStatus, string>>> = {
	cancelled: 'The task was cancelled before it ran to its end.',
	expired: 'The task ran out of time at the provider before it was finished.',
};

function failureFor(reason: FailureReason, code: string | null, message: string | null): Failure {
	return { code, message, reason, retryable: RETRYABLE[reason] ?? null };
}

/**
 * @param nowMs when the answer came, in ms since 1970; tells whether the provider has cleared its URLs by now
 * @returns why the task failed or has nothing to show; null while it is under way, or if it succeeded with an output
 * or a result
 */
export function failureOf(
	reading: TaskReading,
	facts: ServiceFacts,
	nowMs: number,
): Failure | null {
	const { status, reported } = reading;
	if (status === 'failed') {
		return { ...reported, ...judged(reported.code, reported.message, facts.contentPolicyCodes) };
	}
	if (status === 'cancelled' || status === 'expired') {
		return failureFor(status, reported.code, SENTENCES[status] ?? null);
	}
	const hasResult = reading.result !== undefined && reading.result !== null;
	// A cover or a last frame alone is not what was asked for.
	if (
		status === 'succeeded' &&
		!hasResult &&
		!reading.media.some(({ role }) => role === 'output')
	) {
		return failureFor('no_media', 'no_media', noMediaMessage(reading, facts, nowMs));
	}
	return null;
}

/**
 * Says why a task has no URL. A record can outlive its URLs: ModelArk clears these after 24 hours and keeps the record
 * for 7 days.
 */
function noMediaMessage(reading: TaskReading, facts: ServiceFacts, nowMs: number): string {
	const endedAt = reading.finishedAt ?? reading.createdAt;
	const ageSeconds = endedAt === null ? 0 : (nowMs - Date.parse(endedAt)) / 1000;
	const clearedAfter = facts.urlsClearedAfterSeconds;
	if (clearedAfter !== null && ageSeconds > clearedAfter) {
		const hours = Math.round(clearedAfter / 3600);
		return `The task succeeded, but its URLs are gone: this provider clears URLs after ${hours} hours.`;
	}
	const message = 'The provider says that the task succeeded but gives no URL for it.';
	return facts.withoutUrl ? `${message} ${facts.withoutUrl}` : message;
}

/** @param why a clause on what went wrong with the request for the result */
export function unfetchedMessage(why: string): string {
	return `The task succeeded, but its result could not be fetched: ${why}. Look again.`;
}

/** @returns the failure of a task that succeeded, whose result may be there at the next look */
export function unfetchedFailure(message: string): Failure {
	return { code: 'no_media', message, reason: 'no_media', retryable: true };
}

/**
 * @param lastSeen how the task stood when it was last seen, or null when it never was
 * @param hint what else the id may be, or ''
 */
export function notFoundFailure(lastSeen: string | null, hint: string): Failure {
	const seen = lastSeen === null ? '' : ` It was last seen ${lastSeen}.`;
	const more = hint === '' ? '' : ` ${hint}`;
	return failureFor('not_found', null, `The provider knows no task with this id.${seen}${more}`);
}
