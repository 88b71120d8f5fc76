// What a prediction made is any JSON.
import { replicate } from '../../../providers/replicate/adapter';
import { taskOf } from '../../core/answering';

const adapter = replicate('https://api.replicate.com/v1');
const file = (name: string) => `https://replicate.delivery/xezq/a/${name}`;
const END = '2026-11-22T09:59:00.000Z';
const made = (output: unknown, more: object = {}) =>
	taskOf(adapter, { id: 'task-1', status: 'succeeded', completed_at: END, output, ...more });

// [output, result]
test.each([
	['Hello'],
	[['Hel', 'lo', ' Alice']],
	[{ caption: 'A lake', score: 0.9 }],
	[{ status: 'failed', error: 'the model says so of its own question' }],
	[{ status: 'processing' }],
	[0.87],
	[0],
	[false],
	[''],
	[[]],
])('the output %j is the result, and nothing is missing', (output) => {
	expect(made(output)).toMatchObject({
		...{ status: 'succeeded', result: output, media: [], url: null, failure: null },
		urlsExpireAt: null,
	});
});

// [output, the outputs among its media]
test.each([
	[file('a.png'), [file('a.png')]],
	[
		[file('b.png'), file('a.png')],
		[file('b.png'), file('a.png')],
	],
	[{ audio: file('a.wav'), video: file('a.mp4') }, [file('a.mp4'), file('a.wav')]],
	[{ mesh: file('a.glb') }, [file('a.glb')]],
	[file('out'), [file('out')]],
	[
		{ stems: [{ vocals: file('v.mp3') }, { drums: file('d.mp3') }] },
		[file('v.mp3'), file('d.mp3')],
	],
])('the files in %j', (output, urls) => {
	const { media, url, result, urlsExpireAt } = made(output);
	expect(media.filter(({ role }) => role === 'output').map((one) => one.url)).toEqual(urls);
	expect([url, result, urlsExpireAt]).toEqual([urls[0], null, '2026-11-22T10:59:00.000Z']);
});

test.each([
	[{ transcription: 'Hello', srt_file: file('a.srt') }, true],
	[{ segments: [{ text: 'Hello' }], audio: file('a.wav') }, true],
	[{ transcription: '', srt_file: file('a.srt') }, false],
	[{ text: file('a.txt'), audio: file('a.wav') }, false],
	[{ segments: [file('a.mp4')], meta: 7 }, false],
])('%j has a result beside its files: %j', (output, isResult) => {
	const { media, result } = made(output);
	expect(media.length).toBeGreaterThan(0);
	expect(result).toEqual(isResult ? output : null);
});

test.each([
	['data that was removed', { data_removed: true, input: {}, logs: '' }],
	['nothing', {}],
])('a success with %s says that Replicate removes it after an hour', (_what, more) => {
	const { status, failure } = made(null, more);
	expect([status, failure?.reason, failure?.code]).toEqual(['succeeded', 'no_media', 'no_media']);
	expect(failure?.message).toMatch(/Replicate removes .*inputs and outputs .* after 1 hour/);
});

test.each([
	['logs', { logs: 'https://replicate.delivery/a.mp4' }],
	[
		'urls',
		{ urls: { web: 'https://replicate.com/p/1', stream: 'https://stream.replicate.com/1' } },
	],
	['input', { input: { video: 'https://replicate.delivery/in.mp4' } }],
	['a webhook', { webhook: 'https://hooks.example/1.mp4' }],
	['another member', { preview: 'https://replicate.delivery/a.mp4' }],
])('%s are no output', (_what, more) => {
	expect(made(null, more)).toMatchObject({ media: [], url: null, result: null });
});

test.each(['starting', 'processing'])('what there is while it is %s is no output yet', (status) => {
	const task = made([file('a.png')], { status, completed_at: null });
	expect(task).toMatchObject({ done: false, media: [], result: null, failure: null });
});

// [word, status]
test.each([
	['starting', 'queued'],
	['processing', 'running'],
	['succeeded', 'succeeded'],
	['failed', 'failed'],
	['canceled', 'cancelled'],
	['aborted', 'cancelled'],
])('%s is %s', (word, status) => {
	expect(made('x', { status: word }).status).toBe(status);
});

// [error, code, reason]
test.each<[string | null, string | null, string]>([
	[
		'The input or output was flagged as sensitive. Please try again with different inputs. (E005) (a1)',
		'E005',
		'content_policy',
	],
	['Something odd (E005)', 'E005', 'content_policy'],
	[
		'Service is currently unavailable due to high demand. Please try again later. (E003)',
		'E003',
		'unknown',
	],
	['Prediction interrupted; please retry (code: PA)', null, 'unknown'],
	['CUDA out of memory', null, 'unknown'],
	[null, null, 'unknown'],
])('the error %j has the code %j and is %s', (error, code, reason) => {
	expect(made(null, { status: 'failed', error }).failure).toMatchObject({
		...{ message: error, code, reason },
	});
});

test('an error and nothing made is a failure, whatever the word', () => {
	expect(made(null, { error: 'Out of memory' })).toMatchObject({
		...{ status: 'failed', failure: { message: 'Out of memory' } },
	});
});

test('it took as long as the model ran', () => {
	const times = { created_at: '2026-11-22T09:57:00Z', started_at: '2026-11-22T09:58:00Z' };
	expect(made('x', { ...times, metrics: { predict_time: 3.5, total_time: 60 } })).toMatchObject({
		...{ elapsedSeconds: 3.5, finishedAt: END, createdAt: '2026-11-22T09:57:00.000Z' },
	});
	expect(made('x', times).elapsedSeconds).toBe(60);
});

test('files under names of inputs are what the model made, after the others; pages are not', () => {
	const output = { mask: file('m.png'), source: 'https://x.example/page', audio: file('a.wav') };
	expect(made(output)).toMatchObject({
		...{ kind: 'audio', url: file('a.wav'), result: null },
		media: [
			{ kind: 'audio', role: 'output', url: file('a.wav') },
			{ kind: 'image', role: 'output', url: file('m.png') },
		],
	});
	expect(made({ mask: file('m.png') })).toMatchObject({ kind: 'image', failure: null });
});
