// Whom a wait asks, how often and in which pauses.
import { keepBusy, pausesOf, waitFor } from './videoTaskRun';
import type { Answer, Provider } from './videoTaskRun';
import { asks, endless, finished, make, simulator } from './waitSimulator';

/** How long the wait for the first id took, without the time for which the machine did other work. */
function ownSeconds({ heldUpMs, out }: Answer): number {
	return Number(Object(out()[0]?.['wait']).waitedSeconds) - heldUpMs / 1000;
}

/**
 * One look at the beginning and one at the end, in which each id takes a request of its own. That it begins early
 * enough for all is tested in virtual time (`core/wait/wait.test.ts`). Here a busy machine may cost the last of
 * them their turn; a look that began too late would have time for one or two.
 */
async function seesTwice(provider: Provider, ids: string[]) {
	const parameters = { maxWaitMinutes: 0.08, options: { pollIntervalSeconds: 10 } };
	const { out } = await waitFor(simulator, ids, { provider, parameters });
	expect(out()).toMatchObject(ids.map((taskId) => ({ taskId, wait: { ended: 'timeout' } })));
	const polls = out().map((item) => Number(Object(item['wait']).polls));
	expect(polls.filter((count) => count === 2).length).toBeGreaterThan(3);
}

export const waitRequests = {
	'the requests of a wait': {
		'asks again only for what is pending': async () => {
			const [now = '', second = '', third = ''] = [make(finished), make(finished), make(finished)];
			keepBusy(simulator, { [second]: 1, [third]: 2 });
			const { out } = await waitFor(simulator, [now, second, third]);
			expect(out().map(({ taskId }) => taskId)).toEqual([now, second, third]);
			expect(out().map((item) => item['wait'])).toMatchObject([
				{ ended: 'done', timedOut: false, polls: 1, requests: 1, lastProblem: null },
				{ ended: 'done', polls: 2, requests: 2 },
				{ ended: 'done', polls: 3, requests: 3 },
			]);
			expect([now, second, third].map(asks)).toEqual([1, 2, 3]);
			expect(pausesOf(simulator, second)[0]).toBeGreaterThan(950);
		},

		'asks each ModelArk task the way that it answers': async () => {
			const usual = make(finished, 'modelArk');
			const flex = make({ ...finished, serviceTier: 'flex' }, 'modelArk');
			const hidden = make({ ...finished, hiddenFromList: true }, 'modelArk');
			const ids = [usual, flex, hidden];
			keepBusy(simulator, Object.fromEntries(ids.map((id) => [id, 2])));
			const { out } = await waitFor(simulator, ids, { provider: 'modelArk' });
			expect(out().map(({ status }) => status)).toEqual(Array(3).fill('succeeded'));
			const requests = simulator.requests.filter(({ taskIds }) =>
				taskIds.some((id) => ids.includes(id)),
			);
			// The first look finds out; all later ones ask each id once.
			expect(requests.slice(0, 3)).toMatchObject([
				{ kind: 'batch', taskIds: [usual, flex, hidden] },
				{ kind: 'batch', taskIds: [flex, hidden] },
				{ kind: 'single', taskIds: [hidden] },
			]);
			expect(requests.slice(3).filter(({ taskIds }) => taskIds.length > 1)).toEqual([]);
			const waits = out().map((item) => Object(item['wait']));
			expect(waits.map(({ polls }) => polls)).toEqual([3, 3, 3]);
			expect(waits.map(({ requests: asked }) => asked)).toEqual([3, 4, 5]);
			expect(ids.map(asks)).toEqual([3, 4, 5]);
		},

		'keeps the pause that a 429 asks for': async () => {
			const id = make(finished);
			simulator.addFault({ taskId: id, times: 1, do: { status: 429, retryAfter: '2' } });
			const { out } = await waitFor(simulator, [id]);
			expect(out()).toMatchObject([{ status: 'succeeded', wait: { polls: 1, requests: 2 } }]);
			expect(Object(out()[0]?.['wait']).lastProblem).toContain('429');
			expect(pausesOf(simulator, id)[0]).toBeGreaterThanOrEqual(1990);
		},

		'looks less often while there is no answer': async () => {
			const id = make(finished);
			simulator.addFault({ taskId: id, times: 2, do: { status: 500 } });
			const { out } = await waitFor(simulator, [id]);
			expect(out()).toMatchObject([{ status: 'succeeded' }]);
			const [first, second] = pausesOf(simulator, id);
			expect(first).toBeGreaterThanOrEqual(990);
			expect(second).toBeGreaterThanOrEqual(1990);
		},

		'ends at once when nothing may be asked any more': async () => {
			const id = make(endless);
			simulator.addFault({ taskId: id, do: { status: 429, retryAfter: '60' } });
			const answer = await waitFor(simulator, [id]);
			const { out } = answer;
			const ended = { ended: 'timeout', timedOut: true, polls: 0, requests: 1 };
			expect(out()).toMatchObject([{ status: 'unknown', done: false, wait: ended }]);
			expect(ownSeconds(answer)).toBeLessThan(1);
		},

		'does not outlast its time for a silent server': async () => {
			const id = make(endless);
			simulator.addFault({ taskId: id, after: 1, do: { never: true } });
			const answer = await waitFor(simulator, [id], {
				parameters: { maxWaitMinutes: 0.05 },
			});
			const { out, error } = answer;
			expect(error).toBeUndefined();
			const ended = { ended: 'timeout', timedOut: true, polls: 1, requests: 2 };
			expect(out()).toMatchObject([{ status: 'running', wait: ended }]);
			expect(ownSeconds(answer)).toBeLessThan(5);
		},
	},

	// At the end, when the starts of the others keep the process no longer busy.
	'the last look of a wait': {
		'comes inside the wait': async () => {
			const id = make(finished);
			keepBusy(simulator, { [id]: 1 });
			const parameters = { maxWaitMinutes: 0.08, options: { pollIntervalSeconds: 10 } };
			const answer = await waitFor(simulator, [id], { parameters });
			const { out } = answer;
			expect(out()).toMatchObject([{ status: 'succeeded', wait: { ended: 'done', polls: 2 } }]);
			expect(ownSeconds(answer)).toBeLessThan(5);
		},

		'begins early enough for VAP, which has no batch': async () => {
			const ids = Array.from({ length: 11 }, () => make(endless, 'vap'));
			await seesTwice('vap', ids);
		},

		'begins early enough for ModelArk tasks that no list shows': async () => {
			const hidden = { ...endless, hiddenFromList: true };
			const ids = Array.from({ length: 11 }, () => make(hidden, 'modelArk'));
			await seesTwice('modelArk', ids);
		},
	},
};
