// What AceData's video services answer while a task runs, when it fails, and beside the video.
import digitalHumanDead from '../fixtures/digital_human_dead_INFERRED.json';
import digitalHumanRecord from '../fixtures/digital_human_succeeded_record_INFERRED.json';
import digitalHumanRunning from '../fixtures/digital_human_processing_flat.json';
import digitalHumanVoice from '../fixtures/digital_human_voice_succeeded.json';
import dreamina from '../fixtures/dreamina_succeeded.json';
import geminiPending from '../fixtures/gemini_pending_INFERRED.json';
import hailuoFailed from '../fixtures/failed_hailuo_no_finished_at.json';
import happyHorseError from '../fixtures/happyhorse_error_INFERRED.json';
import klingTalkingPhoto from '../fixtures/kling_talking_photo_result.json';
import maestroCaptions from '../fixtures/maestro_variant_with_captions.json';
import maestroFailed from '../fixtures/maestro_failed_INFERRED.json';
import maestroProducing from '../fixtures/maestro_producing.json';
import minimaxFailed from '../fixtures/minimax_failed.json';
import minimaxRunning from '../fixtures/minimax_batch_running_total.json';
import type { JsonObject } from '../../../../core/text/json';
import { adapterOf, taskOf, tasksOf } from '../../../core/answering';

const of = (service: string) => adapterOf('aceDataCloud', service);

// [service, record, id, status, what else it says]
test.each<[string, object, string, string, object]>([
	['digital-human', digitalHumanRunning, 'task-1', 'running', { providerStatus: 'processing' }],
	[
		'digital-human',
		digitalHumanDead,
		digitalHumanDead.id,
		'failed',
		{ providerStatus: 'dead', failure: { message: 'worker lost' } },
	],
	['gemini', geminiPending, geminiPending.id, 'queued', { providerStatus: 'pending' }],
	['hailuo', hailuoFailed, 'task-1', 'failed', { failure: { code: 'api_error' } }],
	['happyhorse', happyHorseError, happyHorseError.id, 'failed', { providerStatus: 'error' }],
	['maestro', maestroProducing, 'task-id', 'running', { progress: 52 }],
	['maestro', maestroFailed, 'task-id', 'failed', { failure: { message: 'rendering failed' } }],
	[
		'minimax',
		minimaxFailed,
		'YOUR_TASK_ID',
		'failed',
		{ failure: { code: '1026', reason: 'content_policy', retryable: false } },
	],
])('%s is not done, or failed', (service, record, id, status, more) => {
	expect(taskOf(of(service), record, id)).toMatchObject({ status, media: [], url: null, ...more });
});

test('a batch of MiniMax has the bare tasks', () => {
	const [task] = tasksOf(of('minimax'), minimaxRunning, ['TASK_ID_1', 'TASK_ID_2']);
	expect(task).toMatchObject({ taskId: 'TASK_ID_1', status: 'running', progress: null });
});

test('a cloned voice has no URL, and the failure says where it is', () => {
	expect(taskOf(of('digital-human'), digitalHumanVoice, '...')).toMatchObject({
		status: 'succeeded',
		failure: { code: 'no_media', message: expect.stringContaining("'voice_id'") },
	});
});

test('captions are a file beside the film, and its cover a thumbnail', () => {
	expect(taskOf(of('maestro'), maestroCaptions)).toMatchObject({
		url: 'https://cdn.example/video.mp4',
		thumbnailUrl: 'https://cdn.example/cover.jpg',
		media: [{ kind: 'video' }, { kind: 'file', role: 'output' }, { role: 'thumbnail' }],
	});
});

test.each([
	['dreamina', dreamina, dreamina.id],
	['kling', { id: 'task-1', response: klingTalkingPhoto }, 'task-1'],
	['digital-human', digitalHumanRecord, digitalHumanRecord.id],
])('what %s echoes of its inputs is no output', (service, record, id) => {
	expect(taskOf(of(service), record, id).media).toHaveLength(1);
});

const AT = 1784362571;
const FILM = { state: 'succeed', video_url: 'https://cdn.example/a.mp4' };

// [rule, what the answer says beside its id, flat or in a record, status]
test.each<[string, JsonObject, string]>([
	['success alone is no end', { success: true, finished_at: AT }, 'unknown'],
	['an error beats success', { success: true, error: { code: 'api_error' } }, 'failed'],
	['no success is no failure', { success: false, state: 'processing' }, 'running'],
	['a URL without a word', { success: true, video_url: 'https://cdn.example/a.mp4' }, 'succeeded'],
	['an error beats a voice', { success: true, error: { code: 'x' }, voice_id: 'v-1' }, 'failed'],
	['a voice', { success: true, voice_id: 'v-1' }, 'succeeded'],
	['an empty error is none', { success: true, error: {}, voice_id: 'v-1' }, 'succeeded'],
	['an empty voice is none', { success: true, task_id: 'task-1', voice_id: '' }, 'running'],
	[
		'a voice beats a stale flag',
		{ success: false, state: 'succeed', voice_id: 'v-1' },
		'succeeded',
	],
	['no voice, and a refusal', { success: false, state: 'succeed' }, 'failed'],
	['a voice beside a busy word', { state: 'processing', voice_id: 'v-1' }, 'running'],
	['refused with an object', { success: false, error: { code: 'bad_request' } }, 'failed'],
	['refused without a word', { success: false }, 'failed'],
	['refused, and ended', { success: false, error: 'no face', finished_at: AT }, 'failed'],
	['a hiccup', { success: false, error: 'temporary' }, 'running'],
])('Digital Human: %s', (_rule, { finished_at, ...result }, status) => {
	const flat = { task_id: 'task-1', finished_at, ...result };
	expect(taskOf(of('digital-human'), flat).status).toBe(status);
	expect(taskOf(of('digital-human'), { id: 'row-1', ...flat }).status).toBe(status);
	const record = { id: 'task-1', finished_at, response: result };
	expect(taskOf(of('digital-human'), record).status).toBe(status);
});

// [what names the task, its record]
test.each([
	['a task_id beside a row of a database', { id: 'row-1', task_id: 'task-1', ...FILM }],
	['a task_id in the result', { id: 'row-1', response: { task_id: 'task-1', ...FILM } }],
	['a task_id alone', { task_id: 'task-1', ...FILM }],
	['an id alone', { id: 'task-1', ...FILM }],
	['an id around a result', { id: 'task-1', response: FILM }],
])('Digital Human: %s names the task', (_what, record) => {
	const adapter = of('digital-human');
	expect(taskOf(adapter, record)).toMatchObject({ status: 'succeeded', url: FILM.video_url });
	const [task] = tasksOf(adapter, { items: [record] }, ['task-1', 'task-2']);
	expect(task?.taskId).toBe('task-1');
});

test('another service names its tasks by id', () => {
	const record = { id: 'task-1', task_id: 'upstream-1', ...FILM };
	expect(taskOf(of('seedance'), record).taskId).toBe('task-1');
	const [task] = tasksOf(of('seedance'), { items: [record] }, ['task-1', 'task-2']);
	expect(task?.taskId).toBe('task-1');
});

test('Digital Human: the word of the record beats that of its result', () => {
	const record = { task_id: 'task-1', status: 'failed', response: { state: 'succeed' } };
	expect(taskOf(of('digital-human'), record).status).toBe('failed');
});

test('Digital Human: why a task failed, and what a voice is', () => {
	const refused = { success: false, error: 'no face' };
	const record = { id: 'task-1', response: refused };
	expect(taskOf(of('digital-human'), { ...record, finished_at: AT }).failure).toMatchObject({
		message: 'no face',
	});
	expect(taskOf(of('digital-human'), record).passingTrouble).toBe('no face');
	const voice = { id: 'task-1', finished_at: AT, response: { success: true, voice_id: 'v-1' } };
	expect(taskOf(of('digital-human'), voice).failure).toMatchObject({
		...{ code: 'no_media', message: expect.stringContaining("'voice_id'") },
	});
	// Without a result there is no voice in it.
	expect(taskOf(of('digital-human'), { id: 'task-1', response: null }).status).toBe('queued');
	// What is an output of one service is no output of another.
	expect(taskOf(of('seedance'), { id: 'task-1', response: { voice_id: 'v-1' } }).status).toBe(
		'unknown',
	);
});
