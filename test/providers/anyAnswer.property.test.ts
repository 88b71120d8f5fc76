// Whatever a provider or a proxy answers: an adapter never throws, and what it makes of it is a task or a problem.
import { isProblem } from '../../core/problem';
import { adapterOf, answer } from '../core/answering';
import { casesOf, fc } from '../propertyTests.mjs';

const ADAPTERS = [
	...[
		'seedance',
		'veo',
		'digital-human',
		'maestro',
		'midjourney',
		'minimax',
		'suno',
		'a-new-one',
	].map((service) => adapterOf('aceDataCloud', service)),
	adapterOf('modelArk'),
	adapterOf('piApi'),
	adapterOf('replicate'),
	adapterOf('vap', '', 'v3'),
	adapterOf('vap', '', 'v1'),
	adapterOf('waveSpeed'),
	adapterOf('customApi'),
	adapterOf('kling', 'text2video'),
	adapterOf('miniMax', 'v2'),
	adapterOf('miniMax', 'v1'),
];

const FIELDS = [
	...['id', 'task_id', 'generation_id', 'trace_id', 'status', 'state', 'type', 'kind', 'success'],
	...['error', 'code', 'message', 'response', 'request', 'data', 'items', 'result', 'content'],
	...['created_at', 'started_at', 'finished_at', 'updated_at', 'completed_at', 'elapsed', 'usage'],
	...['video_url', 'image_url', 'output_url', 'last_frame_url', 'cover_url', 'seed', 'duration'],
	...['retry_after', 'actual_cost', 'progress', 'model', 'prompt', 'callback_url', '__proto__'],
	...['task', 'variants', 'video_urls', 'audio_url', 'url', 'cost', 'amount', 'percent', 'job_id'],
	...['task_status', 'task_result', 'videos', 'base_resp', 'status_code', 'file_id'],
];
const VALUES = [
	...['task-1', 'task-2', 'succeeded', 'completed', 'failed', 'running', 'pending', 'odd', ''],
	...['https://x/a.mp4', 'https://x/a?X-Amz-Date=20260109T120000Z&X-Amz-Expires=9e99', 'x'],
	...['https://x/a?se=9999-12-31T23:59:59Z&Expires=99999999999', '2026-13-45', '1e999', '0x1'],
	...[0, -1, 1, 200, 400, 1784362571.5, 1e300, 2 ** 60, true, false, null],
];

const { record } = fc.letrec((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constantFrom(...VALUES),
		fc.array(tie('value'), { maxLength: 3 }),
		tie('record'),
		fc.jsonValue({ maxDepth: 1 }),
	),
	record: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 8 }),
}));

const life = fc.constantFrom('3600', '9e99', '-1', '', 'Infinity', '99999999999999', '0x10', 'x');
const url = fc
	.tuple(fc.constantFrom('X-Amz', 'x-tos', 'Expires', 'se'), life, life)
	.map(([name, seconds, other]) => {
		const signed = `${name}-Date=20260109T120000Z&${name}-Expires=${seconds}`;
		return `https://x/a?${name}=${other}&${signed}`;
	});

/** Tasks that ended well, for all providers at once, with odd URLs and times. */
const finished = fc
	.tuple(url, fc.constantFrom(...VALUES), fc.constantFrom('succeeded', 'completed'))
	.map(([video_url, time, word]) => ({
		...{ status: word, created_at: time, updated_at: time, completed_at: time },
		...{ finished_at: time, content: { video_url }, response: { success: true, video_url } },
	}));

const STATUSES = new Set([
	...['queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired', 'unknown'],
]);
const ISO = /^[+-]?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const status = fc.oneof(
	{ weight: 3, arbitrary: fc.constant(200) },
	{ weight: 1, arbitrary: fc.constantFrom(204, 302, 400, 401, 404, 429, 500) },
);

/** VAP's is taken over as it is. */
const isShare = (progress: number | null) =>
	progress === null || (progress >= 0 && progress <= 100);

test('no answer makes an adapter throw or invent a state', () => {
	fc.assert(
		fc.property(fc.oneof(record, finished), status, fc.boolean(), (body, httpStatus, single) => {
			const ids = single ? ['task-1'] : ['task-1', 'task-2'];
			for (const adapter of ADAPTERS) {
				const parsed = adapter.parse(answer(body, httpStatus), ids);
				if (isProblem(parsed)) {
					expect(parsed.message).not.toMatch(/undefined|\[object|NaN/);
					continue;
				}
				for (const task of parsed) {
					expect(STATUSES.has(task.status)).toBe(true);
					expect(task.taskId).not.toBe('');
					// A field that is not known is null, never absent.
					expect([...Object.values(task), ...Object.values(task.details)]).not.toContain(undefined);
					for (const time of [task.createdAt, task.finishedAt, task.urlsExpireAt]) {
						if (time !== null) expect(time).toMatch(ISO);
					}
					expect(task.media.length > 0 && task.status !== 'succeeded').toBe(false);
					expect(task.done).toBe(task.pollAfterSeconds === null);
					if (task.provider === 'aceDataCloud') expect(isShare(task.progress)).toBe(true);
				}
			}
		}),
		casesOf(1_000),
	);
});

test('no text makes an adapter throw', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), status, (body, httpStatus) => {
			for (const adapter of ADAPTERS) {
				const parsed = adapter.parse(answer(body, httpStatus), ['task-1']);
				expect(isProblem(parsed) || Array.isArray(parsed)).toBe(true);
			}
		}),
		casesOf(500),
	);
});
