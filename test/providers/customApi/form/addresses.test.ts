import { problem } from '../../../../core/problem';
import { resultUrlProblem, statusUrlProblem } from '../../../../providers/customApi/form/addresses';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';

const BASE = 'https://api.example.com/v1';
const statusProblem = (recipe: Partial<Recipe>, baseUrl = BASE) =>
	statusUrlProblem({ ...NO_RECIPE, ...recipe }, baseUrl);
const resultProblem = (resultUrl: string) => resultUrlProblem({ ...NO_RECIPE, resultUrl });

const PATH_TODO = 'Write a path such as /v1/tasks/{id}, or an address that begins with https://.';

// [what, Status URL, base URL]
test.each([
	['2000 characters', `/{id}/${'a'.repeat(1_994)}`, BASE],
	['an address in the query', '/tasks/{id}?at=ftp://h.example/x', BASE],
	['an address in the path', '/proxy/https://h.example/{id}', BASE],
	['an address, where no base URL is known', 'https://h.example/{id}', ''],
])('%s can be asked', (_what, statusUrl, baseUrl) => {
	expect(statusProblem({ statusUrl }, baseUrl)).toBeNull();
});

// [what, problem, message, advice]
test.each([
	[
		'a path without an id',
		statusProblem({ statusUrl: '/query', body: '{"a":1,"b":"{name}"}' }),
		"'Status URL' holds no {id}",
		'Write {id} where the task id belongs, as in /v1/tasks/{id}, or {+id} where slashes of the id stay.',
	],
	[
		'another host',
		statusProblem({ statusUrl: 'https://h.example/{id}' }),
		"'Status URL' is of https://h.example, but the key of the credential is for https://api.example.com",
		"Give a path below the base URL, or correct 'Base URL' of the credential: the key is sent nowhere else.",
	],
	[
		'a host that the id would choose',
		statusProblem({ statusUrl: 'https://{id}.example.com/x' }),
		"'Status URL' is of https://x.example.com, but the key of the credential is for https://api.example.com",
		"Give a path below the base URL, or correct 'Base URL' of the credential: the key is sent nowhere else.",
	],
	[
		'2001 characters',
		statusProblem({ statusUrl: `/{id}/${'a'.repeat(1_995)}` }),
		"'Status URL' is longer than 2000 characters",
		PATH_TODO,
	],
	[
		'a port that there is not',
		statusProblem({ statusUrl: 'https://api.example.com:99999/{id}' }),
		`'Status URL' is "https://api.example.com:99999/{id}", which is no path and no address`,
		PATH_TODO,
	],
	[
		'an id as a port',
		resultProblem('https://cdn.example:{id}/r'),
		`'Result URL' is "https://cdn.example:{id}/r", which is no path and no address`,
		PATH_TODO,
	],
	[
		'another scheme',
		resultProblem('s3+x://bucket/{id}'),
		"'Result URL' begins with s3+x://, which is not asked",
		PATH_TODO,
	],
	[
		'no path of a field',
		resultProblem('/d/{a..b}'),
		"'Result URL' holds {a..b}, which is no path of a field",
		'Write {id} for the task id, and the path of a field of the answer in braces, as in {data.datasetId}.',
	],
])('%s is refused in whole sentences', (_what, told, message, description) => {
	expect(told).toEqual(problem('invalidInput', message, { description }));
});
