import { statusCalled } from '../../../../providers/customApi/form/statuses';

test.each([
	['failed', 'failed'],
	[' Failed\n', 'failed'],
	['Not Found', 'not_found'],
	['not-found', 'not_found'],
	['NOT_FOUND', 'not_found'],
	['notfound', undefined],
	['unknown', undefined],
	['', undefined],
	[3, undefined],
	[null, undefined],
])('the status called %j is %j', (written, status) => {
	expect(statusCalled(written)).toBe(status);
});
