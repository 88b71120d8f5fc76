// Records of VAP's SDKs beside those of its documents: a row a rule.
import burned from './fixtures/sdk_burned_amounts_rebuilt.json';
import inResult from './fixtures/sdk_outputs_in_result_INFERRED.json';
import outputsList from './fixtures/sdk_outputs_list_rebuilt.json';
import reserved from './fixtures/sdk_reserved_rebuilt.json';
import videoResult from './fixtures/sdk_video_result_rebuilt.json';
import { adapterOf, answer, problemOf, taskOf } from '../../core/answering';

const vap = adapterOf('vap');
const MP4 = 'https://cdn.vap.example.com/v.mp4';
const MP3 = 'https://cdn.vap.example.com/m.mp3';
const PNG = 'https://cdn.vap.example.com/t.png';

// [what, fixture, what is read from it]
test.each([
	[
		'what was reserved and burned, and how long it took',
		burned,
		{
			status: 'succeeded',
			cost: { estimated: 1.96, actual: 1.5, currency: 'USD' },
			elapsedSeconds: 61.5,
		},
	],
	[
		'outputs as a list',
		outputsList,
		{ status: 'succeeded', videoUrl: MP4, audioUrl: MP3, imageUrl: PNG, failure: null },
	],
	[
		'outputs by kind, inside the result',
		inResult,
		{ videoUrl: MP4, audioUrl: MP3, imageUrl: null, thumbnailUrl: PNG, failure: null },
	],
	['money is put aside', reserved, { status: 'queued', done: false, pollAfterSeconds: 15 }],
	['success and a URL, no status', videoResult, { status: 'succeeded', url: MP4 }],
])('%s', (_what, record, read) => {
	expect(taskOf(vap, record, record.task_id)).toMatchObject(read);
});

// [record, status]
test.each([
	[{ success: true, result_url: MP4 }, 'succeeded'],
	[{ success: true, result: { url: MP4 } }, 'succeeded'],
	[{ success: true, status: 'resting', video_url: MP4 }, 'succeeded'],
	[{ success: true, status: 'processing', video_url: MP4 }, 'running'],
	[{ success: true, thumbnail_url: PNG }, 'unknown'],
	[{ success: true }, 'unknown'],
	[{ success: 'true', video_url: MP4 }, 'unknown'],
	[{ video_url: MP4 }, 'unknown'],
	[{ success: false }, 'failed'],
	[{ success: false, video_url: MP4 }, 'succeeded'],
	[{ success: false, status: 'resting', video_url: MP4 }, 'unknown'],
	[{ success: false, status: 'pending' }, 'queued'],
	[{ success: true, video_url: MP4, error: 'Broken.' }, 'failed'],
	[{ taskStatus: 'completed' }, 'succeeded'],
	[{ state: 'executing' }, 'running'],
])('%j is %s', (record, status) => {
	expect(taskOf(vap, { task_id: 'task-1', ...record }).status).toBe(status);
});

test('success with an output needs neither a status nor an id; success alone is no record', () => {
	expect(taskOf(vap, { success: true, videoUrl: MP4 })).toMatchObject({
		taskId: 'task-1',
		status: 'succeeded',
		url: MP4,
	});
	expect(problemOf(vap, answer({ success: true })).kind).toBe('unexpectedAnswer');
	expect(problemOf(vap, answer({ success: true, error: 'Broken.' })).kind).toBe('providerFault');
});

const SPELT = {
	taskId: 'TASK-1',
	status: 'completed',
	taskType: 'video',
	estimatedCost: '2',
	actualCost: '1',
	createdAt: '2026-01-09T12:00:00Z',
	completedAt: 1_767_960_060_000,
	traceId: 't',
	result: { videoUrl: MP4, lastFrameUrl: PNG },
};

test('camelCase throughout, and an id in another case', () => {
	expect(taskOf(vap, SPELT)).toMatchObject({
		taskId: 'task-1',
		kind: 'video',
		videoUrl: MP4,
		lastFrameUrl: PNG,
		cost: { estimated: 2, actual: 1 },
		elapsedSeconds: 60,
		traceId: 't',
		raw: SPELT,
	});
	const failed = { task_id: 'task-1', status: 'failed', errorMessage: 'Why', errorCode: 'x' };
	expect(taskOf(vap, failed).failure).toMatchObject({ code: 'x', message: 'Why' });
});

test("a gateway's envelope, and an execution", () => {
	const record = { execution_id: 'task-1', status: 'processing' };
	expect(taskOf(vap, record)).toMatchObject({ taskId: 'task-1', status: 'running' });
	expect(taskOf(vap, { code: 0, data: { task_id: 'task-1', status: 'failed' } })).toMatchObject({
		status: 'failed',
	});
	expect(problemOf(vap, answer({ execution_id: 'task-2', status: 'failed' })).kind).toBe(
		'unexpectedAnswer',
	);
});

// [preset without a type, kind]
test.each([
	['video.basic', 'video'],
	['image.hd', 'image'],
	['music.basic', 'audio'],
	['audio.narration', 'audio'],
	['streaming_campaign', null],
])('the preset %s makes %p', (preset, kind) => {
	expect(taskOf(vap, { task_id: 'task-1', preset })).toMatchObject({ kind, service: 'vap' });
	expect(taskOf(vap, { task_id: 'task-1', preset, type: 'image' }).kind).toBe('image');
});

// [record, cost and time]
test.each([
	[{ reserved_amount: '2', estimated_cost: '3' }, { estimated: 3, actual: null }, null],
	[{ burned_amount: 1, actual_cost: 4, cost: 5 }, { estimated: null, actual: 4 }, null],
	[{ burned_amount: 1, cost: 5 }, { estimated: null, actual: 1 }, null],
	[{ duration_seconds: 7, processing_time: 8 }, null, 7],
	[{ processing_time: -1 }, null, null],
])('%j costs %j and takes %p s', (record, cost, elapsedSeconds) => {
	const task = taskOf(vap, { task_id: 'task-1', ...record });
	expect(task.cost).toEqual(cost === null ? null : { ...cost, currency: 'USD' });
	expect(task.elapsedSeconds).toBe(elapsedSeconds);
});

// [record, URLs in their order]
test.each([
	[{ video_url: MP4, outputs: [{ type: 'music', url: MP3 }] }, [MP4, MP3]],
	[{ outputs: [MP4] }, [MP4]],
	[{ outputs: { video: { url: MP4 } } }, [MP4]],
	[{ outputs: MP4 }, [MP4]],
	[{ hd_video_url: MP4 }, [MP4]],
	[{ file_url: MP4 }, [MP4]],
	[{ result: { artifacts: [MP4] } }, [MP4]],
	[{ result: [MP4, { url: MP3 }] }, [MP4, MP3]],
	[{ result: MP4 }, [MP4]],
	// Where VAP's own fields hold an output, names of other APIs are not asked.
	[{ video_url: MP4, hd_video_url: `${MP4}?hd` }, [MP4]],
	[{ thumbnail_url: PNG, hd_video_url: MP4 }, [PNG, MP4]],
	// What the task was asked with is no output.
	[{ params: { image: PNG }, images: [PNG] }, []],
	[{ request: { image: PNG }, files: [PNG, MP4] }, [MP4]],
])('the URLs in %j', (record, urls) => {
	const task = taskOf(vap, { task_id: 'task-1', status: 'completed', ...record });
	expect(task.media.map(({ url }) => url)).toEqual(urls);
});
