// What is left of an odd prediction of WaveSpeed's: its time, its texts, and what was flagged.
import { waveSpeed } from '../../../providers/waveSpeed/adapter';
import { readPrediction } from '../../../providers/waveSpeed/record';
import { NO_RECIPE } from '../../../providers/customApi/recipe';
import { detect } from '../../../providers/customApi/detect/detect';
import { taskOf } from '../../core/answering';

const adapter = waveSpeed('https://api.wavespeed.ai/api/v3');
const FILE = 'https://cdn.wavespeed.ai/a.mp4';
const FLAGGED = 'The provider flagged what was made as nsfw and gives no file for it.';
const made = (data: object) =>
	taskOf(adapter, { code: 200, data: { id: 'task-1', status: 'completed', ...data } });

test('what was flagged and not given has failed, in our words', () => {
	for (const status of ['completed', 'failed']) {
		const task = made({ status, outputs: [], has_nsfw_contents: [true] });
		expect(task).toMatchObject({ status: 'failed', reported: { code: null, message: FLAGGED } });
		expect(task.failure).toEqual({
			...{ code: null, message: FLAGGED, reason: 'content_policy', retryable: false },
		});
	}
});

// [has_nsfw_contents, whether it is a flag]
test.each([
	[[true], true],
	[[false, true], true],
	[[false], false],
	[[], false],
	[['true'], false],
	[[1], false],
	[true, false],
	['true', false],
	[null, false],
	[{ includes: true }, false],
])('has_nsfw_contents %j is a flag: %p', (has_nsfw_contents, isFlag) => {
	expect(made({ outputs: [], has_nsfw_contents }).status).toBe(isFlag ? 'failed' : 'succeeded');
});

// [flagged record, status, message of its failure]
test.each([
	[{ outputs: [FILE] }, 'succeeded', undefined],
	[{ outputs: ['A lake at dusk'] }, 'succeeded', undefined],
	[{ outputs: [{ label: 'lake' }] }, 'succeeded', undefined],
	[{ outputs: [], error: 'CUDA fault' }, 'failed', 'CUDA fault'],
	[{ outputs: [], error: ' ' }, 'failed', FLAGGED],
	[{ status: 'failed', outputs: ['A lake at dusk'] }, 'failed', FLAGGED],
	[{ status: 'failed', error: 'CUDA fault' }, 'failed', 'CUDA fault'],
	[
		{ status: 'cancelled', outputs: [] },
		...(['cancelled', 'The task was cancelled before it ran to its end.'] as const),
	],
	[{ status: 'processing', outputs: [] }, 'running', undefined],
	[{ status: 'pondering', outputs: [] }, 'unknown', undefined],
])('the flagged record %j is %s: %j', (record, status, message) => {
	const task = made({ ...record, has_nsfw_contents: [true] });
	expect([task.status, task.failure?.message]).toEqual([status, message]);
});

test.each(['created', 'processing', 'failed', 'cancelled', 'timeout', 'pondering'])(
	'a prediction that is %s has no result and no file',
	(status) => {
		for (const outputs of [['A lake at dusk'], [FILE], [{ label: 'lake' }]]) {
			expect(made({ status, outputs })).toMatchObject({ result: null, media: [], url: null });
		}
	},
);

// [outputs, urls, result]
test.each([
	[{ label: 'lake' }, [], { label: 'lake' }],
	[[{ label: 'lake' }, { label: 'dusk' }], [], [{ label: 'lake' }, { label: 'dusk' }]],
	[[{ label: 'lake' }, 'A lake'], [], [{ label: 'lake' }, 'A lake']],
	[[FILE, { label: 'lake' }], [FILE], null],
	[[FILE, 'one', 'two'], [FILE], ['one', 'two']],
	[[{}, 'one'], [], 'one'],
	[[' ', 'one'], [], 'one'],
	[[7, null, true, ['x']], [], null],
	[FILE, [FILE], null],
])('of the outputs %j %j are files, and %j the result', (outputs, urls, result) => {
	const task = made({ outputs });
	expect([task.media.map(({ url }) => url), task.result]).toEqual([urls, result]);
});

test.each([
	[{ text: 'Hello' }, []],
	[{ result: { label: 'lake' } }, [FILE]],
])('only the outputs are the result: %j beside %j', (more, outputs) => {
	expect(made({ ...more, outputs }).result).toBeNull();
});

// [word, elapsed seconds of an inference of 2500 ms]
test.each([
	['completed', 2.5],
	['failed', 2.5],
	['cancelled', 2.5],
	['timeout', 2.5],
	['created', null],
	['pondering', null],
])('an inference counts when the prediction has ended: %s', (status, elapsedSeconds) => {
	expect(made({ status, timings: { inference: 2500 } }).elapsedSeconds).toBe(elapsedSeconds);
});

test.each([[null], ['soon'], [[2500]], [{}], [{ inference: null }], [{ inference: 0 }]])(
	'without an inference the times of the record count: %j',
	(timings) => {
		const times = { created_at: '2026-11-22T09:00:00Z', completed_at: '2026-11-22T09:00:40Z' };
		expect(made({ outputs: [FILE], timings, ...times }).elapsedSeconds).toBe(40);
	},
);

test('an inference of 1 ms counts', () => {
	expect(made({ timings: { inference: 1 } }).elapsedSeconds).toBe(0.001);
});

test.each([['text'], [7], [null], [[]]])('the answer %j has no record to read', (value) => {
	const answer = { httpStatus: 200, value };
	const found = detect(answer, NO_RECIPE, new Set());
	expect(readPrediction(found, answer)).toEqual({ ...found, result: null });
});
