// What just is, and what just is no longer, an answer of WaveSpeed's about a prediction; and what is advised then.
import { waveSpeed } from '../../../providers/waveSpeed/adapter';
import { waveSpeedProvider } from '../../../providers/waveSpeed/provider';
import { answer, HTML, problemOf, taskOf } from '../../core/answering';

const BASE = 'https://api.wavespeed.ai/api/v3';
const adapter = waveSpeed(BASE);
const ID = 'task-1';
const running = { code: 200, message: 'success', data: { id: ID, status: 'processing' } };

// [body, what the message says after "the answer is not this provider's"]
test.each([
	[HTML, 'it is a web page'],
	['{', 'it is not JSON'],
	['null', 'it is not an object'],
	[[running], 'it is not an object'],
	[{}, 'it is no task record'],
	[{ code: 200, message: 'success', data: {} }, 'it is no task record'],
	[{ code: 200, message: 'success', data: [running.data] }, 'it is no task record'],
	[{ data: { id: 'other', status: 'processing' } }, 'it is about another task'],
	[running.data, 'it is no task record'],
])('the answer %j is refused: %s', (body, what) => {
	const { kind, message } = problemOf(adapter, answer(body), [ID]);
	expect([kind, message]).toEqual([
		'unexpectedAnswer',
		`the answer is not this provider's: ${what}`,
	]);
});

test.each([ID, `${BASE}/predictions/${ID}`, `${BASE}/predictions/${ID}/result`])(
	'the answer about %s names the bare id, and the task keeps what was asked for',
	(askedId) => {
		expect(taskOf(adapter, running, askedId)).toMatchObject({
			...{ taskId: askedId, status: 'running', service: 'waveSpeed' },
		});
		const other = answer({ data: { id: 'other', status: 'processing' } });
		expect(problemOf(adapter, other, [askedId]).message).toContain('it is about another task');
	},
);

// Under HTTP 200 as under HTTP 400: [code, advice]
test.each([
	['insufficient_balance', "The account's balance is used up: top it up at WaveSpeed AI."],
	[
		'permission_denied',
		'The account has no right to this: check its rights and its plan at WaveSpeed AI.',
	],
])('the advice on %s names WaveSpeed', (code, advice) => {
	for (const status of [200, 400]) {
		const refused = answer({ code, message: 'No.' }, status);
		const { kind, apart } = problemOf(adapter, refused, [ID]);
		expect([status, kind, apart?.description]).toEqual([status, 'forbidden', advice]);
	}
});

// Codes that are HTTP statuses mean what these mean; of others only HTTP 200 is known.
test.each([
	[399, 'providerFault'],
	[400, 'refused'],
	[401, 'unauthorized'],
	[599, 'providerFault'],
	[1400, 'providerFault'],
])('the code %i alone is %s', (code, kind) => {
	expect(problemOf(adapter, answer({ code, data: null }), [ID]).kind).toBe(kind);
});

test('the state stands in `data.status` and nowhere else', () => {
	const around = { code: 200, message: 'success', status: 'failed', state: 'failed' };
	const data = { id: ID, state: 'failed', task_status: 'failed' };
	expect(taskOf(adapter, { ...around, data })).toMatchObject({ status: 'unknown', failure: null });
	expect(taskOf(adapter, { ...around, data: { ...data, status: 'processing' } })).toMatchObject({
		status: 'running',
		providerStatus: 'processing',
	});
});

test('the base URL of the credential decides which addresses are asked', () => {
	const own = 'https://gateway.example/ws';
	const setup = waveSpeedProvider.readSetup({ credential: {}, parameters: {}, baseUrl: own });
	expect(setup).toEqual({ baseUrl: own });
	const [way] = waveSpeed(own).ways;
	expect(way.whyNone?.([`${own}/predictions/${ID}/result`])).toBeNull();
	expect(way.whyNone?.([`${BASE}/predictions/${ID}/result`])).toMatchObject({
		kind: 'invalidInput',
	});
});
