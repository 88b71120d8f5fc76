// Each member of kie.ai's records by itself: what it means beside others, and what stands in for it.
import type { Task } from '../../../core/task/task';
import { KIE_FAMILIES } from '../../../providers/kie/families';
import { kieProvider } from '../../../providers/kie/provider';
import { dataOf } from '../../../providers/kie/record';
import { answer, problemOf, taskOf } from '../../core/answering';

const ID = 'task-1';
const BASE = 'https://api.kie.ai';
const at = (name: string) => `https://files.example/${name}`;

function kie(service: string) {
	const adapter = kieProvider.adapterFor(service, BASE);
	if (adapter === null) throw new Error(`There is no ${service}`);
	return adapter;
}

const read = (service: string, data: object, more: object = {}): Task =>
	taskOf(kie(service), { code: 200, msg: 'success', data: { taskId: ID, ...data }, ...more }, ID);
const market = (data: object) => read('market', { state: 'success', ...data });
const files = (...names: string[]) => JSON.stringify({ resultUrls: names.map(at) });

// [a flag, whether the files are gone]
test.each([
	[1, true],
	['1', true],
	[0, false],
	['0', false],
	['', false],
	[true, false],
	[null, false],
	[undefined, false],
])('with the flag %j the files of a task are gone: %p', (expireFlag, isGone) => {
	const task = read('runway', {
		state: 'success',
		expireFlag,
		videoInfo: { videoUrl: at('a.mp4') },
	});
	expect(task.media).toHaveLength(isGone ? 0 : 1);
	expect(task.failure?.code ?? null).toBe(isGone ? 'no_media' : null);
});

test.each(KIE_FAMILIES.map(({ service, kind }) => [service, kind] as const))(
	'a task of %s without files is of the kind %j',
	(service, kind) => {
		for (const state of ['success', 'generating', 'fail']) {
			expect(read(service, { state }).kind).toBe(kind);
		}
	},
);

// [the names of the outputs, service, kind and role of each]
test.each([
	['suno', ['a.mp3', 'b.png'], ['audio output', 'image thumbnail']],
	['veo', ['a.mp4', 'b.png'], ['video output', 'image thumbnail']],
	['veo', ['b.png'], ['image output']],
	['suno', ['a.mp4', 'b.png'], ['video output', 'image output']],
	['gpt4oImage', ['a.png', 'b.png'], ['image output', 'image output']],
	['market', ['a.mp4', 'b.png'], ['video output', 'image output']],
])('files of %s named %j are %j', (service, names, roles) => {
	const data = { state: 'success', status: 'SUCCESS', successFlag: 1, resultJson: files(...names) };
	const { media } = read(service, data);
	expect(media.map(({ kind, role }) => `${kind} ${role}`)).toEqual(roles);
});

// [what stands under `resultJson`, the result]
test.each([
	['{"resultObject":{"a":1}}', { resultObject: { a: 1 } }],
	['[1]', [1]],
	['"Yes"', 'Yes'],
	['{"a":', '{"a":'],
	['just words', 'just words'],
])('without a file the result of the market is %j', (resultJson, result) => {
	expect(market({ resultJson }).result).toEqual(result);
});

test('there is a result only of a success, only of the market, and only where there is no file', () => {
	const told = '{"resultObject":{"a":1}}';
	expect(market({ state: 'fail', resultJson: told }).result).toBeNull();
	expect(market({ state: 'generating', resultJson: told }).result).toBeNull();
	expect(market({ resultJson: files('a.mp4') }).result).toBeNull();
	for (const { service, kind } of KIE_FAMILIES) {
		const data = { state: 'success', status: 'SUCCESS', successFlag: 1, resultJson: told };
		expect([service, read(service, data).result]).toEqual([
			service,
			kind === null ? { resultObject: { a: 1 } } : null,
		]);
	}
});

// [the word for the state, the code beside the record, the code of the failure]
test.each([
	['SENSITIVE_WORD_ERROR', 200, 'SENSITIVE_WORD_ERROR'],
	['SENSITIVE_WORD_ERROR', 500, 'SENSITIVE_WORD_ERROR'],
	['GENERATE_AUDIO_FAILED', 500, null],
	['GENERATE_AUDIO_FAILED', 200, null],
])('a task of Suno with %s and the code %i failed with the code %j', (status, code, told) => {
	const { failure } = read('suno', { status, errorMessage: 'Why' }, { code });
	expect(failure).toMatchObject({ code: told, message: 'Why' });
});

// [where the request is repeated, the prompt]
test.each([
	[{ param: '{"prompt":"A"}' }, 'A'],
	[{ param: '{"input":{"prompt":"A"}}' }, 'A'],
	[{ param: '{"prompt":"B","input":{"prompt":"A"}}' }, 'A'],
	[{ paramJson: '{"prompt":"A"}' }, 'A'],
	[{ generateParam: { prompt: 'A' } }, 'A'],
	[{ param: 'words', paramJson: '[1]', generateParam: { prompt: 'A' } }, 'A'],
	[{ param: '{"prompt":"A"}', paramJson: '{"prompt":"B"}' }, 'A'],
	[{ param: 'words' }, null],
	[{ param: '{"input":"A"}' }, null],
])('the record %j tells the prompt %j', (data, prompt) => {
	expect(market(data).prompt).toBe(prompt);
});

test.each([
	[{ response: { resolution: '1080p' } }, '1080p'],
	[{ response: { resolution: ' ' } }, null],
	[{ response: [{ resolution: '1080p' }] }, null],
	[{ response: null }, null],
])('the record %j tells the resolution %j', (data, resolution) => {
	expect(read('veo', { successFlag: 1, ...data }).details.resolution).toBe(resolution);
});

test.each([
	[{ createTime: 1_757_584_164_490 }, '2025-09-11T09:49:24.490Z'],
	[{ generateTime: '2025-09-11T09:49:24Z' }, '2025-09-11T09:49:24.000Z'],
	[{ generateTime: 'soon' }, null],
])('the record %j tells when the task was created: %j', (data, createdAt) => {
	expect(market(data).createdAt).toBe(createdAt);
});

// [members that tell the state, where the record names no id; whether it is a record]
test.each([
	[{ state: 'generating' }, true],
	[{ status: 'PENDING' }, true],
	[{ successFlag: 0 }, true],
	[{ state: null, status: '', successFlag: 1 }, true],
	[{ state: '' }, false],
	[{ state: {} }, false],
	[{ word: 'generating' }, false],
	[{}, false],
])('%j without an id is the record of the task that was asked for: %p', (data, isRecord) => {
	const body = { code: 200, msg: 'success', data };
	if (isRecord) expect(taskOf(kie('market'), body, ID).taskId).toBe(ID);
	else expect(problemOf(kie('market'), answer(body), [ID]).kind).toBe('unexpectedAnswer');
});

test.each([
	[{ data: { a: 1 } }, { a: 1 }],
	[{ data: [1] }, {}],
	[{ data: null }, {}],
	[{}, {}],
	[[{ data: { a: 1 } }], {}],
	[null, {}],
])('the record in %j is %j', (value, data) => {
	expect(dataOf(value)).toEqual(data);
});

test('requests go to the base URL of the credential, and the market is listed first', () => {
	const setup = kieProvider.readSetup({
		credential: {},
		parameters: {},
		baseUrl: 'https://p.example',
	});
	expect(setup).toBe('https://p.example');
	const titles = kieProvider.services.listed.map(({ title }) => title);
	expect(titles).toEqual(['Market', '4o Image', 'Aleph', 'Flux Kontext', 'Runway', 'Suno', 'Veo']);
});
