import { refusalOf } from '../../../providers/fal/refusal';
import { answer } from '../../core/answering';

const early = { detail: 'Request is still in progress' };

// [what is said, HTTP status, whether the result is only not there yet]
test.each([
	[early, 400, true],
	[early, 499, true],
	[early, 500, false],
	[{ detail: 'STILL IN PROGRESS' }, 400, true],
	[{ detail: `${'x'.repeat(182)} still in progress` }, 400, true],
	[{ detail: `${'x'.repeat(184)} still in progress` }, 400, false],
	[{ detail: 'In progress' }, 400, false],
	[{}, 400, false],
])('%j under HTTP %i is a result that is not there yet: %p', (body, status, isEarly) => {
	const met = refusalOf(answer(body, status));
	expect(met.kind === 'unexpectedAnswer').toBe(isEarly);
	if (!isEarly) return;
	expect(met).toMatchObject({
		message: "the answer is not this provider's: the result is not there yet",
		httpStatus: status,
	});
});

test('a refusal says its code and the id of the request that was refused', () => {
	const headers = { 'x-fal-request-id': 'trace-1' };
	const body = { error: { code: 'access_denied', message: 'No' } };
	expect(refusalOf(answer(body, 403, headers))).toMatchObject({
		...{ kind: 'forbidden', httpStatus: 403, concernsIds: false },
		message: 'the provider forbids this request (HTTP 403): No',
		description:
			"The account has no right to this: check its rights and its plan in the dashboard of fal. (provider's code: access_denied, trace id: trace-1)",
	});
});
