// What AceData's music and speech services answer, in the shapes of their documents.
import fish from '../fixtures/fish_succeeded.json';
import fishFailed from '../fixtures/fish_failed_status_message_INFERRED.json';
import fishFlat from '../fixtures/fish_succeeded_flat_INFERRED.json';
import producer from '../fixtures/producer_succeeded.json';
import producerProcessing from '../fixtures/producer_processing_INFERRED.json';
import suno from '../fixtures/suno_succeeded.json';
import sunoPartly from '../fixtures/suno_one_song_processing_INFERRED.json';
import sunoPreviews from '../fixtures/suno_previews_INFERRED.json';
import sunoWav from '../fixtures/suno_wav_result.json';
import { adapterOf, taskOf } from '../../../core/answering';

const of = (service: string) => adapterOf('aceDataCloud', service);
const [firstSong] = suno.response.data;

// [service, record, id, its URL, what else it says]
test.each<[string, object, string, string | undefined, object]>([
	[
		'fish',
		fish,
		fish.id,
		fish.response.data[0]?.audio_url,
		{ elapsedSeconds: 12.8, urlsExpireAt: '2025-09-22T07:47:49.200Z' },
	],
	[
		'fish',
		fishFlat,
		'task-1',
		fishFlat.response.audio_url,
		{ prompt: 'A short text', startedAt: '2025-09-21T07:47:36.400Z' },
	],
	[
		'producer',
		producer,
		producer.id,
		producer.response.data[0]?.audio_url,
		{
			...{ progress: 100, videoUrl: null, thumbnailUrl: producer.response.data[0]?.image_url },
			...{ details: { durationSeconds: 135.2330158730159, seed: 1490770667 } },
			urlsExpireAt: '2026-03-30T18:36:25.589Z',
		},
	],
	[
		'suno',
		suno,
		suno.id,
		firstSong?.audio_url,
		{
			...{ videoUrl: firstSong?.video_url, imageUrl: null, thumbnailUrl: firstSong?.image_url },
			...{ model: 'chirp-v3.5', details: { durationSeconds: 154.44 } },
			urlsExpireAt: '2024-11-29T05:45:31.537Z',
		},
	],
	[
		'suno',
		{ id: sunoWav.task_id, response: sunoWav },
		sunoWav.task_id,
		sunoWav.data[0]?.file_url,
		{ media: [{ kind: 'audio', role: 'output' }] },
	],
])('%s succeeded', (service, record, id, url, more) => {
	expect(url).toEqual(expect.stringMatching(/^https/));
	const task = taskOf(of(service), record, id);
	expect(task).toMatchObject({ service, status: 'succeeded', url, audioUrl: url, ...more });
	expect(task.failure).toBeNull();
});

test('both songs of Suno are media, with their films and one cover', () => {
	const { media } = taskOf(of('suno'), suno, suno.id);
	expect(media.map(({ kind, role }) => `${kind} ${role}`)).toEqual([
		...['audio output', 'audio output', 'video output', 'video output', 'image thumbnail'],
	]);
});

test.each([
	['fish', fishFailed, 'task-1', 'failed', null],
	['producer', producerProcessing, producer.id, 'running', 35],
	// One song is done, the other is not.
	['suno', sunoPartly, suno.id, 'running', null],
	// The record says that what has a URL already is a preview.
	['suno', sunoPreviews, suno.id, 'running', null],
])('%s is not done, or failed', (service, record, id, status, progress) => {
	expect(taskOf(of(service), record, id)).toMatchObject({ status, progress, media: [] });
});

const NAMED = { task_id: 'task-1', trace_id: 'trace-1' };
const SPEECH = { audio_url: 'https://cdn.example/a.mp3' };

// [rule, response, status, code and message of the failure]
test.each<[string, object, string, object | null]>([
	['a message alone', { message: 'No balance' }, 'failed', { code: null, message: 'No balance' }],
	['a message and a null', { status: null, message: 'x' }, 'failed', { message: 'x' }],
	['an empty message', { message: ' ' }, 'running', null],
	['no text', { message: { text: 'x' } }, 'unknown', null],
	['no message', {}, 'running', null],
	['a number that fails', { status: 402, message: 'x' }, 'failed', { message: 'x' }],
	['a number that does not', { status: 200, message: 'ok' }, 'unknown', null],
	['a message beside a URL', { message: 'ok', ...SPEECH }, 'succeeded', null],
	['a message beside success', { message: 'ok', success: true }, 'running', null],
	['a message beside a hiccup', { message: 'x', success: false, error: null }, 'running', null],
	['a message beside a busy word', { message: 'x', state: 'processing' }, 'running', null],
	['a message beside a new word', { message: 'x', state: 'thinking' }, 'unknown', null],
	['a message beside an empty list', { message: 'x', data: [] }, 'queued', null],
])('Fish says %s', (_rule, response, status, failure) => {
	const task = taskOf(of('fish'), { id: 'task-1', response: { ...NAMED, ...response } });
	expect([task.status, task.failure]).toEqual([
		status,
		failure === null ? null : expect.objectContaining(failure),
	]);
});

test('a message alone says nothing at another service', () => {
	const record = { id: 'task-1', response: { ...NAMED, message: 'Accepted' } };
	expect(taskOf(of('suno'), record).status).toBe('unknown');
});

test('one song of two is enough, and lyrics have no URL', () => {
	const data = [
		{ state: 'failed' },
		{ state: 'succeeded', audio_url: 'https://cdn.example/a.mp3' },
	];
	const one = taskOf(of('suno'), { id: 'task-1', response: { success: true, data } });
	expect([one.status, one.media.length]).toEqual(['succeeded', 1]);
	const lyrics = { success: true, data: { text: '...', title: '...', status: 'complete' } };
	expect(taskOf(of('producer'), { id: 'task-1', response: lyrics }).failure).toMatchObject({
		...{ code: 'no_media', message: expect.stringContaining('Lyrics') },
	});
});

test('a cover alone is no song: it proves nothing, and is not what was asked for', () => {
	const data = [{ image_url: 'https://cdn.example/cover.png', audio_url: null }];
	const early = { id: 'task-1', response: { success: true, data } };
	expect(taskOf(of('suno'), early)).toMatchObject({ status: 'running', media: [] });
	expect(taskOf(of('suno'), { ...early, finished_at: 1784362571 })).toMatchObject({
		...{ status: 'succeeded', url: null, thumbnailUrl: 'https://cdn.example/cover.png' },
		failure: { code: 'no_media' },
	});
});
