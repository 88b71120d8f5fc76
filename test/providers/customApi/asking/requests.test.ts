import { answerTo } from '../../../../core/look/adapter';
import { recipeAdapter } from '../../../../providers/customApi/adapter';
import { getOf, statusRequest } from '../../../../providers/customApi/asking/requests';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';
import type { Recipe } from '../../../../providers/customApi/recipe';

const BASE = 'https://api.example.com/v1';
const asked = (recipe: Partial<Recipe>, id: string) =>
	statusRequest({ ...NO_RECIPE, ...recipe }, BASE, id);

// [Status URL, id, path]
test.each([
	['/tasks/{id}', 'a-1', '/tasks/a-1'],
	['tasks/{id}', 'a-1', '/tasks/a-1'],
	['/tasks/{id}/of/{id}', 'a', '/tasks/a/of/a'],
	['/tasks?id={id}', 'a&b=c', '/tasks?id=a%26b%3Dc'],
	['/tasks/{id}', 'models/veo/operations/1', '/tasks/models%2Fveo%2Foperations%2F1'],
	['/{+id}', 'models/veo/operations/1', '/models/veo/operations/1'],
	['/{+id}', 'a?b/c#d', '/a%3Fb/c%23d'],
	['/tasks/{id}', '{id}', '/tasks/%7Bid%7D'],
	['/tasks/{id}', `${BASE}0/tasks/a-1?x=1`, null],
])('%s with the id %s asks %s', (statusUrl, id, path) => {
	const request = asked({ statusUrl }, id);
	if (path === null) expect(request).toMatchObject({ address: id });
	else expect(request).toEqual({ method: 'GET', path });
});

test('an address of the same host is asked with the key, a body and headers go along', () => {
	expect(
		asked(
			{
				...{ statusUrl: 'https://api.example.com/v2/query', method: 'POST' },
				...{ body: '{"ids":["{id}"]}', headers: { 'X-Version': '2' } },
			},
			'a"b',
		),
	).toEqual({
		...{ method: 'POST', path: '/', address: 'https://api.example.com/v2/query' },
		...{ headers: { 'X-Version': '2' }, bodyText: '{"ids":["a\\"b"]}' },
	});
});

test('a status address names its id in a body', () => {
	const id = 'https://api.example.com/v1/tasks/a-1';
	expect(asked({ body: '["{id}"]' }, id)).toMatchObject({ address: id, bodyText: '["a-1"]' });
});

// [what, recipe, id, message]
test.each([
	['no Status URL', {}, 'a-1', /'Status URL' is empty/],
	['another host', {}, 'https://evil.example/tasks/a', /not of the host of the credential/],
	['another port', {}, 'https://api.example.com:444/tasks/a', /not of the host/],
	['another scheme', {}, 'http://api.example.com/tasks/a', /not of the host/],
	['a host in a user name', {}, 'https://api.example.com@evil.example/a', /not of the host/],
	['a step up', { statusUrl: '/tasks/{id}' }, '..', /another path/],
	['a step up among parts', { statusUrl: '/{+id}' }, 'a/../b', /another path/],
	['an empty part', { statusUrl: '/{+id}' }, 'a//b', /another path/],
	['no JSON', { statusUrl: '/{id}', body: '[{id}]' }, 'a-1', /'Body' is no JSON/],
])('%s is not asked', (_what, recipe, id, message) => {
	expect(asked(recipe, id)).toMatchObject({
		...{ kind: 'invalidInput', concernsIds: true, message: expect.stringMatching(message) },
		description: expect.stringMatching(/^[A-Z].*\.$/),
	});
});

test('nothing is sent for an id that cannot be asked, and the reason is told', async () => {
	const api = { provider: 'customApi', service: 'customApi' };
	const [way] = recipeAdapter(api, { recipe: NO_RECIPE, baseUrl: BASE }).ways;
	const send = jest.fn();
	const problem = await answerTo(way, ['a-1'], send);
	expect(problem).toMatchObject({ message: expect.stringContaining("'Status URL' is empty") });
	expect(send).not.toHaveBeenCalled();
	expect(way.whyNone?.([`${BASE}/tasks/a-1`])).toBeNull();
	expect(way.request(['a-1'])).toEqual({ method: 'GET', path: '/' });
});

// [target, request]
test.each([
	['/x', { path: '/x' }],
	['x', { path: '/x' }],
	['https://api.example.com/x', { path: '/', address: 'https://api.example.com/x' }],
	['https://cdn.example/x', { path: '/', address: 'https://cdn.example/x', withoutKey: true }],
])('a second request for %s', (target, request) => {
	expect(getOf(target, BASE)).toEqual({ method: 'GET', ...request });
});

test.each(['http://169.254.169.254/x', 'http://localhost/x', 'https://db/x', 'http://[::1]/x'])(
	'no answer leads to %s',
	(target) => {
		expect(getOf(target, BASE)).toBeNull();
	},
);

test('an own backend may lead to itself', () => {
	const target = 'http://backend:8000/result';
	expect(getOf(target, 'http://backend:8000')).toMatchObject({ address: target });
	expect(getOf(target, 'http://backend:8000')).not.toHaveProperty('withoutKey');
});

// [what, Status URL, id]
test.each([
	['an id that would choose the host', 'https://{id}.example.com/x', 'evil'],
	['an address with a password', '/tasks/{id}', 'https://user:word@api.example.com/v1/tasks/a'],
	['a host that ends in a dot', '/tasks/{id}', 'https://api.example.com./v1/tasks/a'],
	['another port', '/tasks/{id}', 'https://api.example.com:8443/v1/tasks/a'],
	['another scheme', '/tasks/{id}', 'http://api.example.com/v1/tasks/a'],
	['a name before another host', '/tasks/{id}', 'https://api.example.com.evil.example/a'],
	['an address in IPv6', '/tasks/{id}', 'https://[::ffff:10.0.0.1]/a'],
])('no state is asked with %s', (_what, statusUrl, id) => {
	const request = asked({ statusUrl }, id);
	expect(request).toMatchObject({ kind: 'invalidInput', concernsIds: true });
	expect(JSON.stringify(request)).not.toContain('word@');
});

test.each(['HTTPS://API.EXAMPLE.COM/v1/tasks/a', 'https://api.example.com:443/v1/tasks/a'])(
	'%s is of the own host',
	(id) => {
		const request = { method: 'GET', path: '/', address: 'https://api.example.com/v1/tasks/a' };
		expect(asked({}, id)).toEqual(request);
	},
);
