/** How long the tasks of a model take, by public records. */
export interface KnownModel {
	/** The words of the model's name. The names that providers give it hold these words in this order. */
	readonly name: string;
	/** The median from creation to end, in seconds. */
	readonly seconds: number;
	/** How many records the median is of, or which other row it is from. */
	readonly source: string;
}

/**
 * The one table of how long models take. The row of a family has the mean of its models (of the logarithm) and
 * stands for models that have no row. The records are from public code, fixtures and issue threads, read in
 * November 2026. A duration is from the time of creation to the time of the end in the record itself, or between the
 * two times in the signed address of an output.
 */
export const MODELS: readonly KnownModel[] = [
	{ name: 'seedance 1 0 lite', seconds: 29, source: '3 records, 16 to 33 s' },
	{ name: 'seedance 1 lite', seconds: 29, source: 'as 1.0 lite' },
	{ name: 'seedance 1 0 pro', seconds: 48, source: '16 records, 23 to 82 s' },
	{ name: 'seedance 1 pro', seconds: 48, source: 'as 1.0 pro' },
	{ name: 'seedance 1 0 pro fast', seconds: 50, source: '1 record' },
	{ name: 'seedance 1 5 pro', seconds: 63, source: '6 records, 49 to 76 s' },
	{ name: 'seedance 2', seconds: 226, source: 'as 2.0' },
	{ name: 'seedance 2 0', seconds: 226, source: '21 records, 75 to 497 s' },
	{ name: 'seedance 2 fast', seconds: 146, source: 'as 2.0 fast' },
	{ name: 'seedance 2 0 fast', seconds: 146, source: '5 records, 101 to 155 s' },
	{ name: 'seedance 2 5', seconds: 1057, source: '1 record, of a film of 30 s' },
	{ name: 'kling o 1', seconds: 60, source: '1 record' },
	{ name: 'kling 1', seconds: 317, source: '1 record' },
	{ name: 'kling 3', seconds: 170, source: '1 record of 3.0' },
	{ name: 'kling', seconds: 148, source: 'mean of 1, 3.0 and O1' },
	{ name: 'veo 2', seconds: 147, source: '1 record' },
	{ name: 'veo 3', seconds: 238, source: '1 record' },
	{ name: 'veo 3 1', seconds: 161, source: '1 record' },
	{ name: 'veo 3 fast', seconds: 91, source: 'as 3.1 fast' },
	{ name: 'veo 3 1 fast', seconds: 91, source: '2 records, 73 and 110 s' },
	{ name: 'veo 31', seconds: 161, source: 'as 3.1, by the name that one provider gives it' },
	{ name: 'veo 31 fast', seconds: 91, source: 'as 3.1 fast, by the same' },
	{ name: 'sora 2', seconds: 184, source: '2 records, 123 and 244 s' },
	{ name: 'hailuo', seconds: 69, source: '1 record' },
	{ name: 'minimax h 3', seconds: 100, source: '1 record' },
	{ name: 'luma', seconds: 155, source: '2 records, 154 and 156 s' },
	{ name: 'ray 2', seconds: 155, source: 'as Luma, whose model it is' },
	{ name: 'wan 2 2', seconds: 99, source: '1 record of 2.2 i2v' },
	{ name: 'wan 2 6', seconds: 787, source: '1 record of 2.6 t2v' },
	{ name: 'vidu q 3', seconds: 43, source: '1 record' },
	{ name: 'viduq 3', seconds: 43, source: 'as Q3' },
	{ name: 'vidu q 3 turbo', seconds: 138, source: '2 records, 66 and 209 s' },
	{ name: 'viduq 3 turbo', seconds: 138, source: 'as Q3 turbo' },
	{ name: 'grok imagine video fast', seconds: 8, source: '1 record' },
	{ name: 'happyhorse 1 1', seconds: 53, source: '1 record' },
	{ name: 'maestro', seconds: 1976, source: '1 record' },
	{ name: 'midjourney', seconds: 67, source: '2 records, 29 and 105 s' },
	{ name: 'suno', seconds: 38, source: '1 record' },
	{ name: 'chirp', seconds: 38, source: 'as Suno, whose model it is' },
	{ name: 'producer', seconds: 40, source: '1 record' },
	{ name: 'fuzz', seconds: 40, source: 'as Producer, whose model it is' },
	{ name: 'fish tts', seconds: 13, source: '1 record' },
	{ name: 'gpt image', seconds: 29, source: '1 record' },
	{ name: 'gpt image 2', seconds: 30, source: '1 record' },
	{ name: 'seedream 4', seconds: 14, source: '1 record' },
];

const ROWS = MODELS.map(({ name, seconds }) => ({ words: name.split(' '), seconds }));

/** How much of a model's name is read, because a name from an answer is foreign text of any length. */
const LONGEST_NAME = 200;

/** Letters and digits are separate words, because providers write `veo3.1`, `veo-3.1` and `kling-v2-1`. */
const WORD = /[a-z]+|\d+/g;

/** @returns how long the model's tasks take, in seconds, by the fitting row with most words; null if no row fits */
export function knownSeconds(model: string): number | null {
	const words = wordsOf(model);
	let best: (typeof ROWS)[number] | null = null;
	for (const row of ROWS) {
		if (row.words.length > (best?.words.length ?? 0) && stand(row.words, words)) best = row;
	}
	return best?.seconds ?? null;
}

function wordsOf(model: string): readonly string[] {
	const words = model.slice(0, LONGEST_NAME).toLowerCase().match(WORD) ?? [];
	// Providers write a version with or without `v`.
	return words.filter((word) => word !== 'v');
}

/** @returns whether a name holds the words of a row in their order: family, then version, then the rest */
function stand(wanted: readonly string[], words: readonly string[]): boolean {
	const from = words.indexOf(wanted[0] ?? '');
	if (from < 0) return false;
	let place = from;
	return wanted.slice(1).every((word) => {
		const at = words.indexOf(word, place + 1);
		// A number counts only right after the word before it: the 2 of `seedance 1 0 pro … 2` is no version.
		const isFound = at > place && (at === place + 1 || !isNumber(word));
		place = at;
		return isFound;
	});
}

function isNumber(word: string): boolean {
	return /^\d/.test(word);
}
