// A Send that keeps a budget in virtual time, and when it sent.
import type { Send } from '../../../../core/http/wire';
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { inTurn } from '../../../../core/wait/pacing/turns';
import { virtualClock } from '../../../virtualClock.mjs';

export const request = { method: 'GET', path: '/' } as const;

/** A Send in its turn, and when it sent, in ms since the start. */
export function paced(requestsPerSecond: number, answerByMs?: number, idsPerRequest = 1) {
	const virtual = virtualClock(0);
	const sentAt: number[] = [];
	const send: Send = () => {
		sentAt.push(virtual.clock.now());
		return Promise.resolve({
			status: 200,
			headers: {},
			body: '',
			receivedAtMs: virtual.clock.now(),
		});
	};
	const budget = newRequestBudget(requestsPerSecond, idsPerRequest);
	return { virtual, budget, sentAt, send: inTurn(send, budget, virtual.clock, answerByMs) };
}
