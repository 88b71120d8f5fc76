import { quantity, readField } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import { isoTime } from '../../../core/text/time';

/** The zone of dates inside veo's outputs, which name none: they are eight hours ahead of the record's `created_at`. */
const INNER_ZONE = '+08:00';

const ENDS = ['finished_at', 'completed_at', 'complete_at'] as const;

export interface RecordTimes {
	readonly createdAt: string | null;
	readonly startedAt: string | null;
	readonly finishedAt: string | null;
	readonly elapsedSeconds: number | null;
	/** When the task ended, by a field that says so; `updated_at` does not. Null where there is none. */
	readonly endedAt: string | null;
}

/**
 * @returns when a task was created, started and finished: from its record, else from its `response`, else from its
 * output. Suno's lyrics have their times in the response only, Seedance's bare results in the output only.
 */
export function timesOf(record: JsonObject, response: JsonObject, output: JsonObject): RecordTimes {
	const places = [record, response, output] as const;
	const first = (...names: readonly string[]): string | null => {
		for (const place of places) {
			const zone = place === response || place === record ? undefined : INNER_ZONE;
			const time = names.map((name) => isoTime(place[name], zone)).find((one) => one !== null);
			if (time !== undefined) return time;
		}
		return null;
	};
	const endedAt = first(...ENDS);
	return {
		createdAt: first('created_at'),
		startedAt: first('started_at'),
		finishedAt: endedAt ?? isoTime(output.updated_at, INNER_ZONE),
		elapsedSeconds:
			places
				.map((place) => readField(quantity, place.elapsed))
				.find((seconds) => seconds !== null) ?? null,
		endedAt,
	};
}
