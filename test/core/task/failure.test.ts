import { notFoundFailure } from '../../../core/task/failure';

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
