import { completeTask, notFoundTask, unseenTask } from '../../../core/task/completeTask';
import { isDone, NO_DETAILS } from '../../../core/task/task';
import type { Media, ServiceFacts, Task, TaskReading } from '../../../core/task/task';

const NOW = Date.parse('2026-01-10T12:00:00.000Z');

const FACTS: ServiceFacts = {
	provider: 'modelArk',
	pollAfterSeconds: 30,
	expectedSeconds: null,
	urlLifetimeSeconds: 86_400,
	urlsClearedAfterSeconds: null,
	contentPolicyCodes: [],
};

const READING: TaskReading = {
	taskId: 'task-1',
	status: 'succeeded',
	providerStatus: 'done',
	reported: { code: null, message: null },
	passingTrouble: null,
	media: [],
	kind: null,
	service: 'seedance',
	upstreamTaskId: null,
	traceId: null,
	model: null,
	prompt: null,
	createdAt: null,
	startedAt: null,
	finishedAt: null,
	elapsedSeconds: null,
	progress: null,
	cost: null,
	usage: null,
	details: NO_DETAILS,
	raw: {},
};

function completed(reading: Partial<TaskReading>, facts: Partial<ServiceFacts> = {}): Task {
	return completeTask({ ...READING, ...reading }, { ...FACTS, ...facts }, NOW);
}

const output = (kind: Media['kind'], url: string): Media => ({ kind, role: 'output', url });

const VIDEO = output('video', 'https://x/v.mp4');
const SECOND_VIDEO = output('video', 'https://x/v2.mp4');
const IMAGE = output('image', 'https://x/i.png');
const AUDIO = output('audio', 'https://x/a.mp3');
const FILE = output('file', 'https://x/f.glb');
const FRAME: Media = { kind: 'image', role: 'lastFrame', url: 'https://x/last.png' };
const COVER: Media = { kind: 'image', role: 'thumbnail', url: 'https://x/cover.png' };

// [kind of the task, outputs, main output]
test.each([
	['video', [AUDIO, IMAGE, VIDEO, SECOND_VIDEO], VIDEO.url],
	['image', [VIDEO, AUDIO, IMAGE], IMAGE.url],
	['audio', [VIDEO, AUDIO], AUDIO.url],
	['file', [VIDEO, FILE], FILE.url],
	['video', [IMAGE], IMAGE.url],
	[null, [IMAGE, VIDEO, AUDIO], AUDIO.url],
	[null, [IMAGE, VIDEO], VIDEO.url],
	[null, [FILE, IMAGE], IMAGE.url],
	[null, [FILE], FILE.url],
	['image', [FRAME, COVER], null],
	['video', [], null],
] as const)('a task of kind %p with %j has the main output %p', (kind, media, url) => {
	expect(completed({ kind, media }).url).toBe(url);
});

test('each URL has its own field, the first of its kind', () => {
	const media = [COVER, FRAME, SECOND_VIDEO, VIDEO, IMAGE, AUDIO];
	expect(completed({ media, kind: 'video' })).toMatchObject({
		videoUrl: SECOND_VIDEO.url,
		imageUrl: IMAGE.url,
		audioUrl: AUDIO.url,
		lastFrameUrl: FRAME.url,
		thumbnailUrl: COVER.url,
		media,
		failure: null,
	});
});

const T0 = '2026-01-09T12:00:00.000Z';
const T1 = '2026-01-09T12:00:10.000Z';
const T2 = '2026-01-09T12:01:00.000Z';

// [times, elapsed]
test.each([
	[{ elapsedSeconds: 7.5, createdAt: T0, startedAt: T1, finishedAt: T2 }, 7.5],
	[{ createdAt: T0, startedAt: T1, finishedAt: T2 }, 50],
	[{ createdAt: T0, finishedAt: T2 }, 60],
	[{ createdAt: T0, startedAt: T2, finishedAt: T1 }, 10],
	[{ createdAt: T0, startedAt: T1 }, null],
	[{ finishedAt: T2 }, null],
])('%j took %p s', (times, elapsedSeconds) => {
	expect(completed(times).elapsedSeconds).toBe(elapsedSeconds);
});

// [measure, what is known of it]
test.each([
	[-1, null],
	[-0.5, null],
	[0, 0],
	[5.1, 5.1],
	[null, null],
])('a measure of %p is %p', (sent, known) => {
	const details = { ...NO_DETAILS, resolution: '720p', generateAudio: false };
	const measures = (value: number | null) => ({
		...details,
		...{ seed: value, durationSeconds: value, frames: value, framesPerSecond: value },
	});
	const task = completed({ details: measures(sent), progress: sent, elapsedSeconds: sent });
	expect(task.details).toEqual(measures(known));
	expect([task.progress, task.elapsedSeconds]).toEqual([known, known]);
});

test('a share is none beyond 100, a time that is none is counted', () => {
	expect([100, 100.5, 4711].map((progress) => completed({ progress }).progress)).toEqual([
		100,
		null,
		null,
	]);
	expect(completed({ elapsedSeconds: -1, createdAt: T0, finishedAt: T2 }).elapsedSeconds).toBe(60);
});

// [times, when the URLs die after 24 h]
test.each([
	[{ createdAt: T0, finishedAt: T2 }, '2026-01-10T12:01:00.000Z'],
	[{ createdAt: T0, startedAt: T1 }, '2026-01-10T12:00:00.000Z'],
	[{}, null],
])('%j: urlsExpireAt %p, never too late', (times, urlsExpireAt) => {
	expect(completed({ media: [VIDEO], ...times }).urlsExpireAt).toBe(urlsExpireAt);
});

test('the first URL that dies counts, covers and frames too', () => {
	const frame = { ...FRAME, url: `${FRAME.url}?se=2026-01-09T13:00:00Z` };
	const task = completed({ media: [VIDEO, frame], finishedAt: T2 });
	expect(task.urlsExpireAt).toBe('2026-01-09T13:00:00.000Z');
	expect(completed({ finishedAt: T2 }).urlsExpireAt).toBeNull();
	expect(completed({ media: [VIDEO], finishedAt: T2 }, { urlLifetimeSeconds: null })).toMatchObject(
		{ urlsExpireAt: null },
	);
});

// [status, done, pollAfterSeconds, finishedAt]
test.each([
	['queued', false, 30, null],
	['running', false, 30, null],
	['unknown', false, 30, null],
	['succeeded', true, null, T2],
	['failed', true, null, T2],
	['cancelled', true, null, T2],
	['expired', true, null, T2],
	['not_found', true, null, T2],
] as const)('%s: done %p, look again after %p s, finished at %p', (status, done, ...rest) => {
	const task = completed({ status, finishedAt: T2 });
	expect([task.done, task.pollAfterSeconds, task.finishedAt]).toEqual([done, ...rest]);
	expect(isDone(status)).toBe(done);
});

test('a task that is not found, and one that no answer came about', () => {
	const failure = { code: null, message: 'Gone.', reason: 'not_found', retryable: null } as const;
	const origin = { provider: 'vap', service: 'vap', facts: { pollAfterSeconds: 15 } };
	const { taskId, media, ...bare } = unseenTask('task-1', origin);
	expect([taskId, media]).toEqual(['task-1', []]);
	expect(bare.details).toEqual({
		...{ seed: null, resolution: null, ratio: null, durationSeconds: null, frames: null },
		...{ framesPerSecond: null, serviceTier: null, generateAudio: null },
		partialFailure: null,
	});
	expect(bare.reported).toEqual({ code: null, message: null });
	expect(bare).toMatchObject({ status: 'unknown', done: false, failure: null, url: null });
	expect([bare.pollAfterSeconds, bare.provider, bare.service]).toEqual([15, 'vap', 'vap']);
	expect(notFoundTask('task-1', origin, failure)).toEqual({
		...{ taskId, media, ...bare, failure },
		...{ status: 'not_found', done: true, pollAfterSeconds: null },
	});
	expect(Object.keys(bare).sort()).toEqual(
		Object.keys(completed({}))
			.filter((name) => name !== 'taskId' && name !== 'media')
			.sort(),
	);
});
