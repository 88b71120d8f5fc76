import { firstText, isObject, nonEmpty } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { webAddress } from '../../core/task/media/mediaUrl';
import type { Media } from '../../core/task/task';
import type { AnswerRecord, Detected } from '../customApi/detect/detect';
import { recordIn } from '../reading/ownRecord';

/** Paths of intermediate pictures, and of copies in a Discord chat, of an output that stands beside them. */
const COPIES = /\.(?:intermediate|discord)_image_urls?(?:$|\[)/;
/** Paths of the four pictures of a grid, and of URLs under which the same four are there for a while. */
const LASTING = /\.image_urls\[/;
const TEMPORARY = /\.temporary_image_urls\[/;
/** Paths of a song's cover. */
const SONG_COVER = /\.(?:songs|clips)\b.{0,200}\.image_(?:path|url|large_url)$/;
/** Names under which models that write texts put them. */
const TEXT_NAMES = ['text', 'lyrics', 'content', 'caption', 'transcript', 'answer'] as const;

/**
 * Reads a task. `data.output` differs by model: `works[].video`, `video_url`, `image_urls`, `songs[].song_path`,
 * `model_file`. Beside files it holds numbers and words of the model's maker, which are neither a state nor a result.
 */
export function readTask(found: Detected, { value }: AnswerRecord): Detected {
	const data = recordIn(value, { wrappedIn: 'data' }) ?? {};
	const meta = isObject(data.meta) ? data.meta : {};
	const media = mediaOf(found);
	return {
		...found,
		media,
		kind: media.find(({ role }) => role === 'output')?.kind ?? null,
		result: found.status === 'succeeded' && media.length === 0 ? textOf(data.output) : null,
		usage: isObject(meta.usage) ? meta.usage : found.usage,
		reported: { ...found.reported, message: reasonOf(data, found.reported.message) },
	};
}

function mediaOf({ media, details }: Detected): readonly Media[] {
	const paths = new Map(details.found.outputs.map(({ url, path }) => [url, path]));
	const pathOf = ({ url }: Media) => paths.get(url) ?? '';
	const isAlone = media.every((one) => COPIES.test(pathOf(one)));
	const isKept = media.some((one) => LASTING.test(pathOf(one)));
	const isCopy = (path: string) =>
		(!isAlone && COPIES.test(path)) || (isKept && TEMPORARY.test(path));
	return media
		.filter((one) => !isCopy(pathOf(one)))
		.map((one) => (SONG_COVER.test(pathOf(one)) ? { ...one, role: 'thumbnail' } : one));
}

/**
 * @returns the error's `message`, which is PiAPI's and often general, together with `raw_message`, which is that of the
 * model's maker; `read` where only one of them is there, or where `message` holds the other
 */
function reasonOf({ error }: JsonObject, read: string | null): string | null {
	if (!isObject(error)) return read;
	const message = firstText(error.message);
	const raw = firstText(error.raw_message);
	if (message === null || raw === null || message.includes(raw)) return read;
	return raw.includes(message) ? raw : `${message} (${raw})`;
}

function textOf(output: unknown): string | null {
	const texts = isObject(output) ? TEXT_NAMES.map((name) => output[name]) : [output];
	const found = texts.map(nonEmpty).find((text) => text !== null && webAddress(text) === null);
	return found ?? null;
}
