// VAP in virtual time, where each task takes a request, with what a rate limit and bad luck do to requests.
import { mostWithinASecond } from '../../../../bench/figures.mjs';
import { problem } from '../../../../core/problem';
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { answerAll } from '../../../../nodes/VideoTask/asking/askAll';
import type { Means } from '../../../../nodes/VideoTask/asking/askService';
import { virtualClock } from '../../../virtualClock.mjs';
import { answer } from '../../../core/answering';
import { settingsWith } from '../handMadeContext';

/** What a request meets instead of a task: a status, or no answer at all. */
export interface Met {
	readonly status: number | null;
	/** In seconds. */
	readonly retryAfter?: number;
	readonly body?: string;
}

/** @returns what the request of this number meets, so many ms after the first; null for the task */
export type Trouble = (number: number, afterMs: number) => Met | null;

const ANSWER_MS = 100;

/** Looks at so many tasks, all of which have succeeded, and says what came of it. */
export async function lookAtMany(count: number, trouble: Trouble, parameters: object = {}) {
	const virtual = virtualClock();
	const startMs = virtual.clock.now();
	const sentAtMs: number[] = [];
	const asked = new Set<string>();
	const counts = { quietUntilMs: 0, intoSilence: 0 };
	const send: Means['transport']['send'] = async ({ path }) => {
		const id = path.slice(path.lastIndexOf('/') + 1);
		const afterMs = virtual.clock.now() - startMs;
		asked.add(id);
		if (afterMs < counts.quietUntilMs) counts.intoSilence += 1;
		const met = trouble(sentAtMs.push(afterMs), afterMs);
		await virtual.clock.sleep(ANSWER_MS);
		if (met === null)
			return answer({ task_id: id, status: 'completed', video_url: 'https://x/v.mp4' });
		if (met.status === null) return problem('noAnswer', 'nothing');
		if (met.retryAfter === undefined) return answer(met.body ?? '{"error":"x"}', met.status);
		const untilMs = afterMs + ANSWER_MS + 1000 * met.retryAfter;
		counts.quietUntilMs = Math.max(counts.quietUntilMs, untilMs);
		return answer('{"error":"x"}', met.status, { 'retry-after': String(met.retryAfter) });
	};
	const settings = settingsWith({ provider: 'vap', operation: 'getTasksBatch', ...parameters });
	const means: Means = {
		settings,
		...{ clock: virtual.clock, continues: true, stored: null, suspendAfterMs: Infinity },
		transport: {
			send,
			setup: 'v3',
			requestCount: () => sentAtMs.length,
			secret: null,
			connection: '',
			rememberIn: () => undefined,
			origin: 'https://api.vapagent.com',
		},
		observer: { looked: () => undefined, done: () => undefined },
		budget: newRequestBudget(settings.requestsPerSecond),
	};
	const ids = Array.from({ length: count }, (_, index) => `task-${index + 1}`);
	const request = { itemIndex: 0, service: 'vap', ids, sinceMs: null, fileName: '' };
	const { answers } = await virtual.run(answerAll([request], means));
	const all = ids.flatMap((id) => answers.get('vap')?.get(id) ?? []);
	const errors = all.filter((one) => one.trouble !== null);
	const unasked = errors.filter(({ taskId }) => !asked.has(taskId));
	return {
		right: all.filter(({ task }) => task?.status === 'succeeded').length,
		errors: errors.length,
		unasked: unasked.length,
		/** Errors of ids that were never asked about. */
		unaskedSay: new Set(unasked.map(({ taskId, trouble }) => trouble?.message.replace(taskId, ''))),
		askedSay: new Set(
			errors
				.filter(({ taskId }) => asked.has(taskId))
				.map(({ taskId, trouble }) => trouble?.message.replace(taskId, '')),
		),
		requests: sentAtMs.length,
		intoSilence: counts.intoSilence,
		mostWithinASecond: mostWithinASecond(sentAtMs.map((atMs) => atMs / 1000)),
		seconds: (virtual.clock.now() - startMs) / 1000,
	};
}
