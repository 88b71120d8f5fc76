// Where the API key may not go: to any other host, and to no media, wherever they are.
import { providers, runVideoTask } from '../engine/videoTaskRun';
import type { Provider } from '../engine/videoTaskRun';
import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { isSeen } from './secrets.mjs';
import { startElsewhere } from './servers.mjs';

let simulator: Simulator;
let elsewhere: Awaited<ReturnType<typeof startElsewhere>>;
beforeAll(async () => {
	simulator = await start({});
	elsewhere = await startElsewhere();
});
afterEach(() => {
	simulator.reset();
	elsewhere.visits.length = 0;
});
afterAll(async () => {
	await simulator.close();
	await elsewhere.close();
});

const statuses = [301, 302, 303, 307, 308];

async function ask(provider: Provider, parameters: object = {}) {
	const id = simulator.createTask({ provider, createdSecondsAgo: 100 });
	const answer = await runVideoTask(simulator, {
		provider,
		items: [{ taskId: id }],
		parameters: { operation: 'getTask', ...parameters },
	});
	return { id, answer };
}

test.each(providers)('no request follows a redirect (%s)', async (provider) => {
	// At the Custom API HTTP 303 says where the result is.
	const redirects = statuses.filter((status) => provider !== 'customApi' || status !== 303);
	for (const status of redirects) {
		simulator.addFault({ do: { status, location: `${elsewhere.url}/api` } });
		const { id, answer } = await ask(provider);
		expect(answer.error?.message).toMatch(new RegExp(`^Task ${id}: .*localhost:\\d+`));
		// Asked once: a redirect comes again.
		expect(simulator.counts().total).toBe(1);
		simulator.reset();
	}
	expect(elsewhere.visits).toEqual([]);
});

test.each(providers)(
	'media are asked for without the key where they do not need it, and not from another host of this network (%s)',
	async (provider) => {
		for (const status of statuses) {
			elsewhere.visits.length = 0;
			simulator.addFault({ kind: 'media', do: { status, location: `${elsewhere.url}/film.mp4` } });
			const { answer } = await ask(provider, { downloadMedia: true });
			expect(answer.out()).toMatchObject([
				{ status: 'succeeded', downloadProblem: expect.stringContaining('the local network') },
			]);
			const media = simulator.requests.filter(({ kind }) => kind === 'media');
			// Google gives its files to the key alone, which stays at its own host.
			expect(media.map(({ authorized }) => authorized)).toEqual([provider === 'googleVeo']);
			expect(elsewhere.visits).toEqual([]);
			expect(isSeen(simulator.keys.valid, answer)).toBe(false);
			simulator.reset();
		}
	},
);

// [how a secret is written, whether it is one]
test.each([
	['plain secret-word-1', true],
	['secret%2Dword%2D1 and secret%252Dword%252D1', true],
	[{ deep: [{ text: JSON.stringify({ a: 'secret\u002dword-1' }) }] }, true],
	['\\u0073ecret-word-1', true],
	[Object.assign(new Error('x'), { cause: new Error('secret-word-1') }), true],
	['secret-word-2', false],
])('the search for secrets finds %p: %p', (text, isThere) => {
	expect(isSeen('secret-word-1', { json: text })).toBe(isThere);
});
