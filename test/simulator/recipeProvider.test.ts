// What the simulators of other APIs are made of: places of ids, batches, ids with slashes, a second request.
import { get, post, start } from './asking';
import type { Simulator } from './asking';

let simulator: Simulator;
let provider: Parameters<Simulator['createTask']>[0]['provider'];

beforeAll(async () => {
	const { alsoSimulate } = await import('./providers.mjs');
	const { Answer } = await import('./recipe/answer.mjs');
	const { keyInHeader } = await import('./keys.mjs');
	const { recipeProvider } = await import('./recipeProvider.mjs');
	provider = alsoSimulate(
		recipeProvider({
			...{
				name: 'studio',
				title: 'Studio',
				realUrl: 'https://studio.example',
				basePath: '/studio',
			},
			words: { queued: 0, running: 1, succeeded: 2, failed: 3, noMedia: 4 },
			services: ['film', 'song'],
			makes: (service: string) => (service === 'song' ? 'audio' : 'video'),
			keyIn: keyInHeader('x-key'),
			error: (code: string, message: string, status: number) => ({ code, message, status }),
			errors: { 429: ['slow_down', 'Slow down'] },
			unknownTask: (ids: readonly string[]) => new Answer(200, { unknown: ids }),
			routes: [
				{
					...{ kind: 'create', at: 'POST /models/{model}:run' },
					taskFor: ({ parts }) =>
						parts.model === 'film' || parts.model === 'song' ? { service: parts.model } : null,
					record: ({ id }) => ({ name: id }),
				},
				{
					...{ kind: 'single', at: 'GET /operations/{+id}', service: 'film' },
					record: ({ id }, { word, failure }) => ({ id, word, failure }),
				},
				{
					...{ kind: 'single', at: 'POST /query', ids: { body: 'task.id' } },
					record: ({ id }, { word }) => ({ id, word }),
				},
				{
					...{ kind: 'batch', at: 'GET /many', ids: { query: 'ids' } },
					record: ({ id }) => id,
					whole: (known) => ({ known }),
				},
				{ ...{ kind: 'result', at: 'GET /done/{id}' }, record: (_task, { url }) => ({ url }) },
			],
		}),
	);
	simulator = await start({});
});
beforeEach(() => simulator.reset());
afterAll(async () => await simulator.close());

const key = { 'x-key': 'simulator-key' };
const at = async (path: string) => await get(`${simulator.url}/studio${path}`, key);
const make = (more = {}) => simulator.createTask({ provider, createdSecondsAgo: 100, ...more });

it('finds ids in the path with their slashes, in the body, and several in the query', async () => {
	const [id, other] = [make({ id: 'models/a/operations/7' }), make()];
	expect((await at(`/operations/${id}`)).body).toEqual({ id, word: 2, failure: null });
	expect((await post(`${simulator.url}/studio/query`, { task: { id } }, key)).body.word).toBe(2);
	const many = { known: [id, other] };
	expect((await at(`/many?ids=${id},x,${other}`)).body).toEqual(many);
	expect((await at(`/many?ids=${id}&ids=${other}`)).body).toEqual(many);
	expect((await at(`/done/${other}`)).body).toEqual({ url: expect.stringContaining('.mp4') });
	expect(simulator.requests.map(({ kind, taskIds }) => [kind, taskIds])).toEqual([
		...[
			['single', [id]],
			['single', [id]],
			['batch', [id, 'x', other]],
		],
		...[
			['batch', [id, other]],
			['result', [other]],
		],
	]);
	expect(simulator.requests.every(({ authorized }) => authorized)).toBe(true);
});

it('makes what the create request is for', async () => {
	const { body } = await post(`${simulator.url}/studio/models/song:run`, {}, key);
	expect((await at(`/done/${body.name}`)).body).toEqual({ url: null });
	expect((await post(`${simulator.url}/studio/models/opera:run`, {}, key)).status).toBe(400);
	expect(simulator.requests.map(({ kind }) => kind)).toEqual(['create', 'result', 'create']);
});

it('knows a task by its service, says unknown ones its way, and refuses in its own words', async () => {
	const song = make({ service: 'song' });
	expect((await at(`/operations/${song}`)).body).toEqual({ unknown: [song] });
	simulator.addFault({ provider, times: 1, do: { status: 429 } });
	expect((await at('/many?ids=a')).body).toEqual({
		...{ code: 'slow_down', message: 'Slow down', status: 429 },
	});
	expect((await get(`${simulator.url}/studio/many`)).body).toMatchObject({ code: 'unauthorized' });
});

it.each([
	['noMedia', 4, null],
	['failed', 3, { code: 'internal_error', message: expect.any(String) }],
	['moderated', 3, { code: 'content_policy_violation', message: expect.any(String) }],
])('says %s by the word of its recipe, or as a failure', async (outcome, word, failure) => {
	expect((await at(`/operations/${make({ outcome })}`)).body).toMatchObject({ word, failure });
});
