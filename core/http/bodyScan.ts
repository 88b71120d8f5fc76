import { MOST_LEVELS } from '../text/jsonText';

/**
 * The most values in a body: an answer about 50 tasks holds 5,000. JSON.parse makes all of them, and takes about a
 * hundred bytes for even the smallest.
 */
const MAX_VALUES = 100_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/** By how much a byte outside of texts changes the depth; looking it up in a table is faster than comparing. */
const STEPS = new Int8Array(256);
for (const opening of '[{') STEPS[opening.charCodeAt(0)] = 1;
for (const closing of ']}') STEPS[closing.charCodeAt(0)] = -1;

/** 1 for each byte that has a meaning outside of texts. */
const MARKS = STEPS.map(Math.abs);
MARKS[QUOTE] = 1;
MARKS[COMMA] = 1;

/**
 * Looks at a JSON body piece by piece as it comes in, before it is parsed. All marks of JSON are single
 * bytes in UTF-8, so a piece may end anywhere.
 */
export class BodyScan {
	private depth = 0;
	private values = 0;
	private isInText = false;
	private isEscaped = false;

	/**
	 * Scans the next piece, in one loop over local variables because every byte of every answer passes through it.
	 *
	 * @returns what to keep of the piece, in which lists and objects deeper than 1,000 levels are empty, so that what
	 * they held costs nothing; null if the body holds more than 100,000 values
	 */
	take(piece: Uint8Array): Uint8Array | null {
		let { depth, values, isInText, isEscaped } = this;
		let kept: Uint8Array | null = null;
		let length = 0;
		for (let at = 0; at < piece.length; at += 1) {
			const byte = piece[at] ?? 0;
			const wasTooDeep = depth > MOST_LEVELS;
			if (isInText) {
				if (isEscaped) isEscaped = false;
				else if (byte === BACKSLASH) isEscaped = true;
				else if (byte === QUOTE) isInText = false;
			} else if (MARKS[byte] !== 0) {
				const step = STEPS[byte] ?? 0;
				isInText = byte === QUOTE;
				// Values that are left out do not count, because they are never made.
				if ((step > 0 || byte === COMMA) && !wasTooDeep) values += 1;
				depth += step;
			}
			if (wasTooDeep && depth > MOST_LEVELS) kept ??= new Uint8Array(piece);
			else {
				if (kept !== null) kept[length] = byte;
				length += 1;
			}
		}
		Object.assign(this, { depth, values, isInText, isEscaped });
		if (values > MAX_VALUES) return null;
		return kept === null ? piece : kept.subarray(0, length);
	}
}
