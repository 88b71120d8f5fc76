// WaveSpeed AI: what it is asked, and what its answers mean. Its answers are those that its own node for n8n is
// tested with; the create answer is built from its documents (`_INFERRED`).
import { waveSpeed } from '../../../providers/waveSpeed/adapter';
import { waveSpeedProvider } from '../../../providers/waveSpeed/provider';
import { answer, HTML, problemOf, taskOf } from '../../core/answering';
import completed from './fixtures/completed.json';
import created from './fixtures/created_INFERRED.json';
import failed from './fixtures/failed.json';
import forbidden from './fixtures/forbidden_200_code403.json';

const BASE = 'https://api.wavespeed.ai/api/v3';
const adapter = waveSpeed(BASE);
const wrapped = (data: unknown, code = 200, message = 'success') => ({ code, message, data });

test('one prediction a request, by its id or under the address of its create answer', () => {
	const [{ maxIds, request }] = adapter.ways;
	expect(maxIds).toBe(1);
	expect(request(['task-1'])).toEqual({ method: 'GET', path: '/predictions/task-1/result' });
	const address = created.data.urls.get;
	expect(request([address])).toMatchObject({ method: 'GET', address });
	expect(
		adapter.ways[0].whyNone?.(['https://evil.example/predictions/task-1/result']),
	).toMatchObject({ kind: 'invalidInput' });
});

test.each([
	[created.data.urls.get, 'task-1'],
	[`${BASE}/predictions/task-1`, 'task-1'],
	[`${BASE}/predictions`, null],
	[`${BASE}/predictions/task-1/cancel`, null],
	['https://wavespeed.ai/models', null],
])('the id in %s is %j', (address, id) => {
	expect(waveSpeedProvider.ids.idOfAddress?.(address)).toBe(id);
});

test.each([
	['created', created, { status: 'queued', model: 'wavespeed-ai/wan-2.2/t2v-720p', media: [] }],
	[
		'completed',
		completed,
		{ status: 'succeeded', url: 'https://cdn.wavespeed.ai/out.png', imageUrl: expect.any(String) },
	],
	['failed', failed, { status: 'failed', failure: { code: null, message: 'NSFW content' } }],
])('%s', (_what, body, expected) => {
	const { details, ...task } = taskOf(adapter, body);
	expect(task).toMatchObject({ taskId: 'task-1', provider: 'waveSpeed', ...expected });
	expect(details).not.toHaveProperty('found');
});

// [code in the body under HTTP 200, kind]
test.each([
	[401, 'unauthorized'],
	[402, 'paymentRequired'],
	[403, 'forbidden'],
	[400, 'refused'],
	[429, 'rateLimited'],
	[500, 'providerFault'],
	[1001, 'providerFault'],
])('the code %i in a body without data is %s', (code, kind) => {
	for (const data of [undefined, null, '']) {
		const body = { ...wrapped(data, code, 'insufficient role') };
		expect(problemOf(adapter, answer(body))).toMatchObject({
			...{ kind, message: expect.stringContaining('insufficient role') },
		});
	}
});

test('insufficient role is forbidden', () => {
	expect(problemOf(adapter, answer(forbidden)).kind).toBe('forbidden');
});

test('a code beside a record is about the question, and the record counts', () => {
	const data = { id: 'task-1', status: 'failed', error: 'No' };
	expect(taskOf(adapter, wrapped(data, 500))).toMatchObject({ status: 'failed' });
});

test.each([
	['HTTP 404', { code: 404, message: 'prediction not found' }, 404],
	['the code 404', { code: 404, message: 'prediction not found' }, 200],
])('%s is an unknown id', (_what, body, status) => {
	expect(adapter.parse(answer(body, status), ['task-1'])).toEqual([]);
});

test.each([
	['{}', {}],
	['no data', wrapped(null)],
	['an empty record', wrapped({})],
	['a list', wrapped([completed.data])],
	['another prediction', wrapped({ ...completed.data, id: 'somebody-else' })],
	['a record without its envelope', completed.data],
	['a page', HTML],
	['a number', 5],
])('%s is not the answer', (_what, body) => {
	expect(problemOf(adapter, answer(body)).kind).toMatch(/unexpectedAnswer|providerFault/);
});

test.each([
	['without an id', { status: 'processing' }, 'running'],
	['without a word', { id: 'task-1', outputs: ['https://x/a.mp4'] }, 'unknown'],
	['with a new word', { id: 'task-1', status: 'pondering' }, 'unknown'],
])('a record %s is taken', (_what, data, status) => {
	expect(taskOf(adapter, wrapped(data))).toMatchObject({ status, media: [], failure: null });
});
