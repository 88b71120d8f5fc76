import {
	ACE_DATA_SERVICES,
	OTHER_SERVICE,
} from '../../../../providers/aceDataCloud/services/services';
import { serviceOfPath } from '../../../../providers/aceDataCloud/services/servicePath';
import { adapterOf, answer, taskOf, tasksOf } from '../../../core/answering';

const IDS = ['a', 'b'];
const URL = 'https://cdn.example/a';

test('the services, in the order of the form', () => {
	expect(ACE_DATA_SERVICES.map(({ service, kind }) => `${service}: ${kind}`)).toEqual([
		...['digital-human: video', 'dreamina: video', 'fish: audio', 'flux: image'],
		...['gemini: video', 'grok: video', 'hailuo: video', 'happyhorse: video'],
		...['kickart: video', 'kling: video'],
		...['luma: video', 'maestro: video', 'midjourney: image', 'minimax: video'],
		...['nano-banana: image', 'openai: image', 'pika: video', 'pixverse: video'],
		...[
			'producer: audio',
			'qwen-image: image',
			'seedance: video',
			'seedream: image',
			'sora: video',
			'suno: audio',
		],
		...['veo: video', 'wan: video'],
	]);
});

test('every row has a path that may be given by hand, and outputs', () => {
	for (const { service, outputs } of ACE_DATA_SERVICES) {
		expect(serviceOfPath(`/${service}/tasks`)).toBe(service);
		expect(service).not.toBe(OTHER_SERVICE.service);
		expect(outputs.length).toBeGreaterThan(0);
	}
});

test.each([
	['seedance', ['batch'], { ids: IDS, limit: 2 }, { id: 'a' }],
	['digital-human', ['batch', 'single'], { task_id: IDS, limit: 2 }, { task_id: 'a' }],
	['pika', ['batch', 'single'], { ids: IDS, limit: 2 }, { id: 'a' }],
	['a-new-one', ['batch', 'single'], { ids: IDS, limit: 2 }, { id: 'a' }],
])('how %s is asked', (service, names, many, one) => {
	const { ways } = adapterOf('aceDataCloud', service);
	expect(ways.map(({ name }) => name)).toEqual(names);
	expect(ways[0].request(IDS).body).toEqual({ action: 'retrieve_batch', ...many });
	expect(ways.at(-1)?.request(['a']).body).toEqual({ action: 'retrieve', ...one });
});

test('Maestro, whose batch knows no ids, is asked singly', () => {
	const { ways } = adapterOf('aceDataCloud', 'maestro');
	expect(ways.map(({ name, maxIds }) => [name, maxIds])).toEqual([['single', 1]]);
	expect(ways[0].request(['a']).body).toEqual({ action: 'retrieve', id: 'a' });
});

test.each([
	['seedance', 30],
	['midjourney', 30],
	['suno', 90],
	['producer', 90],
	['fish', 1],
	['a-new-one', null],
])('URLs of %s live for %p days', (service, days) => {
	const response = { success: true, state: 'succeeded', video_url: URL, audio_url: URL };
	const record = {
		id: 'task-1',
		finished_at: 1784362571,
		response: { ...response, image_url: URL },
	};
	const expiry = taskOf(adapterOf('aceDataCloud', service), record).urlsExpireAt;
	const date = days === null ? null : new Date((1784362571 + days * 86400) * 1000).toISOString();
	expect(expiry).toBe(date);
});

test.each([
	['minimax', '7 days'],
	['dreamina', 'no result yet'],
	['openai', 'callback_url'],
])('what an unknown id of %s may be', (service, hint) => {
	expect(adapterOf('aceDataCloud', service).hintForUnknownId('x')).toContain(hint);
	expect(adapterOf('aceDataCloud', service).hintForUnknownId('cgt-x')).toContain('ModelArk');
});

test.each([[{}], [{ task: null }], [{ task: {} }]])('MiniMax knows no task: %j', (body) => {
	expect(tasksOf(adapterOf('aceDataCloud', 'minimax'), body, ['task-1'])).toEqual([]);
});

test.each([
	['digital-human', 'no_task'],
	['maestro', 'not_found'],
])('a 404 with %s says that there is no such task', (service, code) => {
	const adapter = adapterOf('aceDataCloud', service);
	expect(adapter.parse(answer({ error: { code } }, 404), ['task-1'])).toEqual([]);
});

const other = adapterOf('aceDataCloud', 'a-new-one');
const done = (response: object) => ({ id: 'task-1', response: { success: true, ...response } });

// [what it makes, record, the main output's kind]
test.each([
	[
		'a song with its film',
		done({ data: [{ audio_url: `${URL}.mp3`, video_url: `${URL}.mp4` }] }),
		'audio',
	],
	[
		'a film with its still',
		done({ data: { video_url: `${URL}.mp4`, image_url: `${URL}.png` } }),
		'video',
	],
	['a picture', done({ image_url: `${URL}.png` }), 'image'],
	['something', done({ data: { file_url: `${URL}.glb` } }), 'file'],
	['something with an extension', done({ data: { output_url: `${URL}.mov` } }), 'video'],
	['variants', done({ data: { variants: [{ output_url: `${URL}.mp4` }] } }), 'video'],
	[
		'a task',
		{ task: { id: 'task-1', status: 'succeeded', content: { url: `${URL}.mp4` } } },
		'video',
	],
	['a flat result', { task_id: 'task-1', state: 'succeed', video_url: `${URL}.mp4` }, 'video'],
])('a service without a row makes %s', (_what, record, kind) => {
	const task = taskOf(other, record);
	expect(task).toMatchObject({ status: 'succeeded', service: 'a-new-one', kind: null });
	expect(task.media.find(({ url }) => url === task.url)?.kind).toBe(kind);
	expect(task.urlsExpireAt).toBeNull();
});

test('what a service without a row repeats of the request is no output', () => {
	const request = { image_url: `${URL}.png`, audio: [{ url: `${URL}.mp3` }] };
	const data = { image_url: `${URL}.png`, audio_url: `${URL}.mp3`, video_url: `${URL}.mp4` };
	const task = taskOf(other, { ...done({ data }), request });
	expect(task.media).toEqual([{ kind: 'video', role: 'output', url: `${URL}.mp4` }]);
});

test('a service without a row goes on as long as a word of its record says so', () => {
	const record = { status: 'rendering', id: 'task-1', response: null };
	expect(taskOf(other, record).status).toBe('running');
	const early = { ...record, response: { success: true, video_url: `${URL}.mp4` } };
	expect(taskOf(other, early).status).toBe('running');
	expect(taskOf(other, { id: 'task-1', request: {} }).status).toBe('queued');
});
