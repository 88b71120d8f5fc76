import { completeTask } from '../../../core/task/completeTask';
import type { HttpRequest, Send } from '../../../core/http/wire';
import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { ProviderAdapter, Way } from '../../../core/look/adapter';
import { NO_DETAILS } from '../../../core/task/task';
import type { Task, TaskReading, TaskStatus } from '../../../core/task/task';
import type { Clock } from '../../../core/clock';

const FACTS = {
	provider: 'scripted',
	pollAfterSeconds: 15,
	expectedSeconds: null,
	urlLifetimeSeconds: null,
	urlsClearedAfterSeconds: null,
	contentPolicyCodes: [],
};

export interface Asked {
	readonly atMs: number;
	readonly ids: readonly string[];
	/** When the answer has to be there at the latest, as the asker says. */
	readonly answerByMs: number | undefined;
}

/** How a task stands at a moment: a state, `absent` for "no such task", or the expiry of its URL. */
export type Standing = TaskStatus | 'absent' | { readonly succeededUntil: string };

export interface Script {
	/** Ids that one request may ask for. */
	readonly maxBatchSize?: number;
	readonly answerMs?: number;
	/** How long tasks take, as far as the provider's adapter knows. */
	readonly expectedSeconds?: number | null;
	/** @param afterMs since the first request */
	standing(id: string, afterMs: number): Standing;
	/** What else the provider says of a task, such as when it was created. */
	about?(id: string): Partial<TaskReading>;
	/** What its adapter does otherwise. */
	readonly adapter?: { readonly request: Way['request'] };
	/** @returns what a request meets instead of an answer, or null */
	trouble?(ids: readonly string[], afterMs: number, count: number): Problem | null;
}

/**
 * A provider whose tasks stand as a script says, and that remembers what it was asked.
 *
 * @param startMs from when on the script counts, in ms since 1970
 */
export function scriptedProvider(clock: Clock, script: Script, startMs = clock.now()) {
	const asked: Asked[] = [];
	const maxIds = script.maxBatchSize ?? 50;
	const idsOf = ({ path }: HttpRequest) => path.split(',');
	const send: Send = async (request, answerByMs) => {
		const ids = idsOf(request);
		asked.push({ atMs: clock.now(), ids, answerByMs });
		const trouble = script.trouble?.(ids, clock.now() - startMs, asked.length) ?? null;
		const answerMs = script.answerMs ?? 0;
		const cut = answerByMs !== undefined && clock.now() + answerMs > answerByMs;
		await clock.sleep(cut ? answerByMs - clock.now() : answerMs);
		if (cut) return problem('noAnswer', 'too late');
		if (trouble !== null) return trouble;
		return { status: 200, headers: {}, body: ids.join(','), receivedAtMs: clock.now() };
	};
	const adapter: ProviderAdapter = {
		provider: 'scripted',
		service: 'scripted',
		facts: { ...FACTS, expectedSeconds: script.expectedSeconds ?? null },
		ways: [
			{
				name: maxIds === 1 ? 'single' : 'batch',
				maxIds,
				request: script.adapter?.request ?? ((ids) => ({ method: 'GET', path: ids.join(',') })),
			},
		],
		parse: (answer) =>
			answer.body.split(',').flatMap((id) => {
				const standing = script.standing(id, clock.now() - startMs);
				return taskStanding(id, standing, clock.now(), script.about?.(id));
			}),
		hintForUnknownId: () => '',
	};
	return { adapter, send, asked };
}

function taskStanding(
	taskId: string,
	standing: Standing,
	nowMs: number,
	about: Partial<TaskReading> = {},
): readonly Task[] {
	if (standing === 'absent') return [];
	const signed = typeof standing === 'object' ? standing.succeededUntil : null;
	const status = typeof standing === 'object' ? 'succeeded' : standing;
	const url = `https://cdn.example/${taskId}.mp4${signed === null ? '' : `?se=${signed}`}`;
	const reading = {
		taskId,
		status,
		providerStatus: null,
		reported: { code: null, message: null },
		passingTrouble: null,
		media: status === 'succeeded' ? [{ kind: 'video' as const, role: 'output' as const, url }] : [],
		kind: 'video' as const,
		service: 'scripted',
		upstreamTaskId: null,
		traceId: null,
		model: null,
		prompt: null,
		createdAt: null,
		startedAt: null,
		finishedAt: null,
		elapsedSeconds: null,
		progress: null,
		cost: null,
		usage: null,
		details: NO_DETAILS,
		raw: { id: taskId },
		...about,
	};
	return [completeTask(reading, FACTS, nowMs)];
}
