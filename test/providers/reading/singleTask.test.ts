import { isProblem, problem } from '../../../core/problem';
import { unseenTask } from '../../../core/task/completeTask';
import { isObject } from '../../../core/text/json';
import { singleTask } from '../../../providers/reading/singleTask';
import type { SingleRecords } from '../../../providers/reading/singleTask';
import { adapterOf, answer, HTML } from '../../core/answering';

const REFUSED = problem('refused', 'the test refuses it', {});
const { facts, service, provider } = adapterOf('modelArk');

/** An API that answers `{ id, status, code }`; what it is asked is kept for the test to look at. */
function records(isNone = false) {
	const asked: unknown[] = [];
	const read: SingleRecords = {
		saidIn: ({ id, status, code }) => ({
			ids: typeof id === 'string' ? [id] : [],
			status,
			error: { code: typeof code === 'string' ? code : null, message: null, traceId: null },
		}),
		refusalOf(received, body) {
			asked.push(received.status, body);
			return isNone ? [] : REFUSED;
		},
		taskOf(taskId, body, receivedAtMs) {
			asked.push(taskId, body, receivedAtMs);
			return unseenTask(taskId, { facts, service, provider });
		},
	};
	return { read, asked };
}

// [a record under HTTP 200]
test.each([
	{ id: 'a', status: 'running' },
	{ id: 'A' },
	{ status: 'running' },
	{ status: 'failed', code: 'E1' },
])('%j is the record of the task', (body) => {
	const { read, asked } = records();
	const received = answer(body);
	expect(singleTask(received, 'a', read)).toMatchObject([{ taskId: 'a' }]);
	expect(asked).toEqual(['a', body, received.receivedAtMs]);
});

// [the HTTP status, a body, the body that the refusal is read from]
test.each([
	[400, { status: 'running', code: 'E1' }, { status: 'running', code: 'E1' }],
	[404, [], {}],
	[500, HTML, {}],
	[300, { id: 'a', status: 'running' }, { id: 'a', status: 'running' }],
	[199, { id: 'a', status: 'running' }, { id: 'a', status: 'running' }],
	[200, { id: 'a', code: 'E1' }, { id: 'a', code: 'E1' }],
	[200, { status: ' ', code: 'E1' }, { status: ' ', code: 'E1' }],
	[299, { code: 'E1' }, { code: 'E1' }],
])('HTTP %s with %j is a refusal', (status, body, readFrom) => {
	const { read, asked } = records();
	expect(singleTask(answer(body, status), 'a', read)).toBe(REFUSED);
	expect(asked).toEqual([status, readFrom]);
});

test('a refusal may mean that there is no such task', () => {
	const { read } = records(true);
	expect(singleTask(answer({}, 404), 'a', read)).toEqual([]);
	expect(singleTask(answer({ code: 'E1' }), 'a', read)).toEqual([]);
});

// [a body under HTTP 200, what is wrong with it]
test.each<[unknown, string]>([
	[{}, 'it is no task record'],
	[{ id: 'b', status: 'running' }, 'it is about another task'],
	[[], 'it is not an object'],
	['"text"', 'it is not an object'],
	['{"id":', 'it is not JSON'],
	[HTML, 'it is a web page'],
])('%j is no record', (body, words) => {
	const { read, asked } = records();
	const given = singleTask(answer(body), 'a', read);
	expect(isObject(given) && isProblem(given)).toBe(true);
	expect(given).toMatchObject({
		...{ kind: 'unexpectedAnswer', httpStatus: 200 },
		message: `the answer is not this provider's: ${words}`,
	});
	expect(asked).toEqual([]);
});
