// The state of a record: contract "AceData state", which wins, and providers.md A.4; one row a rule.
import { adapterOf, taskOf } from '../../../core/answering';

const seedance = adapterOf('aceDataCloud', 'seedance');

/** Unix seconds of the end of a task. */
const AT = 1784362571.5;
const video_url = 'https://cdn.example/a.mp4';
const other = { video_url: 'https://cdn.example/b.mp4' };

const error = { code: 'api_error', message: 'Internal server error.' };

test.each([
	['nothing recorded', {}, 'queued'],
	['nothing recorded, started_at null', { started_at: null }, 'queued'],
	['response null', { response: null }, 'queued'],
	['nothing recorded, but started', { started_at: AT }, 'running'],
	['response null, but started', { response: null, started_at: AT }, 'running'],
	['finished without a response', { started_at: AT, finished_at: AT }, 'unknown'],
	['finished, response null', { response: null, finished_at: AT }, 'unknown'],
	['a response that is no object', { response: 'queued' }, 'unknown'],
	['words at the top of a record say nothing', { state: 'succeeded', status: 'failed' }, 'queued'],
	['success at the top is no proof', { success: true }, 'queued'],
	['a refusal at the top is one', { success: false, started_at: AT }, 'failed'],
	['so is an error', { error, started_at: AT }, 'failed'],
	['also as a text', { error: 'broken', started_at: AT }, 'failed'],
	['an empty error is none', { error: { code: null, message: '' }, started_at: AT }, 'running'],
	['a hiccup goes on', { success: false, error: 'temporary', started_at: AT }, 'running'],
	['a refusal with an error', { success: false, error }, 'failed'],
	['also once it has ended', { success: false, error, response: null, finished_at: AT }, 'failed'],
])('no response: %s', (_rule, record, status) => {
	expect(taskOf(seedance, { id: 'task-1', ...record }).status).toBe(status);
});

test.each([
	['queued', 'queued'],
	['pending', 'queued'],
	['processing', 'running'],
	['running', 'running'],
	['generating', 'running'],
	['starting', 'running'],
	['in_progress', 'running'],
	['planning', 'running'],
	['producing', 'running'],
	['succeed', 'succeeded'],
	['succeeded', 'succeeded'],
	['success', 'succeeded'],
	['completed', 'succeeded'],
	['complete', 'succeeded'],
	['finished', 'succeeded'],
	['done', 'succeeded'],
	['failed', 'failed'],
	['failure', 'failed'],
	['fail', 'failed'],
	['error', 'failed'],
	['rejected', 'failed'],
	['dead', 'failed'],
	['cancelled', 'cancelled'],
	['canceled', 'cancelled'],
	['expired', 'expired'],
	['timeout', 'expired'],
	['SUCCEEDED', 'succeeded'],
	['Running', 'running'],
	['Canceled', 'cancelled'],
	['thinking', 'unknown'],
	['constructor', 'unknown'],
	['__proto__', 'unknown'],
])('the word %s means %s', (word, status) => {
	const task = taskOf(seedance, { id: 'task-1', response: { data: { status: word } } });
	expect(task).toMatchObject({ status, providerStatus: word });
});

test.each([
	['response.state', { state: 'failed' }],
	['response.status', { status: 'failed' }],
	['data.state', { data: { state: 'failed' } }],
	['data.status', { data: { status: 'failed' } }],
	['data[].state', { data: [{ state: 'failed' }] }],
	['data[].status', { data: [{ status: 'failed' }] }],
])('a word is read at %s, and beats success and media', (_place, response) => {
	const full = { ...response, success: true, video_url };
	expect(taskOf(seedance, { id: 'task-1', response: full, finished_at: AT })).toMatchObject({
		status: 'failed',
		media: [],
	});
});

test.each([
	['busy beats success and the end', { success: true, data: { status: 'running' } }, 'running'],
	['an error beats busy', { success: false, error, state: 'processing' }, 'failed'],
	['pending beats success', { success: true, data: [{ state: 'pending', video_url }] }, 'queued'],
	['done without a flag', { data: { status: 'succeeded', video_url } }, 'succeeded'],
	['done with nothing to show', { data: { status: 'succeeded' } }, 'succeeded'],
	['done, but refused and empty', { success: false, data: { status: 'succeeded' } }, 'failed'],
	['a number is no word', { success: true, data: { status: 200, video_url } }, 'succeeded'],
	[
		'a word in content is none',
		{ data: { content: { status: 'failed', video_url } } },
		'succeeded',
	],
	[
		'a new word and media, success',
		{ success: true, data: { state: 'x', video_url } },
		'succeeded',
	],
	['a new word and media', { data: { state: 'x', video_url } }, 'unknown'],
	['a new word and success', { success: true, data: { state: 'x' } }, 'unknown'],
])('words: %s', (_rule, response, status) => {
	expect(taskOf(seedance, { id: 'task-1', response, finished_at: AT }).status).toBe(status);
});

// [rule, response, finished_at, status, the text that is kept]
test.each([
	['refused with an object', { success: false, error }, null, 'failed', null],
	['refused without a word', { success: false }, null, 'failed', null],
	['a hiccup with a text', { success: false, error: 'temporary' }, null, 'running', 'temporary'],
	['a hiccup with null', { success: false, error: null }, null, 'running', null],
	['a text, but ended', { success: false, error: 'broken' }, AT, 'failed', null],
	['null, but ended', { success: false, error: null }, AT, 'failed', null],
	['an error on its own', { error }, null, 'failed', null],
	['a text on its own', { error: 'broken' }, null, 'failed', null],
	['an error beside success', { success: true, error }, null, 'failed', null],
	['a text beside success', { success: true, error: 'broken' }, null, 'failed', null],
	['an error without anything in it', { success: true, error: {} }, null, 'running', null],
	[
		'an error that says 0',
		{ success: true, error: { code: 0, message: 'OK' } },
		AT,
		'succeeded',
		null,
	],
	['an HTTP status as a number', { status: 400, message: 'bad' }, null, 'failed', null],
	['400 is the first that fails', { status: 399, message: 'bad' }, null, 'unknown', null],
	['success with media', { success: true, data: [{ video_url }] }, null, 'succeeded', null],
	['success, ended, nothing to show', { success: true, data: null }, AT, 'succeeded', null],
	['the acknowledgement, recorded', { success: true, task_id: 'task-1' }, null, 'running', null],
	['media without a flag', { video_url }, null, 'succeeded', null],
	['an empty place for outputs', { data: [] }, null, 'queued', null],
	['an empty output', { data: {} }, null, 'queued', null],
	['an output with nothing to show', { data: { seed: 1 } }, null, 'unknown', null],
	['no place for outputs', { data: null }, null, 'unknown', null],
	['an empty response', {}, null, 'unknown', null],
	['only a task id', { task_id: 'task-1' }, null, 'running', null],
	['a task id and a trace id', { task_id: 'task-1', trace_id: 't' }, null, 'running', null],
	['only a task id, but ended', { task_id: 'task-1' }, AT, 'unknown', null],
	['an answer without a URL', { success: true, data: { audio_id: 'a' } }, null, 'succeeded', null],
	['an answer in a list', { success: true, data: [{ text: 'a' }] }, null, 'succeeded', null],
	['an answer, ended, without a flag', { data: { audio_id: 'a' } }, AT, 'succeeded', null],
	['success and an empty list', { success: true, data: [{}, null, []] }, null, 'running', null],
	[
		'success and empty places',
		{ success: true, data: { text: ' ', url: null } },
		null,
		'running',
		null,
	],
	['success and a name', { success: true, data: { task_id: 'up-1' } }, null, 'running', null],
	['success and text', { success: true, data: 'Words' }, null, 'succeeded', null],
])('flags: %s', (_rule, response, finished_at, status, passingTrouble) => {
	expect(taskOf(seedance, { id: 'task-1', response, finished_at })).toMatchObject({
		status,
		passingTrouble,
	});
});

const good = { state: 'succeeded', video_url };
const bad = { state: 'failed', ...other };

// [rule, data, status, URLs]
test.each([
	['all done', [good, { ...good, ...other }], 'succeeded', [video_url, other.video_url]],
	['one is still running', [good, { state: 'running' }], 'running', []],
	['one is still pending', [good, { state: 'pending' }], 'running', []],
	['busy beats failed', [bad, { state: 'processing' }], 'running', []],
	['failed ones are left out', [bad, good], 'succeeded', [video_url]],
	['expired ones are left out', [good, { ...bad, state: 'expired' }], 'succeeded', [video_url]],
	['all failed', [bad, bad], 'failed', []],
	['one failed, one has nothing', [bad, {}], 'failed', []],
	['one failed, one has no word', [bad, { video_url }], 'succeeded', [video_url]],
	['the only one failed', [bad], 'failed', []],
	['what is no output is left out', [null, 'x', 7, good], 'succeeded', [video_url]],
])('several outputs: %s', (_rule, data, status, urls) => {
	const task = taskOf(seedance, { id: 'task-1', response: { success: true, data } });
	expect(task.status).toBe(status);
	expect(task.media.map(({ url }) => url)).toEqual(urls);
});

test('a queue that the whole is in keeps its outputs without a word of their own there', () => {
	const response = { state: 'pending', data: [{}, {}] };
	expect(taskOf(seedance, { id: 'task-1', response }).status).toBe('queued');
});

test.each([
	['rendering', 'running'],
	['thinking', 'unknown'],
])('the word %s of a record that holds no result means %s', (word, status) => {
	const task = taskOf(adapterOf('aceDataCloud', 'midjourney'), { id: 'task-1', status: word });
	expect(task).toMatchObject({ status, providerStatus: word });
});

test('what a task is made of is told by an output that is good', () => {
	const data = [
		{ ...bad, id: 'up-1', model: 'bad', seed: 1, complete_at: '2026-07-18 16:16:11' },
		{ ...good, id: 'up-2', model: 'good', seed: 2, complete_at: '2026-07-18 16:20:00' },
	];
	expect(taskOf(seedance, { id: 'task-1', response: { success: true, data } })).toMatchObject({
		...{ status: 'succeeded', providerStatus: 'succeeded', upstreamTaskId: 'up-2', model: 'good' },
		...{ details: { seed: 2 }, finishedAt: '2026-07-18T08:20:00.000Z' },
	});
});
