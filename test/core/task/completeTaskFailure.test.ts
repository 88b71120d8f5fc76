// The failure of a task: contract "The normalized item" and `failure.reason`.
import { completeTask } from '../../../core/task/completeTask';
import { NO_DETAILS } from '../../../core/task/task';
import type { Failure, ServiceFacts, TaskReading } from '../../../core/task/task';

const NOW = '2026-01-10T12:00:00.000Z';

function failureOf(
	reading: Partial<TaskReading>,
	clearedAfter: number | null = null,
	more: Partial<ServiceFacts> = {},
) {
	const whole: TaskReading = {
		...{ taskId: 'task-1', status: 'failed', providerStatus: null, passingTrouble: null },
		...{ reported: { code: null, message: null }, media: [], kind: 'video', service: 'seedance' },
		...{ upstreamTaskId: null, traceId: null, model: null, prompt: null, createdAt: null },
		...{ startedAt: null, finishedAt: null, elapsedSeconds: null, progress: null, cost: null },
		...{ usage: null, details: NO_DETAILS, raw: {} },
		...reading,
	};
	const facts = {
		...{ provider: 'aceDataCloud', pollAfterSeconds: 15, urlLifetimeSeconds: 86_400 },
		...{ expectedSeconds: null, urlsClearedAfterSeconds: clearedAfter },
		...{ contentPolicyCodes: ['forbidden'] },
		...more,
	};
	return completeTask(whole, facts, Date.parse(NOW)).failure;
}

const reported = (code: string | null, message: string | null = null) => ({
	reported: { code, message },
});

// [what the provider says, reason, retryable]
test.each([
	['content_moderation', 'content_policy', false],
	['forbidden', 'content_policy', false],
	['bad_request', 'invalid_input', false],
	['used_up', 'quota', null],
	['api_error', 'provider', true],
	['whatever', 'unknown', null],
])('failed with %s: %s, retryable %p', (code, reason, retryable) => {
	expect(failureOf(reported(code, 'Words.'))).toEqual({
		code,
		message: 'Words.',
		reason,
		retryable,
	});
});

// [status, reason, retryable, the sentence, which is ours]
test.each([
	['cancelled', 'cancelled', null, 'The task was cancelled before it ran to its end.'],
	[
		...(['expired', 'expired', true] as const),
		'The task ran out of time at the provider before it was finished.',
	],
] as const)('%s: %s, retryable %p', (status, reason, retryable, message) => {
	const failure = failureOf({ status, ...reported('api_error', 'Theirs, with policy.') });
	expect(failure).toEqual({ code: 'api_error', message, reason, retryable });
	expect(failureOf({ status })?.code).toBeNull();
});

test.each(['queued', 'running', 'unknown'] as const)('%s is no failure', (status) => {
	expect(failureOf({ status, ...reported('api_error', 'Words.') })).toBeNull();
});

test('succeeded with something to show is no failure', () => {
	const media = [{ kind: 'video', role: 'output', url: 'https://x/v.mp4' }] as const;
	expect(failureOf({ status: 'succeeded', media, ...reported('api_error') })).toBeNull();
});

const noMedia = (message: string): Failure => ({
	code: 'no_media',
	message,
	reason: 'no_media',
	retryable: null,
});
const NONE = noMedia('The provider says that the task succeeded but gives no URL for it.');
const CLEARED = noMedia(
	'The task succeeded, but its URLs are gone: this provider clears URLs after 24 hours.',
);

// [times, after how long the provider clears its URLs, failure]
test.each([
	[{}, 86_400, NONE],
	[{ finishedAt: '2026-01-10T11:00:00.000Z' }, 86_400, NONE],
	[{ finishedAt: '2026-01-09T12:00:00.000Z' }, 86_400, NONE],
	[{ finishedAt: '2026-01-09T11:59:59.000Z' }, 86_400, CLEARED],
	[{ createdAt: '2026-01-08T12:00:00.000Z' }, 86_400, CLEARED],
	[{ createdAt: '2026-01-01T12:00:00.000Z', finishedAt: NOW }, 86_400, NONE],
	[{ finishedAt: '2026-01-01T12:00:00.000Z' }, null, NONE],
])('succeeded without media, %j, cleared after %p s', (times, clearedAfter, failure) => {
	expect(failureOf({ status: 'succeeded', ...times }, clearedAfter)).toEqual(failure);
});

test('a service can say where else what was made is', () => {
	const withoutUrl = "Lyrics are in 'raw'.";
	expect(failureOf({ status: 'succeeded' }, null, { withoutUrl })).toEqual(
		noMedia(`${String(NONE.message)} ${withoutUrl}`),
	);
});

test('a cover or a last frame alone is nothing to show', () => {
	const url = 'https://x/v.png';
	for (const role of ['thumbnail', 'lastFrame'] as const) {
		const media = [{ kind: 'image', role, url } as const];
		expect(failureOf({ status: 'succeeded', media })).toEqual(NONE);
	}
});
