import { PROVIDERS } from '../../providers/registry';
import noApi from './aceDataCloud/fixtures/error_404_no_api.json';
import { adapterOf, answer, problemOf } from '../core/answering';

test('the providers, as the form names them', () => {
	expect(PROVIDERS.map(({ id, title }) => [id, title])).toEqual([
		['aceDataCloud', 'AceData Cloud'],
		['customApi', 'Custom API'],
		['fal', 'fal'],
		['googleVeo', 'Google Veo (Gemini API)'],
		['heyGen', 'HeyGen'],
		['kie', 'kie.ai'],
		['kling', 'Kling'],
		['miniMax', 'MiniMax (Hailuo)'],
		['modelArk', 'ModelArk (Volcengine Ark)'],
		['piApi', 'PiAPI'],
		['replicate', 'Replicate'],
		['runway', 'Runway'],
		['vap', 'VAP (Vapagent)'],
		['waveSpeed', 'WaveSpeed AI'],
	]);
});

test('who has fields beside those for services, and who takes addresses for ids', () => {
	const isService = (name: string) => name === 'service' || name === 'servicePath';
	const own = PROVIDERS.filter(({ fields }) => fields.some(({ name }) => !isService(name)));
	const taking = PROVIDERS.filter(({ ids }) => ids.idOfAddress !== undefined);
	expect([own, taking].map((some) => some.map(({ id }) => id))).toEqual([
		['customApi', 'fal'],
		['customApi', 'fal', 'replicate', 'waveSpeed'],
	]);
});

test('who has services', () => {
	const having = PROVIDERS.filter(({ services }) => services.listed.length > 0);
	expect(having.map(({ id }) => id)).toEqual(['aceDataCloud', 'heyGen', 'kie', 'kling', 'miniMax']);
	const [aceDataCloud] = PROVIDERS;
	const names = aceDataCloud.services.listed.map(({ service, title }) => [service, title]);
	expect(names).toEqual(
		expect.arrayContaining([
			['seedance', 'Seedance'],
			['veo', 'Veo'],
		]),
	);
});

test.each(['', '../seedance', '/kling/tasks', 'a/b', 'a b', 'tasks', '-'])(
	'AceData Cloud can have no service %j',
	(service) => {
		expect(PROVIDERS[0].adapterFor(service, null)).toBeNull();
	},
);

test('a service without a row is asked under its path', () => {
	for (const service of ['no-such-service', 'constructor', 'Seedance', 'a_b-2']) {
		const adapter = adapterOf('aceDataCloud', service);
		expect(adapter.ways[0].request(['x'])).toEqual({
			...{ method: 'POST', path: `/${service}/tasks` },
			body: { action: 'retrieve', id: 'x' },
		});
		expect([adapter.service, adapter.facts.expectedSeconds]).toEqual([service, null]);
	}
});

test.each([
	['seedance', "'Service'"],
	['no-such-service', "'Service Path'"],
])('a path that serves nothing names what the form calls it: %s, %s', (service, parameter) => {
	const { description } = problemOf(adapterOf('aceDataCloud', service), answer(noApi, 404));
	expect(description).toMatch(`${parameter} has no tasks endpoint under this name.`);
});

test('who has a choice for services that are not listed', () => {
	const byPath = PROVIDERS.map(({ id, services }) => [id, services.byPath] as const);
	const other = expect.objectContaining({ service: 'other', title: 'Other (By Path)' }) as object;
	expect(byPath.filter(([, choice]) => choice !== null)).toEqual([
		['aceDataCloud', other],
		['kling', other],
	]);
});

test.each([
	['v1', '/api/v1/generations/x'],
	['v3', '/v3/tasks/x'],
	[null, '/v3/tasks/x'],
	['', '/v3/tasks/x'],
	[' v1 ', '/api/v1/generations/x'],
	['v2', '/v3/tasks/x'],
])('VAP in version %s', (apiVersion, path) => {
	const vap = PROVIDERS.find(({ id }) => id === 'vap');
	const adapter = vap?.adapterFor(
		'',
		vap.readSetup({ credential: { apiVersion }, parameters: {}, baseUrl: '' }),
	);
	expect(adapter?.ways[0].request(['x']).path).toBe(path);
});

test('every service asks under its own path', () => {
	for (const { service } of PROVIDERS[0].services.listed) {
		const [way] = adapterOf('aceDataCloud', service).ways;
		expect(way.request(['x']).path).toBe(`/${service}/tasks`);
	}
});
