import { keyOf } from '../../core/callback/givenOut';
import type { Clock } from '../../core/clock';
import type { Seen } from '../../core/look/look';
import { LONGEST_LOOK_MS, retriedLook } from '../../core/look/retriedLook';
import { newRoom, sparing } from '../../core/look/keeping/sparing';
import type { ProviderAdapter } from '../../core/look/adapter';
import { isProblem, problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { Task } from '../../core/task/task';
import { limitPerMinute, sharedBudget, TOGETHER } from '../../core/wait/pacing/requestBudget';
import type { HostContext } from '../../host/hostContext';
import { openTransport } from '../../host/transport/transport';
import type { Transport } from '../../host/transport/transport';
import { shownTask } from '../../providers/shownId';
import { titleOf } from './form/properties';
import type { Memory } from './memory';
import type { TriggerSettings } from './settings';
import type { Sighting } from './sighting';

/** How to ask about tasks of the trigger's account. */
export interface Asking {
	readonly adapter: ProviderAdapter;
	readonly transport: Transport;
	readonly clock: Clock;
	readonly settings: TriggerSettings;
}

/** @returns how to ask, or the Problem with the credential or a field */
export async function openAsking(
	context: HostContext,
	clock: Clock,
	settings: TriggerSettings,
): Promise<Asking | Problem> {
	const { provider, own: parameters, service, requestTimeoutSeconds, simplify } = settings;
	const given = { parameters, requestTimeoutSeconds };
	const transport = await openTransport(context, clock, provider, given);
	if (isProblem(transport)) return transport;
	const adapter = provider.adapterFor(service, transport.setup);
	if (adapter === null) {
		return problem('invalidInput', `${provider.title} has no service '${service}'`, {
			description: `Choose another in ${titleOf('service')}.`,
		});
	}
	const keeping = { room: newRoom(), keepsRecords: !simplify, known: [] };
	return { adapter: sparing(adapter, keeping), transport, clock, settings };
}

/** The outcome of one look at several ids. */
export interface Looked {
	readonly tasks: readonly Task[];
	/** The ids about which nothing was learnt although they may be tasks of the account, and why. */
	readonly lost: ReadonlyMap<string, Problem>;
}

/**
 * Looks once at each id. An id that the provider does not know, or refuses because of its form, is left out, because
 * anybody can send ids.
 */
export async function lookAt(
	ids: readonly string[],
	{ adapter, transport: { send }, clock }: Asking,
	{ budget }: Pick<Memory, 'budget'>,
): Promise<Looked> {
	limitPerMinute(budget, adapter.facts.requestsPerMinute ?? null);
	const untilMs = clock.now() + LONGEST_LOOK_MS;
	const question = { adapter, send, ids, untilMs, plan: () => undefined };
	const seen = await retriedLook(question, clock, sharedBudget(budget, TOGETHER));
	return {
		tasks: [...seen.values()].flatMap(({ outcome }) =>
			outcome.kind === 'task' ? outcome.task : [],
		),
		lost: new Map([...seen].flatMap(([id, one]) => lostOf(id, one))),
	};
}

function lostOf(id: string, { outcome }: Seen): ReadonlyArray<readonly [string, Problem]> {
	if (!('problem' in outcome)) return [];
	const isAboutId = outcome.problem.kind === 'refused' && outcome.problem.concernsIds;
	return isAboutId ? [] : [[id, outcome.problem]];
}

/**
 * @param id as it was asked for
 * @returns the key under which a task is remembered
 */
export function keyFor(id: string, { provider, service }: TriggerSettings): string {
	return keyOf(provider.id, service, id);
}

/**
 * Notes the task as seen.
 *
 * @returns one sighting if a workflow is to be started for the task, else none
 */
export function sightingOf(
	task: Task,
	memory: Memory,
	{ settings, clock }: Asking,
	told: Pick<Sighting, 'by' | 'receivedAt'>,
): readonly Sighting[] {
	const key = keyFor(task.taskId, settings);
	if (!memory.tasks.note(key, task, settings.event, clock.now())) return [];
	return [{ ...told, task: shownTask(settings.provider, task), key }];
}
