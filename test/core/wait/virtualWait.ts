// Whole waits in virtual time, against a provider whose tasks stand as a script says.
import type { Task } from '../../../core/task/task';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import type { LookReport } from '../../../core/wait/observer';
import type { WaitSettings } from '../../../core/wait/waitState';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import type { Script } from '../look/scriptedProvider';
import { wholeWait } from './wholeWait';

export const MINUTE = 60_000;

/** An observer that nobody reads. */
export const nobody = { looked: () => undefined, done: () => undefined };

/** A wait of the usual length with a look every ten seconds. */
export function settingsFrom(startedAtMs: number): WaitSettings {
	return {
		startedAtMs,
		maxWaitMs: 30 * MINUTE,
		pollIntervalSeconds: 10,
		maxConsecutiveErrors: 5,
		keepsMedia: false,
		expectedSeconds: 0,
		endsWithFirst: false,
	};
}

export interface Setting {
	readonly ids?: readonly string[];
	readonly maxWaitMs?: number;
	readonly settings?: Partial<WaitSettings>;
	readonly requestsPerSecond?: number;
}

/** A whole wait in virtual time. Times are ms since its start. */
export async function waitFor(script: Script, setting: Setting = {}) {
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const provider = scriptedProvider(virtual.clock, script);
	const reports: LookReport[] = [];
	const told: string[] = [];
	const observer = {
		looked: (report: LookReport) => reports.push(report),
		done: ({ taskId }: Task) => told.push(taskId),
	};
	const results = await virtual.run(
		wholeWait(
			{ ...provider, ids: setting.ids ?? ['a'], observer },
			{
				...settingsFrom(startedAtMs),
				...(setting.maxWaitMs === undefined ? {} : { maxWaitMs: setting.maxWaitMs }),
				...setting.settings,
			},
			virtual.clock,
			newRequestBudget(setting.requestsPerSecond ?? 5, script.maxBatchSize ?? 50),
		),
	);
	const looks = provider.asked.map(({ atMs, ids }) => ({ atMs: atMs - startedAtMs, ids }));
	return {
		results,
		reports,
		told,
		looks,
		times: looks.map(({ atMs }) => atMs),
		endMs: virtual.clock.now() - startedAtMs,
	};
}
