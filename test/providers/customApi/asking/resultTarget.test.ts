import { resultTarget, SEE_OTHER } from '../../../../providers/customApi/asking/resultTarget';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';

const BASE = 'https://api.example.com/v1';
const RAW = {
	data: { id: 'd/1', url: 'https://api.example.com/r/1' },
	hidden: '.hidden',
	file: 'report..',
	here: '.',
	up: '..',
	location: 'https://api.example.com/made',
};

const targetOf = (resultUrl: string | null, taskId = 'a:1', providerStatus = 'done') =>
	resultTarget({ taskId, raw: RAW, providerStatus }, { ...NO_RECIPE, resultUrl }, BASE);

// [Result URL, id, what is asked]
test.each([
	['{data.url}', 'a', { path: '/', address: 'https://api.example.com/r/1' }],
	[' {data.url} ', 'a', { path: '/', address: 'https://api.example.com/r/1' }],
	['/go/{data.url}', 'a', { path: '/go/https%3A%2F%2Fapi.example.com%2Fr%2F1' }],
	['{data.id}', 'a', { path: '/d%2F1' }],
	['/r/{id}', 'models/veo', { path: '/r/models%2Fveo' }],
	['/r/{+id}', 'models/veo', { path: '/r/models/veo' }],
	['/r/{hidden}', 'a', { path: '/r/.hidden' }],
	['/r/{file}', 'a', { path: '/r/report..' }],
])('%j of the task %s', (resultUrl, taskId, request) => {
	expect(targetOf(resultUrl, taskId)).toEqual({ request: { method: 'GET', ...request } });
});

// [Result URL, why nothing is asked]
test.each([
	['/r/{here}', "'Result URL' leads to another path than it names, so that it was not asked"],
	['/r/{up}', "'Result URL' leads to another path than it names, so that it was not asked"],
	['/r/{data.x}', "'Result URL' names {data.x}, which is not in the answer"],
	[
		'http://cdn.example/{id}',
		"'Result URL' leads to cdn.example over http://, where it is not the host of the credential, so that it was not asked",
	],
])('%s is not asked', (resultUrl, missing) => {
	expect(targetOf(resultUrl)).toEqual({ missing });
});

test('only "303 See Other" leads to a Location, and goes before the Result URL', () => {
	const made = { request: { method: 'GET', path: '/', address: RAW.location } };
	expect(targetOf('/r/{id}', 'a', SEE_OTHER)).toEqual(made);
	expect(SEE_OTHER).toBe('HTTP 303');
	for (const word of ['', 'done']) {
		expect(targetOf('/r/{id}', 'a', word)).toEqual({ request: { method: 'GET', path: '/r/a' } });
		expect(targetOf(null, 'a', word)).toBeNull();
	}
});
