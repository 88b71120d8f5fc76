// How waits end.
import { providers, waitFor } from './videoTaskRun';
import type { Provider, Question } from './videoTaskRun';
import { asks, endless, finished, make, simulator } from './waitSimulator';

async function wait(ids: string[], parameters: Question['parameters'] = {}, provider?: Provider) {
	return await waitFor(simulator, ids, { parameters, ...(provider && { provider }) });
}

async function ofEachProvider(scenario: (provider: Provider) => Promise<void>) {
	await Promise.all(providers.map(scenario));
}

/**
 * A wait whose time is up after the answers of more than one look. Where the machine is too busy for a second answer,
 * a wait of twice the length for new ids.
 */
async function waitToTheEnd(
	makeIds: () => string[],
	{ minutes, ...parameters }: { minutes: number } & Question['parameters'],
	provider?: Provider,
) {
	const ids = makeIds();
	const answer = await wait(ids, { ...parameters, maxWaitMinutes: minutes }, provider);
	const { polls = 0 } = Object(answer.out().at(-1)?.['wait']);
	const isTooShort = minutes < LONGEST_MINUTES && polls < 2;
	if (!isTooShort) return { ids, minutes, ...answer };
	return await waitToTheEnd(makeIds, { minutes: 2 * minutes, ...parameters }, provider);
}
const LONGEST_MINUTES = 2;

let missing = 0;

export const waitEnds = {
	'the end of a wait': {
		'sees tasks of every provider advance to their end': async () =>
			await ofEachProvider(async (provider) => {
				const id = make({ runSeconds: 120 }, provider);
				const { out, heldUpMs } = await wait([id], {}, provider);
				expect(out()).toMatchObject([{ taskId: id, status: 'succeeded', done: true }]);
				const { waitedSeconds, polls } = Object(out()[0]?.['wait']);
				expect(waitedSeconds - heldUpMs / 1000).toBeLessThan(10);
				// fal's result is asked for once more.
				expect(asks(id)).toBe(provider === 'fal' ? polls + 1 : polls);
			}),

		'finds a task that is hidden at first': async () => {
			const id = make({ hiddenForSeconds: 100 });
			const { out } = await wait([id]);
			expect(out()).toMatchObject([{ taskId: id, status: 'succeeded', failure: null }]);
		},

		'gives out what is not done when the time is up': async () => {
			const { ids, minutes, out, status, heldUpMs } = await waitToTheEnd(
				() => [make(finished), make(endless)],
				{ minutes: 0.04 },
			);
			const [done = '', running = ''] = ids;
			expect(status).toBe('success');
			expect(out()[0]).toMatchObject({ done: true, wait: { ended: 'done', timedOut: false } });
			expect(out()[1]).toMatchObject({
				...{ taskId: running, status: 'running', done: false, failure: null },
				...{ pollAfterSeconds: 15, wait: { ended: 'timeout', timedOut: true } },
			});
			expect(asks(done)).toBe(1);
			expect(asks(running)).toBeGreaterThan(1);
			const { waitedSeconds } = Object(out()[1]?.['wait']);
			expect(waitedSeconds).toBeGreaterThan(50 * minutes);
			expect(waitedSeconds - heldUpMs / 1000).toBeLessThan(100 * minutes);
		},

		'raises what is not done, if it is told to': async () => {
			const ids = [make(finished), make(endless), make(endless)];
			const [done = '', first = '', other = ''] = ids;
			const parameters = { maxWaitMinutes: 0.03, onTimeout: 'throwError' };
			const { error, behind } = await wait(ids, parameters);
			expect(error?.message).toMatch(new RegExp(`^Task ${first} \\(last seen running\\): .`));
			expect(error?.description).toMatch(new RegExp(`${first}.*running.*${other}.*running`));
			expect(error?.description).not.toContain(done);
			expect(error?.description).toContain('Nothing is lost: run again');
			expect(error).toMatchObject({ context: { itemIndex: 0 } });
			expect(behind()).toBeNull();
		},

		'looks once when it is 0 minutes long': async () => {
			const [done, running] = [make(finished), make(endless)];
			const { out } = await wait([done, running, 'never-there'], { maxWaitMinutes: 0 });
			expect(out().map(({ status }) => status)).toEqual(['succeeded', 'running', 'not_found']);
			expect(out().map((item) => item['wait'])).toMatchObject([
				...[{ ended: 'done' }, { ended: 'timeout', timedOut: true }, { timedOut: false }],
			]);
			expect([done, running, 'never-there'].map(asks)).toEqual([1, 1, 1]);
		},

		'finds a task that its provider shows late': async () =>
			await ofEachProvider(async (provider) => {
				const id = make(finished, provider);
				const notYet = provider === 'aceDataCloud' ? { emptyObject: true } : { status: 404 };
				simulator.addFault({ taskId: id, times: 2, do: notYet });
				const { out } = await wait([id], {}, provider);
				expect(out()).toMatchObject([{ taskId: id, status: 'succeeded', failure: null }]);
				expect(out()[0]?.['wait']).toMatchObject({ ended: 'done', polls: 3, lastProblem: null });
			}),

		'calls not found what is missing at the end, and that is no time-out': async () =>
			await ofEachProvider(async (provider) => {
				const { ids, out, error } = await waitToTheEnd(
					() => [1, 2].map(() => `missing-${++missing}-${provider}`),
					{ minutes: 0.04, onTimeout: 'throwError' },
					provider,
				);
				expect(error).toBeUndefined();
				const notFound = { status: 'not_found', done: true, pollAfterSeconds: null };
				const failure = { reason: 'not_found', retryable: null };
				expect(out()).toMatchObject(
					ids.map((taskId) => ({ taskId, ...notFound, failure, wait: { timedOut: false } })),
				);
				expect(asks(ids[0] ?? '')).toBeGreaterThan(1);
			}),

		'remembers how a task stood that is gone': async () => {
			const { out } = await waitToTheEnd(
				() => {
					const id = make(endless);
					simulator.addFault({ taskId: id, after: 1, do: { emptyObject: true } });
					return [id];
				},
				{ minutes: 0.05 },
			);
			expect(out()).toMatchObject([{ status: 'not_found', wait: { timedOut: false } }]);
			expect(Object(out()[0]?.['failure']).message).toContain('running');
		},

		'goes on at a word that nobody knows': async () => {
			const id = make(finished, 'vap');
			const mutate = (record: object) => ({ ...record, status: 'pondering', result: null });
			simulator.addFault({ taskId: id, times: 2, do: { mutate } });
			const { out } = await wait([id], {}, 'vap');
			expect(out()).toMatchObject([{ status: 'succeeded', wait: { polls: 3 } }]);
		},

		'ends before URLs that it has found die': async () => {
			// Done 23.5 hours ago, in the simulator's time.
			const soon = make({ createdSecondsAgo: (23.5 * 3600) / 0.02 }, 'modelArk');
			const running = make(endless, 'modelArk');
			const { out } = await wait([soon, running], {}, 'modelArk');
			expect(out()).toMatchObject([
				{ status: 'succeeded', wait: { ended: 'done' } },
				{ status: 'running', wait: { ended: 'urls_expiring', timedOut: false, polls: 1 } },
			]);
		},
	},
};
