import { isProblem } from '../../../../core/problem';
import type { HttpAnswer } from '../../../../core/http/wire';
import type { Task } from '../../../../core/task/task';
import { recipeAdapter } from '../../../../providers/customApi/adapter';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';
import { answer, HTML, taskOf } from '../../../core/answering';

const BASE = 'https://api.example.com/v1';
const VIDEO = 'https://cdn.example/out.mp4';
const DONE = {
	status: 'done',
	n: 7,
	data: { id: 'd/1', url: 'https://api.example.com/r/1' },
	up: '..',
	own: 'https://user:word@api.example.com/r/1',
	inside: 'https://[fd00::1]:8443/r',
};

const adapterFor = (recipe: Partial<Recipe>) =>
	recipeAdapter(
		{ provider: 'customApi', service: 'customApi' },
		{
			recipe: { ...NO_RECIPE, statusUrl: '/tasks/{id}', outputFields: [], ...recipe },
			baseUrl: BASE,
		},
	);

const askedAfter = (resultUrl: string | null, body: unknown = DONE, id = 'a:1') => {
	const adapter = adapterFor({ resultUrl });
	return adapter.outcome?.request(taskOf(adapter, body, id)) ?? null;
};

// [Result URL, what is asked]
test.each([
	[null, null],
	['/results/{id}', { path: '/results/a%3A1' }],
	['results/{id}?n={n}', { path: '/results/a%3A1?n=7' }],
	['/datasets/{data.id}/items', { path: '/datasets/d%2F1/items' }],
	['{data.url}', { path: '/', address: 'https://api.example.com/r/1' }],
	['{data.url}/more', { path: '/https%3A%2F%2Fapi.example.com%2Fr%2F1/more' }],
	[
		'https://cdn.example/{id}',
		{ path: '/', address: 'https://cdn.example/a%3A1', withoutKey: true },
	],
])('after a success %j asks %j', (resultUrl, request) => {
	expect(askedAfter(resultUrl)).toEqual(request === null ? null : { method: 'GET', ...request });
});

test.each(['running', 'failed', 'cooking'])('nothing is asked of a task that is %s', (status) => {
	expect(askedAfter('/results/{id}', { status })).toBeNull();
});

test('the id in a status address', () => {
	expect(askedAfter('/r/{id}', DONE, `${BASE}/tasks/a-1`)).toMatchObject({ path: '/r/a-1' });
});

test('no id in a status address', () => {
	const adapter = adapterFor({ resultUrl: '/r/{id}' });
	const task = taskOf(adapter, DONE, `${BASE}/tasks`);
	expect(adapter.outcome?.request(task)).toBeNull();
	expect(task.passingTrouble).toBe("'Result URL' names {id}, which is not in the answer");
});

// [Result URL, what is missing]
test.each([
	['/d/{data.x}', /'Result URL' names \{data\.x\}, which is not in the answer/],
	['/d/{data}', /'Result URL' names \{data\}, which is not in the answer/],
	['/d/{up}', /'Result URL' leads to another path than it names, so that it was not asked/],
	['http://localhost/{id}', /'Result URL' leads to localhost, which is in the local network/],
	['http://cdn.example/{id}', /'Result URL' leads to cdn\.example over http:\/\//],
	['{own}', /'Result URL' leads to an address with a user name or password in it/],
	['{inside}', /'Result URL' leads to \[fd00::1\]:8443, which is in the local network/],
])('%s is told beside the task, which stays succeeded', (resultUrl, words) => {
	const adapter = adapterFor({ resultUrl });
	const task = taskOf(adapter, DONE);
	expect(adapter.outcome?.request(task)).toBeNull();
	expect(task).toMatchObject({ status: 'succeeded', failure: { code: 'no_media' } });
	expect(task.failure?.message).toMatch(words);
	expect(task.passingTrouble).toMatch(words);
});

function outcomeOf(
	received: HttpAnswer,
	recipe: Partial<Recipe> = { outputFields: null },
	resultUrl = '/results/{id}',
) {
	const adapter = adapterFor({ resultUrl, ...recipe });
	const task = taskOf(adapter, { status: 'done' });
	return { task, after: adapter.outcome?.parse(received, task) as Task };
}

// [what, answer, recipe, what the task has then]
test.each<[string, HttpAnswer, Partial<Recipe>, Partial<Task>]>([
	['a file in JSON', answer({ video: { url: VIDEO } }), {}, { url: VIDEO, result: null }],
	[
		'a file where it was said',
		answer({ a: VIDEO, b: 'https://x.example/o.mp4' }),
		{ outputFields: ['a'] },
		{ url: VIDEO, result: null },
	],
	['rows', answer([{ a: 1 }, { a: 2 }]), {}, { url: null, result: [{ a: 1 }, { a: 2 }] }],
	[
		'rows with addresses, no outputs',
		answer([{ url: VIDEO }]),
		{ outputFields: [] },
		{ url: null, result: [{ url: VIDEO }] },
	],
	['an object', answer({ a: 1 }), {}, { result: { a: 1 } }],
	['a field of it', answer({ a: { b: 'text' } }), { resultField: 'a.b' }, { result: 'text' }],
	['a text', answer('# Title\n'), {}, { result: '# Title\n' }],
	[
		'a video',
		answer('\u0000ftyp', 200, { 'content-type': 'video/mp4' }),
		{},
		{ videoUrl: `${BASE}/results/task-1`, result: null },
	],
	[
		'a sound',
		answer('', 200, { 'content-type': 'Audio/MPEG; x=1' }),
		{},
		{ audioUrl: `${BASE}/results/task-1` },
	],
])('%s', (_what, received, recipe, part) => {
	const { task, after } = outcomeOf(received, { outputFields: null, ...recipe });
	expect(task).toMatchObject({ status: 'succeeded', failure: { code: 'no_media' } });
	expect(after).toMatchObject({
		status: 'succeeded',
		failure: null,
		raw: { status: 'done' },
		...part,
	});
});

test('where in the second answer an output stands, beside the word of the first', () => {
	const { after } = outcomeOf(answer({ video: { url: VIDEO } }));
	expect(after.details.found).toEqual({
		status: { path: 'status', word: 'done' },
		outputs: [{ path: 'video.url', url: VIDEO }],
	});
});

// [what, answer, kind]
test.each<[string, HttpAnswer, string]>([
	['not yet there', answer('', 202), 'unexpectedAnswer'],
	['a page', answer(HTML), 'unexpectedAnswer'],
	['nothing', answer(' '), 'unexpectedAnswer'],
	['a refusal', answer({ detail: 'no' }, 422), 'refused'],
	['a refusal in the body', answer({ code: 403, message: 'no' }), 'forbidden'],
	['an unknown address', answer({ detail: 'no' }, 404), 'wrongAddress'],
	['a fault', answer('', 503), 'providerFault'],
	['another address', answer('', 302, { location: '/x' }), 'wrongAddress'],
])('%s adds nothing', (_what, received, kind) => {
	const { after } = outcomeOf(received);
	expect(isProblem(after)).toBe(true);
	expect(after).toMatchObject({ kind });
});

// [what the answer holds beside its word, Result URL, what the URL of the output is]
test.each<[string, object, string | null, string | null]>([
	['the address that is asked next', { result_url: `${BASE}/results/a` }, '{result_url}', null],
	['it, with a slash', { result_url: `${BASE}/results/a/` }, '/results/{id}', null],
	[
		'it, in other letters',
		{ result_url: 'HTTPS://API.example.com/v1/results/a#x' },
		'/results/{id}',
		null,
	],
	[
		'it, beside a file',
		{ result_url: `${BASE}/results/a`, video_url: VIDEO },
		'/results/{id}',
		VIDEO,
	],
	['the address of its own state', { url: `${BASE}/tasks/a` }, null, null],
	['that, as the output', { output: { url: `${BASE}/tasks/a` } }, null, null],
	[
		'another address of the API',
		{ url: `${BASE}/tasks/a/content.mp4` },
		null,
		`${BASE}/tasks/a/content.mp4`,
	],
])('%s', (_what, held, resultUrl, url) => {
	const adapter = adapterFor({ resultUrl, outputFields: null });
	for (const id of ['a', `${BASE}/tasks/a?x=1`]) {
		const task = taskOf(adapter, { status: 'done', ...held }, id);
		expect([task.status, task.url]).toEqual(['succeeded', url]);
		const running = taskOf(adapter, { status: 'running', ...held }, id);
		expect(running.details.found?.outputs.map((one) => one.url)).toEqual(url === null ? [] : [url]);
	}
});

test('an answer that says no more than where it is found has no word', () => {
	const parsed = adapterFor({ outputFields: null }).parse(
		answer({ output_url: `${BASE}/tasks/a` }),
		['a'],
	);
	expect(parsed).toMatchObject({ message: 'no status word was found in the answer' });
});

test('the second answer: its own address is no output of it', () => {
	const { after } = outcomeOf(answer({ url: `${BASE}/results/task-1`, text: 'Hello' }));
	expect(after).toMatchObject({ url: null, result: { text: 'Hello' } });
});

describe('"303 See Other"', () => {
	const adapter = adapterFor({ outputFields: null });
	const seeOther = (location: string) => {
		const [task] = adapter.parse(answer('', 303, { location }), ['a-1']) as readonly Task[];
		return task as Task;
	};

	// [Location, what is asked]
	test.each([
		['/v1/results/1', { path: '/', address: 'https://api.example.com/v1/results/1' }],
		['r', { path: '/', address: 'https://api.example.com/v1/tasks/r' }],
		[VIDEO, { path: '/', address: VIDEO, withoutKey: true }],
	])('to %s has succeeded', (location, request) => {
		const task = seeOther(location);
		expect(task).toMatchObject({ status: 'succeeded', done: true, taskId: 'a-1' });
		expect(adapter.outcome?.request(task)).toEqual({ method: 'GET', ...request });
	});

	test('to the local network is not asked', () => {
		const task = seeOther('http://169.254.169.254/x');
		expect(adapter.outcome?.request(task)).toBeNull();
		const why =
			"'Location' of the answer leads to 169.254.169.254, which is in the local network and not the host of the credential, so that it was not asked";
		expect(task.failure?.message).toContain(why);
		expect(task.passingTrouble).toBe(why);
	});

	test.each(['javascript:alert(1)', 'file:///etc/passwd', 'ftp://h.example/x'])(
		'to %s is not asked',
		(location) => {
			const task = seeOther(location);
			expect(adapter.outcome?.request(task)).toBeNull();
			expect(task.passingTrouble).toContain('leads to what is no web address');
		},
	);

	test('to a host of another origin that hides behind a name of the own one has no key', () => {
		for (const location of ['//api.example.com.evil.example/r', 'https://api.example.com:444/r']) {
			expect(adapter.outcome?.request(seeOther(location))).toMatchObject({ withoutKey: true });
		}
		expect(adapter.outcome?.request(seeOther('https://API.Example.com:443/r'))).toEqual({
			...{ method: 'GET', path: '/', address: 'https://api.example.com/r' },
		});
	});

	test('is followed by what was made', () => {
		const received = answer({ video: VIDEO });
		expect(adapter.outcome?.parse(received, seeOther('/r'))).toMatchObject({ url: VIDEO });
	});
});

// What an answer puts into a path stays one part of it, whatever it is.
test.each([
	...[
		'../admin',
		'..\\admin',
		'%2e%2e/admin',
		'/admin',
		'//evil.example',
		'a?key=1',
		'a#b',
		'@evil',
	],
	...['https://evil.example/', 'a/../../b', ' ..', '\u0000', 'é', '{id}', ';a=b', '...'],
])('%j from an answer stays within its path', (value) => {
	const request = askedAfter('/datasets/{value}/items', { status: 'done', value });
	const { pathname, origin } = new URL(`${BASE}${request?.path ?? '/datasets/x/items'}`);
	expect(origin).toBe('https://api.example.com');
	expect(pathname).toMatch(/^\/v1\/datasets\/[^/]+\/items$/);
});

// A whole address from an answer is asked with the key at the own origin only.
test.each([
	['https://API.example.com/r', false],
	['https://api.example.com:443/r', false],
	['https://api.example.com:444/r', true],
	['https://api.example.com./r', true],
	['https://api.example.com@evil.example/r', null],
	['https://evil.example/https://api.example.com', true],
	['https://api.example.com.evil.example/r', true],
	['http://api.example.com/r', null],
	['https://2130706433/r', null],
	['https://[::ffff:7f00:1]/r', null],
	['https://metadata.google.internal/r', null],
	['https://api.example.com\\@evil.example/r', false],
])('%s is asked without the key: %j', (url, withoutKey) => {
	const request = askedAfter('{url}', { status: 'done', url });
	expect(request === null ? null : (request.withoutKey ?? false)).toBe(withoutKey);
	if (request !== null && withoutKey === false) {
		expect(new URL(request.address ?? '').origin).toBe('https://api.example.com');
	}
});
