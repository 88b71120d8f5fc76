// What clients of this API have met beside the documented shapes (sources/001, and the SDK's types).
import { adapterOf, taskOf, tasksOf } from '../../core/answering';

const ark = adapterOf('modelArk');
const URL = 'https://cdn.example/a.mp4';

test.each([
	['content.video_url', { content: { video_url: URL } }],
	['content.videoUrl', { content: { videoUrl: URL } }],
	['result.video_url', { result: { video_url: URL } }],
	['result.videoUrl', { result: { videoUrl: URL } }],
	['video_url', { video_url: URL }],
	['videoUrl', { videoUrl: URL, content: null }],
	['content before the top', { video_url: 'https://cdn.example/b', content: { video_url: URL } }],
])('a video is found at %s', (_where, record) => {
	expect(taskOf(ark, { status: 'succeeded', ...record }).media).toEqual([
		{ kind: 'video', role: 'output', url: URL },
	]);
});

test.each([
	['content', { content: { last_frame_url: URL } }],
	['content, the other spelling', { content: { lastFrameUrl: URL } }],
	['result', { result: { lastFrameUrl: URL } }],
	['the top', { last_frame_url: URL }],
])('a last frame is found in %s', (_where, record) => {
	expect(taskOf(ark, { status: 'succeeded', ...record }).lastFrameUrl).toBe(URL);
});

test.each([
	['fail_reason', { fail_reason: 'Why', error: { message: 'no' } }],
	['failReason', { failReason: 'Why' }],
	['error_message', { error_message: 'Why' }],
	['error.message', { error: { code: 'X', message: 'Why' } }],
	['error', { error: 'Why' }],
])('the reason of a failure is found in %s', (_where, record) => {
	expect(taskOf(ark, { status: 'failed', ...record }).failure?.message).toBe('Why');
});

const FIELDS = [
	...[
		'model',
		'error',
		'created_at',
		'updated_at',
		'usage',
		'seed',
		'resolution',
		'ratio',
		'frames',
	],
	...[
		'duration',
		'framespersecond',
		'service_tier',
		'generate_audio',
		'content',
		'result',
		'status',
	],
];

test('no field of a wrong type costs the task', () => {
	for (const field of FIELDS) {
		for (const value of [null, 0, -1, 1e300, '', 'x', true, [], {}, [[]], { video_url: 7 }]) {
			const items = [{ status: 'queued', [field]: value, id: 'cgt-1' }];
			const [task] = tasksOf(ark, { items }, ['cgt-1', 'cgt-2']);
			expect([field, value, task?.taskId]).toEqual([field, value, 'cgt-1']);
			// A text is an error, whatever the word says.
			const isError = field === 'error' && value === 'x';
			expect(isError ? ['failed'] : ['queued', 'unknown']).toContain(task?.status);
		}
	}
});
