// Ids, names and numbers in the forms in which gateways, SDKs and services send them.
import type { JsonObject } from '../../../../core/text/json';
import { adapterOf, answer, problemOf, taskOf, tasksOf } from '../../../core/answering';

const seedance = adapterOf('aceDataCloud', 'seedance');
const VIDEO = 'https://cdn.example/a.mp4';

test('one field in another spelling is the same field, at every place', () => {
	const record = {
		...{ id: 'task-1', traceId: 'trace-1', createdAt: 1784362571, finishedAt: 1784362631 },
		request: { imageUrl: 'https://cdn.example/in.png' },
		response: {
			...{ success: true, taskId: 'task-1' },
			data: [
				{ taskId: 'cgt-1', content: { videoUrl: VIDEO }, serviceTier: 'flex', aspectRatio: '16:9' },
			],
		},
	};
	expect(taskOf(seedance, record)).toMatchObject({
		...{ status: 'succeeded', url: VIDEO, traceId: 'trace-1', upstreamTaskId: 'cgt-1' },
		...{ createdAt: '2026-07-18T08:16:11.000Z', elapsedSeconds: 60 },
		...{ details: { serviceTier: 'flex', ratio: '16:9' }, raw: record },
	});
	const failure = { errorMessage: 'no face', error: { Code: 'bad_face' } };
	const failed = { id: 'task-1', response: { success: false, ...failure } };
	expect(taskOf(seedance, failed).failure).toMatchObject({ message: 'no face' });
	expect(taskOf(seedance, { taskId: 'task-1', success: true }).status).toBe('running');
	const items = [{ taskId: 'task-2' }, { response: { taskId: 'task-1' } }];
	const tasks = tasksOf(seedance, { items }, ['task-1', 'task-2']);
	expect(tasks.map(({ taskId }) => taskId)).toEqual(['task-2', 'task-1']);
});

const UPPER = 'ABCDEF12-0000-4000-8000-00000000000F';
const LOWER = UPPER.toLowerCase();

test('an id in another case is the one that was asked for', () => {
	const record = { id: LOWER, response: { data: { task_id: LOWER } } };
	expect(taskOf(seedance, record, UPPER)).toMatchObject({ taskId: UPPER, upstreamTaskId: null });
	const tasks = tasksOf(seedance, { items: [{ id: LOWER }, { id: 'task-1' }] }, [UPPER, 'task-1']);
	expect(tasks.map(({ taskId }) => taskId)).toEqual(['task-1', UPPER]);
	expect(problemOf(seedance, answer({ id: `${LOWER}0` }), [UPPER]).message).toContain('another');
});

test('the id as it was asked goes before one in another case', () => {
	const items = [
		{ id: LOWER, response: { data: { status: 'running' } } },
		{ id: UPPER, response: { data: { status: 'succeeded' } } },
	];
	const statusesOf = (ids: readonly string[]) =>
		tasksOf(seedance, { items }, ids).map(({ taskId, status }) => [taskId, status]);
	expect(statusesOf([UPPER, 'x'])).toEqual([[UPPER, 'succeeded']]);
	expect(statusesOf([LOWER, UPPER])).toEqual([
		[LOWER, 'running'],
		[UPPER, 'succeeded'],
	]);
});

test('seeds, lengths and shares below nothing are not known', () => {
	const data = { seed: -1, duration: -1, frames: '-1', framespersecond: -24, video_url: VIDEO };
	const record = { id: 'task-1', elapsed: -5, progress: -1, response: { success: true, data } };
	expect(taskOf(seedance, record)).toMatchObject({
		...{ elapsedSeconds: null, progress: null },
		details: { seed: null, durationSeconds: null, frames: null, framesPerSecond: null },
	});
	const none = { ...data, seed: 0, duration: 0 };
	expect(taskOf(seedance, { id: 'task-1', response: { data: none } }).details).toMatchObject({
		...{ seed: 0, durationSeconds: 0 },
	});
});

const AT = 1784362571;
const ISO = '2026-07-18T08:16:11.000Z';

// [who says it, record]
test.each<[string, JsonObject]>([
	['the record', { finished_at: AT, response: { finished_at: 1, data: { finished_at: 2 } } }],
	['the response', { response: { finished_at: AT, data: { completed_at: 2 } } }],
	['the output', { response: { data: { complete_at: '2026-07-18 16:16:11' } } }],
])('the end is that of %s, and ends what hangs on it', (_who, record) => {
	const refused = { success: false, error: 'broken', ...(record.response as object) };
	const task = taskOf(seedance, { id: 'task-1', ...record, response: refused });
	expect(task).toMatchObject({ status: 'failed', finishedAt: ISO });
});

test('an output that was touched has not ended', () => {
	const response = { success: false, error: 'temporary', data: { updated_at: AT } };
	expect(taskOf(seedance, { id: 'task-1', response }).status).toBe('running');
});
