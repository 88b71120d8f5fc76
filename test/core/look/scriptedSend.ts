// A way of sending that answers from a script and remembers what it was asked.
import type { HttpAnswer, HttpRequest, Send } from '../../../core/http/wire';
import type { Problem } from '../../../core/problem';
import { answer } from '../answering';

export interface Asked {
	readonly ids: readonly string[];
	readonly way: 'batch' | 'flexBatch' | 'single';
}

/** @param count how many requests went out before this one */
export type Reply = (asked: Asked, count: number) => HttpAnswer | Problem;

/** Turns of the event loop that an answer takes, so that requests can overtake each other. */
const TURNS = 10;

export function scriptedSend(reply: Reply) {
	const asked: Asked[] = [];
	const inFlight = { now: 0, most: 0 };
	const send: Send = async (request) => {
		const one = askedBy(request);
		const count = asked.push(one) - 1;
		inFlight.now += 1;
		inFlight.most = Math.max(inFlight.most, inFlight.now);
		for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
		inFlight.now -= 1;
		return reply(one, count);
	};
	return { send, asked, inFlight };
}

function askedBy({ path, body }: HttpRequest): Asked {
	if (Array.isArray(body?.ids)) return { way: 'batch', ids: body.ids.map(String) };
	if (body !== undefined) return { way: 'single', ids: [String(body.id)] };
	const [place = '', query] = path.split('?');
	if (query === undefined) return { way: 'single', ids: [place.slice(place.lastIndexOf('/') + 1)] };
	const parameters = new URLSearchParams(query);
	const flex = parameters.get('filter.service_tier') === 'flex';
	return { way: flex ? 'flexBatch' : 'batch', ids: parameters.getAll('filter.task_ids') };
}

/** What AceData Cloud and ModelArk answer about these ids. */
export function found({ ids, way }: Asked, but: readonly string[] = []): HttpAnswer {
	const records = ids.filter((id) => !but.includes(id)).map((id) => ({ id, status: 'running' }));
	if (way !== 'single') return answer({ items: records });
	return answer(records[0] ?? {});
}

export const refused = (code: string, status: number, headers: Record<string, string> = {}) =>
	answer({ error: { code, message: 'Words.' } }, status, headers);

export function idsUpTo(count: number): readonly string[] {
	return Array.from({ length: count }, (_, index) => `task-${index + 1}`);
}
