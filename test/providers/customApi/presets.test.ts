import aborted from './fixtures/apify/run_aborted.json';
import apifyRunning from './fixtures/apify/run_running_INFERRED.json';
import transcript from './fixtures/assemblyai/completed_INFERRED.json';
import transcribing from './fixtures/assemblyai/processing.json';
import moderated from './fixtures/bfl/content_moderated_INFERRED.json';
import bflReady from './fixtures/bfl/ready.json';
import rendering from './fixtures/creatomate/rendering_INFERRED.json';
import rendered from './fixtures/creatomate/succeeded_INFERRED.json';
import scopeFailed from './fixtures/dashscope/failed_flat.json';
import scopeImages from './fixtures/dashscope/failed_images_task_metrics.json';
import scopePolicy from './fixtures/dashscope/failed_policy_INFERRED.json';
import scopePending from './fixtures/dashscope/pending_INFERRED.json';
import scopeDone from './fixtures/dashscope/succeeded.json';
import noTalk from './fixtures/did/not_found_http404.json';
import talk from './fixtures/did/talk_done_INFERRED.json';
import movieDone from './fixtures/json2video/done_simple.json';
import movieError from './fixtures/json2video/error_200_INFERRED.json';
import movieRunning from './fixtures/json2video/running_INFERRED.json';
import leonardoDone from './fixtures/leonardo/complete_INFERRED.json';
import leonardoPending from './fixtures/leonardo/pending_INFERRED.json';
import parsed from './fixtures/llamaparse/job_success_INFERRED.json';
import dreaming from './fixtures/luma/dreaming_INFERRED.json';
import lumaFailed from './fixtures/luma/failed_moderation_INFERRED.json';
import sora from './fixtures/openai/video_in_progress_INFERRED.json';
import routerDone from './fixtures/openrouter/completed_INFERRED.json';
import routerRunning from './fixtures/openrouter/in_progress_INFERRED.json';
import shotDone from './fixtures/shotstack/done_echo_INFERRED.json';
import shotRendering from './fixtures/shotstack/rendering_with_url.json';
import tripoMap from './fixtures/tripo/batch_map_INFERRED.json';
import viduQueueing from './fixtures/vidu/queueing_INFERRED.json';
import viduDone from './fixtures/vidu/success_INFERRED.json';
import atlasDone from './fixtures/wavespeed/completed.json';
import atlasFailed from './fixtures/wavespeed/failed.json';
import xAiDone from './fixtures/xai/done.json';
import xAiRefused from './fixtures/xai/done_moderated_INFERRED.json';
import xAiExpired from './fixtures/xai/expired.json';
import xAiPending from './fixtures/xai/pending_http202.json';
import lumaDone from './fixtures/luma/generation_completed_INFERRED.json';
import { isProblem } from '../../../core/problem';
import type { ProviderAdapter } from '../../../core/look/adapter';
import type { Task } from '../../../core/task/task';
import { PRESETS } from '../../../providers/customApi/presets/presets';
import { customApiProvider } from '../../../providers/customApi/provider';
import { answer, taskOf } from '../../core/answering';

const LUMA_VIDEO = 'https://storage.cdn-luma.com/out.mp4';

/** The base URL that a credential for it has. */
function usualBase(value: string): string {
	const preset = PRESETS.find((one) => one.value === value);
	return `https://${preset?.hosts[0] ?? 'relay.example'}${preset?.basePath ?? ''}`;
}

const setupOf = (preset: string, baseUrl: string) =>
	customApiProvider.readSetup({ credential: {}, parameters: { preset }, baseUrl });

function adapterOf(preset: string, baseUrl = usualBase(preset)): ProviderAdapter {
	const setup = setupOf(preset, baseUrl);
	expect(setup).not.toHaveProperty('message');
	const adapter = isProblem(setup) ? null : customApiProvider.adapterFor('', setup);
	expect(adapter?.service).toBe(preset);
	return adapter as ProviderAdapter;
}

test('the presets, as the form names them', () => {
	expect(PRESETS.map(({ value, title }) => [value, title])).toEqual([
		['apifyRun', 'Apify Run'],
		['assemblyAi', 'AssemblyAI'],
		['atlasCloud', 'Atlas Cloud'],
		['bfl', 'BFL (Flux)'],
		['creatomate', 'Creatomate'],
		['dId', 'D-ID'],
		['dashScope', 'DashScope (Wan)'],
		['json2Video', 'JSON2Video'],
		['leonardo', 'Leonardo'],
		['llamaParse', 'LlamaParse'],
		['luma', 'Luma'],
		['openAiVideos', 'OpenAI-Compatible Videos'],
		['openRouter', 'OpenRouter'],
		['shotstack', 'Shotstack'],
		['tripo', 'Tripo'],
		['vidu', 'Vidu'],
		['xAi', 'xAI'],
	]);
});

// [preset, base URL, what is asked]
test.each([
	['apifyRun', 'https://api.apify.com/v2', '/actor-runs/a-1'],
	['apifyRun', 'https://api.apify.com', '/v2/actor-runs/a-1'],
	['assemblyAi', 'https://api.eu.assemblyai.com', '/v2/transcript/a-1'],
	['atlasCloud', 'https://api.atlascloud.ai', '/api/v1/model/prediction/a-1'],
	['bfl', 'https://api.us1.bfl.ai', '/v1/get_result?id=a-1'],
	['creatomate', 'https://api.creatomate.com/v2', '/renders/a-1'],
	['dId', 'https://api.d-id.com', '/talks/a-1'],
	['dashScope', 'https://dashscope-intl.aliyuncs.com', '/api/v1/tasks/a-1'],
	['dashScope', 'https://dashscope.aliyuncs.com/api/v1', '/tasks/a-1'],
	['json2Video', 'https://api.json2video.com', '/v2/movies?project=a-1&format=simple'],
	['leonardo', 'https://cloud.leonardo.ai', '/api/rest/v1/generations/a-1'],
	['llamaParse', 'https://api.cloud.eu.llamaindex.ai', null],
	['llamaParse', 'https://api.cloud.llamaindex.ai', '/api/v1/parsing/job/a-1'],
	['luma', 'https://api.lumalabs.ai', '/dream-machine/v1/generations/a-1'],
	['openAiVideos', 'https://relay.example', '/v1/videos/a-1'],
	['openAiVideos', 'https://relay.example/openai/v1', '/videos/a-1'],
	['openRouter', 'https://openrouter.ai', '/api/v1/videos/a-1'],
	['shotstack', 'https://api.shotstack.io', '/edit/v1/render/a-1?data=false'],
	['shotstack', 'https://api.shotstack.io/edit/stage', '/render/a-1?data=false'],
	['tripo', 'https://openapi.tripo3d.ai', '/v3/tasks/a-1'],
	['vidu', 'https://api.vidu.cn', '/ent/v2/tasks/a-1/creations'],
	['xAi', 'https://api.x.ai', '/v1/videos/a-1'],
	['xAi', 'http://127.0.0.1:4010/xai', '/videos/a-1'],
])('%s at %s', (preset, baseUrl, path) => {
	if (path === null) expect(setupOf(preset, baseUrl)).toMatchObject({ kind: 'invalidInput' });
	else expect(adapterOf(preset, baseUrl).ways[0].request(['a-1']).path).toBe(path);
});

// [preset, base URL]
test.each([
	['luma', 'https://api.lumalabs.ai.evil.example'],
	['luma', 'https://evil-api.lumalabs.ai'],
	['bfl', 'https://evilbfl.ai'],
	['json2Video', 'https://api.x.ai/v1'],
])('%s is not served at %s', (preset, baseUrl) => {
	const title = PRESETS.find(({ value }) => value === preset)?.title ?? '';
	const setup = setupOf(preset, baseUrl);
	expect(setup).toMatchObject({
		...{ kind: 'invalidInput', message: expect.stringContaining(`'Preset' is ${title}`) },
		description: expect.stringContaining(`'Base URL' of the credential to ${usualBase(preset)}`),
	});
});

// [preset, what, answer, HTTP status, what the task is]
test.each<[string, string, unknown, number, Partial<Task>]>([
	['apifyRun', 'runs', apifyRunning, 200, { status: 'running' }],
	['apifyRun', 'has not begun', { data: { id: 'a', status: 'READY' } }, 200, { status: 'queued' }],
	['apifyRun', 'was aborted', aborted, 200, { status: 'cancelled' }],
	['apifyRun', 'is being aborted', { data: { status: 'ABORTING' } }, 200, { status: 'running' }],
	['apifyRun', 'took too long', { data: { status: 'TIMED-OUT' } }, 200, { status: 'expired' }],
	['assemblyAi', 'runs', transcribing, 200, { status: 'running', media: [] }],
	[
		'assemblyAi',
		'has a text',
		transcript,
		200,
		{ status: 'succeeded', url: null, result: transcript.text, failure: null },
	],
	[
		'atlasCloud',
		'has an image',
		atlasDone,
		200,
		{ status: 'succeeded', url: 'https://cdn.wavespeed.ai/out.png' },
	],
	['atlasCloud', 'failed', atlasFailed, 200, { status: 'failed' }],
	['bfl', 'is ready', bflReady, 200, { status: 'succeeded', url: bflReady.result.sample }],
	[
		'bfl',
		'was refused',
		moderated,
		200,
		{
			status: 'failed',
			failure: {
				...{ code: 'Content Moderated', message: 'Derivative Works Filter' },
				...{ reason: 'content_policy', retryable: false },
			},
		},
	],
	['creatomate', 'renders', rendering, 200, { status: 'running', url: null }],
	['creatomate', 'is rendered', rendered, 200, { status: 'succeeded', url: rendered.url }],
	['dId', 'talks', talk, 200, { status: 'succeeded', url: talk.result_url }],
	['dashScope', 'waits', scopePending, 200, { status: 'queued' }],
	[
		'dashScope',
		'has a film',
		scopeDone,
		200,
		{ status: 'succeeded', url: scopeDone.output.video_url },
	],
	['dashScope', 'failed', scopeFailed, 200, { status: 'failed' }],
	['dashScope', 'failed with all images', scopeImages, 200, { status: 'failed' }],
	['dashScope', 'was refused', scopePolicy, 200, { status: 'failed' }],
	['json2Video', 'runs', movieRunning, 200, { status: 'running' }],
	['json2Video', 'is done', movieDone, 200, { status: 'succeeded', url: movieDone.movie.url }],
	['json2Video', 'failed', movieError, 200, { status: 'failed' }],
	[
		'json2Video',
		'took too long',
		{ success: true, movie: { status: 'timeout' } },
		200,
		{ status: 'expired' },
	],
	['leonardo', 'waits', leonardoPending, 200, { status: 'queued' }],
	[
		'leonardo',
		'has an image',
		leonardoDone,
		200,
		{ status: 'succeeded', url: leonardoDone.generations_by_pk.generated_images[0]?.url ?? '' },
	],
	['llamaParse', 'is parsed', parsed, 200, { status: 'succeeded' }],
	['luma', 'dreams', dreaming, 200, { status: 'running', url: null }],
	['luma', 'failed', lumaFailed, 200, { status: 'failed' }],
	[
		'luma',
		'is done',
		{ ...lumaDone, assets: { ...lumaDone.assets, video: LUMA_VIDEO } },
		200,
		{ status: 'succeeded', url: LUMA_VIDEO },
	],
	['openAiVideos', 'runs', sora, 200, { status: 'running' }],
	[
		'openAiVideos',
		'is done',
		{ id: 'v', status: 'completed', url: LUMA_VIDEO },
		200,
		{ status: 'succeeded', url: LUMA_VIDEO },
	],
	[
		'openAiVideos',
		'is done without an address',
		{ id: 'v', object: 'video', status: 'completed', progress: 100 },
		200,
		{ status: 'succeeded', url: 'https://relay.example/v1/videos/task-1/content', failure: null },
	],
	[
		'openAiVideos',
		'failed',
		{ id: 'v', status: 'failed', error: { code: 'x', message: 'no' } },
		200,
		{ status: 'failed', url: null },
	],
	['openRouter', 'runs', routerRunning, 200, { status: 'running', url: null }],
	[
		'openRouter',
		'is done',
		routerDone,
		200,
		{ status: 'succeeded', url: routerDone.unsigned_urls[0] ?? '' },
	],
	['shotstack', 'renders', shotRendering, 200, { status: 'running', url: null }],
	['shotstack', 'is done', shotDone, 200, { status: 'succeeded', url: shotDone.response.url }],
	[
		'tripo',
		'runs',
		{ code: 0, status: 'success', data: tripoMap.data.tasks['t-2'] },
		200,
		{ status: 'running' },
	],
	[
		'tripo',
		'is done',
		{ code: 0, status: 'success', data: tripoMap.data.tasks['t-1'] },
		200,
		{ status: 'succeeded', url: tripoMap.data.tasks['t-1'].output.model_url },
	],
	['vidu', 'waits', viduQueueing, 200, { status: 'queued' }],
	[
		'vidu',
		'is done',
		viduDone,
		200,
		{ status: 'succeeded', url: viduDone.creations[0]?.url ?? '' },
	],
	['xAi', 'runs without a body', '', 202, { status: 'running' }],
	['xAi', 'waits', xAiPending, 202, { done: false }],
	['xAi', 'is done', xAiDone, 200, { status: 'succeeded', url: xAiDone.video.url }],
	['xAi', 'was refused', xAiRefused, 200, { status: 'failed', url: null }],
	['xAi', 'is too old', xAiExpired, 200, { status: 'expired' }],
])('%s: %s', (preset, _what, body, status, part) => {
	const parsedAnswer = adapterOf(preset).parse(answer(body, status), ['task-1']);
	expect(parsedAnswer).toMatchObject([{ taskId: 'task-1', service: preset, ...part }]);
});

// [preset, answer, HTTP status, hint]
test.each([
	['dashScope', { output: { task_id: 'a', task_status: 'UNKNOWN' } }, 200, /24 hours/],
	['dId', noTalk, 404, /^$/],
	['json2Video', { success: false, message: "Cannot read 'project'" }, 400, /HTTP 400/],
	['leonardo', { generations_by_pk: null }, 200, /^$/],
	['bfl', { id: 'a', status: 'Task not found', result: null }, 200, /region/],
])('%s knows no such task: %j', (preset, body, status, hint) => {
	const adapter = adapterOf(preset);
	expect(adapter.parse(answer(body, status), ['a'])).toEqual([]);
	expect(adapter.hintForUnknownId('a')).toMatch(hint);
});

test('a file below a base URL without a path', () => {
	const adapter = adapterOf('openAiVideos', 'https://relay.example');
	const { url, videoUrl } = taskOf(
		adapter,
		{ status: 'completed' },
		'https://relay.example/v1/videos/a',
	);
	expect([url, videoUrl]).toEqual(Array(2).fill('https://relay.example/v1/videos/a/content'));
});

test('whose account it is', () => {
	const received = answer({ code: 'InsufficientBalance', message: 'no' }, 400);
	expect(adapterOf('vidu').parse(received, ['a'])).toMatchObject({
		description: expect.stringContaining('top it up at Vidu.'),
	});
});

test('whose account it is where a result is behind a second request', () => {
	const adapter = adapterOf('llamaParse');
	const task = taskOf(adapter, parsed);
	const received = answer({ code: 'InsufficientBalance', message: 'no' }, 400);
	expect(adapter.outcome?.parse(received, task)).toMatchObject({
		description: expect.stringContaining('top it up at LlamaParse.'),
	});
});

test('JSON2Video wants to be left alone for five seconds, the others name no pause', () => {
	expect(adapterOf('json2Video').facts.shortestPauseSeconds).toBe(5);
	expect(adapterOf('vidu').facts).not.toHaveProperty('shortestPauseSeconds');
});

test('why a task was refused', () => {
	const refused = taskOf(adapterOf('dashScope'), scopePolicy);
	expect(refused.failure).toMatchObject({ code: 'DataInspectionFailed', reason: 'content_policy' });
	// The code alone says so, whatever text comes with it.
	const output = { ...scopePolicy.output, message: 'Output data may not be shown.' };
	const byCode = taskOf(adapterOf('dashScope'), { ...scopePolicy, output });
	expect(byCode.failure).toMatchObject({ reason: 'content_policy', retryable: false });
});

// [preset, record, what is asked then, its answer, the result]
test.each([
	[
		'apifyRun',
		{ data: { ...apifyRunning.data, status: 'SUCCEEDED' } },
		'/datasets/wmKPijuyDnPZAPRMk/items',
		[{ url: 'https://example.com/page', image: 'https://example.com/a.png' }],
		[{ url: 'https://example.com/page', image: 'https://example.com/a.png' }],
	],
	[
		'llamaParse',
		parsed,
		'/parsing/job/task-1/result/markdown',
		{ markdown: '# Title', job_metadata: {} },
		'# Title',
	],
])('%s gives its result in a second answer', (preset, record, path, body, result) => {
	const adapter = adapterOf(preset);
	const task = taskOf(adapter, record);
	expect(adapter.outcome?.request(task)).toEqual({ method: 'GET', path });
	expect(adapter.outcome?.parse(answer(body), task)).toMatchObject({
		...{ status: 'succeeded', result, media: [], failure: null },
	});
});

test('only files that need the key are fetched with it', () => {
	const media = { kind: 'video', role: 'output', url: LUMA_VIDEO } as const;
	const withKey = PRESETS.filter(({ value }) => adapterOf(value).needsKey?.(media));
	expect(withKey.map(({ value }) => value)).toEqual(['openAiVideos', 'openRouter']);
});

test.each(PRESETS)('$title says which authentication its credential needs', (preset) => {
	expect(preset.description).toMatch(/authentication (Bearer|Basic|Header)/);
	expect(preset.description).toContain('Base URL');
	expect(preset.recipe.statusUrl).toMatch(/^\/.*\{id\}/);
	expect(preset.basePath).toMatch(/^(\/[^/]+)*$/);
});
