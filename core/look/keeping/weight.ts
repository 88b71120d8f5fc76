import type { HttpAnswer } from '../../http/wire';
import { LONGEST_TEXT } from '../../text/json';
import type { JsonObject } from '../../text/json';

/** About how many bytes JavaScript needs for a list or an object by itself, and for any other value inside one. */
const OBJECT_BYTES = 64;
const VALUE_BYTES = 16;

/**
 * @param most counting may end as soon as more than this is counted
 * @returns about how many bytes plain data takes, however deeply it is nested
 */
export function weightOf(data: unknown, most = Number.POSITIVE_INFINITY): number {
	let bytes = 0;
	const left: JsonObject[] = [];
	const count = (value: unknown) => {
		if (typeof value === 'object' && value !== null) left.push(value as JsonObject);
		else bytes += VALUE_BYTES + (typeof value === 'string' ? value.length : 0);
	};
	count(data);
	for (let holder = left.pop(); holder !== undefined && bytes <= most; holder = left.pop()) {
		bytes += OBJECT_BYTES;
		if (Array.isArray(holder)) holder.forEach(count);
		else {
			for (const name in holder) {
				bytes += name.length;
				count(holder[name]);
			}
		}
	}
	return bytes;
}

/** About the size of a film's record. */
const SMALL_BYTES = 2 * 1024;

/**
 * @returns whether an answer is so small that it may stay in memory as long as its tasks do: it has at most 2 kB for
 * each of them, and no text in it needs to be cut
 */
export function isSmall({ body }: Pick<HttpAnswer, 'body'>, tasks: readonly unknown[]): boolean {
	return body.length <= Math.min(LONGEST_TEXT, SMALL_BYTES * tasks.length);
}
