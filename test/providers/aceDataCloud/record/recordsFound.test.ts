// Records as public tests, documents and front ends of AceData Cloud have them; one row a rule.
import dreaminaUrlQSignTime from '../fixtures/dreamina_url_q_sign_time_INFERRED.json';
import dreaminaUrlXGoog from '../fixtures/dreamina_url_x_goog_INFERRED.json';
import failedCopyrightInBadRequest from '../fixtures/failed_copyright_in_bad_request_INFERRED.json';
import failedRealPersonInApiError from '../fixtures/failed_real_person_in_api_error_INFERRED.json';
import fishErrorTextOnly from '../fixtures/fish_error_text_only.json';
import fluxVideo from '../fixtures/flux_video.json';
import hailuoFailedWithStaleProcessing from '../fixtures/hailuo_failed_with_stale_processing.json';
import kickartResult from '../fixtures/kickart_result.json';
import klingTaskIdOnly from '../fixtures/kling_task_id_only.json';
import klingVirtualTryOn from '../fixtures/kling_virtual_try_on_INFERRED.json';
import klingVoice from '../fixtures/kling_voice_INFERRED.json';
import minimaxCommonShape from '../fixtures/minimax_common_shape.json';
import pikaFailedWithStalePending from '../fixtures/pika_failed_with_stale_pending.json';
import producerErrorTextOnly from '../fixtures/producer_error_text_only.json';
import producerPartialSuccessFalse from '../fixtures/producer_partial_success_false.json';
import qrartSucceeded from '../fixtures/qrart_succeeded.json';
import qwenImageResult from '../fixtures/qwen_image_result.json';
import seedanceBareSucceeded from '../fixtures/seedance_bare_succeeded.json';
import sunoCustomModelReady from '../fixtures/suno_custom_model_ready_INFERRED.json';
import sunoErrorTextOnlyFinished from '../fixtures/suno_error_text_only_finished.json';
import sunoFinishedAtInResponse from '../fixtures/suno_finished_at_in_response.json';
import sunoProjectRender from '../fixtures/suno_project_render_INFERRED.json';
import sunoUpload from '../fixtures/suno_upload_INFERRED.json';
import sunoVoxResult from '../fixtures/suno_vox_result.json';
import sunoWavTimesInResponse from '../fixtures/suno_wav_times_in_response_INFERRED.json';
import wanSuccessFlagBesideError from '../fixtures/wan_success_flag_beside_error.json';
import { adapterOf, taskOf } from '../../../core/answering';

const ID = '0c0b4d3a-2f1e-4a6b-9c2d-2b3c4d5e6f70';
const failed = (message: string) => ({ status: 'failed', media: [], failure: { message } });
const made = (url: string | undefined) => ({ status: 'succeeded', url, failure: null });
const empty = (hint: string) => ({
	...{ status: 'succeeded', url: null },
	failure: { code: 'no_media', message: expect.stringContaining(hint) },
});

// [rule, service, record, id, what its task says]
test.each<[string, string, object, string, object]>([
	[
		'an error beats a busy word that was left as it was',
		'hailuo',
		hailuoFailedWithStaleProcessing,
		ID,
		failed('Generation failed'),
	],
	[
		'so it does a waiting word',
		'pika',
		pikaFailedWithStalePending,
		ID,
		failed('generation failed'),
	],
	[
		'an error as a text, and nothing else, is a failure',
		'fish',
		fishErrorTextOnly,
		ID,
		failed('upstream timeout'),
	],
	['at every service', 'producer', producerErrorTextOnly, ID, failed('provider timeout')],
	[
		'also once it has ended',
		'suno',
		sunoErrorTextOnlyFinished,
		ID,
		{ ...failed('provider timeout'), finishedAt: '2026-07-01T10:11:40.500Z' },
	],
	[
		'and beside success',
		'wan',
		wanSuccessFlagBesideError,
		ID,
		failed('Provider marked the task failed'),
	],
	[
		'what was made wins over a refusal, which is told',
		'producer',
		producerPartialSuccessFalse,
		ID,
		{
			...made('https://cdn.example.com/audio.mp3'),
			passingTrouble: 'second variation failed',
			details: { partialFailure: 'second variation failed' },
		},
	],
	[
		'an id alone is the acknowledgement',
		'kling',
		klingTaskIdOnly,
		ID,
		{ status: 'running', done: false },
	],
	[
		'an answer is an end, also without a URL and without an end time',
		'suno',
		sunoUpload,
		ID,
		empty('Lyrics'),
	],
	[
		'an end inside of the response ends a task',
		'suno',
		sunoFinishedAtInResponse,
		sunoFinishedAtInResponse.id,
		{ ...empty('Lyrics'), finishedAt: '2026-06-05T18:29:46.583Z' },
	],
	[
		'times stand in the response where the record has none',
		'suno',
		sunoWavTimesInResponse,
		sunoWavTimesInResponse.id,
		{
			...made('https://cdn1.suno.ai/ec13e502.wav'),
			...{ startedAt: '2026-06-05T18:29:39.150Z', finishedAt: '2026-06-05T18:29:46.583Z' },
			...{ elapsedSeconds: 7.433, urlsExpireAt: '2026-09-03T18:29:46.583Z' },
		},
	],
	[
		'times stand in the output where nobody else has them',
		'seedance',
		seedanceBareSucceeded,
		seedanceBareSucceeded.task_id,
		{
			...made('https://platform.cdn.acedata.cloud/seedance/f592800a.mp4'),
			...{ createdAt: '2025-03-31T09:50:19.000Z', finishedAt: '2025-03-31T09:51:13.000Z' },
			...{ elapsedSeconds: 54, urlsExpireAt: '2025-04-30T09:51:13.000Z' },
			...{ usage: { total_tokens: 108900 }, details: { seed: 10, framesPerSecond: 24 } },
		},
	],
	[
		'a word of the table is an end',
		'suno',
		sunoCustomModelReady,
		ID,
		{ ...empty('models'), providerStatus: 'ready' },
	],
	[
		'a field that all share counts where those of the service give nothing',
		'minimax',
		minimaxCommonShape,
		ID,
		made('https://platform.cdn.acedata.cloud/minimax/task-123.mp4'),
	],
	[
		'an output by its place needs no name of its own, and inputs are none',
		'kling',
		klingVirtualTryOn,
		'task-1',
		{ ...made('https://cdn.example/worn.png'), imageUrl: 'https://cdn.example/worn.png' },
	],
	['a voice has no URL', 'kling', klingVoice, 'task-1', empty('voice')],
	[
		'videos of Flux, and what it measured',
		'flux',
		fluxVideo,
		ID,
		{
			...made('https://cdn.acedata.cloud/flux/v-1.mp4'),
			...{ videoUrl: 'https://cdn.acedata.cloud/flux/v-1.mp4', usage: { seconds: 5.04 } },
			details: { durationSeconds: 5.04, framesPerSecond: 24 },
		},
	],
	[
		'voices that were cut out of a song',
		'suno',
		sunoVoxResult,
		sunoVoxResult.task_id,
		{ ...made(sunoVoxResult.data.vocal_audio_url), audioUrl: sunoVoxResult.data.vocal_audio_url },
	],
	[
		'projects that were mixed',
		'suno',
		sunoProjectRender,
		'task-1',
		made('https://cdn.example/mix.mp3'),
	],
	[
		'Kickart',
		'kickart',
		kickartResult,
		ID,
		{ ...made(kickartResult.data.video_url), usage: null, details: { durationSeconds: 15 } },
	],
	[
		'Qwen Image',
		'qwen-image',
		qwenImageResult,
		qwenImageResult.task_id,
		{ ...made(qwenImageResult.data[0]?.image_url), cost: { actual: 0.322, currency: 'credit' } },
	],
	[
		'a seed of 16 digits',
		'qrart',
		qrartSucceeded,
		ID,
		{ ...made(qrartSucceeded.response.image_url), details: { seed: 5324369603686616 } },
	],
	[
		'a refusal in the words of another',
		'seedance',
		failedCopyrightInBadRequest,
		ID,
		{ status: 'failed', failure: { code: 'bad_request', retryable: false } },
	],
	[
		'also under a vague code',
		'seedance',
		failedRealPersonInApiError,
		ID,
		{ status: 'failed', failure: { code: 'api_error' } },
	],
	[
		'a URL that Tencent signed',
		'dreamina',
		dreaminaUrlQSignTime,
		dreaminaUrlQSignTime.id,
		made(dreaminaUrlQSignTime.response.data.video_url),
	],
	[
		'a URL that Google signed',
		'dreamina',
		dreaminaUrlXGoog,
		dreaminaUrlXGoog.id,
		made(dreaminaUrlXGoog.response.data.video_url),
	],
])('%s (%s)', (_rule, service, record, id, expected) => {
	expect(taskOf(adapterOf('aceDataCloud', service), record, id)).toMatchObject(expected);
});
