// What a prediction of WaveSpeed's made, and why one failed.
import { waveSpeed } from '../../../providers/waveSpeed/adapter';
import { taskOf } from '../../core/answering';

const adapter = waveSpeed('https://api.wavespeed.ai/api/v3');
const FILE = 'https://cdn.wavespeed.ai/a.mp4';
const OTHER = 'https://cdn.wavespeed.ai/b.mp4';
const made = (data: object) =>
	taskOf(adapter, {
		...{ code: 200, message: 'success' },
		data: { id: 'task-1', status: 'completed', error: '', ...data },
	});

// [word, status]
test.each([
	['created', 'queued'],
	['processing', 'running'],
	['completed', 'succeeded'],
	['failed', 'failed'],
	['cancelled', 'cancelled'],
	['timeout', 'expired'],
])('%s is %s', (status, expected) => {
	expect(made({ status, outputs: [FILE] }).status).toBe(expected);
});

// [outputs, urls, result]
test.each([
	[[FILE, OTHER], [FILE, OTHER], null],
	[[OTHER, FILE], [OTHER, FILE], null],
	[['A lake at dusk'], [], 'A lake at dusk'],
	[['one', 'two'], [], ['one', 'two']],
	[[FILE, 'A lake at dusk'], [FILE], 'A lake at dusk'],
	['A lake at dusk', [], 'A lake at dusk'],
	[[{ label: 'lake', score: 0.9 }], [], { label: 'lake', score: 0.9 }],
	[[{ url: FILE, label: 'lake' }], [FILE], null],
])('of the outputs %j %j are files, and %j the result', (outputs, urls, result) => {
	const task = made({ outputs });
	expect(task).toMatchObject({ status: 'succeeded', result, failure: null });
	expect(task.media.map(({ url }) => url)).toEqual(urls);
	expect(task.urlsExpireAt).toBeNull();
});

test.each([[[]], [null], [['']], [[null]], [[{}]], [undefined]])(
	'the outputs %j are none',
	(outputs) => {
		expect(made({ outputs, has_nsfw_contents: [false] })).toMatchObject({
			...{ status: 'succeeded', result: null, failure: { reason: 'no_media' } },
		});
	},
);

test.each([
	['urls.get', { urls: { get: `${FILE}` } }],
	['the model', { model: FILE }],
	['an input', { input: { image: FILE } }],
	['an error', { error: FILE }],
])('%s is no output', (_what, more) => {
	expect(made({ outputs: [], ...more })).toMatchObject({ media: [], url: null, result: null });
});

// [record, status, reason]
test.each([
	[{ outputs: [], has_nsfw_contents: [true] }, 'failed', 'content_policy'],
	[{ outputs: [''], has_nsfw_contents: [false, true] }, 'failed', 'content_policy'],
	[{ status: 'failed', has_nsfw_contents: [true] }, 'failed', 'content_policy'],
	[{ status: 'failed', has_nsfw_contents: [true], error: 'CUDA fault' }, 'failed', 'unknown'],
	[{ status: 'failed', has_nsfw_contents: [] }, 'failed', 'unknown'],
	[{ outputs: [FILE], has_nsfw_contents: [true] }, 'succeeded', undefined],
	[{ status: 'processing', has_nsfw_contents: [true] }, 'running', undefined],
])('%j is %s, for %j', (data, status, reason) => {
	const task = made(data);
	expect([task.status, task.failure?.reason]).toEqual([status, reason]);
});

// [inference in ms, status, elapsed seconds]
test.each([
	[2500, 'completed', 2.5],
	['2500', 'completed', 2.5],
	[0, 'completed', null],
	[-1, 'completed', null],
	['soon', 'completed', null],
	[2500, 'processing', null],
])('an inference of %j ms of one that is %s', (inference, status, elapsedSeconds) => {
	expect(made({ status, outputs: [FILE], timings: { inference } }).elapsedSeconds).toBe(
		elapsedSeconds,
	);
});
