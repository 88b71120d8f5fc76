import { notFoundFailure, reasonOf } from '../../../../nodes/VideoTask/core/failure';

// [code, message, reason]
test.each([
	['content_moderation', null, 'content_policy'],
	['InputTextSensitiveContentDetected', null, 'content_policy'],
	['OutputVideoSensitiveContentDetected.PolicyViolation', null, 'content_policy'],
	[null, 'blocked by our SAFETY system', 'content_policy'],
	[null, 'against the usage policy', 'content_policy'],
	['bad_request', 'sensitive content', 'content_policy'],
	['used_up', null, 'quota'],
	[null, 'Insufficient balance', 'quota'],
	['AccountOverdueError', null, 'quota'],
	['QuotaExceeded', null, 'quota'],
	['bad_request', null, 'invalid_input'],
	['InvalidParameter', null, 'invalid_input'],
	['InvalidParameter.Duration', null, 'invalid_input'],
	['MissingParameter', null, 'invalid_input'],
	['api_error', null, 'provider'],
	['timeout', null, 'provider'],
	['InternalServiceError', null, 'provider'],
	['ServerOverloaded', null, 'provider'],
	['forbidden', 'no', 'unknown'],
	['provider_error', 'Image generation failed', 'unknown'],
	[null, null, 'unknown'],
	['', '', 'unknown'],
])('code %p, text %p: %s', (code, message, reason) => {
	expect(reasonOf(code, message, [])).toBe(reason);
});

test('codes of one provider alone mean that the content was refused', () => {
	expect(reasonOf('forbidden', null, ['forbidden'])).toBe('content_policy');
	expect(reasonOf('Forbidden', null, ['forbidden'])).toBe('content_policy');
	expect(reasonOf('forbidden_region', null, ['forbidden'])).toBe('unknown');
	expect(reasonOf(null, 'forbidden', ['forbidden'])).toBe('unknown');
});

test.each([
	[null, '', 'The provider knows no task with this id.'],
	['running', '', 'The provider knows no task with this id. It was last seen running.'],
	[null, 'Look there.', 'The provider knows no task with this id. Look there.'],
	[
		'queued',
		'Look there.',
		'The provider knows no task with this id. It was last seen queued. Look there.',
	],
])('not found, last seen %p, hint %p', (lastSeen, hint, message) => {
	expect(notFoundFailure(lastSeen, hint)).toEqual({
		code: null,
		message,
		reason: 'not_found',
		retryable: null,
	});
});
