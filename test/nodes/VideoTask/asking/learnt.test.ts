// What one execution sees another one in the same process begins with.
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { learntDurations } from '../../../../host/learntDurations';
import { answerAll } from '../../../../nodes/VideoTask/asking/askAll';
import { virtualClock } from '../../../virtualClock.mjs';
import { answer } from '../../../core/answering';
import { settingsWith } from '../handMadeContext';

const KIND = 'vap|vap||||';

/** A whole run that asks VAP about one task that takes so many seconds from now on; it was made `age` s ago. */
async function run(operation: 'getTasksBatch' | 'waitUntilDone', seconds: number, age = 0) {
	const virtual = virtualClock();
	const createdAtMs = virtual.clock.now() - 1000 * age;
	const endsAtMs = createdAtMs + 1000 * seconds;
	const settings = settingsWith({ provider: 'vap', operation });
	let requests = 0;
	const send = async () => {
		requests += 1;
		const times = { created_at: new Date(createdAtMs).toISOString() };
		if (virtual.clock.now() < endsAtMs)
			return answer({ task_id: 't', status: 'processing', ...times });
		const ended = { completed_at: new Date(endsAtMs).toISOString() };
		const url = 'https://x/v.mp4';
		return answer({ task_id: 't', status: 'completed', video_url: url, ...times, ...ended });
	};
	const { origin, ...rest } = { origin: 'https://api.vapagent.com', setup: 'v3', secret: null };
	const means = {
		...{ settings, clock: virtual.clock, continues: true, stored: null },
		suspendAfterMs: Infinity,
		transport: {
			...{ send, origin, ...rest, requestCount: () => requests },
			...{ connection: 'vap', rememberIn: () => undefined },
		},
		observer: { looked: () => undefined, done: () => undefined },
		budget: newRequestBudget(5),
	};
	const request = { itemIndex: 0, service: 'vap', ids: ['t'], sinceMs: null, fileName: '' };
	await virtual.run(answerAll([request], means));
	return { requests, lag: (virtual.clock.now() - endsAtMs) / 1000 };
}

test('a look teaches how long a finished task took', async () => {
	await run('getTasksBatch', 20, 500);
	expect(learntDurations.recall(KIND)).toEqual([20]);
});

test('a look at a task under way teaches nothing', async () => {
	await run('getTasksBatch', 20, 5);
	expect(learntDurations.recall(KIND)).toEqual([]);
});

test('a wait teaches the next one', async () => {
	const first = await run('waitUntilDone', 600);
	for (let count = 0; count < 3; count += 1) await run('waitUntilDone', 600);
	const later = await run('waitUntilDone', 600);
	expect(learntDurations.recall(KIND)).toEqual(Array(5).fill(600));
	expect(later.requests).toBeLessThan(first.requests);
});
