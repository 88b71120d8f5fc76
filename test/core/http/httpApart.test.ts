// What others have said stands apart from our own words, so that a model gets it as data only.
import { noAnswer, refusalProblem, withoutAnyAnswer } from '../../../core/http/http';
import { problem } from '../../../core/problem';
import { answer } from '../answering';

const SILENT = { code: null, message: null, traceId: null };

// [where a redirect leads, what the other side said of it]
test.each([
	['https://login.example/sign-in', { host: 'login.example' }],
	['/relative', {}],
	[undefined, {}],
])('the host in a redirect to %p is not our word', (location, said) => {
	const headers = location === undefined ? {} : { location };
	const { apart, description } = refusalProblem(answer('', 302, headers), SILENT, []);
	expect(apart).toStrictEqual({
		message: 'the base URL redirects elsewhere (HTTP 302)',
		description,
		said,
	});
});

test('what the network says of itself is not our word', () => {
	expect(noAnswer('the connection was refused', 'ECONNREFUSED: connect').apart).toEqual({
		message: 'the provider did not answer: the connection was refused',
		description: 'The task may still be running. Look again.',
		said: { cause: 'ECONNREFUSED: connect' },
	});
	expect(noAnswer('the time was up', '')).not.toHaveProperty('apart');
});

test('where nothing ever answered, the address is to be checked, and what the network said stays', () => {
	expect(withoutAnyAnswer(noAnswer('the name is not known', 'ENOTFOUND')).description).toBe(
		'Check the network and the base URL in the credential. (ENOTFOUND)',
	);
});

test('a problem that is not about an answer says the same as before', () => {
	const met = problem('unexpectedAnswer', 'the look could not be finished', {
		description: 'The task may still be running. Look again. (RangeError)',
	});
	expect(withoutAnyAnswer(met)).toBe(met);
});
