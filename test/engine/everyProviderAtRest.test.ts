// Durable waits of each provider of the registry: stored, taken up again, and given out as they were last seen.
import type { INodeParameters } from 'n8n-workflow';

import type { Simulator } from '../simulator/asking';
import { passingTime } from './passingTime';
import { credentialTypeOf, providers, timesOf, workflowOf } from './videoTaskRun';
import type { Provider, Question } from './videoTaskRun';

type Task = Partial<Parameters<Simulator['createTask']>[0]>;

interface Variant {
	readonly provider: Provider;
	readonly task?: Task;
	readonly parameters?: INodeParameters;
	/** What stands for the id of a task; the id itself where this is absent. */
	readonly asAddress?: (base: string, id: string) => string;
}

const time = passingTime();

const byName = Object.fromEntries(providers.map((provider) => [provider, { provider }]));

const variants: Readonly<Record<string, Variant>> = {
	...byName,
	'fal by status addresses': {
		...{ provider: 'fal', parameters: { falModel: '' } },
		asAddress: (base, id) => `${base}/fal-ai/flux/requests/${id}/status`,
	},
	'MiniMax v1, its files behind a second request': {
		...{ provider: 'miniMax', task: { service: 'v1' }, parameters: { service: 'v1' } },
	},
	'an API with a Result URL': {
		...{ provider: 'customApi', task: { answers: 'apart' } },
		parameters: { describe: { resultUrl: '/jobs/{id}/result' } },
	},
	'Replicate by urls.get': {
		...{ provider: 'replicate', asAddress: (base, id) => `${base}/predictions/${id}` },
	},
	'WaveSpeed by urls.get': {
		...{ provider: 'waveSpeed', asAddress: (base, id) => `${base}/predictions/${id}/result` },
	},
};

const table = Object.entries(variants);

/** How many durable waits rest, and what comes out of them. */
async function wait(
	{ provider, task, parameters, asAddress = (_base, id) => id }: Variant,
	tasks: readonly Task[],
	more: Question & { readonly onRest?: (workflow: ReturnType<typeof workflowOf>) => void } = {},
) {
	const made = { provider, queuedSeconds: 0, ...task };
	const ids = tasks.map((one) => time.simulator.createTask({ ...made, ...one }));
	const base = time.simulator.baseUrls[provider];
	const workflow = workflowOf(time.simulator, {
		...{ provider, items: ids.map((id) => ({ taskId: asAddress(base, id) })) },
		...more,
		parameters: {
			...{ operation: 'waitUntilDone', waitMode: 'durable', routeByStatus: false },
			...parameters,
		},
	});
	const ran = await time.finish(workflow, () => more.onRest?.(workflow));
	return { ids, ...ran, rests: ran.beats[0]?.length ?? 0 };
}

test.each(table)('%s: a wait rests, and gives out what the tasks made', async (_name, variant) => {
	const { answer, ids, rests } = await wait(variant, [
		...[{ runSeconds: 50 }, { runSeconds: 0 }, { vanishesAfterSeconds: 0 }],
	]);
	expect(answer.error?.message).toBeUndefined();
	const urlOf = (id = '') => `${time.simulator.url}/media/${encodeURIComponent(id)}.mp4`;
	expect(answer.out()).toMatchObject([
		{ taskId: ids[0], status: 'succeeded', url: urlOf(ids[0]), wait: { polls: 2 } },
		{ taskId: ids[1], status: 'succeeded', url: urlOf(ids[1]), wait: { polls: 1 } },
		{ taskId: ids[2], status: 'not_found' },
	]);
	expect(rests).toBeGreaterThan(0);
});

/** Nothing is asked there, so that only the forms of ids can matter. */
const asLastSeen = table.filter(([name, { asAddress }]) => asAddress || name in byName);

test.each(asLastSeen)(
	'%s: without its key a wait ends as it was last seen',
	async (_name, variant) => {
		const { answer, ids, rests } = await wait(
			variant,
			[{ runSeconds: 1e6 }, { runSeconds: 0 }, { vanishesAfterSeconds: 0 }],
			{
				node: { onError: 'continueRegularOutput' },
				onRest({ credentials }) {
					delete credentials?.[credentialTypeOf(variant.provider).name];
				},
			},
		);
		expect(rests).toBe(1);
		const [busy, done, missing] = answer.out();
		const about = (id = '', seen = '') => expect.stringMatching(`^Task ${id}${seen}: .*credential`);
		expect(busy).toMatchObject({ error: about(ids[0], ' \\(last seen running\\)') });
		expect(done).toMatchObject({ taskId: ids[1], status: 'succeeded', done: true });
		expect(missing).toMatchObject({ error: about(ids[2]) });
	},
);

test('a pause that an answer asks for is kept through a rest', async () => {
	const task = { runSeconds: 50, retryAfterSeconds: 200 };
	const { answer, ids, rests } = await wait({ provider: 'customApi' }, [task]);
	expect(answer.out()).toMatchObject([{ taskId: ids[0], status: 'succeeded' }]);
	expect(rests).toBe(1);
	const [first = 0, second = 0] = timesOf(time.simulator, ids);
	expect((second - first) / 1000).toBeGreaterThanOrEqual(200);
	expect((second - first) / 1000).toBeLessThan(260);
});
