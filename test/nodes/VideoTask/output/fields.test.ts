// The normalized item: contract "The normalized item".
import type { Wait } from '../../../../nodes/VideoTask/asking/answer';
import type { Task } from '../../../../core/task/task';
import { fieldsOf } from '../../../../nodes/VideoTask/output/fields';
import { adapterOf, taskOf } from '../../../core/answering';
import { settingsWith } from '../handMadeContext';

const vap = adapterOf('vap');

const URL = 'https://cdn.example/a.mp4';
const RAW = {
	task_id: 'task-1',
	status: 'completed',
	type: 'video',
	result: { video_url: URL, thumbnail_url: 'https://cdn.example/a.jpg' },
	params: { prompt: 'A fox', webhook_url: 'https://hook.example/?secret=1' },
	actual_cost: '0.0527',
	usage: { seconds: 5, callback_url: 'https://hook.example/?secret=2' },
	created_at: '2026-01-09T11:59:15Z',
	completed_at: '2026-01-09T12:00:00Z',
};
const succeeded = taskOf(vap, RAW);
const SHORT_WAIT = {
	ended: 'done',
	timedOut: false,
	polls: 3,
	requests: 4,
	waitedSeconds: 45.2,
	lastProblem: null,
} as const;
const WAIT: Wait = { ...SHORT_WAIT, lagBoundSeconds: 0.4, since: '2026-01-09T11:59:00.000Z' };

const jsonOf = (task: Task, parameters = {}, wait: Wait | null = null) =>
	fieldsOf(task, wait, settingsWith(parameters));

const FIELDS = [
	...['taskId', 'status', 'done', 'url', 'videoUrl', 'imageUrl', 'audioUrl', 'lastFrameUrl'],
	'result',
	...['media', 'urlsExpireAt', 'failure', 'pollAfterSeconds', 'provider', 'service'],
];
const MORE_FIELDS = [
	...['providerStatus', 'upstreamTaskId', 'traceId', 'model', 'prompt', 'thumbnailUrl'],
	...['createdAt', 'startedAt', 'finishedAt', 'elapsedSeconds', 'progress', 'cost', 'usage'],
	...['details', 'raw'],
];

test('the simplified item has the fields of the contract, in its order', () => {
	const json = jsonOf(succeeded);
	expect(Object.keys(json)).toEqual(FIELDS);
	expect(json).toEqual({
		taskId: 'task-1',
		status: 'succeeded',
		done: true,
		url: URL,
		videoUrl: URL,
		imageUrl: null,
		audioUrl: null,
		lastFrameUrl: null,
		result: null,
		media: [
			{ kind: 'video', role: 'output', url: URL },
			{ kind: 'image', role: 'thumbnail', url: 'https://cdn.example/a.jpg' },
		],
		urlsExpireAt: null,
		failure: null,
		pollAfterSeconds: null,
		provider: 'vap',
		service: 'video',
	});
});

test('a wait adds its own field, last of the simplified ones', () => {
	const json = jsonOf(succeeded, {}, WAIT);
	expect(Object.keys(json)).toEqual([...FIELDS, 'wait']);
	expect(json.wait).toEqual(SHORT_WAIT);
	expect(Object.keys(json.wait as object)).toEqual(Object.keys(SHORT_WAIT));
});

test('the full item adds the rest, and the record without addresses for callbacks', () => {
	const json = jsonOf(succeeded, { simplify: false });
	expect(Object.keys(json)).toEqual([...FIELDS, ...MORE_FIELDS]);
	expect(json).toMatchObject({
		providerStatus: 'completed',
		upstreamTaskId: null,
		prompt: 'A fox',
		thumbnailUrl: 'https://cdn.example/a.jpg',
		createdAt: '2026-01-09T11:59:15.000Z',
		startedAt: null,
		finishedAt: '2026-01-09T12:00:00.000Z',
		elapsedSeconds: 45,
		progress: null,
		cost: { estimated: null, actual: 0.0527, currency: 'USD' },
		usage: { seconds: 5, callback_url: '[removed]' },
		details: { seed: null, generateAudio: null },
		raw: {
			...RAW,
			params: { prompt: 'A fox', webhook_url: '[removed]' },
			usage: { seconds: 5, callback_url: '[removed]' },
		},
	});
	expect(JSON.stringify(json)).not.toContain('secret');
	expect(Object.keys(jsonOf(succeeded, { simplify: false }, WAIT))).toEqual([
		...[...FIELDS, 'wait'],
		...MORE_FIELDS,
	]);
});

test('no field is ever absent, undefined or an empty text', () => {
	for (const record of [{ status: 'pending' }, { status: 'failed' }, { task_id: 'task-1' }]) {
		const json = jsonOf(taskOf(vap, record), { simplify: false });
		expect(Object.keys(json)).toEqual([...FIELDS, ...MORE_FIELDS]);
		for (const value of Object.values(json)) expect([undefined, '']).not.toContain(value);
	}
});

test('a failure stands under its own name, never under error', () => {
	const failed = taskOf(vap, { status: 'failed', error: { code: 'x', message: 'Broken' } });
	const json = jsonOf(failed, { simplify: false });
	expect(json).not.toHaveProperty('error');
	expect(json.failure).toEqual({
		...{ code: 'x', message: 'Broken', reason: 'unknown', retryable: null },
	});
});

test('an item can be changed without changing the task', () => {
	const json = jsonOf(succeeded) as { media: Array<{ url: string }> };
	for (const media of json.media) media.url = 'changed';
	expect(succeeded.media[0]?.url).toBe(URL);
});

test('how late an end was found at most stands in the full item alone', () => {
	const { wait } = jsonOf(succeeded, { simplify: false }, WAIT);
	expect(wait).toEqual({ ...SHORT_WAIT, lagBoundSeconds: 0.4 });
});

test('a wait that goes on in another turn says when it began', () => {
	const { wait } = jsonOf(succeeded, { returnWhen: 'anyDone' }, WAIT);
	expect(wait).toEqual({ ...SHORT_WAIT, since: '2026-01-09T11:59:00.000Z' });
});
