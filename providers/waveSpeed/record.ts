import { isObject, nonEmpty, quantity, readField } from '../../core/text/json';
import { webAddress } from '../../core/task/media/mediaUrl';
import { isDone } from '../../core/task/task';
import type { AnswerRecord, Detected } from '../customApi/detect/detect';
import { recordIn } from '../reading/ownRecord';

/** This package's own message, because the record has only a flag. */
const FLAGGED = 'The provider flagged what was made as nsfw and gives no file for it.';

/**
 * Reads a prediction. `data.outputs` are URLs of files, or texts of a model that writes; a single text is the result
 * itself. `timings.inference` is in ms. Outputs that `has_nsfw_contents` flags may still be there and then count;
 * where nothing is there, the task has failed.
 */
export function readPrediction(found: Detected, { value }: AnswerRecord): Detected {
	const data = recordIn(value, { wrappedIn: 'data' }) ?? {};
	const timings = isObject(data.timings) ? data.timings : {};
	const inferenceMs = readField(quantity, timings.inference) ?? 0;
	const isTimed = isDone(found.status) && inferenceMs > 0;
	const timed = isTimed ? { ...found, elapsedSeconds: inferenceMs / 1000 } : found;
	if (found.status !== 'succeeded' && found.status !== 'failed') return { ...timed, result: null };
	const result = found.status === 'succeeded' ? resultOf(found, data.outputs) : null;
	const isShown = found.media.length > 0 || result !== null;
	const isFlagged = Array.isArray(data.has_nsfw_contents) && data.has_nsfw_contents.includes(true);
	if (isShown || !isFlagged || nonEmpty(found.reported.message) !== null) {
		return { ...timed, result };
	}
	return { ...timed, result, status: 'failed', reported: { code: null, message: FLAGGED } };
}

function resultOf({ media }: Detected, outputs: unknown): unknown {
	const entries: readonly unknown[] = Array.isArray(outputs) ? outputs : [outputs];
	const others = entries.filter((entry) => {
		if (typeof entry === 'string') return nonEmpty(entry) !== null && webAddress(entry) === null;
		return media.length === 0 && isObject(entry) && Object.keys(entry).length > 0;
	});
	if (others.length === 0) return null;
	return others.length === 1 ? others[0] : others;
}
