// What each stored answer means, as its API's documents say, and what it takes to read it so.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} KnownAnswer
 * @property {string} file in `fixtures`; `_http…` in its name is the HTTP status, 200 without it
 * @property {string} state what a user expects; `refused` is a refusal of the question, and no state
 * @property {string | null} output the main output's URL
 * @property {boolean} [hasResult] whether the answer holds a result that is no file
 * @property {string} [needs] what must be described to read it so, or what else it takes
 * @property {boolean} [isSecond] whether it is the output alone that takes a second request
 * @property {Partial<import('../../../providers/customApi/recipe.js').Recipe>} [recipe] the same as a recipe
 * @property {string} [note]
 */

/** @type {readonly KnownAnswer[]} */
export const KNOWN_ANSWERS = [
	{
		file: 'aimlapi/completed_INFERRED',
		state: 'succeeded',
		output:
			'https://cdn.aimlapi.com/generations/hedgehog/1759866285599-0cdfb138-c03a-49d4-a601-4f6413e27b15.mp4',
	},
	{ file: 'apify/run_aborted', state: 'cancelled', output: null },
	{ file: 'apify/run_running_INFERRED', state: 'running', output: null },
	{ file: 'assemblyai/completed_INFERRED', state: 'succeeded', output: null, hasResult: true },
	{ file: 'assemblyai/processing', state: 'running', output: null },
	{ file: 'azure-lro/running', state: 'running', output: null },
	{
		file: 'azure-lro/succeeded_INFERRED',
		state: 'succeeded',
		output:
			'https://example.blob.core.windows.net/out/result.pdf?sv=2024&se=2026-01-02T00%3A00%3A00Z&sig=...',
	},
	{ file: 'bfl/content_moderated_INFERRED', state: 'failed', output: null },
	{ file: 'bfl/ready', state: 'succeeded', output: 'https://delivery-eu1.bfl.ai/results/out.mp4' },
	{ file: 'creatomate/rendering_INFERRED', state: 'running', output: null },
	{
		file: 'creatomate/succeeded_INFERRED',
		state: 'succeeded',
		output: 'https://f002.backblazeb2.com/file/creatomate-c8xg3hsxdu/7c3e.mp4',
	},
	{ file: 'dashscope/failed_flat', state: 'failed', output: null },
	{ file: 'dashscope/failed_images_task_metrics', state: 'failed', output: null },
	{ file: 'dashscope/failed_policy_INFERRED', state: 'failed', output: null },
	{ file: 'dashscope/pending_INFERRED', state: 'queued', output: null },
	{
		file: 'dashscope/succeeded',
		state: 'succeeded',
		output: 'https://dashscope-result.oss.aliyuncs.com/output/video-001.mp4',
	},
	{ file: 'did/not_found_http404', state: 'not_found', output: null },
	{
		file: 'did/talk_done_INFERRED',
		state: 'succeeded',
		output:
			'https://d-id-talks-prod.s3.us-west-2.amazonaws.com/google-oauth2%7C0/tlk_1/out.mp4?X-Amz-Date=20240101T000020Z&X-Amz-Expires=86400',
	},
	{
		file: 'elevenlabs/dubbing_dubbed_INFERRED',
		state: 'succeeded',
		output: null,
		needs: 'resultUrl: …/dubbing/{id}/audio/{lang}',
		isSecond: true,
	},
	{
		file: 'fal/result_content_policy_http422_INFERRED',
		state: 'failed',
		output: null,
		needs: "fal's own adapter",
		note: 'the second answer says that the content was refused; as an answer to a look it is a refusal',
	},
	{
		file: 'fal/result_images_several',
		state: 'succeeded',
		output: 'https://v3.fal.media/files/a/one.png',
	},
	{
		file: 'fal/result_still_in_progress_http400_INFERRED',
		state: 'running',
		output: null,
		needs: 'the status address',
		note: 'asked at its result address, a request that runs is refused',
	},
	{
		file: 'fal/result_video',
		state: 'succeeded',
		output: 'https://fal.media/files/video-output.mp4',
	},
	{
		file: 'fal/status_completed_INFERRED',
		state: 'succeeded',
		output: null,
		needs: 'resultUrl: {response_url}',
		isSecond: true,
	},
	{
		file: 'fal/status_completed_metrics',
		state: 'succeeded',
		output: null,
		needs: 'resultUrl: {response_url}',
		isSecond: true,
	},
	{ file: 'fal/status_completed_runner_disconnected', state: 'failed', output: null },
	{ file: 'fal/status_completed_with_error_INFERRED', state: 'failed', output: null },
	{ file: 'fal/status_in_progress', state: 'running', output: null },
	{ file: 'fal/status_in_queue_INFERRED', state: 'queued', output: null },
	{ file: 'fal/status_in_queue_bare', state: 'queued', output: null },
	{ file: 'fal/webhook_error_INFERRED', state: 'failed', output: null },
	{
		file: 'google-veo/operation_done_INFERRED',
		state: 'succeeded',
		output: 'https://generativelanguage.googleapis.com/v1beta/files/ID:download?alt=media',
		note: 'downloadWithKey for the file',
	},
	{ file: 'google-veo/operation_done_error', state: 'failed', output: null },
	{
		file: 'google-veo/operation_done_no_samples',
		state: 'succeeded',
		output: null,
		note: 'nothing was made, and nothing says why',
	},
	{ file: 'google-veo/operation_not_found_http404_INFERRED', state: 'not_found', output: null },
	{ file: 'google-veo/operation_running_no_done', state: 'running', output: null },
	{
		file: 'google-veo/vertex_done_gcs',
		state: 'succeeded',
		output: null,
		hasResult: true,
		note: 'gs:// is no web address: the response is the result',
	},
	{ file: 'google-veo/vertex_done_rai_filtered', state: 'failed', output: null },
	{ file: 'heygen/v1_status_failed_INFERRED', state: 'failed', output: null },
	{ file: 'heygen/v1_status_processing_INFERRED', state: 'running', output: null },
	{ file: 'heygen/v2_video_status_INFERRED', state: 'succeeded', output: 'https://...' },
	{
		file: 'heygen/v3_statuses_batch_INFERRED',
		state: 'unknown',
		output: null,
		note: 'about several tasks: nothing is said of one',
	},
	{
		file: 'heygen/v3_video_completed_INFERRED',
		state: 'succeeded',
		output:
			'https://files2.heygen.ai/aws_pacific/avatar_tmp/u/v.mp4?Expires=1784604980&Signature=...',
	},
	{
		file: 'json2video/done_simple',
		state: 'succeeded',
		output: 'https://assets.json2video.com/clients/.../rendered.mp4',
	},
	{ file: 'json2video/error_200_INFERRED', state: 'failed', output: null },
	{ file: 'json2video/running_INFERRED', state: 'running', output: null },
	{
		file: 'kie/flux_kontext_success',
		state: 'succeeded',
		output: 'https://example.com/result.jpg',
	},
	{ file: 'kie/gpt4o_image_failed_INFERRED', state: 'failed', output: null },
	{ file: 'kie/gpt4o_image_generating', state: 'running', output: null },
	{
		file: 'kie/gpt4o_image_success',
		state: 'succeeded',
		output: 'https://example.com/result/image1.png',
	},
	{ file: 'kie/recordinfo_fail', state: 'failed', output: null },
	{ file: 'kie/recordinfo_generating', state: 'running', output: null },
	{ file: 'kie/recordinfo_not_found_code404', state: 'not_found', output: null },
	{
		file: 'kie/recordinfo_not_yet_code422',
		state: 'not_found',
		output: null,
		needs: 'notFoundOn: 422',
		recipe: { notFoundOn: new Set([404, 422]) },
	},
	{ file: 'kie/recordinfo_rate_limited_code429', state: 'refused', output: null },
	{
		file: 'kie/recordinfo_success',
		state: 'succeeded',
		output: 'https://example.com/generated-content.jpg',
	},
	{ file: 'kie/recordinfo_unauthorized_code401', state: 'refused', output: null },
	{ file: 'kie/recordinfo_waiting_INFERRED', state: 'queued', output: null },
	{
		file: 'kie/runway_record_detail_success_INFERRED',
		state: 'succeeded',
		output: 'https://file.com/k/xxxxxxx.mp4',
	},
	{ file: 'kie/suno_sensitive_INFERRED', state: 'failed', output: null },
	{ file: 'kie/suno_success', state: 'succeeded', output: 'https://example.cn/****.mp3' },
	{ file: 'kie/veo_record_info_generating_INFERRED', state: 'running', output: null },
	{
		file: 'kie/veo_record_info_success',
		state: 'succeeded',
		output: 'http://example.com/video1.mp4',
	},
	{ file: 'kling/create_submitted_live_log', state: 'queued', output: null },
	{ file: 'kling/not_found_code1203_http404_INFERRED', state: 'not_found', output: null },
	{ file: 'kling/query_failed_policy', state: 'failed', output: null },
	{ file: 'kling/query_processing_INFERRED', state: 'running', output: null },
	{
		file: 'kling/query_succeed',
		state: 'succeeded',
		output: 'https://p1.a.kwimgs.com/output/video-001.mp4',
	},
	{
		file: 'kling/query_text2video_schema_example',
		state: 'unknown',
		output: null,
		note: "the word is a schema's placeholder",
	},
	{
		file: 'leonardo/complete_INFERRED',
		state: 'succeeded',
		output: 'https://cdn.leonardo.ai/users/u/generations/g/Default_0.jpg',
	},
	{ file: 'leonardo/pending_INFERRED', state: 'queued', output: null },
	{
		file: 'llamaparse/job_success_INFERRED',
		state: 'succeeded',
		output: null,
		needs: 'resultUrl: …/job/{id}/result/markdown',
		isSecond: true,
	},
	{ file: 'luma/dreaming_INFERRED', state: 'running', output: null },
	{ file: 'luma/failed_moderation_INFERRED', state: 'failed', output: null },
	{ file: 'luma/generation_completed_INFERRED', state: 'succeeded', output: 'https://...' },
	{ file: 'minimax/v1_fail_sensitive_INFERRED', state: 'failed', output: null },
	{
		file: 'minimax/v1_file_retrieve_INFERRED',
		state: 'succeeded',
		output:
			'https://public-cdn-video-data-algeng.oss-cn-wulanchabu.aliyuncs.com/out.mp4?Expires=1700505398',
	},
	{ file: 'minimax/v1_processing_INFERRED', state: 'running', output: null },
	{ file: 'minimax/v1_query_success_mirror', state: 'succeeded', output: 'http://bj.bce***' },
	{
		file: 'minimax/v1_success_file_id_INFERRED',
		state: 'succeeded',
		output: null,
		needs: 'resultUrl: …/files/retrieve?file_id={file_id}',
		isSecond: true,
	},
	{ file: 'minimax/v2_error_http401_INFERRED', state: 'refused', output: null },
	{ file: 'minimax/v2_running_INFERRED', state: 'running', output: null },
	{
		file: 'minimax/v2_succeeded',
		state: 'succeeded',
		output: 'https://cdn.minimax.io/output/video-001.mp4',
	},
	{
		file: 'minimax/v2_succeeded_without_url',
		state: 'succeeded',
		output: null,
		note: 'no output in the record',
	},
	{
		file: 'novita/succeed_INFERRED',
		state: 'succeeded',
		output: 'https://faas-output-video.s3.ap-southeast-1.amazonaws.com/prod/out.mp4',
	},
	{ file: 'openai/video_in_progress_INFERRED', state: 'running', output: null },
	{
		file: 'openrouter/completed_INFERRED',
		state: 'succeeded',
		output: 'https://openrouter.ai/api/v1/videos/vid-job-1/content?index=0',
		note: 'downloadWithKey for the file',
	},
	{ file: 'openrouter/in_progress_INFERRED', state: 'running', output: null },
	{
		file: 'piapi/completed_video_INFERRED',
		state: 'succeeded',
		output: 'https://storage.theapi.app/videos/a.mp4',
	},
	{ file: 'piapi/processing_INFERRED', state: 'running', output: null },
	{
		file: 'pixverse/success_status1_INFERRED',
		state: 'succeeded',
		output: 'https://media.pixverse.ai/openapi%2Foutput.mp4',
	},
	{ file: 'replicate/failed_INFERRED', state: 'failed', output: null },
	{ file: 'replicate/not_found_http404_INFERRED', state: 'not_found', output: null },
	{
		file: 'replicate/prediction_INFERRED',
		state: 'succeeded',
		output: 'https://replicate.delivery/...',
	},
	{ file: 'replicate/processing_with_input_url_INFERRED', state: 'running', output: null },
	{ file: 'replicate/starting_INFERRED', state: 'queued', output: null },
	{
		file: 'replicate/succeeded_object_output_INFERRED',
		state: 'succeeded',
		output: 'https://replicate.delivery/xezq/a/out.mp4',
	},
	{ file: 'replicate/succeeded_text_output', state: 'succeeded', output: null, hasResult: true },
	{ file: 'runway/failed_safety', state: 'failed', output: null },
	{ file: 'runway/not_found_http404_INFERRED', state: 'not_found', output: null },
	{ file: 'runway/pending', state: 'queued', output: null },
	{ file: 'runway/succeeded', state: 'succeeded', output: 'https://example.com/output1.jpg' },
	{ file: 'runway/task_failed_INFERRED', state: 'failed', output: null },
	{ file: 'runway/task_succeeded_INFERRED', state: 'succeeded', output: 'https://...' },
	{ file: 'runway/throttled', state: 'queued', output: null },
	{
		file: 'shotstack/done_echo_INFERRED',
		state: 'succeeded',
		output: 'https://shotstack-api-v1-output.s3-ap-southeast-2.amazonaws.com/5ca6hu7s9k/2abd.mp4',
	},
	{ file: 'shotstack/rendering_with_url', state: 'running', output: null },
	{
		file: 'tripo/batch_map_INFERRED',
		state: 'unknown',
		output: null,
		note: 'about several tasks: nothing is said of one',
	},
	{ file: 'vidu/queueing_INFERRED', state: 'queued', output: null },
	{
		file: 'vidu/success_INFERRED',
		state: 'succeeded',
		output:
			'https://prod-ss-vidu.s3.cn-northwest-1.amazonaws.com.cn/infer/out.mp4?X-Amz-Date=20260101T000000Z&X-Amz-Expires=86400',
	},
	{ file: 'wavespeed/completed', state: 'succeeded', output: 'https://cdn.wavespeed.ai/out.png' },
	{ file: 'wavespeed/created_INFERRED', state: 'queued', output: null },
	{ file: 'wavespeed/failed', state: 'failed', output: null },
	{ file: 'wavespeed/forbidden_200_code403', state: 'refused', output: null },
	{ file: 'xai/done', state: 'succeeded', output: 'https://vidgen.x.ai/output/video-001.mp4' },
	{
		file: 'xai/done_moderated_INFERRED',
		state: 'failed',
		output: null,
		needs: 'failedWhen: video.respect_moderation = false',
		recipe: { failedWhen: [{ path: 'video.respect_moderation', value: 'false' }] },
	},
	{ file: 'xai/expired', state: 'expired', output: null },
	{
		file: 'xai/pending_http202',
		state: 'running',
		output: null,
		note: '202 is running, whatever the word',
	},
];

/** @returns {string[]} every stored answer, `<api>/<name>`, sorted */
export function storedAnswers() {
	return readdirSync(`${import.meta.dirname}/fixtures`, { recursive: true })
		.map((path) => String(path).replaceAll('\\', '/'))
		.filter((path) => path.endsWith('.json'))
		.map((path) => path.replace(/\.json$/, ''))
		.sort();
}

/** @returns {string} what is written of where they come from */
export function sources() {
	return readFileSync(`${import.meta.dirname}/fixtures/SOURCES.md`, 'utf8');
}

/**
 * @param {string} file
 * @returns {import('../../../providers/customApi/detect/detect.js').AnswerRecord}
 */
export function answerOf(file) {
	const path = `${import.meta.dirname}/fixtures/${file}.json`;
	const body = existsSync(path) ? readFileSync(path, 'utf8') : '';
	const httpStatus = Number(/_http(\d{3})/.exec(file)?.[1] ?? 200);
	return { httpStatus, value: body.trim() === '' ? undefined : JSON.parse(body) };
}

/**
 * @param {import('../../../providers/customApi/detect/detect.js').Detected} found
 * @param {number} httpStatus
 * @returns {string} the state, or `refused` for what an adapter makes a Problem of
 */
export function stateOf({ status, bodyCode }, httpStatus) {
	const isRefusal = httpStatus >= 400 || bodyCode !== null;
	return status === 'unknown' && isRefusal ? 'refused' : status;
}

/**
 * @param {import('../../../providers/customApi/detect/detect.js').Detected} found
 * @returns {string | null}
 */
export function mainUrlOf({ media, kind }) {
	const outputs = media.filter(({ role }) => role === 'output');
	return (outputs.find((one) => one.kind === kind) ?? outputs[0])?.url ?? null;
}
