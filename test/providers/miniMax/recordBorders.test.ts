// Which member of a record of MiniMax's counts, and why a task failed, code by code.
import { adapterOf, taskOf } from '../../core/answering';

const v2 = adapterOf('miniMax', 'v2');
const v1 = adapterOf('miniMax', 'v1');
const ID = 'task-123';
const at = (name: string) => `https://x.example/${name}.mp4`;
const second = (more: object, beside: object = {}) =>
	taskOf(v2, { task: { id: ID, ...more }, ...beside }, ID);
const first = (more: object) => taskOf(v1, { task_id: ID, ...more }, ID);
const failed = (code: string) => second({ status: 'failed', error: { code, message: 'Why' } });

// [codes of tasks that failed, reason, retryable]
test.each([
	[['1026'], 'content_policy', false],
	[['1027'], 'content_policy', null],
	[['1002', '1039', '1041'], 'quota', true],
	[['1008'], 'quota', null],
	[['1000', '1001', '1013', '1024', '1033'], 'provider', true],
	[['2013'], 'invalid_input', false],
])('the codes %j mean %s, and other codes do not', (codes, reason, retryable) => {
	for (const code of codes) {
		expect(failed(code).failure).toEqual({ code, message: 'Why', reason, retryable });
		for (const other of [`x${code}`, `${code}x`]) {
			expect(failed(other).failure).toMatchObject({ code: other, reason: 'unknown' });
		}
	}
});

test.each([
	['expired', 'expired', true],
	['cancelled', 'cancelled', null],
])('a code does not change why a task %s', (status, reason, retryable) => {
	for (const code of ['1001', '1026']) {
		const { failure } = second({ status, error: { code, message: 'Why' } });
		expect(failure).toMatchObject({ code, reason, retryable });
	}
});

test('the code at the end of the text counts more than the one beside it', () => {
	const error = { code: 'server_error', message: 'Refused (1026)' };
	expect(second({ status: 'failed', error }).failure).toMatchObject({
		...{ code: '1026', reason: 'content_policy' },
	});
});

// [where the addresses are, the one that is the output]
test.each([
	[{ content: { url: at('a'), video_url: at('b') }, video_url: at('c'), url: at('d') }, 'a'],
	[{ content: { video_url: at('b') }, video_url: at('c'), url: at('d') }, 'b'],
	[{ content: { url: 'soon' }, video_url: at('c'), url: at('d') }, 'c'],
	[{ content: 'text', video_url: at('c') }, 'c'],
	[{ content: null, video_url: '', url: at('d') }, 'd'],
])('of %j one address is the output', (record, name) => {
	const video = [{ kind: 'video', role: 'output', url: at(name) }];
	for (const task of [
		second({ status: 'succeeded', ...record }),
		first({ status: 'Success', ...record }),
	]) {
		expect(task).toMatchObject({ media: video, url: at(name), failure: null });
	}
});

test.each(['queued', 'running', 'failed', 'cancelled', 'expired', 'pondering'])(
	'an address in a record that is %s is no output',
	(status) => {
		expect(second({ status, content: { url: at('a') } })).toMatchObject({ media: [], url: null });
	},
);

test.each([
	{ content: { url: at('a') } },
	{ content: { video_url: at('a') } },
	{ video_url: at('a') },
	{ url: at('a') },
])(
	'an error beside the output %j does not undo the success, and without output it does',
	(record) => {
		const error = { code: '1000', message: 'Why' };
		expect(second({ status: 'succeeded', error, ...record })).toMatchObject({
			...{ status: 'succeeded', url: at('a'), failure: null, passingTrouble: null },
			details: { partialFailure: null },
		});
		for (const other of [{}, { first_frame_image: at('in') }, { cover_url: at('cover') }]) {
			expect(second({ status: 'succeeded', error, ...other })).toMatchObject({
				...{ status: 'failed', media: [] },
			});
		}
	},
);

test.each([
	[{ type: 'failed' }, {}],
	[{ state: 'failed' }, {}],
	[{ task_status: 'failed' }, { status: 'failed' }],
	[{}, { type: 'error', base_resp: { status_code: 0, status_msg: 'success' } }],
])('the state stands in `status` of the record and nowhere else: %j beside %j', (more, beside) => {
	expect(second(more, beside)).toMatchObject({ status: 'unknown', providerStatus: null });
});

// [the task, the rest of the answer, its trace id]
test.each([
	[{}, {}, null],
	[{}, { request_id: 'r' }, 'r'],
	[{ request_id: 'own' }, { request_id: 'r' }, 'own'],
	[{ trace_id: 'own' }, { request_id: 'r' }, 'own'],
])('%j beside %j has the trace id %j', (more, beside, traceId) => {
	expect(second({ status: 'running', ...more }, beside).traceId).toBe(traceId);
});

test('what a gateway adds is not taken for what MiniMax says', () => {
	const added = { cost: 0.5, currency: 'USD', upstream_task_id: 'u-1', result: { text: 'Hello' } };
	const task = second({ status: 'running', error: { message: 'A passing fault' }, ...added });
	expect(task).toMatchObject({
		...{ cost: null, upstreamTaskId: null, result: null, passingTrouble: null },
		...{ kind: 'video', failure: null },
	});
});

test('what the task was made from and how far it is', () => {
	const times = { created_at: 1_700_000_000, started_at: 1_700_000_010 };
	const made = { model: 'MiniMax-H3', prompt: 'A lake', seed: 7, duration: 5, progress: 40 };
	expect(second({ status: 'running', ...times, ...made })).toMatchObject({
		...{ model: 'MiniMax-H3', prompt: 'A lake', progress: 40 },
		...{ createdAt: '2023-11-14T22:13:20.000Z', startedAt: '2023-11-14T22:13:30.000Z' },
		details: { seed: 7, durationSeconds: 5 },
	});
});

// [record, resolution, ratio]
test.each([
	[{ video_width: 1280, video_height: 720 }, '1280x720', null],
	[{ video_width: 1280 }, null, null],
	[{ video_height: 720 }, null, null],
	[{ video_width: 1280, video_height: 0 }, null, null],
	[{ video_width: 0, video_height: 720 }, null, null],
	[{ resolution: ' ', video_width: 1280, video_height: 720 }, '1280x720', null],
	[{ resolution: '2K', ratio: '16:9' }, '2K', '16:9'],
	[{ resolution: 2, ratio: '' }, null, null],
])('%j has the resolution %j and the ratio %j', (record, resolution, ratio) => {
	expect(second({ status: 'succeeded', ...record }).details).toMatchObject({ resolution, ratio });
});
