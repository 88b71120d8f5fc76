import { SPREAD_BETWEEN_MODELS } from './candidates';
import type { Prior } from './candidates';
import { knownSeconds } from './knownModels';
import { tierOf } from './taskKind';
import type { Named, Origin } from './taskKind';

/** The prior if nothing is known of a task: the median over videos of all models. */
export const UNKNOWN: Prior = { seconds: 134, spread: SPREAD_BETWEEN_MODELS };

/** For 'Expected Duration (Seconds)': the user means it, but not to the second. */
const SPREAD_OF_SET = 0.15;
/** For a known model: its median is of a few records, most of other lengths and resolutions than the task. */
const SPREAD_OF_MODEL = 0.4;
/** For durations of the model's tasks with another resolution or length: they say about as much as the table does. */
const SPREAD_OF_OTHER_KINDS = 0.5;
/** For the usual duration of a service: it has several models, most of which take about as long as that. */
const SPREAD_OF_SERVICE = 0.9;

/**
 * The prior for a service tier other than the usual one, which may take up to two days. Nobody has measured it, so
 * anything from the usual 134 s to two days, 172,800 s, is expected.
 */
const PATIENT: Prior = { seconds: 4_812, spread: 1.8 };

/** What is known of a service before any of its tasks is seen. */
export interface KnownBefore extends Origin {
	/** How long tasks take as the user expects, in seconds; 0 when he leaves it to the node. */
	readonly setSeconds: number;
	/** How long the service's tasks usually take, in seconds; null where nobody knows. */
	readonly serviceSeconds: number | null;
}

/**
 * @param named what the record says; null before the first answer
 * @returns the first belief of how long a task takes: each `if` is one rule, and the first that holds decides
 */
export function priorOf(known: KnownBefore, named: Named | null): Prior {
	if (known.setSeconds > 0) return { seconds: known.setSeconds, spread: SPREAD_OF_SET };
	if (named !== null && tierOf(named) !== null) return PATIENT;
	const ofModel = knownSeconds(named?.model ?? '');
	if (ofModel !== null) return { seconds: ofModel, spread: SPREAD_OF_MODEL };
	// Some services are a model's own, such as `fal-ai/kling-video`.
	const ofService = known.serviceSeconds ?? knownSeconds(known.service);
	if (ofService !== null) return { seconds: ofService, spread: SPREAD_OF_SERVICE };
	return UNKNOWN;
}

/** @returns a prior from the durations, in seconds, of the model's tasks with another length or resolution */
export function middleOf(seconds: readonly number[]): Prior {
	const logs = seconds.reduce((sum, one) => sum + Math.log(one), 0);
	return { seconds: Math.exp(logs / seconds.length), spread: SPREAD_OF_OTHER_KINDS };
}
