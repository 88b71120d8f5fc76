import { unwrapped, whyNoRecord } from '../../../providers/reading/loneRecord';
import type { LoneRecord } from '../../../providers/reading/loneRecord';

const NO_ERROR = { code: null, message: null, traceId: null };

function reason(said: Partial<LoneRecord>) {
	const answer = { status: 200, headers: {}, body: '{}', receivedAtMs: 0 };
	const rules = [{ code: /^no_key$/, kind: 'unauthorized', advice: 'Check the key.' }] as const;
	return whyNoRecord(answer, 'a', { ids: [], status: null, error: NO_ERROR, ...said }, rules);
}

// [what the record says of itself]
test.each([
	{ ids: ['a'] },
	{ ids: ['b', 'a'] },
	{ ids: ['A'] },
	{ status: 'running' },
	{ ids: ['a'], error: { ...NO_ERROR, code: 'no_key' } },
	{ status: 'failed', error: { ...NO_ERROR, message: 'refused' } },
])('%j is a record of the task', (said) => {
	expect(reason(said)).toBeNull();
});

// [what the record says of itself, the kind of the problem, its message]
test.each<[Partial<LoneRecord>, string, RegExp]>([
	[{ ids: ['b'], status: 'running' }, 'unexpectedAnswer', /it is about another task$/],
	[{}, 'unexpectedAnswer', /it is no task record$/],
	[{ status: ' ' }, 'unexpectedAnswer', /it is no task record$/],
	[{ status: 7 }, 'unexpectedAnswer', /it is no task record$/],
	[{ error: { ...NO_ERROR, code: 'no_key' } }, 'unauthorized', /HTTP 200/],
	[{ error: { ...NO_ERROR, message: 'busy' } }, 'providerFault', /HTTP 200\): busy$/],
])('%j is none', (said, kind, message) => {
	expect(reason(said)).toMatchObject({ kind, message: expect.stringMatching(message) });
});

// [a body, the record in it]
test.each([
	[{ code: 0, msg: 'ok', data: { id: 'a' } }, { id: 'a' }],
	[{ data: { task_id: 'a' } }, { task_id: 'a' }],
	[{ data: { taskId: 'a' } }, { taskId: 'a' }],
	[{ data: { status: 'running', prompt: 'x' } }, { status: 'running', prompt: 'x' }],
	[{ data: { items: [] } }, { items: [] }],
])('the envelope %j holds %j', (body, record) => {
	expect(unwrapped(body)).toEqual(record);
});

test.each([
	{ id: 'a', data: { status: 'running' } },
	{ status: 'running', data: { id: 'b' } },
	{ items: [], data: { id: 'b' } },
	{ code: 0, data: { prompt: 'x' } },
	{ code: 0, data: ['id'] },
	{ code: 0, data: null },
	{},
])('%j is no envelope', (body) => {
	expect(unwrapped(body)).toBe(body);
});
