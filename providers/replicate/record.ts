import { kindOfUrl, webAddress } from '../../core/task/media/mediaUrl';
import type { Media } from '../../core/task/task';
import { isObject } from '../../core/text/json';
import { statusOfWord } from '../../core/task/statusWords';
import type { AnswerRecord, Detected } from '../customApi/detect/detect';

/** Names of texts that models give beside files with the same content (a transcript beside its subtitles). */
const TEXT_NAMES = ['text', 'transcription', 'transcript', 'translation', 'segments', 'chunks'];

/** Replicate's error code in the text of an error, as in "… (E005)". */
const CODE = /\((E\d{3,5})\)/;

/** How many characters of an error are searched for a code; a longer text is a stack trace of the model's program. */
const LONGEST_TEXT = 10_000;

/**
 * Reads `output`, which is any JSON that the model gives: URLs of files, a text, pieces of a text, an object, a number.
 * An output without files is the task's result. A word or an error in `output` is the model's and says nothing
 * about the task.
 */
export function readPrediction(found: Detected, { value }: AnswerRecord): Detected {
	const { status, providerStatus, reported } = found;
	const output = isObject(value) ? (value.output ?? null) : null;
	const isEnd = status === 'succeeded' || status === 'failed';
	if (isEnd && output !== null && statusOfWord(providerStatus ?? '') === 'succeeded') {
		const media = [...found.media, ...hostedBeside(found.media, output)];
		const kind = found.kind ?? media.find(({ role }) => role === 'output')?.kind ?? null;
		const result = resultOf(output, media.length > 0);
		return { ...found, status: 'succeeded', media, kind, result };
	}
	const code = CODE.exec((reported.message ?? '').slice(0, LONGEST_TEXT))?.[1];
	const told = code === undefined ? reported : { ...reported, code };
	return { ...found, result: null, reported: told };
}

function resultOf(output: unknown, hasFiles: boolean): unknown {
	if (!hasFiles) return output;
	const hasText = isObject(output) && TEXT_NAMES.some((name) => isSaid(output[name]));
	return hasText ? output : null;
}

function isSaid(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() !== '' && !/^\s{0,100}https?:/i.test(value);
	return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

/** The host where Replicate keeps output files (Replicate's documents, output files). */
const HOST = /(?:^|\.)replicate\.delivery$/;

/** @returns the files at Replicate's host under names that mean inputs for other APIs, such as `mask` */
function hostedBeside(known: readonly Media[], output: unknown): readonly Media[] {
	const urls = new Set(known.map(({ url }) => url));
	const others = isObject(output) ? Object.values(output).map(webAddress) : [];
	return others.flatMap((url) => {
		if (url === null || urls.has(url) || !HOST.test(new URL(url).hostname)) return [];
		urls.add(url);
		return [{ kind: kindOfUrl(url) ?? 'file', role: 'output', url } as const];
	});
}
