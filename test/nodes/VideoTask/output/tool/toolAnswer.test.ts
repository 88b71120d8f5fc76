// At most 1 kB of JSON for a task, whole URLs only.
import type { IDataObject } from 'n8n-workflow';

import veoBatch from '../../../../providers/aceDataCloud/fixtures/veo_retrieve_batch.json';
import seedanceBatch from '../../../../providers/aceDataCloud/fixtures/seedance_retrieve_batch_sources004.json';
import bigVeo from '../../../../providers/aceDataCloud/fixtures/veo_retrieve_succeeded_finished_at.json';
import failedAce from '../../../../providers/aceDataCloud/fixtures/failed_structured_error.json';
import arkLastFrame from '../../../../providers/modelArk/fixtures/get_succeeded_last_frame_file_url_INFERRED.json';
import arkFailed from '../../../../providers/modelArk/fixtures/get_failed_INFERRED.json';
import vapDone from '../../../../providers/vap/fixtures/v3_get_completed_output_url.json';
import vapFailed from '../../../../providers/vap/fixtures/v3_get_failed_INFERRED.json';
import type { Wait } from '../../../../../nodes/VideoTask/asking/answer';
import { fieldsOf } from '../../../../../nodes/VideoTask/output/fields';
import { answerForModel as forModel } from '../../../../../nodes/VideoTask/output/tool/toolAnswer';
import { adapterOf, answer } from '../../../../core/answering';
import { handMadeContext, GET_TASK, settingsOf } from '../../handMadeContext';
import { isProblem } from '../../../../../core/problem';
import type { Settings } from '../../../../../nodes/VideoTask/input/settings/settings';
import type { Task } from '../../../../../core/task/task';

const MAX_BYTES = 1000;
const nodeType = 'n8n-nodes-video-tasks.videoTaskTool';
const settings = settingsOf(
	handMadeContext({ parameters: { ...GET_TASK, operation: 'waitUntilDone' }, nodeType }).context,
) as Settings;
const WAIT: Wait = {
	...{ ended: 'timeout', timedOut: true, polls: 30, requests: 30, waitedSeconds: 45.123 },
	lastProblem: `The provider answers with an internal fault (HTTP 502): ${'bad gateway '.repeat(30)}`,
	...{ lagBoundSeconds: null, since: '2026-01-09T11:59:00.000Z' },
};

const answerForModel = (fields: IDataObject) => forModel(fields, { simplify: true });
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const wholeOf = (task: Task, wait: Wait | null = WAIT) => fieldsOf(task, wait, settings);

/** Ids of the fixture are those in its text: the adapters drop what was not asked for. */
function tasksIn(provider: string, service: string, fixture: unknown): readonly Task[] {
	const text = JSON.stringify(fixture);
	const ids = [...text.matchAll(/"(?:id|task_id)":"([^"]+)"/g)].map(([, id = '']) => id);
	for (const asked of [[...new Set(ids)], ...ids.map((id) => [id])]) {
		const parsed = adapterOf(provider, service).parse(answer(fixture), asked);
		if (!isProblem(parsed) && parsed.length > 0) return parsed;
	}
	return [];
}

const FIXTURES: ReadonlyArray<readonly [string, readonly Task[]]> = [
	['veo batch', tasksIn('aceDataCloud', 'veo', veoBatch)],
	['seedance batch', tasksIn('aceDataCloud', 'seedance', seedanceBatch)],
	['veo', tasksIn('aceDataCloud', 'veo', bigVeo)],
	['seedance failed', tasksIn('aceDataCloud', 'seedance', failedAce)],
	['ModelArk with last frame', tasksIn('modelArk', '', arkLastFrame)],
	['ModelArk failed', tasksIn('modelArk', '', arkFailed)],
	['VAP', tasksIn('vap', '', vapDone)],
	['VAP failed', tasksIn('vap', '', vapFailed)],
];

test.each(FIXTURES)('%s fits, with the longest wait', (_, tasks) => {
	expect(tasks.length).toBeGreaterThan(0);
	for (const task of tasks) {
		const fields = answerForModel(wholeOf(task));
		expect(bytesOf(fields)).toBeLessThanOrEqual(MAX_BYTES);
		expect(fields).toMatchObject({
			...{ taskId: task.taskId, status: task.status, done: task.done },
			nextStep: expect.stringMatching(/\w+\.$/),
		});
		if (task.url !== null) expect(fields.url).toBe(task.url);
	}
});

const [base] = tasksIn('modelArk', '', arkLastFrame) as readonly [Task];
const SIGNATURE = `X-Tos-Algorithm=TOS4-HMAC-SHA256&X-Tos-Credential=${'A'.repeat(80)}&X-Tos-Date=20260109T120000Z&X-Tos-Expires=86400&X-Tos-Signature=${'0'.repeat(64)}&X-Tos-SignedHeaders=host`;
const signed = (name: string) =>
	`https://ark-content-generation-ap-southeast-1.tos-ap-southeast-1.volces.com/seedance/${name}?${SIGNATURE}`;
const image = (count: number, name = (index: number) => `https://cdn.example/${index}.png`) =>
	Array.from({ length: count }, (_, index) => ({
		...{ kind: 'image' as const, role: 'output' as const, url: name(index) },
	}));

function taskWith(urls: Partial<Task>): Task {
	return { ...base, videoUrl: null, lastFrameUrl: null, thumbnailUrl: null, media: [], ...urls };
}

test('what is short stays as it is', () => {
	const fields = wholeOf(taskWith({ url: 'https://cdn.example/a.mp4' }), null);
	expect(answerForModel(fields)).toEqual(fields);
});

test('signed URLs that repeat are there once, whole', () => {
	const url = signed('video.mp4');
	expect(url.length).toBeGreaterThan(320);
	const media = [{ kind: 'video' as const, role: 'output' as const, url }];
	const fields = answerForModel(wholeOf(taskWith({ url, videoUrl: url, media })));
	expect(bytesOf(fields)).toBeLessThanOrEqual(MAX_BYTES);
	expect(fields.url).toBe(url);
	expect(JSON.stringify(fields).split(SIGNATURE)).toHaveLength(2);
	expect(fields.nextStep).not.toContain('left out');
});

test('of a long list as many come as fit, and the model is told how many do not', () => {
	const media = image(40);
	const task = taskWith({ url: media[0]?.url ?? '', imageUrl: media[0]?.url ?? '', media });
	const fields = answerForModel(wholeOf(task));
	const left = fields.media as ReadonlyArray<{ url: string }>;
	expect(bytesOf(fields)).toBeLessThanOrEqual(MAX_BYTES);
	expect(left.length).toBeGreaterThan(2);
	expect(left.map(({ url }) => url)).toEqual(media.slice(1, 1 + left.length).map(({ url }) => url));
	expect(fields.nextStep).toMatch(
		new RegExp(
			`Do not call again\\. ${39 - left.length} more URLs are left out of this answer\\.$`,
		),
	);
});

test('the last frame goes before the main output does', () => {
	const url = signed('video.mp4');
	const task = taskWith({ url, videoUrl: url, lastFrameUrl: signed('last_frame.png') });
	const fields = answerForModel(wholeOf(task));
	expect(bytesOf(fields)).toBeLessThanOrEqual(MAX_BYTES);
	expect(fields).toMatchObject({ url });
	expect(fields).not.toHaveProperty('lastFrameUrl');
	expect(fields.nextStep).toMatch(/1 more URL is left out of this answer\.$/);
});

test('the main URL is never cut, not even where it is longer than everything may be', () => {
	const url = `https://cdn.example/a.mp4?token=${'x'.repeat(1500)}`;
	const fields = answerForModel(wholeOf(taskWith({ url, videoUrl: url })));
	expect(fields.url).toBe(url);
	expect(fields).toMatchObject({ status: 'succeeded', nextStep: expect.stringContaining('Done.') });
	expect(bytesOf(fields)).toBeLessThan(url.length + 500);
});

test('long words of the provider are shortened', () => {
	const message = 'Something went wrong at the far end. '.repeat(60);
	const failure = { code: 'x', message, reason: 'unknown' as const, retryable: null };
	const fields = answerForModel(wholeOf(taskWith({ url: null, status: 'failed', failure })));
	expect(bytesOf(fields)).toBeLessThanOrEqual(MAX_BYTES);
	expect((fields.failure as { message: string }).message).toMatch(/^Something .+…$/);
	expect(fields.wait).toMatchObject({ ended: 'timeout', waitedSeconds: 45.123 });
});

test('text of more than a byte a character is counted in bytes', () => {
	const message = '提示词包含敏感内容，请修改后重试。'.repeat(20);
	const failure = { code: 'x', message, reason: 'content_policy' as const, retryable: false };
	const fields = answerForModel(wholeOf(taskWith({ url: null, status: 'failed', failure })));
	expect(bytesOf(fields)).toBeLessThanOrEqual(MAX_BYTES);
});

test('codes and status words that are sentences are shortened too', () => {
	const code = 'the upstream service was not able to finish in time '.repeat(15);
	const failure = { code, message: 'Broken.', reason: 'unknown' as const, retryable: null };
	const failed = answerForModel(wholeOf(taskWith({ url: null, status: 'failed', failure })));
	expect(bytesOf(failed)).toBeLessThanOrEqual(MAX_BYTES);
	const words = {
		status: 'unknown',
		done: false,
		providerStatus: '正在等待上游服务'.repeat(75),
	} as const;
	const open = answerForModel(wholeOf(taskWith({ url: null, failure: null, ...words })));
	expect(bytesOf(open)).toBeLessThanOrEqual(MAX_BYTES);
});

test('URLs beside the main one go, the last ones first, where there is no room for them', () => {
	const url = signed('song.mp3');
	const urls = { url, audioUrl: url, videoUrl: signed('clip.mp4'), imageUrl: signed('cover.png') };
	const fields = answerForModel(wholeOf(taskWith(urls)));
	expect(bytesOf(fields)).toBeLessThanOrEqual(MAX_BYTES);
	expect(fields).toMatchObject({ url });
	expect(fields).not.toHaveProperty('imageUrl');
	expect(fields.nextStep).toMatch(/[12] more URLs? (is|are) left out of this answer\.$/);
});

test.each([true, false])(
	'a list of any length is cut where it is full (Simplify %p)',
	(simplify) => {
		const media = image(50_000);
		const whole = fieldsOf(taskWith({ url: media[0]?.url ?? '', media }), null, {
			...settings,
			simplify,
		});
		const fields = forModel(whole, { simplify });
		const left = (fields.media as readonly unknown[]).length;
		const maxBytes = simplify ? MAX_BYTES : 16_000;
		expect(bytesOf(fields)).toBeLessThanOrEqual(maxBytes);
		expect(bytesOf(fields)).toBeGreaterThan(maxBytes - 200);
		// The first one is the main URL.
		expect(fields.nextStep).toContain(`${50_000 - 1 - left} more URLs are left out`);
	},
);

test('with Simplify off the longest of everything is 16 kB still', () => {
	const long = '字'.repeat(5_000);
	const url = (name: string) => `https://cdn.example/${name}?${'x'.repeat(2_000)}`;
	const urls = {
		...{ url: url('a'), videoUrl: url('b'), imageUrl: url('c'), audioUrl: url('d') },
		...{ lastFrameUrl: url('e'), thumbnailUrl: url('f') },
	};
	const texts = {
		...{ providerStatus: long, upstreamTaskId: long, traceId: long, model: long, prompt: long },
		...{ service: long, usage: { long }, raw: { long } },
		details: { ...base.details, resolution: long, ratio: long, serviceTier: long },
		failure: { code: long, message: long, reason: 'unknown' as const, retryable: null },
	};
	const wait = { ...WAIT, lastProblem: long };
	const whole = fieldsOf(taskWith({ ...urls, ...texts }), wait, { ...settings, simplify: false });
	const fields = forModel(whole, { simplify: false });
	expect(bytesOf(fields)).toBeLessThanOrEqual(16_000);
	expect(fields).toMatchObject({ url: urls.url, nextStep: expect.stringContaining('(raw)') });
});
