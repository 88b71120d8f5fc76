import { recordIn, whyNoOwnRecord } from '../../../providers/reading/ownRecord';
import { answer, HTML } from '../../core/answering';

const plain = { wrappedIn: null, idName: 'id', rules: [] };
const wrapped = { wrappedIn: 'data', idName: 'task_id', rules: [] };

test.each([
	[plain, { id: 'task-1' }],
	[plain, { status: 'running' }],
	[plain, { id: 'TASK-1', status: 7 }],
	[wrapped, { code: 500, data: { task_id: 'task-1' } }],
	[wrapped, { data: { status: 'running' } }],
])('for %j %j is a record', (own, body) => {
	expect(whyNoOwnRecord(answer(body), 'task-1', own)).toBeNull();
	expect(recordIn(body, own)).toBe(own === plain ? body : (body as { data: object }).data);
});

// [what it is of, body, words]
test.each([
	[plain, {}, 'it is no task record'],
	[plain, { data: { id: 'task-1' } }, 'it is no task record'],
	[plain, { id: 'task-2', status: 'running' }, 'it is about another task'],
	[plain, { error: { code: 'busy', message: 'Come later' } }, 'Come later'],
	[wrapped, { task_id: 'task-1', status: 'running' }, 'it is no task record'],
	[wrapped, { data: { task_id: 'task-2' } }, 'it is about another task'],
	[wrapped, { data: [{ task_id: 'task-1' }] }, 'it is no task record'],
	[wrapped, { code: 1001, message: 'Come later' }, 'Come later'],
	[wrapped, { code: '403', message: 'Come later' }, 'Come later'],
	[wrapped, { code: 200, message: 'success', data: { task_id: '' } }, 'it is no task record'],
	[plain, [], 'it is not an object'],
	[plain, HTML, 'it is a web page'],
])('for %j %j is none', (own, body, words) => {
	expect(whyNoOwnRecord(answer(body), 'task-1', own)?.message).toContain(words);
});

test.each([
	['a refusal', answer({ error: 'No' }, 400)],
	['an answer that is still to come', answer('', 202)],
	['a refusal by the code of its envelope', answer({ code: 403, message: 'No' })],
	['the first code of a refusal', answer({ code: 400, message: 'No' })],
	['the last code of a refusal', answer({ code: 599, message: 'No' })],
	['what comes before the answer', answer({}, 199)],
	['a list that is still to come', answer([], 202)],
	['a word that is still to come', answer('"later"', 202)],
])('%s is read elsewhere', (_what, received) => {
	expect(whyNoOwnRecord(received, 'task-1', wrapped)).toBeNull();
});

// [the HTTP status, the body, words]
test.each([
	[202, { data: { task_id: 'task-2' } }, 'it is about another task'],
	[202, {}, 'it is no task record'],
	[299, {}, 'it is no task record'],
	[200, { code: 399, message: 'Come later' }, 'Come later'],
	[200, { code: 600, message: 'Come later' }, 'Come later'],
])('HTTP %s with %j is no record', (status, body, words) => {
	expect(whyNoOwnRecord(answer(body, status), 'task-1', wrapped)?.message).toContain(words);
});

test('a record with a code of a refusal beside it is judged as a record', () => {
	const received = answer({ code: 403, message: 'No', data: { task_id: '', status: ' ' } });
	expect(whyNoOwnRecord(received, 'task-1', wrapped)?.message).toContain('No');
});

test('a way to elsewhere is not gone', () => {
	const received = answer('', 303, { location: 'https://elsewhere.example/1' });
	expect(whyNoOwnRecord(received, 'task-1', plain)).toMatchObject({ kind: 'wrongAddress' });
});
