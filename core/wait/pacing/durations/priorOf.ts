import { SPREAD_BETWEEN_MODELS } from './candidates';
import type { Prior } from './candidates';
import { knownSeconds } from './knownModels';
import { tierOf } from './taskKind';
import type { Named, Origin } from './taskKind';

/** Where nothing is known: the median over videos of all models. */
export const UNKNOWN: Prior = { seconds: 134, spread: SPREAD_BETWEEN_MODELS };

/** What a user expects is meant, though not to the second. */
const SPREAD_OF_SET = 0.15;
/** Of a few records, most of other lengths and resolutions. */
const SPREAD_OF_MODEL = 0.4;
/** Of another resolution or length of film, the model's own tasks say about as much as a table does. */
const SPREAD_OF_OTHER_KINDS = 0.5;
/** A service has several models, most of which take as long as its own. */
const SPREAD_OF_SERVICE = 0.9;

/**
 * A tier without hurry has up to two days, and nobody has measured it: anything between as long as usual and
 * that, 134 s and 172,800 s.
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
 * @returns what is believed of how long a task takes, one rule an `if`, the first that holds
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

/** @returns what tasks of the same model that differ in length or resolution say of one */
export function middleOf(seconds: readonly number[]): Prior {
	const logs = seconds.reduce((sum, one) => sum + Math.log(one), 0);
	return { seconds: Math.exp(logs / seconds.length), spread: SPREAD_OF_OTHER_KINDS };
}
