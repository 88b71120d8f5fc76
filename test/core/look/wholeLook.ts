// A whole look of Get Task or Get Tasks Batch in virtual time.
import type { Send } from '../../../core/http/wire';
import { LONGEST_LOOK_MS, retriedLook } from '../../../core/look/retriedLook';
import type { LookQuestion } from '../../../core/look/retriedLook';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import type { RequestBudget } from '../../../core/wait/pacing/requestBudget';
import { virtualClock } from '../../virtualClock.mjs';
import { adapterOf } from '../answering';
import { refused } from './scriptedSend';

/** So fast that only pauses and silences take time. */
export const fast = () => newRequestBudget(1e15);

export interface Setting extends Partial<Pick<LookQuestion, 'adapter' | 'ids' | 'along'>> {
	readonly budget?: RequestBudget;
	readonly virtual?: ReturnType<typeof virtualClock>;
}

/** Times are ms since the look's start. */
export async function looked(scripted: Send, setting: Setting = {}) {
	const {
		adapter = adapterOf('aceDataCloud', 'seedance'),
		ids = ['a', 'b'],
		budget = fast(),
		virtual = virtualClock(),
		...company
	} = setting;
	const startMs = virtual.clock.now();
	const sentAt: number[] = [];
	const planned: number[] = [];
	const send: Send = async (request, answerByMs) => {
		sentAt.push(virtual.clock.now() - startMs);
		return await scripted(request, answerByMs);
	};
	const untilMs = startMs + LONGEST_LOOK_MS;
	const plan = (count: number) => planned.push(count);
	const question = { adapter, send, ids, untilMs, plan, ...company };
	const seen = await virtual.run(retriedLook(question, virtual.clock, budget));
	return { seen, sentAt, planned, endMs: virtual.clock.now() - startMs };
}

/** A 429 that names how many seconds to wait. */
export const limited = (retryAfter: string) =>
	refused('too_many_requests', 429, { 'retry-after': retryAfter });
