// kie.ai: seven product families, each with an address and records of its own. Fixtures: test/fixtures/SOURCES.md.
import type { Task } from '../../../core/task/task';
import { KIE_FAMILIES } from '../../../providers/kie/families';
import { kieProvider } from '../../../providers/kie/provider';
import { answer, HTML, problemOf, taskOf } from '../../core/answering';
import flux from './fixtures/flux_kontext_success.json';
import imageFailed from './fixtures/gpt4o_image_failed_INFERRED.json';
import imageGenerating from './fixtures/gpt4o_image_generating.json';
import image from './fixtures/gpt4o_image_success.json';
import failed from './fixtures/recordinfo_fail.json';
import generating from './fixtures/recordinfo_generating.json';
import notFound404 from './fixtures/recordinfo_not_found_code404.json';
import notYet422 from './fixtures/recordinfo_not_yet_code422.json';
import limited from './fixtures/recordinfo_rate_limited_code429.json';
import success from './fixtures/recordinfo_success.json';
import unauthorized from './fixtures/recordinfo_unauthorized_code401.json';
import waiting from './fixtures/recordinfo_waiting_INFERRED.json';
import runway from './fixtures/runway_record_detail_success_INFERRED.json';
import sensitive from './fixtures/suno_sensitive_INFERRED.json';
import suno from './fixtures/suno_success.json';
import veoGenerating from './fixtures/veo_record_info_generating_INFERRED.json';
import veo from './fixtures/veo_record_info_success.json';

function kie(service: string) {
	const adapter = kieProvider.adapterFor(service, 'https://api.kie.ai');
	if (adapter === null) throw new Error(`There is no ${service}`);
	return adapter;
}

type Body = { data: Record<string, unknown> & { taskId: string } };
const withData = (body: Body, data: object) => ({ ...body, data: { ...body.data, ...data } });
const read = (service: string, body: Body): Task => taskOf(kie(service), body, body.data.taskId);

const FOURTEEN_DAYS = 1_209_600;

// [service, address, lifetime of files in s]
test.each([
	['market', '/api/v1/jobs/recordInfo', null],
	['veo', '/api/v1/veo/record-info', null],
	['suno', '/api/v1/generate/record-info', null],
	['runway', '/api/v1/runway/record-detail', FOURTEEN_DAYS],
	['aleph', '/api/v1/aleph/record-info', null],
	['gpt4oImage', '/api/v1/gpt4o-image/record-info', FOURTEEN_DAYS],
	['fluxKontext', '/api/v1/flux/kontext/record-info', FOURTEEN_DAYS],
])('%s is asked at %s', (service, path, urlLifetimeSeconds) => {
	const adapter = kie(service);
	expect(adapter.ways.map((way) => way.request(['a~1:2']))).toEqual([
		{ method: 'GET', path: `${path}?taskId=a~1%3A2` },
	]);
	expect(adapter).toMatchObject({ provider: 'kie', service, facts: { urlLifetimeSeconds } });
	expect(adapter.hintForUnknownId('x')).toBe(
		"An id of another product family is not found here: choose it as 'Service'.",
	);
});

test('the market is the usual family, and there is no other than these', () => {
	const { services, fields } = kieProvider;
	expect(services.listed[0]).toEqual({ service: 'market', title: 'Market' });
	expect(services.listed).toHaveLength(KIE_FAMILIES.length);
	expect(fields[0]).toMatchObject({ name: 'service', default: 'market' });
	const titles = KIE_FAMILIES.map(({ title }) => title);
	expect(titles).toEqual([...titles].sort());
	for (const name of ['', 'luma', 'constructor', '../veo'])
		expect(kieProvider.adapterFor(name, 'https://api.kie.ai')).toBeNull();
});

const time = (ms: number) => new Date(ms).toISOString();
const OUTPUT = { kind: 'video', role: 'output' };

// [what, service, body, the task]
test.each<[string, string, Body, object]>([
	[
		'a task that waits',
		'market',
		waiting,
		{
			...{ status: 'queued', media: [], failure: null, progress: 0, result: null, prompt: '...' },
			...{ model: 'bytedance/seedance-1.5-pro', createdAt: time(1698765400000) },
		},
	],
	['a task that runs', 'market', generating, { status: 'running', done: false }],
	[
		'a picture of the market',
		'market',
		success,
		{
			...{ status: 'succeeded', kind: 'image', failure: null, elapsedSeconds: 32, result: null },
			media: [{ kind: 'image', role: 'output', url: 'https://example.com/generated-content.jpg' }],
			...{ finishedAt: time(1698765432000), prompt: 'Cinematic portrait...', urlsExpireAt: null },
		},
	],
	[
		'a task that failed',
		'market',
		failed,
		{
			status: 'failed',
			failure: { code: '501', message: 'Error description', reason: 'provider', retryable: true },
		},
	],
	[
		'a film of Veo, without its second copy',
		'veo',
		veo,
		{
			...{ status: 'succeeded', providerStatus: '1', elapsedSeconds: 300 },
			media: [{ ...OUTPUT, url: 'http://example.com/video1.mp4' }],
			prompt: 'A futuristic city with flying cars at sunset.',
		},
	],
	['a film that is made', 'veo', veoGenerating, { status: 'running', providerStatus: '0' }],
	[
		'a film that could not be made',
		'veo',
		withData(veoGenerating, { successFlag: 3, errorCode: 500, errorMessage: 'Upstream failed' }),
		{ status: 'failed', failure: { code: '500', reason: 'provider' } },
	],
	[
		'a film that was refused',
		'veo',
		withData(veoGenerating, {
			...{ successFlag: 2, errorCode: 400 },
			errorMessage: 'Your prompt was flagged by Website as violating content policies.',
		}),
		{ status: 'failed', failure: { reason: 'content_policy', retryable: false } },
	],
	[
		'a picture of GPT-4o',
		'gpt4oImage',
		image,
		{
			...{ status: 'succeeded', kind: 'image', progress: 100, failure: null },
			url: 'https://example.com/result/image1.png',
			urlsExpireAt: time(1672574400000 + FOURTEEN_DAYS * 1000),
		},
	],
	['its share as a text', 'gpt4oImage', imageGenerating, { status: 'running', progress: 48 }],
	[
		'a picture that was refused',
		'gpt4oImage',
		imageFailed,
		{ status: 'failed', failure: { code: '400', reason: 'content_policy' } },
	],
	[
		'a picture of Flux, without the copy that dies soon',
		'fluxKontext',
		flux,
		{
			...{ status: 'succeeded', elapsedSeconds: 300, prompt: 'A serene mountain landscape' },
			media: [{ kind: 'image', role: 'output', url: 'https://example.com/result.jpg' }],
		},
	],
	[
		'a film of Runway and its cover',
		'runway',
		runway,
		{
			...{ status: 'succeeded', createdAt: '2023-08-15T14:30:45.000Z', failure: null },
			media: [
				{ ...OUTPUT, url: 'https://file.com/k/xxxxxxx.mp4' },
				{ kind: 'image', role: 'thumbnail', url: 'https://file.com/m/xxxxxxxx.png' },
			],
		},
	],
	[
		'a film whose links are dead',
		'runway',
		withData(runway, { expireFlag: 1 }),
		{
			...{ status: 'succeeded', media: [] },
			failure: { reason: 'no_media', message: expect.stringContaining('14 days') },
		},
	],
	...['wait', 'queueing'].map((state): [string, string, Body, object] => [
		...([`Runway's ${state}`, 'runway', withData(runway, { state, videoInfo: null })] as const),
		{ status: 'queued' },
	]),
	[
		'words that were refused',
		'suno',
		sensitive,
		{
			status: 'failed',
			failure: {
				...{ code: 'SENSITIVE_WORD_ERROR', reason: 'content_policy', retryable: false },
				message: 'The song lyrics contain prohibited words',
			},
		},
	],
	...['PENDING', 'TEXT_SUCCESS', 'FIRST_SUCCESS'].map((status): [string, string, Body, object] => [
		...([`${status} with a song`, 'suno', withData(suno, { status })] as const),
		{ status: status === 'PENDING' ? 'queued' : 'running', done: false, media: [] },
	]),
	...['CREATE_TASK_FAILED', 'GENERATE_AUDIO_FAILED'].map(
		(status): [string, string, Body, object] => [
			...([status, 'suno', withData(sensitive, { status, errorCode: 500 })] as const),
			{ status: 'failed', failure: { code: '500' } },
		],
	),
])('%s (%s)', (_what, service, body, task) => {
	const { details, ...told } = read(service, body);
	expect(told).toMatchObject({ ...task, taskId: body.data.taskId, provider: 'kie', service });
	expect(details.partialFailure).toBeNull();
});

// The record of the page "Get Aleph Video Details".
test('a film of Aleph and its cover', () => {
	const response = {
		resultVideoUrl: 'https://file.com/k/xxxxxxx.mp4',
		resultImageUrl: 'https://file.com/m/xxxxxxxx.png',
	};
	const data = {
		...{ taskId: 'ee603959', successFlag: 1, errorCode: 0, errorMessage: '', response },
		paramJson: '{"prompt":"An eagle","videoUrl":"https://example.com/input-video.mp4"}',
		...{ createTime: '2023-08-15T14:25:00Z', completeTime: '2023-08-15T14:30:45Z' },
	};
	expect(read('aleph', { data })).toMatchObject({
		...{ status: 'succeeded', kind: 'video', prompt: 'An eagle', elapsedSeconds: 345 },
		media: [
			{ ...OUTPUT, url: response.resultVideoUrl },
			{ kind: 'image', role: 'thumbnail', url: response.resultImageUrl },
		],
	});
});

const song = (name: string) => ({
	...{ id: name, audioUrl: `https://a.example/${name}.mp3`, title: name, duration: 100 },
	...{ streamAudioUrl: `https://a.example/${name}`, imageUrl: `https://a.example/${name}.jpeg` },
	...{ sourceAudioUrl: `https://b.example/${name}.mp3`, sourceImageUrl: 'https://b.example/c.jpg' },
});
const songs = (data = {}): Body =>
	withData(suno, { response: { sunoData: [song('one'), song('two')] }, ...data });

test('several songs in their order, their covers as thumbnails, no streams and no second copies', () => {
	const task = read('suno', songs());
	expect(task).toMatchObject({
		status: 'succeeded',
		url: 'https://a.example/one.mp3',
		result: null,
	});
	expect(task.media.map(({ kind, role, url }) => [kind, role, url])).toEqual([
		['audio', 'output', 'https://a.example/one.mp3'],
		['audio', 'output', 'https://a.example/two.mp3'],
		['image', 'thumbnail', 'https://a.example/one.jpeg'],
		['image', 'thumbnail', 'https://a.example/two.jpeg'],
	]);
});

test('a callback that failed costs no songs, and is told beside them', () => {
	const trouble = {
		...{ status: 'CALLBACK_EXCEPTION', errorCode: 531, errorMessage: 'Callback failed' },
	};
	expect(read('suno', songs(trouble))).toMatchObject({
		...{ status: 'succeeded', failure: null, url: 'https://a.example/one.mp3' },
		details: { partialFailure: 'Callback failed' },
	});
	expect(read('suno', songs({ ...trouble, response: null }))).toMatchObject({
		...{ status: 'failed', failure: { message: 'Callback failed' } },
	});
});

test('what a model of the market makes beside files, and in their place', () => {
	const frames = {
		resultUrls: ['https://a.example/v.mp4'],
		...{ firstFrameUrl: 'https://a.example/f.png', lastFrameUrl: 'https://a.example/l.png' },
	};
	expect(read('market', withData(success, { resultJson: JSON.stringify(frames) }))).toMatchObject({
		...{ videoUrl: 'https://a.example/v.mp4', lastFrameUrl: 'https://a.example/l.png' },
		...{ thumbnailUrl: 'https://a.example/f.png', kind: 'video', result: null },
	});
	const words = { resultObject: { text: 'Hello' } };
	expect(read('market', withData(success, { resultJson: JSON.stringify(words) }))).toMatchObject({
		...{ status: 'succeeded', result: words, failure: null, media: [] },
	});
});

test('a market task without any result says so', () => {
	for (const resultJson of ['', null, undefined])
		expect(read('market', withData(success, { resultJson }))).toMatchObject({
			...{ status: 'succeeded', result: null, failure: { reason: 'no_media' } },
		});
});

// [what, body, HTTP status]: each may be a task that is not visible yet.
test.each([
	['404', notFound404, 200],
	['404', notFound404, 404],
	['422', notYet422, 200],
	['422', notYet422, 422],
	['422 as text', { code: '422', msg: 'recordInfo is null', data: null }, 200],
])('the code %s is not found', (_what, body, status) => {
	for (const { service } of KIE_FAMILIES)
		expect(kie(service).parse(answer(body, status), ['x'])).toEqual([]);
});

// [body, HTTP status, kind, what is told]
test.each<[unknown, number, string, string]>([
	[unauthorized, 200, 'unauthorized', 'Check the API key'],
	[unauthorized, 401, 'unauthorized', 'Check the API key'],
	[{ code: 402, msg: 'Insufficient credits', data: null }, 200, 'paymentRequired', 'Top up'],
	[limited, 200, 'rateLimited', 'Ask less often'],
	[limited, 429, 'rateLimited', 'Ask less often'],
	[{ code: 455, msg: 'Maintenance', data: null }, 200, 'providerFault', 'under maintenance'],
	[{ code: 455, msg: 'Maintenance' }, 455, 'providerFault', 'under maintenance'],
	[HTML, 455, 'providerFault', 'under maintenance'],
	[{ code: 500, msg: 'Server error', data: null }, 200, 'providerFault', 'Look again'],
	[{ code: 505, msg: 'Feature disabled', data: null }, 200, 'refused', 'switched off'],
	[{ code: 505, message: 'Feature disabled' }, 505, 'refused', 'switched off'],
	[{ code: 408, msg: 'Timeout', data: null }, 408, 'providerFault', 'Look again'],
	[HTML, 200, 'unexpectedAnswer', 'base URL'],
	[HTML, 404, 'wrongAddress', 'base URL'],
	[{ code: 200, msg: 'success', data: { hello: 'world' } }, 200, 'unexpectedAnswer', ''],
])('%j with HTTP %i is a problem', (body, status, kind, told) => {
	const met = problemOf(kie('market'), answer(body, status), ['x']);
	expect([met.kind, met.description]).toEqual([kind, expect.stringContaining(told)]);
});

test.each([
	[{ code: 501, msg: 'Generation Failed', data: null }, 200],
	[{ code: 501, msg: 'Generation Failed', data: null }, 501],
	[{ code: '501', message: 'Generation Failed' }, 200],
])('%j with HTTP %i is the failure of the task', (body, status) => {
	expect(kie('veo').parse(answer(body, status), ['x'])).toMatchObject([
		{
			...{ taskId: 'x', status: 'failed', done: true },
			failure: { code: '501', message: 'Generation Failed', reason: 'provider', retryable: true },
		},
	]);
});

test.each([HTML, '', '{"message":"Not Implemented"}', '{"code":500}'])(
	"a gateway's 501 with %j is none",
	(body) => {
		expect(problemOf(kie('veo'), answer(body, 501), ['x']).kind).toBe('providerFault');
	},
);

test('a record of another task is not the answer; its case does not count', () => {
	expect(problemOf(kie('market'), answer(generating), ['other']).message).toContain('another task');
	const upper = generating.data.taskId.toUpperCase();
	expect(kie('market').parse(answer(generating), [upper])).toMatchObject([{ taskId: upper }]);
});

test('a code beside a record says nothing of the task', () => {
	const body = { ...generating, code: 505 };
	expect(read('market', body)).toMatchObject({ status: 'running' });
});

test('nothing came of a task for ten minutes: it has failed, and the same may be sent again', () => {
	const body = { code: 408, msg: 'No result has been returned for over 10 minutes.', data: null };
	expect(kie('market').parse(answer(body), ['x'])).toMatchObject([
		{ status: 'failed', failure: { code: '408', reason: 'provider', retryable: true } },
	]);
});

test('songs keep their order where the first was there before the second', () => {
	const adapter = kie('suno');
	const [first, second] = [song('one'), song('two')];
	const response = (sunoData: unknown) => songs({ response: { sunoData } });
	const { taskId } = songs().data;
	const early = withData(response([first, { ...second, audioUrl: '' }]), {
		status: 'FIRST_SUCCESS',
	});
	expect(taskOf(adapter, early, taskId)).toMatchObject({ status: 'running', media: [] });
	const { media } = taskOf(adapter, response([first, second]), taskId);
	const sounds = media.filter(({ kind }) => kind === 'audio').map(({ url }) => url);
	expect(sounds).toEqual([first.audioUrl, second.audioUrl]);
});

test('the copy with a watermark is no output beside the one without', () => {
	const resultJson = JSON.stringify({
		resultWaterMarkUrls: ['https://x.example/marked.mp4'],
		resultUrls: ['https://x.example/clean.mp4'],
	});
	const { media } = read('market', withData(success, { resultJson }));
	expect(media.map(({ url }) => url)).toEqual(['https://x.example/clean.mp4']);
});

test('the prompt of Runway stands in an object', () => {
	const generateParam = { prompt: 'A dog', imageUrl: 'https://x.example/in.jpg' };
	expect(read('runway', withData(runway, { generateParam })).prompt).toBe('A dog');
});

test.each(['market', 'suno', 'veo'])('items of %s do not say what was found where', (service) => {
	const body = { code: 200, data: { taskId: 'x', state: 'generating', status: 'PENDING' } };
	expect(taskOf(kie(service), body, 'x').details.found).toBeUndefined();
});

test.each([{ hello: 1 }, { code: 200, msg: 'success', data: { hello: 1 } }])(
	'%j is no record, which no field of the form can help',
	(body) => {
		const met = problemOf(kie('market'), answer(body), ['x']);
		expect(met.kind).toBe('unexpectedAnswer');
		expect(`${met.message} ${met.description}`).not.toContain("'Status Field'");
	},
);

test('a record without a word for its state is unknown', () => {
	const body = { code: 200, msg: 'success', data: { taskId: 'x' } };
	expect(taskOf(kie('market'), body, 'x')).toMatchObject({ status: 'unknown', done: false });
});

test('the resolution of a film of Veo', () => {
	const response = { resultUrls: ['https://x.example/a.mp4'], resolution: '4k' };
	expect(read('veo', withData(veo, { response })).details.resolution).toBe('4k');
});
