import { refusalProblem } from '../../core/http/http';

const silent = { code: null, message: null, traceId: null };

// [HTTP status, body, whether the ids of a refused batch deserve to be asked for singly]
test.each([
	[400, '', true],
	[400, 'ids must be < 50', true],
	[400, ' \n<p>Bad Request</p>', false],
	[422, '{"detail":[{"loc":["ids",3]}]}', true],
	[422, '<html>Unprocessable</html>', false],
	[404, '', false],
	[404, '<html>Not here</html>', false],
	[409, '', false],
])('HTTP %p with the body %p may be about one id: %p', (status, body, expected) => {
	const answer = { status, headers: {}, body, receivedAtMs: 0 };
	expect(refusalProblem(answer, silent, []).concernsIds).toBe(expected);
});
