import type { HttpAnswer } from '../../../../core/http/wire';
import { problem } from '../../../../core/problem';
import type { Task } from '../../../../core/task/task';
import { recipeAdapter } from '../../../../providers/customApi/adapter';
import type { DescribedApi } from '../../../../providers/customApi/described';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';
import { answer, HTML, taskOf } from '../../../core/answering';

const BASE = 'https://api.example.com/v1';
const VIDEO = 'https://cdn.example/out.mp4';
const OTHER = 'https://cdn.example/other.mp4';

function afterwards(
	received: HttpAnswer,
	recipe: Partial<Recipe> = {},
	api: Partial<DescribedApi> = {},
	status = 'done',
) {
	const adapter = recipeAdapter(
		{ provider: 'customApi', service: 'customApi', ...api },
		{
			recipe: { ...NO_RECIPE, statusUrl: '/tasks/{id}', resultUrl: '/results/{id}', ...recipe },
			baseUrl: BASE,
		},
	);
	return adapter.outcome?.parse(received, taskOf(adapter, { status })) as Task;
}

// [what, answer, what is wrong with it]
test.each<[string, HttpAnswer, string]>([
	['a file under 202', answer({ video: VIDEO }, 202), 'the result is not there yet'],
	['nothing', answer(' '), 'it is empty'],
	['a web page', answer(HTML), 'it is a web page'],
	['a page after a line break', answer('\n  <p>Sign in</p>'), 'it is not JSON'],
])('%s is no result, and nothing of the task comes with the problem', (_what, received, what) => {
	expect(afterwards(received)).toEqual(
		problem('unexpectedAnswer', `the answer is not this provider's: ${what}`, {
			description:
				'Check the base URL in the credential: another service, a proxy or a sign-in page may be answering under it.',
			httpStatus: received.status,
		}),
	);
});

// [HTTP status, the file]
test.each([
	[199, undefined],
	[200, VIDEO],
	[299, VIDEO],
	[300, undefined],
])('an answer under HTTP %i gives %s', (status, url) => {
	expect(afterwards(answer({ video: VIDEO }, status)).url).toBe(url);
});

// [text, type, result]
test.each([
	['1 < 2', 'text/plain', '1 < 2'],
	['a<b', 'text/plain', 'a<b'],
	['# Title', 'text/markdown; as=image/png', '# Title'],
	['# Title', 'application/x-audio/text', '# Title'],
])('%j of the type %s is a text', (body, type, result) => {
	const task = afterwards(answer(body, 200, { 'content-type': type }));
	expect(task).toMatchObject({ result, media: [], status: 'succeeded' });
});

// [type, kind]
test.each([
	['video/mp4', 'video'],
	['IMAGE/png', 'image'],
	['audio/mpeg', 'audio'],
])('a body of the type %s is the file itself', (type, kind) => {
	const task = afterwards(answer('bytes', 200, { 'content-type': type }));
	const media = [{ kind, role: 'output', url: `${BASE}/results/task-1` }];
	expect(task).toMatchObject({ media, kind, result: null });
});

test('a body is no file where there is no address to fetch it from', () => {
	const received = answer('bytes', 200, { 'content-type': 'video/mp4' });
	expect(afterwards(received, {}, {}, 'running')).toMatchObject({ media: [], result: 'bytes' });
});

// [outputs, answer, their URL]
test.each<[readonly string[], unknown, string]>([
	[['b'], { a: OTHER, b: VIDEO }, VIDEO],
	[['data.b'], { data: { a: OTHER, b: VIDEO } }, VIDEO],
	[['[].b'], [{ a: OTHER, b: VIDEO }], VIDEO],
	[['0.b'], [{ a: OTHER, b: VIDEO }], VIDEO],
])('the outputs %j of the second answer', (outputFields, body, url) => {
	const { media } = afterwards(answer(body), { outputFields });
	expect(media.map((one) => one.url)).toEqual([url]);
});

test('where the first answer tells no kind, the second does', () => {
	expect(afterwards(answer({ video: VIDEO })).kind).toBe('video');
});

test('an API whose records are known may have a second answer, too', () => {
	const task = afterwards(answer({ video: VIDEO }), {}, { knowsRecord: true });
	expect(task).toMatchObject({ url: VIDEO, details: { found: { status: null } } });
});

// [the answer, where its file is, as 'Output Fields' takes it]
test.each<[unknown, string]>([
	[[{ url: VIDEO, type: 'video/mp4' }], '[0].url'],
	[[[VIDEO]], '[0][0]'],
	[{ video: VIDEO }, 'video'],
	[{ result: { video: VIDEO } }, 'result.video'],
	[{ results: [{ url: VIDEO }] }, 'results[0].url'],
])('of %j the file is found at %s, and there again', (body, path) => {
	const { details } = afterwards(answer(body));
	expect(details.found?.outputs).toEqual([{ path, url: VIDEO }]);
	const asked = afterwards(answer(body), { outputFields: [path] });
	expect([asked.url, asked.details.found?.outputs]).toEqual([VIDEO, [{ path, url: VIDEO }]]);
});
